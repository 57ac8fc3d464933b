// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QHash>
#include <QSet>

namespace kiosk {

// What a series of rtnetlink messages means. Keeps what was there: the kernel tells of an address again whenever its
// lifetime is renewed (RFC 4862 5.5.3, every few minutes), and a DHCP client of its routes.
class NetworkNews {
public:
    // `messages`: one datagram. True: something is there that was not there before. What is cut short is passed over.
    bool tellsOfReturn(QByteArrayView messages);

private:
    bool linkCame(QByteArrayView body);
    bool isNew(const QByteArray &name);

    QHash<int, bool> m_runs; // by index of the interface
    QSet<QByteArray> m_known;
};

} // namespace kiosk
