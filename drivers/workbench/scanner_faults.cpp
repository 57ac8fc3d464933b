// SPDX-License-Identifier: Apache-2.0
#include "scanner_faults.h"

#include "act_arguments.h"
#include "gm65_wire.h"

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

struct Row {
    const char *name;
    Kind kind;
    Stage stage = Stage::Reading;
    int ms = 0;
};
constexpr std::array Rows{
    Row{"none", Kind::None},
    Row{"missing-tail", Kind::MissingTail},
    Row{"cr-only", Kind::CrOnly},
    Row{"tail-split", Kind::TailSplit, Stage::Reading, 120},
    Row{"two-scans-glued", Kind::TwoScansGlued},
    Row{"duplicate", Kind::Duplicate, Stage::Reading, 300},
    Row{"4-kb", Kind::FourKb},
    Row{"nul-and-esc", Kind::NulAndEsc},
    Row{"invalid-utf8", Kind::InvalidUtf8},
    Row{"gbk", Kind::Gbk},
    Row{"reply-in-the-middle", Kind::ReplyInTheMiddle},
    Row{"unplug-mid-scan", Kind::UnplugMidScan},
    Row{"read-fail", Kind::ReadFail},
    Row{"settings-code", Kind::SettingsCode},
    Row{"before-the-step", Kind::BeforeTheStep, Stage::Showing},
    Row{"silence", Kind::Silence, Stage::Reply},
    Row{"wrong-checksum", Kind::WrongChecksum, Stage::Reply},
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

QStringList scannerFaultNames()
{
    QStringList names;
    for (const Row &row : Rows)
        names << QLatin1String(row.name);
    return names;
}

Result<ScannerFault> scannerFaultOf(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "times", "ms"}));
    const QString name = KIOSK_TRY(faultNameOf(act, scannerFaultNames()));
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

QList<ByteLink::Burst> readingUnder(const ScannerFault &fault, const QByteArray &text, const QByteArray &tail)
{
    const std::chrono::milliseconds later(fault.ms);
    switch (fault.kind) {
    case Kind::MissingTail: return {{text}};
    case Kind::CrOnly: return {{text + '\r'}};
    case Kind::TailSplit: return {{text}, {tail, later}};
    case Kind::TwoScansGlued: return {{text + tail + "another code" + tail}};
    case Kind::Duplicate: return {{text + tail}, {text + tail, later}};
    case Kind::FourKb: return {{QByteArray(FourKilobytes, 'x') + tail}};
    case Kind::NulAndEsc: return {{withInside(text, QByteArray("\0\x1B[2J", 5)) + tail}};
    case Kind::InvalidUtf8: return {{withInside(text, "\xFF\xFE") + tail}};
    case Kind::Gbk: return {{inGbk(text) + tail}};
    case Kind::ReplyInTheMiddle: return {{withInside(text, gm65Reply(gm65::ToHeartbeat, QByteArray(1, '\0'))) + tail}};
    case Kind::UnplugMidScan: return {{text.left(text.size() / 2)}};
    case Kind::ReadFail: return {{"read fail" + tail}};
    default: return {{text + tail}};
    }
}

} // namespace kiosk::workbench
