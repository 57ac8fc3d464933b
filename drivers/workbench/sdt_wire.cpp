// SPDX-License-Identifier: Apache-2.0
#include "sdt_wire.h"

#include <QtEndian>

namespace kiosk::workbench {

namespace {

const QByteArray Preamble = QByteArray::fromHex("AAAAAA9669");
constexpr qsizetype LengthEnd = 7; // preamble and Len
constexpr int ShortestLength = 3;  // CMD Para CHK
constexpr int LongestLength = 0x0A00;

char checksumOf(QByteArrayView bytes)
{
    char sum = 0;
    for (const char byte : bytes)
        sum = char(sum ^ byte);
    return sum;
}

} // namespace

std::optional<SdtRequest> SdtRequestHunter::take(quint8 byte)
{
    m_frame.append(char(byte));
    if (m_frame.size() <= Preamble.size()) {
        // drop from the front until what is left can be the beginning of a frame
        while (!Preamble.startsWith(m_frame))
            m_frame.remove(0, 1);
        return {};
    }
    if (m_frame.size() < LengthEnd)
        return {};
    const int length = qFromBigEndian<quint16>(m_frame.constData() + Preamble.size());
    if (length < ShortestLength || length > LongestLength) {
        m_frame.clear();
        return SdtRequest{.linkStatus = sdt::WrongLength};
    }
    if (m_frame.size() < LengthEnd + length)
        return {};
    const QByteArray frame = std::exchange(m_frame, {});
    SdtRequest request{qFromBigEndian<quint16>(frame.constData() + LengthEnd), frame.mid(LengthEnd + 2, length - 3)};
    if (checksumOf(QByteArrayView(frame).sliced(Preamble.size())) != 0) // CHK makes the whole sum zero
        request.linkStatus = sdt::WrongChecksum;
    return request;
}

QByteArray sdtReply(quint8 status, const QByteArray &body, int lengthField)
{
    const int length = lengthField < 0 ? int(4 + body.size()) : lengthField;
    QByteArray frame = Preamble;
    frame.append(char(length >> 8)).append(char(length & 0xFF));
    frame.append(2, '\0').append(char(status)).append(body);
    frame.append(checksumOf(QByteArrayView(frame).sliced(Preamble.size())));
    return frame;
}

} // namespace kiosk::workbench
