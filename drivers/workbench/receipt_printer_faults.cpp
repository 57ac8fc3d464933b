// SPDX-License-Identifier: Apache-2.0
// The faults of the receipt printer, as the acts name them.
#include "act_arguments.h"
#include "receipt_printer_emulator.h"

#include <QStringList>
#include <algorithm>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

struct ReceiptPrinterEmulator::FaultArguments {
    int times, mm, ms;
};
struct ReceiptPrinterEmulator::FaultRow {
    const char *name;
    void (*set)(ReceiptPrinterEmulator &printer, const FaultArguments &given);
};

const QList<ReceiptPrinterEmulator::FaultRow> &ReceiptPrinterEmulator::faultRows()
{
    using Self = ReceiptPrinterEmulator &;
    using Given = const FaultArguments &;
    static constexpr auto raise = [](Self self, bool PrinterCondition::*what) {
        PrinterCondition next = self.m_condition;
        next.*what = true;
        self.change(next);
    };
    static const QList<FaultRow> rows{
        {"none",
         [](Self self, Given) {
             self.m_faults = {};
             self.m_mechanism.forgetFaults();
         }},
        {"paper-out-after-mm", [](Self self, Given given) { self.m_mechanism.endPaperAfter(given.mm); }},
        {"paper-low-after-mm", [](Self self, Given given) { self.m_mechanism.warnPaperAfter(given.mm); }},
        {"cover-open-mid-line", [](Self self, Given) { self.m_mechanism.openCoverInTheNextLine(); }},
        {"cutter-jam", [](Self self, Given) { self.m_mechanism.blockCutter(true); }},
        {"unrecoverable", [](Self self, Given) { raise(self, &PrinterCondition::unrecoverable); }},
        {"head-hot",
         [](Self self, Given given) {
             self.m_headCooling.start(given.ms ? given.ms : 10'000);
             raise(self, &PrinterCondition::headHot);
         }},
        {"asb-byte-dropped", [](Self self, Given given) { self.m_faults.asbByteDropped = given.times; }},
        {"asb-split", [](Self self, Given given) { self.m_faults.asbSplit = given.times; }},
        {"stray-xoff", [](Self self, Given) { self.m_port.send("\x13"); }},
        {"no-replies", [](Self self, Given) { self.m_faults.noReplies = true; }},
        {"late-reply",
         [](Self self, Given given) {
             self.m_faults.lateReplies = given.times;
             self.m_faults.lateMs = given.ms ? given.ms : 8000;
         }},
        {"clone", [](Self self, Given) { self.m_faults.isClone = true; }},
        {"disconnect-mid-raster", [](Self self, Given given) { self.m_faults.disconnectsInPicture = given.times; }},
        {"duplicate-reply", [](Self self, Given given) { self.m_faults.duplicateReplies = given.times; }},
        {"wrong-id", [](Self self, Given given) { self.m_faults.wrongIds = given.times; }},
        {"noise", [](Self self, Given given) { self.m_faults.noise = given.times; }},
    };
    return rows;
}

QStringList ReceiptPrinterEmulator::faultNames()
{
    QStringList names;
    for (const FaultRow &row : faultRows())
        names << QLatin1String(row.name);
    return names;
}

Result<void> ReceiptPrinterEmulator::addFault(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "times", "mm", "ms"}));
    const int times = KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1);
    const int mm = KIOSK_TRY(numberOf(act, "mm", 0, 100'000)).value_or(0);
    const int ms = KIOSK_TRY(numberOf(act, "ms", 0, 600'000)).value_or(0);
    const FaultArguments given{times, mm, ms};
    const QString name = KIOSK_TRY(faultNameOf(act, faultNames()));
    m_witness.note("receipt", "fault-set", {{u"fault"_s, name}});
    std::find_if(faultRows().begin(), faultRows().end(), [&](const FaultRow &row) {
        return name == QLatin1String(row.name);
    })->set(*this, given);
    return {};
}

} // namespace kiosk::workbench
