// SPDX-License-Identifier: Apache-2.0
// One deed as people order it, with their cards and secrets, and what the terminal says to it: over the local socket.
#pragma once

#include "staff_deed.h"

#include <core/result.h>
#include <staff/staff_check.h>

#include <QStringList>
#include <vector>

namespace kiosk {

struct StaffOrder {
    StaffDeed deed = StaffDeed::ListHeld;
    QStringList subject; // as the deed's definition has it
    QString reason;
    std::vector<SignInTry> people; // who is there: one, or two
};

struct StaffAnswer {
    QString code; // empty: done. Else "refused", "locked", "not-permitted", "two-people", .. or an ErrorCode's name
    QString text; // for who ordered it: the list, or one sentence
};

// One line, fields with a tab between them: deed, subject, reason, and for each person kind of card, card, kind of
// secret, secret. It is no JSON because a parser's copies of a PIN are nobody's to wipe. A field that has a tab or
// line end in it, or more people than two: InvalidInput.
Result<SensitiveBytes> encoded(const StaffOrder &order);
Result<StaffOrder> decodedStaffOrder(QByteArrayView line);

// One line of JSON: {"code":"","text":".."}.
QByteArray encoded(const StaffAnswer &answer);
Result<StaffAnswer> decodedStaffAnswer(const QByteArray &line);

inline constexpr qint64 longestStaffOrder = 2048;
inline constexpr std::size_t mostStaffPeople = 2;

} // namespace kiosk
