// SPDX-License-Identifier: Apache-2.0
// What goes between a caller and kiosk-host, once each way (all numbers big endian):
//   task    "KHT1" | length 4 | input
//   answer  "KHA1" | status 1 | length 4 | parts: kind 1 | width 4 | height 4 | width x height x channels bytes
#pragma once

#include <core/result.h>
#include <core/sensitive.h>

#include <QByteArrayView>
#include <array>
#include <cstdint>
#include <vector>

namespace kiosk::host {

inline constexpr std::array<char, 4> taskMagic{'K', 'H', 'T', '1'};
inline constexpr std::array<char, 4> answerMagic{'K', 'H', 'A', '1'};
inline constexpr qsizetype taskHeadSize = 8;
inline constexpr qsizetype answerHeadSize = 9;
inline constexpr qsizetype partHeadSize = 9;
inline constexpr qsizetype mostInput = qsizetype{64} * 1024 * 1024;
inline constexpr qsizetype mostAnswer = qsizetype{256} * 1024 * 1024;
inline constexpr std::uint32_t mostEdge = 20'000; // pixels
inline constexpr std::size_t mostParts = 200;

// How the host says that a task went wrong: a code, never words.
enum class AnswerStatus : std::uint8_t {
    Done = 0,
    InvalidInput = 1, // the input is not what the task takes
    Unsupported = 2,  // no such task, or a plug-in that this build refuses
    NotFound = 3,     // the plug-in or program the task needs is not there
    DeviceFault = 4,  // the plug-in or program failed
    Internal = 5,
};

// A piece of the answer: bytes (width x 1), or a picture, rows from the top without padding.
struct HostPart {
    enum class Kind : std::uint8_t { Bytes = 0, Grey = 1, Rgb = 3 };
    Kind kind = Kind::Bytes;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    SensitiveBytes bytes;
};

constexpr qsizetype channelsOf(HostPart::Kind kind) { return kind == HostPart::Kind::Rgb ? 3 : 1; }

QByteArray encodeTaskHead(qsizetype length);
Result<qsizetype> decodeTaskHead(QByteArrayView head); // BadFrame

QByteArray encodeAnswerHead(AnswerStatus status, qsizetype length);
QByteArray encodePartHead(const HostPart &part);
// A whole answer. BadFrame when it is none; the status' error when the task failed.
Result<std::vector<HostPart>> decodeAnswer(QByteArrayView answer);

AnswerStatus statusOf(ErrorCode code);

} // namespace kiosk::host
