// SPDX-License-Identifier: Apache-2.0
#include "sdt_frames.h"

#include <transport/wire_reader.h>
#include <transport/wire_writer.h>

#include <algorithm>
#include <cstring>
#include <string.h>

namespace kiosk::sdt {

namespace {

QByteArrayView preambleView() { return {preamble.data(), static_cast<qsizetype>(preamble.size())}; }

// Where the first preamble, or the beginning of one at the very end, stands; size() when there is none.
qsizetype hunt(QByteArrayView stream)
{
    const auto wanted = preambleView();
    for (qsizetype at = 0; at < stream.size(); ++at) {
        const auto seen = stream.sliced(at).first(std::min(wanted.size(), stream.size() - at));
        if (wanted.startsWith(seen))
            return at;
    }
    return stream.size();
}

// What any command may be answered with.
bool isGeneral(SamStatus status)
{
    switch (status) {
    case SamStatus::BadChecksum:
    case SamStatus::BadLength:
    case SamStatus::BadCommand:
    case SamStatus::NotPermitted:
    case SamStatus::UnknownError:
    case SamStatus::SelfTestFailed:
    case SamStatus::NotAuthorised: return true;
    default: return false;
    }
}

bool tellsItsLengths(QByteArrayView data, std::uint8_t parameter)
{
    switch (parameter) {
    case command::newestAddress.parameter: return decodeNewestAddress(data).has_value();
    case command::readFingerprint.parameter: return decodeTextPhoto(data, Fingerprint::Asked).has_value();
    default: return decodeTextPhoto(data).has_value();
    }
}

Result<Reply> parse(QByteArrayView body) // between length and checksum
{
    WireReader reader(body);
    Reply reply;
    reply.sw1 = KIOSK_TRY(reader.u8());
    reply.sw2 = KIOSK_TRY(reader.u8());
    reply.status = static_cast<SamStatus>(KIOSK_TRY(reader.u8()));
    reply.data = reader.rest();
    return reply;
}

} // namespace

QByteArray encodeRequest(const Command &asked)
{
    WireWriter writer(headSize + 3);
    writer.bytes(preambleView()).u16be(3).u8(asked.command).u8(asked.parameter);
    writer.u8(checksum(writer.soFar().sliced(qsizetype(preamble.size()))));
    return writer.done().value_or(QByteArray()); // always fits
}

std::uint8_t checksum(QByteArrayView bytes)
{
    std::uint8_t sum = 0;
    for (const char byte : bytes)
        sum = static_cast<std::uint8_t>(sum ^ static_cast<std::uint8_t>(byte));
    return sum;
}

bool answers(const Reply &reply, const Command &asked)
{
    if (reply.status == asked.success)
        return asked.replyData >= 0 ? reply.data.size() == asked.replyData
                                    : tellsItsLengths(reply.data, asked.parameter);
    if (!reply.data.isEmpty())
        return false;
    if (isGeneral(reply.status))
        return true;
    switch (asked.command) {
    case command::find.command: // select shares it
        return reply.status == SamStatus::NoCard
            || (asked.parameter == command::select.parameter && reply.status != SamStatus::CardFound
                && reply.status != SamStatus::NoSuchItem);
    case command::readTextPhoto.command: // with fingerprint, too, and the newest address
        return reply.status != SamStatus::CardFound && reply.status != SamStatus::Ok;
    default: return reply.status == SamStatus::RandomFailed;
    }
}

Result<TextPhoto> decodeTextPhoto(QByteArrayView data, Fingerprint fingerprint)
{
    WireReader reader(data);
    const qsizetype text = KIOSK_TRY(reader.u16be());
    const qsizetype photo = KIOSK_TRY(reader.u16be());
    const qsizetype print = fingerprint == Fingerprint::Asked ? KIOSK_TRY(reader.u16be()) : 0;
    if (text != textSize || (photo != photoSize && photo != 0) || print % fingerprintSize
        || print > 2 * fingerprintSize)
        return fail(ErrorCode::BadFrame,
                    QStringLiteral("read: text %1, photo %2, fingerprint %3 bytes").arg(text).arg(photo).arg(print));
    TextPhoto content;
    content.text = KIOSK_TRY(reader.bytes(text));
    content.photo = KIOSK_TRY(reader.bytes(photo));
    content.fingerprint = KIOSK_TRY(reader.bytes(print));
    KIOSK_TRY(reader.end());
    return content;
}

Result<QByteArrayView> decodeNewestAddress(QByteArrayView data)
{
    WireReader reader(data);
    if (data.size() == lengthSize + addressSize && KIOSK_TRY(reader.u16be()) != addressSize)
        return fail(ErrorCode::BadFrame, QStringLiteral("address: length"));
    const auto address = KIOSK_TRY(reader.bytes(addressSize));
    KIOSK_TRY(reader.end());
    return address;
}

Result<QString> decodeSamIdentity(QByteArrayView data)
{
    WireReader reader(data);
    const auto first = KIOSK_TRY(reader.u16le());
    const auto second = KIOSK_TRY(reader.u16le());
    const auto date = KIOSK_TRY(reader.u32le());
    const auto serial = KIOSK_TRY(reader.u32le());
    const auto random = KIOSK_TRY(reader.u32le());
    KIOSK_TRY(reader.end());
    return QString::asprintf("%02u.%02u-%u-%010u-%010u", first, second, date, serial, random);
}

void FrameReceiver::clear()
{
    explicit_bzero(m_buffer.data(), m_buffer.size());
    m_size = m_taken = 0;
}

void FrameReceiver::drop(qsizetype count)
{
    std::memmove(m_buffer.data(), m_buffer.data() + count, static_cast<std::size_t>(m_size - count));
    m_size -= count;
}

Result<std::optional<Reply>> FrameReceiver::next()
{
    drop(std::exchange(m_taken, 0));
    drop(hunt({m_buffer.data(), m_size}));
    const QByteArrayView stream(m_buffer.data(), m_size);
    if (stream.size() < headSize)
        return std::optional<Reply>();
    WireReader reader(stream.sliced(qsizetype(preamble.size())));
    const qsizetype length = KIOSK_TRY(reader.u16be());
    if (length < leastReplyLength || length > mostLength) {
        drop(1); // not the preamble's beginning after all: the next hunt starts behind it
        return fail(ErrorCode::BadFrame, QStringLiteral("length %1").arg(length));
    }
    if (stream.size() < headSize + length)
        return std::optional<Reply>();
    const auto summed = stream.sliced(qsizetype(preamble.size()), lengthSize + length - 1);
    if (checksum(summed) != static_cast<std::uint8_t>(stream[headSize + length - 1])) {
        drop(1);
        return fail(ErrorCode::BadChecksum, QStringLiteral("length %1").arg(length));
    }
    m_taken = headSize + length;
    return std::optional(KIOSK_TRY(parse(summed.sliced(lengthSize))));
}

} // namespace kiosk::sdt
