// SPDX-License-Identifier: Apache-2.0
// The regular expressions that items bring along, with a bound on what they may cost.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace kiosk {

// `pattern` over the whole value. A match that takes more steps than any honest one is given up: the value does not
// fit.
QRegularExpression wholeValue(const QString &pattern);

// True when a long value that nearly fits would be given up so, as with "(a+)+". A trial, not a proof.
bool explodes(const QString &pattern);

} // namespace kiosk
