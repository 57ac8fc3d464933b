// SPDX-License-Identifier: Apache-2.0
// Whether a text can be what the step asked for. Pure; any thread.
#pragma once

#include <core/result.h>
#include <hal/code_scanner.h>

#include <QDate>

namespace kiosk::scanner {

// By shape alone: WeChat 1[0-5] and 16 digits; Alipay 25 to 30 and 14 to 22 digits; UnionPay 62 and 17 digits.
bool looksLikePayment(QStringView text);
// 18 characters of a citizen number: a province that exists, a birth date from 1900 to `today`, check sign of GB 11643.
bool looksLikeIdNumber(QStringView text, QDate today);

// CodeKind when the text is clearly another thing. The citizen numbers of provinces 11 to 15 have the shape of WeChat
// codes, so the step decides: for a payment they are one, anywhere else they are a number of a citizen.
//   Payment    only what looks like a payment
//   IdNumber   only what looks like a citizen number
//   Receipt, Licence   anything but payments, citizen numbers and codes that re-configure a scanner
Result<void> judgeUse(QStringView text, hal::CodeUse use, QDate today);

} // namespace kiosk::scanner
