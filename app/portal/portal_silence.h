// SPDX-License-Identifier: Apache-2.0
// For what asks the portal by itself, now and then: whether asking again in a while may help.
#pragma once

#include <core/error.h>

namespace kiosk {

// The portal said nothing, or nothing of meaning. Anything else is its answer, and asking sooner changes nothing.
inline bool isSilence(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PortalUnreachable:
    case ErrorCode::AnswerLost:
    case ErrorCode::TimedOut:
    case ErrorCode::TlsRefused:
    case ErrorCode::PortalFault:
    case ErrorCode::Cancelled: return true;
    default: return false;
    }
}

} // namespace kiosk
