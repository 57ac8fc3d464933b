// SPDX-License-Identifier: Apache-2.0
// What can go wrong between a scanner module and the host, one reading or one reply at a time.
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
    };
    enum class Stage { Showing, Reading, Reply };
    Kind kind = Kind::Silence;
    int times = 1;
    int ms = 0;

    QString name() const;
    Stage stage() const;
    bool needsNoCode() const { return kind == Kind::ReadFail || kind == Kind::SettingsCode; }
};

QStringList scannerFaultNames();
Result<ScannerFault> scannerFaultOf(const QJsonObject &act); // {"fault":.., "times":1?, "ms":..?}

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

// How a text leaves the module under the fault.
QList<ByteLink::Burst> readingUnder(const ScannerFault &fault, const QByteArray &text, const QByteArray &tail);

// Bytes of UTF-8 in GBK (GB18030); as they are when they are no UTF-8.
QByteArray inGbk(const QByteArray &utf8);

} // namespace kiosk::workbench
