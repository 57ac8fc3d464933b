// SPDX-License-Identifier: Apache-2.0
#include "fault_policy.h"

namespace kiosk {

bool mayRetry(ErrorCode code)
{
    switch (code) {
    case ErrorCode::OutcomeUnknown: // never done again by itself
    case ErrorCode::PaymentUnknown:
    case ErrorCode::SmsCodeLocked:
    case ErrorCode::SmsQuota:
    case ErrorCode::NotEligible:
    case ErrorCode::PortalRefused:
    case ErrorCode::Unsupported:
    case ErrorCode::BadConfig:
    case ErrorCode::StorageFull: return false;
    default: return true;
    }
}

bool isPortalAway(ErrorCode code)
{
    return code == ErrorCode::PortalUnreachable || code == ErrorCode::AnswerLost || code == ErrorCode::PortalFault;
}

bool isDispensable(StepKind kind)
{
    return kind == StepKind::Prefill || kind == StepKind::Receipt || kind == StepKind::Rate;
}

} // namespace kiosk
