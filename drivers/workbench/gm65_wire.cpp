// SPDX-License-Identifier: Apache-2.0
#include "gm65_wire.h"

#include <QtEndian>

namespace kiosk::workbench {

namespace {

const QByteArray Head("\x7E\0", 2);
const QByteArray SettingCodesOff("_SET_CODE_OFF");
const QByteArray NotChecked("\xAB\xCD");
constexpr qsizetype CountAt = 3;
constexpr qsizetype ZoneAt = 4;
constexpr qsizetype BytesAt = 6;
constexpr qsizetype CrcSize = 2;

// CRC-16/XMODEM by shifting halves
QByteArray crcOf(QByteArrayView bytes)
{
    unsigned sum = 0;
    for (const char byte : bytes) {
        sum = (sum >> 8 | sum << 8) & 0xFFFF;
        sum ^= quint8(byte);
        sum ^= (sum & 0xFF) >> 4;
        sum ^= sum << 12 & 0xFFFF;
        sum ^= (sum & 0xFF) << 5;
    }
    QByteArray both(CrcSize, '\0');
    qToBigEndian(quint16(sum), both.data());
    return both;
}

} // namespace

std::optional<Gm65Request> Gm65RequestHunter::take(quint8 byte)
{
    m_frame.append(char(byte));
    // drop from the front until what is left can be the beginning of something
    while (!m_frame.startsWith(Head) && !Head.startsWith(m_frame) && !SettingCodesOff.startsWith(m_frame))
        m_frame.remove(0, 1);
    if (m_frame == SettingCodesOff) {
        m_frame.clear();
        return Gm65Request{.settingCodesOff = true};
    }
    if (!m_frame.startsWith(Head) || m_frame.size() <= CountAt)
        return {};
    const qsizetype count = quint8(m_frame[CountAt]);
    if (m_frame.size() < BytesAt + count + CrcSize)
        return {};
    const QByteArray frame = std::exchange(m_frame, {});
    const QByteArray crc = frame.last(CrcSize);
    if (crc != NotChecked && crc != crcOf(QByteArrayView(frame).sliced(Head.size()).chopped(CrcSize)))
        return {};
    return Gm65Request{quint8(frame[2]), qFromBigEndian<quint16>(frame.constData() + ZoneAt),
                       frame.mid(BytesAt, count)};
}

QByteArray gm65Reply(gm65::ReplyType type, const QByteArray &bytes)
{
    QByteArray summed("\0", 1); // done as asked
    summed.append(char(bytes.size())).append(bytes);
    return QByteArray(1, char(type)).append('\0').append(summed).append(crcOf(summed));
}

} // namespace kiosk::workbench
