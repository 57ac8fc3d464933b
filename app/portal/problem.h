// SPDX-License-Identifier: Apache-2.0
// RFC 9457 problem+json of the portal as an Error. Its members travel in the context, in one strict form that only
// this file writes and reads: "problem sms-code-wrong status=422 retry=ask-user triesLeft=3".
#pragma once

#include <core/clock.h>
#include <core/error.h>

#include <QByteArray>
#include <optional>

namespace kiosk {

// The Error for an answer of this status. `body` counts only with content type application/problem+json; without
// one a 5xx is PortalFault and anything else InvalidInput: whoever answered may not have been the portal.
Error problemError(int status, QByteArrayView contentType, QByteArrayView retryAfter, const QByteArray &body);

// Members of an error made above, also inside a chain of causes; empty when it has none.
QString problemCode(const Error &error);
std::optional<int> triesLeft(const Error &error);
std::optional<Duration> retryAfter(const Error &error); // an hour at most
// The portal itself said that the same request will never do: the sender keeps it for staff.
bool isFinalRefusal(const Error &error);

} // namespace kiosk
