// SPDX-License-Identifier: Apache-2.0
// ESC/POS on the wire: commands as constants, frames as structs, status bits by name. README.md of this folder
// restates the protocol with its sources; there are no checksums, so order and bounds are all there is.
#pragma once

#include <QByteArray>
#include <array>
#include <cstdint>
#include <initializer_list>

namespace kiosk::escpos {

inline QByteArray frame(std::initializer_list<int> bytes)
{
    QByteArray out;
    out.reserve(static_cast<qsizetype>(bytes.size()));
    for (const int byte : bytes)
        out.append(static_cast<char>(byte));
    return out;
}

inline constexpr char LF = 0x0A;
inline constexpr char DLE = 0x10;
inline constexpr std::array RealTimeSeconds = {char(0x04), char(0x05), char(0x14)}; // DLE EOT, DLE ENQ, DLE DC4

// Print commands, run in order with the data.
inline QByteArray initialise() { return frame({0x1B, 0x40}); } // print buffer and modes; receive buffer is kept
inline QByteArray hanziMode(bool on) { return frame({0x1C, on ? 0x26 : 0x2E}); }
inline QByteArray align(int leftCentreRight) { return frame({0x1B, 0x61, leftCentreRight}); } // at line start only
inline QByteArray bold(bool on) { return frame({0x1B, 0x45, on ? 1 : 0}); }
inline QByteArray size(int width, int height) { return frame({0x1D, 0x21, (width - 1) << 4 | (height - 1)}); }
// FS ! for models whose GS ! leaves Hanzi alone: bit 2 double width, bit 3 double height
inline QByteArray hanziSize(int width, int height)
{
    return frame({0x1C, 0x21, (width > 1 ? 0x04 : 0) | (height > 1 ? 0x08 : 0)});
}
inline QByteArray feedLines(int lines) { return frame({0x1B, 0x64, lines}); }
inline QByteArray feedAndPartialCut(int units) { return frame({0x1D, 0x56, 0x42, units}); }

// GS ( k, function group 49 (QR): pL pH cn fn ...; payload at most 7,089 bytes.
enum class QrLevel { L = 0x30, M = 0x31, Q = 0x32, H = 0x33 };
inline QByteArray qrModel2() { return frame({0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00}); }
inline QByteArray qrModule(int dots) { return frame({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, dots}); } // 1..16
inline QByteArray qrLevel(QrLevel level)
{
    return frame({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, static_cast<int>(level)});
}
inline QByteArray qrStore(const QByteArray &payload)
{
    const auto length = static_cast<int>(payload.size()) + 3;
    return frame({0x1D, 0x28, 0x6B, length & 0xFF, length >> 8, 0x31, 0x50, 0x30}) + payload;
}
inline QByteArray qrPrint() { return frame({0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30}); }

// GS v 0: x in bytes, y in dots, most significant bit left, 1 is black; x * y bytes follow.
inline QByteArray rasterHead(int widthBytes, int heightDots)
{
    return frame({0x1D, 0x76, 0x30, 0x00, widthBytes & 0xFF, widthBytes >> 8, heightDots & 0xFF, heightDots >> 8});
}

// Questions. The first two groups are answered in order with the data, the DLE ones at once, offline too.
using ProcessId = std::array<char, 4>; // each 20..7E
inline QByteArray requestProcessId(const ProcessId &id)
{
    return frame({0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, id[0], id[1], id[2], id[3]});
}
inline QByteArray requestPaper() { return frame({0x1D, 0x72, 0x01}); } // GS r 1
enum class NameOf { Firmware = 0x41, Maker = 0x42, Model = 0x43, Serial = 0x44 };
inline QByteArray requestName(NameOf what) { return frame({0x1D, 0x49, static_cast<int>(what)}); } // GS I
inline QByteArray autoStatus(int mask) { return frame({0x1D, 0x61, mask}); }
inline constexpr int AutoStatusAll = 0xFF;
inline QByteArray requestRealtime(int n) { return frame({DLE, 0x04, n}); } // DLE EOT 1..4
inline QByteArray recoverAndContinue() { return frame({DLE, 0x05, 0x01}); }
inline QByteArray recoverAndDiscard() { return frame({DLE, 0x05, 0x02}); }

// Replies: which kind a byte begins (README, "one reply stream").
inline constexpr uint8_t XOn = 0x11;
inline constexpr uint8_t XOff = 0x13;
inline constexpr bool isRealtime(uint8_t b) { return (b & 0x93) == 0x12; }
inline constexpr bool isAutoStatusHead(uint8_t b) { return (b & 0x93) == 0x10; }
inline constexpr bool isPlain(uint8_t b) { return (b & 0x90) == 0x00; } // ASB bytes 2..4, GS r, GS I 1..3
inline constexpr bool isBlockHead(uint8_t b) { return b == 0x35 || b == 0x37 || b == 0x3B || b == 0x3D || b == 0x5F; }
inline constexpr uint8_t ProcessIdBlock = 0x37; // 37 22 d1 d2 d3 d4 00
inline constexpr uint8_t NameBlock = 0x5F;      // 5F text 00
inline constexpr uint8_t ProcessIdMark = 0x22;

// DLE EOT n, bits by n; bits 1 and 4 are always set, 0 and 7 never.
namespace eot1 { // printer
inline constexpr uint8_t Offline = 0x08;
inline constexpr uint8_t WaitsForRecovery = 0x20;
} // namespace eot1
namespace eot2 { // why offline
inline constexpr uint8_t CoverOpen = 0x04;
inline constexpr uint8_t StoppedByPaperEnd = 0x20;
inline constexpr uint8_t Error = 0x40;
} // namespace eot2
namespace eot3 { // error
inline constexpr uint8_t Recoverable = 0x04;
inline constexpr uint8_t Cutter = 0x08;
inline constexpr uint8_t Unrecoverable = 0x20;
inline constexpr uint8_t AutoRecoverable = 0x40; // head hot, cover opened during print
} // namespace eot3
namespace eot4 { // paper; both bits of a pair are set together
inline constexpr uint8_t NearEnd = 0x0C;
inline constexpr uint8_t End = 0x60;
} // namespace eot4
inline constexpr int RealtimeQuestions = 4;

// GS a: four bytes, sent on change. Byte 4 is reserved (0F on some models).
struct AutoStatus {
    uint8_t printer = 0; // 10 fixed
    uint8_t error = 0;
    uint8_t paper = 0;
    uint8_t reserved = 0;
    friend bool operator==(const AutoStatus &, const AutoStatus &) = default;
};
namespace asb1 {
inline constexpr uint8_t Offline = 0x08;
inline constexpr uint8_t CoverOpen = 0x20;
} // namespace asb1
namespace asb2 {
inline constexpr uint8_t WaitsForRecovery = 0x01;
inline constexpr uint8_t Recoverable = 0x04;
inline constexpr uint8_t Cutter = 0x08;
inline constexpr uint8_t Unrecoverable = 0x20;
inline constexpr uint8_t AutoRecoverable = 0x40;
} // namespace asb2
namespace asb3 {
inline constexpr uint8_t NearEnd = 0x03;
inline constexpr uint8_t End = 0x0C;
} // namespace asb3
namespace gsr1 {
inline constexpr uint8_t NearEnd = 0x03;
inline constexpr uint8_t End = 0x0C;
} // namespace gsr1

} // namespace kiosk::escpos
