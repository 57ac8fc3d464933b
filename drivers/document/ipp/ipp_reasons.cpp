// SPDX-License-Identifier: Apache-2.0
#include "ipp_reasons.h"

#include <algorithm>
#include <array>

namespace kiosk::ipp {
namespace {

using hal::DeviceStatus;
using hal::FactSource;

enum class Touches { Nothing, PaperOut, PaperLow, TonerOut, TonerLow, Cover, Path };

struct Row {
    const char *stem;
    ReasonClass reasonClass;
    Touches touches;
};

constexpr std::array rows = {
    Row{"none", ReasonClass::None, Touches::Nothing},
    Row{"media-empty", ReasonClass::Stop, Touches::PaperOut},
    Row{"media-needed", ReasonClass::Stop, Touches::PaperOut},
    Row{"media-low", ReasonClass::Warn, Touches::PaperLow},
    Row{"media-jam", ReasonClass::Stop, Touches::Path},
    Row{"cover-open", ReasonClass::Stop, Touches::Cover},
    Row{"door-open", ReasonClass::Stop, Touches::Cover},
    Row{"interlock-open", ReasonClass::Stop, Touches::Cover},
    Row{"input-tray-missing", ReasonClass::Stop, Touches::Cover},
    Row{"toner-low", ReasonClass::Warn, Touches::TonerLow},
    Row{"marker-supply-low", ReasonClass::Warn, Touches::TonerLow},
    Row{"toner-empty", ReasonClass::Stop, Touches::TonerOut},
    Row{"marker-supply-empty", ReasonClass::Stop, Touches::TonerOut},
    Row{"developer-empty", ReasonClass::Stop, Touches::TonerOut},
    Row{"opc-life-over", ReasonClass::Stop, Touches::TonerOut},
    Row{"output-area-full", ReasonClass::Stop, Touches::Nothing},
    Row{"output-area-almost-full", ReasonClass::Warn, Touches::Nothing},
    Row{"offline", ReasonClass::Link, Touches::Nothing},
    Row{"timed-out", ReasonClass::Link, Touches::Nothing},
    Row{"connecting-to-device", ReasonClass::Link, Touches::Nothing},
    Row{"paused", ReasonClass::Queue, Touches::Nothing},
    Row{"stopped-partly", ReasonClass::Queue, Touches::Nothing},
    Row{"shutdown", ReasonClass::Queue, Touches::Nothing},
    Row{"spool-area-full", ReasonClass::Queue, Touches::Nothing},
    Row{"fuser-over-temp", ReasonClass::Wait, Touches::Nothing},
    Row{"fuser-under-temp", ReasonClass::Wait, Touches::Nothing},
};

const Row *rowOf(const QString &stem)
{
    const auto row
        = std::find_if(rows.begin(), rows.end(), [&](const Row &r) { return stem == QLatin1String(r.stem); });
    return row == rows.end() ? nullptr : row;
}

// Waste boxes fill up: their level means something else.
bool isConsumed(const Marker &marker)
{
    return !marker.type.startsWith(QLatin1String("waste")) && marker.type != QLatin1String("fuser")
        && marker.type != QLatin1String("opc");
}

DeviceStatus deviceOf(const PrinterAttributes &printer)
{
    bool stop = false;
    bool away = !printer.acceptsJobs;
    bool wait = false;
    for (const QString &keyword : printer.reasons) {
        const ReasonClass what = parseReason(keyword).reasonClass;
        stop = stop || what == ReasonClass::Stop;
        away = away || what == ReasonClass::Link || what == ReasonClass::Queue;
        wait = wait || what == ReasonClass::Wait;
    }
    if (stop)
        return DeviceStatus::UserError;
    if (away)
        return DeviceStatus::Offline;
    if (wait)
        return DeviceStatus::DeviceBusy;
    return printer.state == PrinterState::Stopped ? DeviceStatus::HardwareError // stopped, and it does not say why
                                                  : DeviceStatus::Online;
}

} // namespace

Reason parseReason(const QString &keyword)
{
    Reason reason{keyword, {}, ReasonClass::Unfamiliar};
    for (const char *suffix : {"error", "warning", "report"}) {
        const QString tail = QLatin1Char('-') + QLatin1String(suffix);
        if (keyword.endsWith(tail)) {
            reason.stem = keyword.chopped(tail.size());
            reason.suffix = QLatin1String(suffix);
            break;
        }
    }
    if (const Row *row = rowOf(reason.stem))
        reason.reasonClass = row->reasonClass;
    return reason;
}

std::optional<ErrorCode> refusal(const PrinterAttributes &printer) { return hal::fault(statusOf(printer)); }

hal::StatusSnapshot statusOf(const PrinterAttributes &printer)
{
    auto paper = hal::Supply::Ok;
    auto toner = hal::Supply::Ok;
    auto cover = hal::Cover::Closed;
    auto path = hal::PaperPath::Clear;
    for (const QString &keyword : printer.reasons) {
        const Row *row = rowOf(parseReason(keyword).stem);
        switch (row ? row->touches : Touches::Nothing) {
        case Touches::Nothing: break;
        case Touches::PaperOut: paper = hal::Supply::Out; break;
        case Touches::PaperLow: paper = std::max(paper, hal::Supply::Low); break; // Ok < Low < Out
        case Touches::TonerOut: toner = hal::Supply::Out; break;
        case Touches::TonerLow: toner = std::max(toner, hal::Supply::Low); break;
        case Touches::Cover: cover = hal::Cover::Open; break;
        case Touches::Path: path = hal::PaperPath::Jammed; break;
        }
    }
    for (const Marker &marker : printer.markers)
        if (isConsumed(marker) && marker.level && *marker.level <= marker.lowLevel)
            toner = std::max(toner, hal::Supply::Low);
    hal::StatusSnapshot status;
    const auto said = [](auto value) { return hal::Fact<decltype(value)>{value, FactSource::Sensor, {}}; };
    status.device = said(deviceOf(printer));
    status.paper = said(paper);
    status.toner = said(toner);
    status.cover = said(cover);
    status.paperPath = said(path);
    status.vendorCode = printer.reasons.join(QLatin1Char(','));
    return status;
}

QString suppliesText(const PrinterAttributes &printer)
{
    QString text;
    for (const Marker &marker : printer.markers)
        if (marker.level)
            text += QStringLiteral("; %1 %2 %")
                        .arg(marker.name.isEmpty() ? marker.type : marker.name)
                        .arg(*marker.level);
    return text;
}

} // namespace kiosk::ipp
