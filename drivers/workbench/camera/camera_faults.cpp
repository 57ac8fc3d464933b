// SPDX-License-Identifier: Apache-2.0
#include "camera_faults.h"

#include <algorithm>
#include <array>

namespace kiosk::workbench {

namespace {

struct Row {
    const char *name;
    CameraFault fault;
};
constexpr std::array Rows{
    Row{"none", CameraFault::None},
    Row{"no-format", CameraFault::NoFormat},
    Row{"wrong-format", CameraFault::WrongFormat},
    Row{"odd-size", CameraFault::OddSize},
    Row{"busy", CameraFault::Busy},
    Row{"frozen", CameraFault::Frozen},
    Row{"short-frame", CameraFault::ShortFrame},
    Row{"damaged", CameraFault::Damaged},
    Row{"broken-jpeg", CameraFault::BrokenJpeg},
    Row{"silence", CameraFault::Silence},
};

} // namespace

Result<CameraFault> cameraFaultNamed(const QString &name)
{
    const auto *const row
        = std::find_if(Rows.begin(), Rows.end(), [&](const Row &r) { return name == QLatin1String(r.name); });
    if (row == Rows.end())
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("no fault \"%1\"; there are: %2").arg(name, cameraFaultNames().join(u", ")));
    return row->fault;
}

QStringList cameraFaultNames()
{
    QStringList names;
    for (const Row &row : Rows)
        names << QLatin1String(row.name);
    return names;
}

} // namespace kiosk::workbench
