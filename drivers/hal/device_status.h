// SPDX-License-Identifier: Apache-2.0
// The words of the hardware abstraction layer. XFS4IoT for statuses and completions, UnifiedPOS for the life
// cycle, claims, health levels and statistics; see docs/glossary.md.
#pragma once

#include <core/clock.h>
#include <core/error.h>
#include <core/ids.h>

#include <QMap>
#include <QString>
#include <optional>

namespace kiosk::hal {

enum class DeviceClass { IdCardReader, CodeScanner, ReceiptPrinter, DocumentPrinter };

// UnifiedPOS: open, claim, setDeviceEnabled and back.
enum class LifeCycle { Closed, Opened, Claimed, Enabled };

// XFS4IoT Common.device. The object outlives its hardware: NoDevice is a state, not a destructor.
enum class DeviceStatus {
    Starting, // not asked yet
    Online,
    Offline,  // there, but not answering or switched off-line
    NoDevice, // unplugged, or the port does not exist
    HardwareError,
    UserError, // a human can mend it: paper, cover
    DeviceBusy,
    FraudAttempt,
    PotentialFraud,
};

// XFS4IoT MessageHeader.completionCode (subset) with UnifiedPOS' Claimed, NotClaimed, Disabled, NoHardware.
enum class CompletionCode {
    Success,
    CommandErrorCode,
    Canceled,
    TimeOut,
    DeviceNotReady,
    HardwareError,
    InternalError,
    InvalidCommand,
    UnsupportedCommand,
    InvalidData,
    UnsupportedData,
    UserError,
    SequenceError,
    TooManyRequests,
    Claimed,
    NotClaimed,
    Disabled,
    NoHardware,
};

// XFS4IoT Common.ErrorEvent.action: what a human must do.
enum class ErrorAction { None, Reset, SoftwareError, Configuration, Clear, Maintenance, Suspend };

enum class FactSource { Sensor, Inferred, AssertedByStaff };

// A member of a status: what, how it is known, since when.
template <typename T> struct Fact {
    T value = {};
    FactSource source = FactSource::Inferred;
    MonotonicTime since = {};
    friend bool operator==(const Fact &a, const Fact &b) { return a.value == b.value && a.source == b.source; }
};

// Supplies and covers of a printer; Unknown is not Ok.
enum class Supply { Unknown, Ok, Low, Out };
enum class Cover { Unknown, Closed, Open };
enum class Cutter { Unknown, Ok, Jammed };
enum class PaperPath { Unknown, Clear, Jammed };

// The whole picture of one device; members a class does not have stay empty (not supported).
struct StatusSnapshot {
    Fact<DeviceStatus> device = {DeviceStatus::Starting};
    std::optional<Fact<Supply>> paper;
    std::optional<Fact<Supply>> toner;
    std::optional<Fact<Cover>> cover;
    std::optional<Fact<Cutter>> cutter;
    std::optional<Fact<PaperPath>> paperPath;
    std::optional<Fact<bool>> cardPresent;
    QString vendorCode; // last fault as the device said it, hex or keyword; for the technician
    friend bool operator==(const StatusSnapshot &, const StatusSnapshot &) = default;
};

// What kept this device from serving, worst first; empty when it can serve now.
std::optional<ErrorCode> fault(const StatusSnapshot &status);

CompletionCode completionOf(ErrorCode code);
ErrorAction actionOf(ErrorCode code);
const char *codeName(DeviceClass deviceClass);
const char *codeName(DeviceStatus status);
const char *codeName(LifeCycle state);
const char *codeName(CompletionCode code);
const char *codeName(ErrorAction action);

enum class HealthLevel { Internal, External, Interactive }; // UnifiedPOS checkHealth

struct HealthReport {
    HealthLevel level = HealthLevel::Internal;
    bool passed = false;
    QString text; // UnifiedPOS CheckHealthText; technical
};

// UnifiedPOS statistic names (JposStatisticsConst) to counts, e.g. "GoodReadCount".
using Statistics = QMap<QString, qint64>;

struct Capabilities {
    DeviceClass deviceClass = DeviceClass::IdCardReader;
    QString model;                   // e.g. "SDT reader"
    std::optional<QString> firmware; // empty: not supported or not asked
    std::optional<QString> serial;
    QStringList commands; // of the class's contract, by name
};

// Whether an irreversible act happened. Unknown is a legal answer; its caller may not repeat the act.
enum class ActOutcome { Committed, NotCommitted, Unknown };
const char *codeName(ActOutcome outcome);

} // namespace kiosk::hal
