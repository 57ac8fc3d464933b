// SPDX-License-Identifier: Apache-2.0
#include "device_status.h"

#include "driver_descriptor.h"

namespace kiosk::hal {

std::optional<ErrorCode> fault(const StatusSnapshot &status)
{
    switch (status.device.value) {
    case DeviceStatus::NoDevice: return ErrorCode::NoDevice;
    case DeviceStatus::Starting:
    case DeviceStatus::Offline: return ErrorCode::LinkBroken;
    case DeviceStatus::HardwareError:
    case DeviceStatus::FraudAttempt:
        return status.cutter && status.cutter->value == Cutter::Jammed ? ErrorCode::CutterJam : ErrorCode::DeviceFault;
    case DeviceStatus::Online:
    case DeviceStatus::UserError:
    case DeviceStatus::DeviceBusy:
    case DeviceStatus::PotentialFraud: break;
    }
    if (status.cutter && status.cutter->value == Cutter::Jammed)
        return ErrorCode::CutterJam;
    if (status.paperPath && status.paperPath->value == PaperPath::Jammed)
        return ErrorCode::PaperJam;
    if (status.cover && status.cover->value == Cover::Open)
        return ErrorCode::CoverOpen;
    if (status.paper && status.paper->value == Supply::Out)
        return ErrorCode::PaperOut;
    if (status.toner && status.toner->value == Supply::Out)
        return ErrorCode::ConsumableOut;
    if (status.device.value == DeviceStatus::UserError)
        return ErrorCode::DeviceFault;
    return {};
}

CompletionCode completionOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled: return CompletionCode::Canceled;
    case ErrorCode::TimedOut: return CompletionCode::TimeOut;
    case ErrorCode::InvalidInput: return CompletionCode::InvalidData;
    case ErrorCode::Unsupported: return CompletionCode::UnsupportedCommand;
    case ErrorCode::SequenceError: return CompletionCode::SequenceError;
    case ErrorCode::Claimed: return CompletionCode::Claimed;
    case ErrorCode::NotClaimed: return CompletionCode::NotClaimed;
    case ErrorCode::Disabled: return CompletionCode::Disabled;
    case ErrorCode::TooManyRequests: return CompletionCode::TooManyRequests;
    case ErrorCode::NoDevice: return CompletionCode::NoHardware;
    case ErrorCode::LinkBroken:
    case ErrorCode::BadFrame:
    case ErrorCode::BadChecksum:
    case ErrorCode::DeviceFault: return CompletionCode::HardwareError;
    case ErrorCode::PaperOut:
    case ErrorCode::CoverOpen:
    case ErrorCode::CutterJam:
    case ErrorCode::PaperJam:
    case ErrorCode::ConsumableOut: return CompletionCode::UserError;
    case ErrorCode::NoCard:
    case ErrorCode::CardMoved:
    case ErrorCode::CardUnreadable:
    case ErrorCode::CardKind:
    case ErrorCode::CardExpired:
    case ErrorCode::CodeKind:
    case ErrorCode::CardInvalid:
    case ErrorCode::OutcomeUnknown: return CompletionCode::CommandErrorCode;
    default: return CompletionCode::InternalError;
    }
}

ErrorAction actionOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::PaperOut:
    case ErrorCode::CoverOpen:
    case ErrorCode::CutterJam:
    case ErrorCode::PaperJam:
    case ErrorCode::ConsumableOut: return ErrorAction::Clear;
    case ErrorCode::DeviceFault:
    case ErrorCode::NoDevice:
    case ErrorCode::LinkBroken:
    case ErrorCode::OutcomeUnknown: return ErrorAction::Maintenance;
    case ErrorCode::BadFrame:
    case ErrorCode::BadChecksum:
    case ErrorCode::TimedOut: return ErrorAction::Reset;
    case ErrorCode::BadConfig:
    case ErrorCode::Unsupported: return ErrorAction::Configuration;
    case ErrorCode::Internal:
    case ErrorCode::SequenceError: return ErrorAction::SoftwareError;
    default: return ErrorAction::None;
    }
}

const char *codeName(DeviceClass deviceClass)
{
    switch (deviceClass) {
    case DeviceClass::IdCardReader: return "id-card-reader";
    case DeviceClass::CodeScanner: return "code-scanner";
    case DeviceClass::ReceiptPrinter: return "receipt-printer";
    case DeviceClass::DocumentPrinter: return "document-printer";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(SupportTier tier)
{
    switch (tier) {
    case SupportTier::Emulated: return "emulated";
    case SupportTier::Replayed: return "replayed";
    case SupportTier::SeenOnMetal: return "seen on metal";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(DeviceStatus status)
{
    switch (status) {
    case DeviceStatus::Starting: return "starting";
    case DeviceStatus::Online: return "online";
    case DeviceStatus::Offline: return "offline";
    case DeviceStatus::NoDevice: return "noDevice";
    case DeviceStatus::HardwareError: return "hardwareError";
    case DeviceStatus::UserError: return "userError";
    case DeviceStatus::DeviceBusy: return "deviceBusy";
    case DeviceStatus::FraudAttempt: return "fraudAttempt";
    case DeviceStatus::PotentialFraud: return "potentialFraud";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(LifeCycle state)
{
    switch (state) {
    case LifeCycle::Closed: return "closed";
    case LifeCycle::Opened: return "opened";
    case LifeCycle::Claimed: return "claimed";
    case LifeCycle::Enabled: return "enabled";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(CompletionCode code)
{
    switch (code) {
    case CompletionCode::Success: return "success";
    case CompletionCode::CommandErrorCode: return "commandErrorCode";
    case CompletionCode::Canceled: return "canceled";
    case CompletionCode::TimeOut: return "timeOut";
    case CompletionCode::DeviceNotReady: return "deviceNotReady";
    case CompletionCode::HardwareError: return "hardwareError";
    case CompletionCode::InternalError: return "internalError";
    case CompletionCode::InvalidCommand: return "invalidCommand";
    case CompletionCode::UnsupportedCommand: return "unsupportedCommand";
    case CompletionCode::InvalidData: return "invalidData";
    case CompletionCode::UnsupportedData: return "unsupportedData";
    case CompletionCode::UserError: return "userError";
    case CompletionCode::SequenceError: return "sequenceError";
    case CompletionCode::TooManyRequests: return "tooManyRequests";
    case CompletionCode::Claimed: return "claimed";
    case CompletionCode::NotClaimed: return "notClaimed";
    case CompletionCode::Disabled: return "disabled";
    case CompletionCode::NoHardware: return "noHardware";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(ErrorAction action)
{
    switch (action) {
    case ErrorAction::None: return "none";
    case ErrorAction::Reset: return "reset";
    case ErrorAction::SoftwareError: return "softwareError";
    case ErrorAction::Configuration: return "configuration";
    case ErrorAction::Clear: return "clear";
    case ErrorAction::Maintenance: return "maintenance";
    case ErrorAction::Suspend: return "suspend";
    }
    Q_UNREACHABLE();
    return "";
}

const char *codeName(ActOutcome outcome)
{
    switch (outcome) {
    case ActOutcome::Committed: return "committed";
    case ActOutcome::NotCommitted: return "not-committed";
    case ActOutcome::Unknown: return "unknown";
    }
    Q_UNREACHABLE();
    return "";
}

} // namespace kiosk::hal
