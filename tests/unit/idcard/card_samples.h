// SPDX-License-Identifier: Apache-2.0
// The invented cards of tests/data/idcard.
#pragma once

#include <QByteArray>
#include <QFile>

namespace kiosk::test {

inline QByteArray readReplyOf(const char *card) // the whole frame
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/idcard/%1.bin").arg(QLatin1String(card)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QByteArray textBlockOf(const char *card) { return readReplyOf(card).mid(14, 256); }

// The frame's data around another text block, without its checksum: for FakeSdtPeer::frame().
inline QByteArray readBodyOf(const QByteArray &textBlock)
{
    const auto reply = readReplyOf("resident");
    return reply.mid(7, 7) + textBlock + reply.mid(14 + 256, 1024);
}

inline QByteArray utf16(QStringView text)
{
    QByteArray bytes;
    for (const QChar unit : text) {
        bytes += static_cast<char>(unit.cell());
        bytes += static_cast<char>(unit.row());
    }
    return bytes;
}

// The block with one field overwritten from `offset` on.
inline QByteArray with(QByteArray block, qsizetype offset, QStringView text)
{
    const auto bytes = utf16(text);
    return block.replace(offset, bytes.size(), bytes);
}

} // namespace kiosk::test
