// SPDX-License-Identifier: Apache-2.0
// A notice to pay (非税缴款通知) that a department gave out, and the code on it (缴款码).
#pragma once

#include <core/money.h>

#include <QDateTime>
#include <QString>

namespace kiosk {

inline constexpr qsizetype kNoticeCodeLength = 20;

// Digits alone, however a keyboard, a scanner or a full-width font wrote them.
QString noticeDigits(const QString &typed);
// 20 digits, the last of them the check digit by ISO 7064 MOD 11,10 (docs/payment-notices.md says why that one).
bool isNoticeCode(QStringView digits);
// In groups of four, as notices print it.
QString groupedNotice(const QString &digits);

enum class NoticeState {
    Unknown,   // a word of a newer portal: the window knows
    Open,      // may be paid here
    InPayment, // an order of it waits, here or elsewhere
    Paid,
    Expired, // may no longer be paid by oneself
    Withdrawn,
};
NoticeState noticeState(QStringView name);
const char *codeName(NoticeState state);

struct PaymentNotice {
    QString payee; // the portal's words, Chinese only
    QString item;
    Money amount;
    Money lateFee; // 滞纳金 up to today; the portal's, as every amount
    Money total;
    QDate dueOn;
    NoticeState state = NoticeState::Unknown;
    QDateTime paidAt; // with Paid
};

} // namespace kiosk
