// SPDX-License-Identifier: Apache-2.0
// ESC/POS bytes as protocols/receipt-escpos.md prints them, and what the bench drew of them.
#pragma once

#include "raw_port.h"
#include "workbench_process.h"

#include <QByteArray>
#include <QFile>
#include <QStringList>

namespace kiosk::test {

inline const QByteArray Initialise = QByteArray::fromHex("1B40"), StatusBack = QByteArray::fromHex("1D61FF");
inline const QByteArray CutAfterFeed = QByteArray::fromHex("1D564200"), AskPaperInOrder = QByteArray::fromHex("1D7201");
inline const QByteArray AskProcessId = QByteArray::fromHex("1D28480600303030303031");
inline const QByteArray ProcessId = QByteArray::fromHex("37223030303100");
// 办件回执, double size, centred
inline const QByteArray Title = QByteArray::fromHex("1C261B61011D2111B0ECBCFEBBD8D6B40A1D21001B6100");
inline const QByteArray AskRealTime1 = QByteArray::fromHex("100401"), AskRealTime4 = QByteArray::fromHex("100404");

inline QByteArray qrCode(const QByteArray &payload)
{
    return QByteArray::fromHex("1B61011D286B04003141320 01D286B03003143061D286B0300314531")
        + QByteArray::fromHex("1D286B") + char(payload.size() + 3) + '\0' + QByteArray::fromHex("315030") + payload
        + QByteArray::fromHex("1D286B0300315130");
}
inline QByteArray raster(int bytesWide, int rows, char dots)
{
    return QByteArray::fromHex("1D763000") + char(bytesWide) + '\0' + char(rows & 0xFF) + char(rows >> 8)
        + QByteArray(bytesWide * rows, dots);
}

// NNN.png -> the lines of NNN.txt
inline QStringList linesOf(const QString &png)
{
    QFile text(QString(png).replace(QStringLiteral(".png"), QStringLiteral(".txt")));
    return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()).trimmed().split(u'\n') : QStringList();
}

} // namespace kiosk::test
