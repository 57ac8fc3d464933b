// SPDX-License-Identifier: Apache-2.0
// The cards in the drawer: text and photo blocks as a SAM hands them out. Every person is invented: numbers begin
// with region 330199, births lie in the 19th century, so no card of a living person can look like them.
#pragma once

#include <core/result.h>

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace kiosk::workbench {

struct IdCard {
    QString name;         // of the card, e.g. "resident"; "custom" when made from fields
    QByteArray text = {}; // 256 bytes UTF-16LE (GA/T 490 and its two foreigners' forms)
    QByteArray photo
        = {}; // 1024 bytes: "WL" header, then "TWLT" + 16-byte picture id: the test format, no real picture
    QByteArray newAddress = {}; // 70 bytes, or empty: the card has none
    quint8 readStatus = 0x90;   // SW3 of the read commands; not 90 = the card cannot be read
};

QStringList idCardNames();
Result<IdCard> idCardNamed(const QString &name);

// {name, number, sex?, ethnic?, birth?, address, office?, from?, to?, newAddress?, photo?}: a resident card. Left out:
// sex and birth follow the number, ethnic is 01, valid 20200101 to 20400101. Values are not checked beyond their
// length: a card that contradicts itself is something to test with.
Result<IdCard> idCardOf(const QJsonObject &fields);

} // namespace kiosk::workbench
