// SPDX-License-Identifier: Apache-2.0
#include "scanner_faults.h"

#include "act_arguments.h"
#include "gm65_wire.h"
#include "hid_pos_wire.h"

#include <QStringDecoder>
#include <QStringEncoder>
#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = ScannerFault::Kind;
using Stage = ScannerFault::Stage;

constexpr qsizetype FourKilobytes = 4096;
constexpr std::chrono::milliseconds BetweenReports(2); // of one series: 1 to 10 on a real bus
const QByteArray OtherText("another code");

enum On { Serial, Hid, Both };
struct Row {
    const char *name;
    Kind kind;
    On on = Both;
    Stage stage = Stage::Reading;
    int ms = 0;
};
constexpr std::array Rows{
    Row{"none", Kind::None},
    Row{"missing-tail", Kind::MissingTail, Serial},
    Row{"cr-only", Kind::CrOnly, Serial},
    Row{"tail-split", Kind::TailSplit, Serial, Stage::Reading, 120},
    Row{"two-scans-glued", Kind::TwoScansGlued},
    Row{"duplicate", Kind::Duplicate, Both, Stage::Reading, 300},
    Row{"4-kb", Kind::FourKb},
    Row{"nul-and-esc", Kind::NulAndEsc},
    Row{"invalid-utf8", Kind::InvalidUtf8},
    Row{"gbk", Kind::Gbk},
    Row{"reply-in-the-middle", Kind::ReplyInTheMiddle, Serial},
    Row{"unplug-mid-scan", Kind::UnplugMidScan},
    Row{"read-fail", Kind::ReadFail, Serial},
    Row{"settings-code", Kind::SettingsCode, Serial},
    Row{"before-the-step", Kind::BeforeTheStep, Both, Stage::Showing},
    Row{"silence", Kind::Silence, Serial, Stage::Reply},
    Row{"wrong-checksum", Kind::WrongChecksum, Serial, Stage::Reply},
    Row{"half-hid-series", Kind::HalfHidSeries, Hid},
    Row{"hid-wrong-length", Kind::HidWrongLength, Hid},
    Row{"keyboard-wedge", Kind::KeyboardWedge, Hid, Stage::Plugging},
};

const Row &rowOf(Kind kind)
{
    return *std::find_if(Rows.begin(), Rows.end(), [kind](const Row &row) { return row.kind == kind; });
}

QByteArray withInside(const QByteArray &text, const QByteArray &more)
{
    return text.left(text.size() / 2) + more + text.mid(text.size() / 2);
}

} // namespace

QString ScannerFault::name() const { return QLatin1String(rowOf(kind).name); }
ScannerFault::Stage ScannerFault::stage() const { return rowOf(kind).stage; }

QStringList scannerFaultNames(ScannerWiring wiring)
{
    QStringList names;
    for (const Row &row : Rows)
        if (row.on != (wiring == ScannerWiring::Serial ? Hid : Serial))
            names << QLatin1String(row.name);
    return names;
}

Result<ScannerFault> scannerFaultOf(const QJsonObject &act, ScannerWiring wiring)
{
    KIOSK_TRY(onlyKeys(act, {"device", "fault", "times", "ms"}));
    const QString name = KIOSK_TRY(faultNameOf(act, scannerFaultNames(wiring)));
    const Row &row
        = *std::find_if(Rows.begin(), Rows.end(), [&](const Row &r) { return name == QLatin1String(r.name); });
    ScannerFault fault{row.kind};
    fault.times = KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1);
    fault.ms = KIOSK_TRY(numberOf(act, "ms", 0, 600'000)).value_or(row.ms);
    return fault;
}

const ScannerFault *ScannerFaultQueue::next(Stage stage) const
{
    const auto found = std::find_if(m_faults.begin(), m_faults.end(),
                                    [stage](const ScannerFault &fault) { return fault.stage() == stage; });
    return found == m_faults.end() ? nullptr : &*found;
}

std::optional<ScannerFault> ScannerFaultQueue::spend(Stage stage)
{
    const ScannerFault *const found = next(stage);
    if (!found)
        return {};
    const ScannerFault fault = *found;
    const qsizetype at = found - m_faults.constData();
    if (--m_faults[at].times == 0)
        m_faults.removeAt(at);
    return fault;
}

QByteArray inGbk(const QByteArray &utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(utf8);
    QStringEncoder encoder("GB18030"); // of Qt's ICU
    return decoder.hasError() || !encoder.isValid() ? utf8 : QByteArray(encoder(text));
}

namespace {

// What is read in its place, of faults that lie in the text.
QByteArray textUnder(const ScannerFault &fault, const QByteArray &text)
{
    switch (fault.kind) {
    case Kind::FourKb: return QByteArray(FourKilobytes, 'x');
    case Kind::NulAndEsc: return withInside(text, QByteArray("\0\x1B[2J", 5));
    case Kind::InvalidUtf8: return withInside(text, "\xFF\xFE");
    case Kind::Gbk: return inGbk(text);
    case Kind::ReadFail: return "read fail";
    default: return text;
    }
}

} // namespace

QList<ByteLink::Burst> readingUnder(const ScannerFault &fault, const QByteArray &text, const QByteArray &tail)
{
    const std::chrono::milliseconds later(fault.ms);
    switch (fault.kind) {
    case Kind::MissingTail: return {{text}};
    case Kind::CrOnly: return {{text + '\r'}};
    case Kind::TailSplit: return {{text}, {tail, later}};
    case Kind::TwoScansGlued: return {{text + tail + OtherText + tail}};
    case Kind::Duplicate: return {{text + tail}, {text + tail, later}};
    case Kind::ReplyInTheMiddle: return {{withInside(text, gm65Reply(gm65::ToHeartbeat, QByteArray(1, '\0'))) + tail}};
    case Kind::UnplugMidScan: return {{text.left(text.size() / 2)}};
    default: return {{textUnder(fault, text) + tail}};
    }
}

QList<ByteLink::Burst> reportsUnder(const std::optional<ScannerFault> &fault, const QByteArray &text,
                                    const QByteArray &aimId)
{
    const auto kind = fault ? fault->kind : Kind::None;
    const auto series = hidPosSeries(fault ? textUnder(*fault, text) : text, aimId);
    QList<ByteLink::Burst> bursts;
    const auto add = [&](const QList<QByteArray> &reports, std::chrono::milliseconds before) {
        for (qsizetype i = 0; i < reports.size(); ++i)
            bursts << ByteLink::Burst{reports[i], i == 0 ? before : BetweenReports};
    };
    if (kind == Kind::HalfHidSeries || kind == Kind::UnplugMidScan) {
        add({hidPosReport(text.left(std::min(hidpos::MostData, (text.size() + 1) / 2)), aimId, true)}, {});
        return bursts;
    }
    add(series, {});
    if (kind == Kind::HidWrongLength)
        bursts.front().bytes[hidpos::CountAt] = '\xFF';
    if (kind == Kind::Duplicate)
        add(series, std::chrono::milliseconds(fault->ms));
    if (kind == Kind::TwoScansGlued)
        add(hidPosSeries(OtherText, aimId), BetweenReports);
    return bursts;
}

} // namespace kiosk::workbench
