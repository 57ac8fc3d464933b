// SPDX-License-Identifier: Apache-2.0
#include "blanks.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr qsizetype MostLetters = 4;
constexpr qsizetype FewestDigits = 4;
constexpr qsizetype MostDigits = 14;
constexpr qsizetype LongestKind = 40;

struct Move {
    BlankState from;
    BlankState to;
};
constexpr std::array Moves{
    Move{BlankState::Tray, BlankState::Printing},
    Move{BlankState::Tray, BlankState::Spoiled},
    Move{BlankState::Tray, BlankState::TakenOut},
    Move{BlankState::Printing, BlankState::Tray}, // the printer refused before a byte was sent
    Move{BlankState::Printing, BlankState::Printed},
    Move{BlankState::Printing, BlankState::Spoiled},
    Move{BlankState::Printing, BlankState::Uncertain},
    Move{BlankState::Uncertain, BlankState::Printed},
    Move{BlankState::Uncertain, BlankState::Spoiled},
};

struct Named {
    BlankState state;
    const char *name;
};
constexpr std::array Names{
    Named{BlankState::Tray, "tray"},           Named{BlankState::Printing, "printing"},
    Named{BlankState::Printed, "printed"},     Named{BlankState::Spoiled, "spoiled"},
    Named{BlankState::Uncertain, "uncertain"}, Named{BlankState::TakenOut, "taken-out"},
};

struct Serial {
    QStringView letters;
    QStringView digits;
};

bool isDigit(QChar c) { return c >= u'0' && c <= u'9'; }

std::optional<Serial> parsed(QStringView text)
{
    const auto *const digit = std::find_if(text.begin(), text.end(), isDigit);
    const qsizetype letters = digit - text.begin();
    const Serial serial{text.first(letters), text.sliced(letters)};
    const bool isGood = letters <= MostLetters && serial.digits.size() >= FewestDigits
        && serial.digits.size() <= MostDigits
        && std::all_of(serial.letters.begin(), serial.letters.end(), [](QChar c) { return c >= u'A' && c <= u'Z'; })
        && std::all_of(serial.digits.begin(), serial.digits.end(), isDigit);
    return isGood ? std::optional(serial) : std::nullopt;
}

bool isKind(QStringView text)
{
    return !text.isEmpty() && text.size() <= LongestKind && text.front() != u'-'
        && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'-'; });
}

} // namespace

const char *codeName(BlankState state)
{
    return std::find_if(Names.begin(), Names.end(), [state](const Named &row) { return row.state == state; })->name;
}

std::optional<BlankState> blankState(QStringView name)
{
    const auto *const found
        = std::find_if(Names.begin(), Names.end(), [&](const Named &row) { return name == QLatin1String(row.name); });
    return found == Names.end() ? std::nullopt : std::optional(found->state);
}

bool mayMove(BlankState from, BlankState to)
{
    return std::any_of(Moves.begin(), Moves.end(),
                       [&](const Move &move) { return move.from == from && move.to == to; });
}

Result<void> BlankRange::check() const
{
    const auto refused = [](const char *why) {
        return fail(ErrorCode::InvalidInput, QStringLiteral("blanks: ") + QLatin1String(why));
    };
    if (!isKind(kind))
        return refused("kind");
    const auto from = parsed(first), to = parsed(last);
    if (!from || !to)
        return refused("number");
    if (from->letters != to->letters || from->digits.size() != to->digits.size())
        return refused("two series");
    const qint64 sheets = to->digits.toLongLong() - from->digits.toLongLong() + 1;
    if (sheets < 1 || sheets > largest)
        return refused("how many");
    return {};
}

int BlankRange::size() const
{
    return static_cast<int>(parsed(last)->digits.toLongLong() - parsed(first)->digits.toLongLong() + 1);
}

QString BlankRange::serial(int index) const
{
    const Serial from = *parsed(first);
    return from.letters.toString()
        + QString::number(from.digits.toLongLong() + index).rightJustified(from.digits.size(), u'0');
}

} // namespace kiosk
