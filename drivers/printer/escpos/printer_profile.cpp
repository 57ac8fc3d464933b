// SPDX-License-Identifier: Apache-2.0
#include "printer_profile.h"

#include <algorithm>
#include <array>

namespace kiosk::escpos {
namespace {

struct Row {
    const char *name;
    int dots;
    bool processId, paperReply, autoStatus, hanziByGs21, nativeQr, cutter;
};

// clone: GS r only, FS ! for Hanzi; silent: USB and serial clones that never answer, so nothing proves a receipt
constexpr std::array rows = {
    Row{"80mm", 576, true, true, true, true, true, true},
    Row{"58mm", 384, true, true, true, true, true, true},
    Row{"80mm-180dpi", 512, true, true, true, true, true, true},
    Row{"80mm-clone", 576, false, true, true, false, true, true},
    Row{"58mm-clone", 384, false, true, true, false, true, false},
    Row{"58mm-silent", 384, false, false, false, false, false, false},
};

} // namespace

Result<PrinterProfile> profileNamed(QStringView name)
{
    const auto row
        = std::find_if(rows.begin(), rows.end(), [name](const Row &r) { return name == QLatin1String(r.name); });
    if (row == rows.end())
        return fail(ErrorCode::BadConfig, QStringLiteral("receipt printer profile \"%1\"").arg(name));
    PrinterProfile profile;
    profile.name = name.toString();
    profile.dots = row->dots;
    profile.processId = row->processId;
    profile.paperReply = row->paperReply;
    profile.autoStatus = row->autoStatus;
    profile.hanziByGs21 = row->hanziByGs21;
    profile.nativeQr = row->nativeQr;
    profile.cutter = row->cutter;
    return profile;
}

QStringList profileNames()
{
    QStringList names;
    for (const Row &row : rows)
        names << QLatin1String(row.name);
    return names;
}

} // namespace kiosk::escpos
