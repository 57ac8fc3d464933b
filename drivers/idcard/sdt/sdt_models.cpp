// SPDX-License-Identifier: Apache-2.0
#include "sdt_models.h"

#include <algorithm>
#include <array>

namespace kiosk::sdt {
namespace {

constexpr std::array models = {
    ReaderModel{"sdt", 115200, true}, ReaderModel{"sdt-230400", 230400, true}, ReaderModel{"sdt-9600", 9600, true},
    ReaderModel{"sdt-no-address", 115200, false}, // modules from before cards had a second address
};

} // namespace

Result<ReaderModel> modelNamed(QStringView name)
{
    if (name.isEmpty())
        return models.front();
    const auto model = std::find_if(models.begin(), models.end(),
                                    [name](const ReaderModel &m) { return name == QLatin1String(m.name); });
    if (model == models.end())
        return fail(ErrorCode::BadConfig, QStringLiteral("ID-card reader model \"%1\"").arg(name));
    return *model;
}

QStringList modelNames()
{
    QStringList names;
    for (const ReaderModel &model : models)
        names << QLatin1String(model.name);
    return names;
}

} // namespace kiosk::sdt
