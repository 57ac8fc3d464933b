// SPDX-License-Identifier: Apache-2.0
// The faults of the document printer, as the acts name them.
#include "act_arguments.h"
#include "document_printer_emulator.h"

#include <QHash>
#include <functional>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

Result<void> DocumentPrinterEmulator::addFault(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "page", "on", "times", "ms"}));
    const int page = KIOSK_TRY(numberOf(act, "page", 1, 1000)).value_or(1);
    const int times = KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1);
    const int ms = KIOSK_TRY(numberOf(act, "ms", 1, 600'000)).value_or(90'000);
    KIOSK_TRY(choiceOf(act, "on",
                       {"Print-Job", "Validate-Job", "Create-Job", "Send-Document", "Cancel-Job", "Get-Job-Attributes",
                        "Get-Jobs", "Get-Printer-Attributes"}));
    const QString on = act[u"on"].toString();
    const auto wire = [=, this](WireFault fault) {
        return [=, this] {
            m_faults.wire = fault;
            m_faults.wireOperation = on;
            m_faults.wireTimes = times;
        };
    };
    const QHash<QString, std::function<void()>> faults{
        {u"none"_s,
         [this] {
             m_faults = {};
             m_seenReasons = reasonsOf(m_condition);
             work();
         }},
        {u"paper-out-before"_s, [this] { set({.paper = DocumentPrinterCondition::Supply::Out}); }},
        {u"paper-out-during"_s, [=, this] { m_faults.paperOutAtPage = page; }},
        {u"jam-during"_s, [=, this] { m_faults.jamAtPage = page; }},
        {u"cover-open-during"_s, [=, this] { m_faults.coverOpenAtPage = page; }},
        {u"completed-without-sheet"_s, [=, this] { m_faults.sheetsMissing = times; }},
        {u"job-aborted"_s, [=, this] { m_faults.jobsAborted = times; }},
        {u"stuck"_s, [this] { m_faults.stuck = true; }},
        {u"sticky-reasons"_s, [this] { m_faults.stickyReasons = true; }},
        {u"slow"_s, [=, this] { m_faults.pageMs = ms; }},
        {u"restart"_s, [this] { restart(); }},
        {u"answer-lost"_s, wire(WireFault::AnswerLost)},
        {u"request-lost"_s, wire(WireFault::RequestLost)},
        {u"hang"_s, wire(WireFault::Hang)},
        {u"busy"_s, wire(WireFault::Busy)},
    };
    const QString name = KIOSK_TRY(faultNameOf(act, faults.keys()));
    m_witness.note("certificate", "fault-set", {{u"fault"_s, name}});
    faults[name]();
    return {};
}

DocumentPrinterEmulator::WireFault DocumentPrinterEmulator::spendWireFault(const QString &operation)
{
    const bool fits = m_faults.wireOperation.isEmpty() || m_faults.wireOperation == operation;
    if (m_faults.wire == WireFault::None || m_faults.wireTimes == 0 || !fits)
        return WireFault::None;
    --m_faults.wireTimes;
    m_witness.note("certificate", "fault-spent", {{u"operation"_s, operation}});
    return m_faults.wire;
}

} // namespace kiosk::workbench
