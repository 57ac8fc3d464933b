// SPDX-License-Identifier: Apache-2.0
// The portal's wall clock; tests bring their own.
#pragma once

#include <QDateTime>

namespace refportal {

class PortalClock {
public:
    virtual ~PortalClock() = default;
    virtual QDateTime now() const { return QDateTime::currentDateTime(); }
};

// RFC 3339 with milliseconds and offset, as in every answer and record
inline QString timeText(const QDateTime &time)
{
    return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
}

} // namespace refportal
