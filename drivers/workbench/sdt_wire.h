// SPDX-License-Identifier: Apache-2.0
// SDT frames as the SAM module sees them: requests in, replies out. Written from protocols/idcard-sdt.md alone and
// sharing nothing with the driver, so that an error of one is not repeated by the other.
#pragma once

#include <QByteArray>
#include <optional>

namespace kiosk::workbench {

namespace sdt {
// CMD << 8 | Para
enum Command : quint16 {
    ResetSam = 0x10FF,
    SamStatus = 0x11FF,
    SamId = 0x12FF,
    FindCard = 0x2001,
    SelectCard = 0x2002,
    ReadCard = 0x3001,
    ReadNewAddress = 0x3003,
    ReadWithFingerprint = 0x3010,
    BaudFirst = 0x6000, // to BaudLast: 115200, 57600, 38400, 19200, 9600
    BaudLast = 0x6004,
    MaxRfBytes = 0x61FF,
};
enum Status : quint8 {
    Ok = 0x90,
    CardFound = 0x9F,
    NoSuchItem = 0x91,
    WrongChecksum = 0x10,
    WrongLength = 0x11,
    UnknownCommand = 0x21,
    ReadFailed = 0x41,
    SelfTestFailed = 0x60,
    NotAuthorised = 0x66,
    NoCard = 0x80,
    SelectFailed = 0x81,
};
} // namespace sdt

struct SdtRequest {
    quint16 command = 0;
    QByteArray parameters = {};  // between Para and CHK
    quint8 linkStatus = sdt::Ok; // or WrongChecksum, WrongLength: the frame came, but broken
};

// Byte by byte: hunts for AA AA AA 96 69 (more AAs before it are fine), then takes Len bytes.
class SdtRequestHunter {
public:
    std::optional<SdtRequest> take(quint8 byte);
    void resync() { m_frame.clear(); } // a gap inside a frame: what came so far is noise
    bool isInFrame() const { return !m_frame.isEmpty(); }

private:
    QByteArray m_frame; // a prefix of a frame, or empty
};

// SW1 SW2 are 00 00. `lengthField` of -1 means the true one.
QByteArray sdtReply(quint8 status, const QByteArray &body = {}, int lengthField = -1);

} // namespace kiosk::workbench
