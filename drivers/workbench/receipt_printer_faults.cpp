// SPDX-License-Identifier: Apache-2.0
// The faults of the receipt printer, as the acts name them.
#include "act_arguments.h"
#include "receipt_printer_emulator.h"

#include <QStringList>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

struct FaultArguments {
    int times, mm, ms;
};

} // namespace

Result<void> ReceiptPrinterEmulator::addFault(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "times", "mm", "ms"}));
    const FaultArguments given{KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1),
                               KIOSK_TRY(numberOf(act, "mm", 0, 100'000)).value_or(0),
                               KIOSK_TRY(numberOf(act, "ms", 0, 600'000)).value_or(0)};
    const auto condition = [this](bool PrinterCondition::*what) {
        PrinterCondition next = m_condition;
        next.*what = true;
        change(next);
    };
    const QHash<QString, std::function<void()>> faults{
        {u"none"_s,
         [this] {
             m_faults = {};
             m_mechanism.forgetFaults();
         }},
        {u"paper-out-after-mm"_s, [=, this] { m_mechanism.endPaperAfter(given.mm); }},
        {u"paper-low-after-mm"_s, [=, this] { m_mechanism.warnPaperAfter(given.mm); }},
        {u"cover-open-mid-line"_s, [this] { m_mechanism.openCoverInTheNextLine(); }},
        {u"cutter-jam"_s, [this] { m_mechanism.blockCutter(true); }},
        {u"unrecoverable"_s, [=] { condition(&PrinterCondition::unrecoverable); }},
        {u"head-hot"_s,
         [=, this] {
             m_headCooling.start(given.ms ? given.ms : 10'000);
             condition(&PrinterCondition::headHot);
         }},
        {u"asb-byte-dropped"_s, [=, this] { m_faults.asbByteDropped = given.times; }},
        {u"asb-split"_s, [=, this] { m_faults.asbSplit = given.times; }},
        {u"stray-xoff"_s, [this] { m_port.send("\x13"); }},
        {u"no-replies"_s, [this] { m_faults.noReplies = true; }},
        {u"late-reply"_s,
         [=, this] {
             m_faults.lateReplies = given.times;
             m_faults.lateMs = given.ms ? given.ms : 8000;
         }},
        {u"clone"_s, [this] { m_faults.isClone = true; }},
        {u"disconnect-mid-raster"_s, [=, this] { m_faults.disconnectsInPicture = given.times; }},
        {u"duplicate-reply"_s, [=, this] { m_faults.duplicateReplies = given.times; }},
        {u"wrong-id"_s, [=, this] { m_faults.wrongIds = given.times; }},
        {u"noise"_s, [=, this] { m_faults.noise = given.times; }},
    };
    const QString name = KIOSK_TRY(faultNameOf(act, faults.keys()));
    m_witness.note("receipt", "fault-set", {{u"fault"_s, name}});
    faults[name]();
    return {};
}

} // namespace kiosk::workbench
