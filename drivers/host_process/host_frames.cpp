// SPDX-License-Identifier: Apache-2.0
#include "host_frames.h"

#include <transport/wire_reader.h>
#include <transport/wire_writer.h>

namespace kiosk::host {
namespace {

Result<void> expectMagic(WireReader &reader, const std::array<char, 4> &magic)
{
    const auto seen = KIOSK_TRY(reader.bytes(magic.size()));
    if (seen != QByteArrayView(magic.data(), magic.size()))
        return fail(ErrorCode::BadFrame, QStringLiteral("no frame of kiosk-host"));
    return {};
}

Result<ErrorCode> codeOf(std::uint8_t status)
{
    switch (static_cast<AnswerStatus>(status)) {
    case AnswerStatus::InvalidInput: return ErrorCode::InvalidInput;
    case AnswerStatus::Unsupported: return ErrorCode::Unsupported;
    case AnswerStatus::NotFound: return ErrorCode::NotFound;
    case AnswerStatus::DeviceFault: return ErrorCode::DeviceFault;
    case AnswerStatus::Internal: return ErrorCode::Internal;
    default: return fail(ErrorCode::BadFrame, QStringLiteral("status %1").arg(status));
    }
}

Result<HostPart> decodePart(WireReader &reader)
{
    HostPart part;
    const auto kind = KIOSK_TRY(reader.u8());
    part.kind = static_cast<HostPart::Kind>(kind);
    part.width = KIOSK_TRY(reader.u32be());
    part.height = KIOSK_TRY(reader.u32be());
    const bool isPicture = part.kind == HostPart::Kind::Grey || part.kind == HostPart::Kind::Rgb;
    const bool fits = isPicture ? part.width > 0 && part.width <= mostEdge && part.height > 0 && part.height <= mostEdge
                                : part.width <= mostAnswer && part.height == 1;
    if ((!isPicture && part.kind != HostPart::Kind::Bytes) || !fits)
        return fail(ErrorCode::BadFrame,
                    QStringLiteral("part of kind %1, %2 x %3").arg(kind).arg(part.width).arg(part.height));
    const auto size = static_cast<qsizetype>(part.width) * part.height * channelsOf(part.kind);
    part.bytes = SensitiveBytes(KIOSK_TRY(reader.bytes(size)));
    return part;
}

} // namespace

QByteArray encodeTaskHead(qsizetype length)
{
    WireWriter writer(taskHeadSize);
    writer.bytes({taskMagic.data(), taskMagic.size()}).u32be(static_cast<std::uint32_t>(length));
    return writer.done().value_or(QByteArray()); // always fits
}

Result<qsizetype> decodeTaskHead(QByteArrayView head)
{
    WireReader reader(head);
    KIOSK_TRY(expectMagic(reader, taskMagic));
    const qsizetype length = KIOSK_TRY(reader.u32be());
    KIOSK_TRY(reader.end());
    if (length > mostInput)
        return fail(ErrorCode::BadFrame, QStringLiteral("input of %1 bytes").arg(length));
    return length;
}

QByteArray encodeAnswerHead(AnswerStatus status, qsizetype length)
{
    WireWriter writer(answerHeadSize);
    writer.bytes({answerMagic.data(), answerMagic.size()}).u8(static_cast<std::uint8_t>(status));
    writer.u32be(static_cast<std::uint32_t>(length));
    return writer.done().value_or(QByteArray());
}

QByteArray encodePartHead(const HostPart &part)
{
    WireWriter writer(partHeadSize);
    writer.u8(static_cast<std::uint8_t>(part.kind)).u32be(part.width).u32be(part.height);
    return writer.done().value_or(QByteArray());
}

Result<std::vector<HostPart>> decodeAnswer(QByteArrayView answer)
{
    WireReader reader(answer);
    KIOSK_TRY(expectMagic(reader, answerMagic));
    const auto status = KIOSK_TRY(reader.u8());
    const qsizetype length = KIOSK_TRY(reader.u32be());
    if (length != reader.left())
        return fail(ErrorCode::BadFrame, QStringLiteral("length %1, %2 bytes came").arg(length).arg(reader.left()));
    if (status != static_cast<std::uint8_t>(AnswerStatus::Done)) {
        const auto code = KIOSK_TRY(codeOf(status));
        KIOSK_TRY(reader.end());
        return fail(code, QStringLiteral("kiosk-host says so"));
    }
    std::vector<HostPart> parts;
    while (reader.left() > 0) {
        if (parts.size() == mostParts)
            return fail(ErrorCode::BadFrame, QStringLiteral("more than %1 parts").arg(mostParts));
        parts.push_back(KIOSK_TRY(decodePart(reader)));
    }
    return parts;
}

AnswerStatus statusOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return AnswerStatus::InvalidInput;
    case ErrorCode::Unsupported: return AnswerStatus::Unsupported;
    case ErrorCode::NotFound: return AnswerStatus::NotFound;
    case ErrorCode::DeviceFault: return AnswerStatus::DeviceFault;
    default: return AnswerStatus::Internal;
    }
}

} // namespace kiosk::host
