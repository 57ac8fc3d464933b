// SPDX-License-Identifier: Apache-2.0
// What can go wrong between a scanner and the host, one reading or one reply at a time.
#pragma once

#include "byte_link.h"

#include <core/result.h>

#include <QJsonObject>
#include <QList>
#include <QStringList>
#include <optional>

namespace kiosk::workbench {

struct ScannerFault {
    enum class Kind {
        None, // takes all others back
        MissingTail,
        CrOnly,
        TailSplit,     // the tail `ms` behind its text
        TwoScansGlued, // another text behind it, in one burst
        Duplicate,     // the same again after `ms`
        FourKb,        // 4096 bytes in its place
        NulAndEsc,
        InvalidUtf8,
        Gbk,
        ReplyInTheMiddle, // of a heartbeat
        UnplugMidScan,    // half the text, then the line hangs up until it is plugged again
        ReadFail,         // "read fail" in its place; needs no code
        SettingsCode,     // "_SET_CODE_ON" is shown in its place; needs no code
        BeforeTheStep,    // what is shown next is read at once, triggered or not
        Silence,          // a request is neither answered nor done
        WrongChecksum,    // of a reply
        HalfHidSeries,    // a report that says that more follows, and nothing follows
        HidWrongLength,   // 255 as the count of the first report
        KeyboardWedge,    // plugged in the next time it is a keyboard
    };
    enum class Stage { Plugging, Showing, Reading, Reply };
    Kind kind = Kind::Silence;
    int times = 1;
    int ms = 0;

    QString name() const;
    Stage stage() const;
    bool needsNoCode() const { return kind == Kind::ReadFail || kind == Kind::SettingsCode; }
};

enum class ScannerWiring { Serial, Hid }; // each has faults that the other cannot have
QStringList scannerFaultNames(ScannerWiring wiring);
// {"fault":.., "times":1?, "ms":..?}
Result<ScannerFault> scannerFaultOf(const QJsonObject &act, ScannerWiring wiring);

// The faults that wait; spent one use at a time, the oldest of a stage first.
class ScannerFaultQueue {
public:
    void add(const ScannerFault &fault) { m_faults << fault; }
    void clear() { m_faults.clear(); }
    int pending() const { return int(m_faults.size()); }
    const ScannerFault *next(ScannerFault::Stage stage) const;
    std::optional<ScannerFault> spend(ScannerFault::Stage stage);

private:
    QList<ScannerFault> m_faults;
};

// How a text leaves a serial module under the fault.
QList<ByteLink::Burst> readingUnder(const ScannerFault &fault, const QByteArray &text, const QByteArray &tail);
// And a HID POS scanner, a burst a report.
QList<ByteLink::Burst> reportsUnder(const std::optional<ScannerFault> &fault, const QByteArray &text,
                                    const QByteArray &aimId);

// Bytes of UTF-8 in GBK (GB18030); as they are when they are no UTF-8.
QByteArray inGbk(const QByteArray &utf8);

} // namespace kiosk::workbench
