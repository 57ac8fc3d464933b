// SPDX-License-Identifier: Apache-2.0
#include "sdt_faults.h"

#include "act_arguments.h"
#include "id_cards.h"
#include "sdt_wire.h"

#include <algorithm>
#include <array>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = SdtFault::Kind;

struct Row {
    const char *name;
    Kind kind;
    bool aboutFrame;
    quint16 command = 0; // the one it makes sense for when the act names none
    int ms = 0;
};
constexpr std::array Rows{
    Row{"noise", Kind::Noise, true},
    Row{"split", Kind::Split, true},
    Row{"truncated", Kind::Truncated, true},
    Row{"wrong-checksum", Kind::WrongChecksum, true},
    Row{"length-too-large", Kind::LengthTooLarge, true},
    Row{"silence", Kind::Silence, true},
    Row{"late", Kind::Late, true, 0, 3000},
    Row{"previous-reply", Kind::PreviousReply, true},
    Row{"duplicate", Kind::Duplicate, true},
    Row{"slow", Kind::Slow, true},
    Row{"disconnect-mid-frame", Kind::DisconnectMidFrame, true, sdt::ReadCard},
    Row{"lift-during-read", Kind::LiftDuringRead, false, sdt::ReadCard},
    Row{"read-fails", Kind::ReadFails, false, sdt::ReadCard},
    Row{"swap-card", Kind::SwapCard, false, sdt::ReadCard},
    Row{"self-test", Kind::SelfTest, false, 0, 2000},
    Row{"not-authorised", Kind::NotAuthorised, false},
    Row{"sam-changed", Kind::SamChanged, false},
};

constexpr std::array Commands{
    std::pair{"find", quint16(sdt::FindCard)},    std::pair{"select", quint16(sdt::SelectCard)},
    std::pair{"read", quint16(sdt::ReadCard)},    std::pair{"address", quint16(sdt::ReadNewAddress)},
    std::pair{"status", quint16(sdt::SamStatus)}, std::pair{"id", quint16(sdt::SamId)},
    std::pair{"reset", quint16(sdt::ResetSam)},
};

bool isAboutFrame(Kind kind)
{
    return std::any_of(Rows.begin(), Rows.end(), [kind](const Row &row) { return row.kind == kind && row.aboutFrame; });
}

QList<ByteLink::Burst> inPieces(const QByteArray &frame, std::mt19937 &dice)
{
    std::uniform_int_distribution<int> size(1, 64), gap(1, 50);
    QList<ByteLink::Burst> bursts;
    for (qsizetype at = 0; at < frame.size(); at += bursts.back().bytes.size())
        bursts << ByteLink::Burst{frame.mid(at, size(dice)), std::chrono::milliseconds(at ? gap(dice) : 0)};
    return bursts;
}

} // namespace

QString SdtFault::name() const
{
    return QLatin1String(
        std::find_if(Rows.begin(), Rows.end(), [this](const Row &row) { return row.kind == kind; })->name);
}

QStringList sdtFaultNames()
{
    QStringList names;
    for (const Row &row : Rows)
        names << QLatin1String(row.name);
    return names;
}

Result<SdtFault> sdtFaultOf(const QJsonObject &act)
{
    KIOSK_TRY(onlyKeys(act, {"fault", "on", "times", "ms", "card"}));
    const QString name = KIOSK_TRY(textOf(act, "fault"));
    const auto *const row
        = std::find_if(Rows.begin(), Rows.end(), [&](const Row &r) { return name == QLatin1String(r.name); });
    if (row == Rows.end())
        return fail(ErrorCode::InvalidInput,
                    u"no fault \"%1\"; there are: %2"_s.arg(name, sdtFaultNames().join(u", ")));
    SdtFault fault{row->kind, row->command};
    if (const auto on = KIOSK_TRY(choiceOf(act, "on", {"find", "select", "read", "address", "status", "id", "reset"})))
        fault.command = Commands[size_t(*on)].second;
    fault.times = KIOSK_TRY(numberOf(act, "times", 1, 1000)).value_or(1);
    fault.ms = KIOSK_TRY(numberOf(act, "ms", 0, 600'000)).value_or(row->ms);
    fault.card = act[u"card"].toString(u"resident-long"_s);
    if (fault.kind == Kind::SwapCard)
        KIOSK_TRY(idCardNamed(fault.card));
    return fault;
}

std::optional<SdtFault> SdtFaultQueue::spend(quint16 command, bool aboutFrame)
{
    const auto fits = [=](const SdtFault &fault) {
        return isAboutFrame(fault.kind) == aboutFrame && (fault.command == 0 || fault.command == command);
    };
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), fits);
    if (found == m_faults.end())
        return {};
    const SdtFault fault = *found;
    if (--found->times == 0)
        m_faults.erase(found);
    return fault;
}

QList<ByteLink::Burst> burstsUnder(const SdtFault &fault, const QByteArray &frame, const QByteArray &previous,
                                   std::mt19937 &dice)
{
    using namespace std::chrono;
    QByteArray bent = frame;
    switch (fault.kind) {
    case Kind::Noise: return {{QByteArray::fromHex("00AA96AA") + frame}};
    case Kind::Split: return inPieces(frame, dice);
    case Kind::Truncated:
    case Kind::DisconnectMidFrame: return {{frame.left(frame.size() / 2)}};
    case Kind::WrongChecksum: bent.back() = char(bent.back() ^ 0x01); return {{bent}};
    case Kind::LengthTooLarge: return {{bent.replace(5, 2, "\xFF\xFF")}};
    case Kind::Silence: return {};
    case Kind::Late: return {{frame, milliseconds(fault.ms)}};
    case Kind::PreviousReply: return {{previous.isEmpty() ? frame : previous}};
    case Kind::Duplicate: return {{frame + frame}};
    default: return {{frame}};
    }
}

} // namespace kiosk::workbench
