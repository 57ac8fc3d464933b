// SPDX-License-Identifier: Apache-2.0
#include "printer_facts.h"

namespace kiosk::escpos {
namespace {

using hal::DeviceStatus;
using hal::FactSource;

hal::Supply supply(bool end, bool nearEnd)
{
    if (end)
        return hal::Supply::Out;
    return nearEnd ? hal::Supply::Low : hal::Supply::Ok;
}

DeviceStatus deviceOf(const PrinterFacts &facts)
{
    if (facts.broken)
        return DeviceStatus::HardwareError;
    if (facts.cover == hal::Cover::Open || facts.paper == hal::Supply::Out || facts.cutter == hal::Cutter::Jammed
        || facts.needsRecovery)
        return DeviceStatus::UserError;
    if (facts.waits)
        return DeviceStatus::DeviceBusy;
    return facts.offline ? DeviceStatus::Offline : DeviceStatus::Online;
}

} // namespace

PrinterFacts factsOf(const RealtimeAnswers &answers)
{
    PrinterFacts facts;
    for (const auto &answer : answers)
        facts.bits += (facts.bits.isEmpty() ? QString() : QStringLiteral(" "))
            + (answer ? QStringLiteral("%1").arg(*answer, 2, 16, QLatin1Char('0')).toUpper() : QStringLiteral("--"));
    facts.bits.prepend(QStringLiteral("EOT "));
    if (answers[0]) {
        facts.offline = *answers[0] & eot1::Offline;
        facts.needsRecovery = *answers[0] & eot1::WaitsForRecovery;
    }
    if (answers[1])
        facts.cover = *answers[1] & eot2::CoverOpen ? hal::Cover::Open : hal::Cover::Closed;
    if (answers[2]) {
        facts.cutter = *answers[2] & eot3::Cutter ? hal::Cutter::Jammed : hal::Cutter::Ok;
        facts.needsRecovery = facts.needsRecovery || *answers[2] & eot3::Recoverable;
        facts.broken = *answers[2] & eot3::Unrecoverable;
        facts.waits = *answers[2] & eot3::AutoRecoverable;
    }
    if (answers[3])
        facts.paper = supply(*answers[3] & eot4::End, *answers[3] & eot4::NearEnd);
    if (answers[1] && *answers[1] & eot2::StoppedByPaperEnd)
        facts.paper = hal::Supply::Out;
    facts.paperIsStale = facts.cover == hal::Cover::Open;
    return facts;
}

PrinterFacts factsOf(const AutoStatus &status)
{
    PrinterFacts facts;
    facts.offline = status.printer & asb1::Offline;
    facts.cover = status.printer & asb1::CoverOpen ? hal::Cover::Open : hal::Cover::Closed;
    facts.cutter = status.error & asb2::Cutter ? hal::Cutter::Jammed : hal::Cutter::Ok;
    facts.needsRecovery = status.error & (asb2::Recoverable | asb2::WaitsForRecovery);
    facts.broken = status.error & asb2::Unrecoverable;
    facts.waits = status.error & asb2::AutoRecoverable;
    facts.paper = supply(status.paper & asb3::End, status.paper & asb3::NearEnd);
    facts.paperIsStale = facts.cover == hal::Cover::Open;
    const std::array bytes{status.printer, status.error, status.paper, status.reserved};
    facts.bits = QStringLiteral("ASB");
    for (const uint8_t byte : bytes)
        facts.bits += QStringLiteral(" %1").arg(byte, 2, 16, QLatin1Char('0')).toUpper();
    return facts;
}

PrinterFacts factsOf(const UsbPortStatus &port)
{
    PrinterFacts facts;
    facts.offline = !port.selected;
    facts.paper = supply(port.paperEmpty, false);
    facts.needsRecovery = !port.noError && !port.paperEmpty;
    facts.isInferred = true;
    facts.bits = QStringLiteral("PORT %1").arg(port.bits, 2, 16, QLatin1Char('0')).toUpper();
    return facts;
}

hal::Supply paperOf(uint8_t gsr1) { return supply(gsr1 & gsr1::End, gsr1 & gsr1::NearEnd); }

hal::StatusSnapshot statusOf(const PrinterFacts &facts)
{
    hal::StatusSnapshot status;
    const auto said = [](auto value, FactSource source) { return hal::Fact<decltype(value)>{value, source, {}}; };
    const auto sensed = [&said](auto value) {
        return said(value, value == decltype(value)() ? FactSource::Inferred : FactSource::Sensor); // 0 is Unknown
    };
    status.device = said(deviceOf(facts), facts.isInferred ? FactSource::Inferred : FactSource::Sensor);
    status.paper
        = facts.paperIsStale || facts.isInferred ? said(facts.paper, FactSource::Inferred) : sensed(facts.paper);
    status.cover = sensed(facts.cover);
    status.cutter = sensed(facts.cutter);
    if (const auto device = status.device.value; device != DeviceStatus::Online && device != DeviceStatus::DeviceBusy)
        status.vendorCode = facts.bits;
    return status;
}

} // namespace kiosk::escpos
