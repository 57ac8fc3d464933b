// SPDX-License-Identifier: Apache-2.0
// Frames of a GM65 or GM81x scanner module as the module sees them: requests in, replies out. Written from the protocol
// page of code scanners alone and sharing nothing with the driver, so that an error of one is not repeated by the
// other.
#pragma once

#include <QByteArray>
#include <optional>

namespace kiosk::workbench {

namespace gm65 {
enum Type : quint8 { Read = 0x07, Write = 0x08, Save = 0x09, Heartbeat = 0x0A };
enum ReplyType : quint8 { ToCommand = 0x02, ToHeartbeat = 0x03 };
enum Zone : quint16 {
    Mode = 0x0000,         // bits 1-0: manual, command, continuous, sense
    Trigger = 0x0002,      // 01: one reading
    ReadTime = 0x0006,     // of one trigger, in tenths of a second
    Interface = 0x000D,    // GM65: bits 1-0, 0 is the serial line. GM81x: the encoding of what is read
    Gm81xTail = 0x000E,    // CR, LF, CRLF, TAB, none
    Gm65Tail = 0x0060,     // the same
    AimId = 0x00D0,        // 80: on
    FactoryReset = 0x00D9, // 50
};
} // namespace gm65

struct Gm65Request {
    quint8 type = 0;
    quint16 zone = 0;
    QByteArray bytes = {};
    bool settingCodesOff = false; // the plain text "_SET_CODE_OFF", no frame
};

// Byte by byte. A frame with a wrong CRC is none: a module is silent then. AB CD stands for "not checked".
class Gm65RequestHunter {
public:
    std::optional<Gm65Request> take(quint8 byte);
    void resync() { m_frame.clear(); }

private:
    QByteArray m_frame; // a prefix of a frame, or empty
};

QByteArray gm65Reply(gm65::ReplyType type, const QByteArray &bytes);

} // namespace kiosk::workbench
