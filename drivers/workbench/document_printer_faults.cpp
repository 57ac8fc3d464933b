// SPDX-License-Identifier: Apache-2.0
// The faults of the document printer, as the acts name them.
#include "act_arguments.h"
#include "document_printer_emulator.h"

#include <QStringList>
#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

struct DocumentPrinterEmulator::FaultArguments {
    int page, times, ms;
    QString on;
};
struct DocumentPrinterEmulator::FaultRow {
    const char *name;
    void (*set)(DocumentPrinterEmulator &printer, const FaultArguments &given);
};

const QList<DocumentPrinterEmulator::FaultRow> &DocumentPrinterEmulator::faultRows()
{
    using Self = DocumentPrinterEmulator &;
    using Given = const FaultArguments &;
    static constexpr auto wire = [](Self self, Given given, WireFault fault) {
        self.m_faults.wire = fault;
        self.m_faults.wireOperation = given.on;
        self.m_faults.wireTimes = given.times;
    };
    static const QList<FaultRow> rows{
        {"none",
         [](Self self, Given) {
             self.m_faults = {};
             self.m_seenReasons = reasonsOf(self.m_condition);
             self.work();
         }},
        {"paper-out-before", [](Self self, Given) { self.set({.paper = DocumentPrinterCondition::Supply::Out}); }},
        {"paper-out-during", [](Self self, Given given) { self.m_faults.paperOutAtPage = given.page; }},
        {"jam-during", [](Self self, Given given) { self.m_faults.jamAtPage = given.page; }},
        {"cover-open-during", [](Self self, Given given) { self.m_faults.coverOpenAtPage = given.page; }},
        {"completed-without-sheet", [](Self self, Given given) { self.m_faults.sheetsMissing = given.times; }},
        {"job-aborted", [](Self self, Given given) { self.m_faults.jobsAborted = given.times; }},
        {"stuck", [](Self self, Given) { self.m_faults.stuck = true; }},
        {"sticky-reasons", [](Self self, Given) { self.m_faults.stickyReasons = true; }},
        {"slow", [](Self self, Given given) { self.m_faults.pageMs = given.ms; }},
        {"restart", [](Self self, Given) { self.restart(); }},
        {"answer-lost", [](Self self, Given given) { wire(self, given, WireFault::AnswerLost); }},
        {"request-lost", [](Self self, Given given) { wire(self, given, WireFault::RequestLost); }},
        {"hang", [](Self self, Given given) { wire(self, given, WireFault::Hang); }},
        {"busy", [](Self self, Given given) { wire(self, given, WireFault::Busy); }},
    };
    return rows;
}

QStringList DocumentPrinterEmulator::faultNames()
{
    QStringList names;
    for (const FaultRow &row : faultRows())
        names << QLatin1String(row.name);
    return names;
}

Result<void> DocumentPrinterEmulator::addFault(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "page", "on", "times", "ms"}));
    KIOSK_TRY(choiceOf(act, "on",
                       {"Print-Job", "Validate-Job", "Create-Job", "Send-Document", "Cancel-Job", "Get-Job-Attributes",
                        "Get-Jobs", "Get-Printer-Attributes"}));
    const int page = KIOSK_TRY(numberOf(act, "page", 1, 1000)).value_or(1);
    const int times = KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1);
    const int ms = KIOSK_TRY(numberOf(act, "ms", 1, 600'000)).value_or(90'000);
    const FaultArguments given{page, times, ms, act[u"on"].toString()};
    const QString name = KIOSK_TRY(faultNameOf(act, faultNames()));
    m_witness.note("certificate", "fault-set", {{u"fault"_s, name}});
    std::find_if(faultRows().begin(), faultRows().end(), [&](const FaultRow &row) {
        return name == QLatin1String(row.name);
    })->set(*this, given);
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
