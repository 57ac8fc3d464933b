// SPDX-License-Identifier: Apache-2.0
// The door of the server: mutual TLS, and control over every connection that has come through it.
#pragma once

#include "openssl_pointers.h"

#include <QString>
#include <atomic>
#include <functional>
#include <mutex>
#include <openssl/ssl.h>
#include <set>

namespace refportal {

enum class Door {
    Terminals, // mutual TLS
    Enrolment, // whoever has no certificate yet, for the one call that is for them
};

class TlsGate {
public:
    // `admit` is asked in every handshake, on the connection's thread; false ends the connection there.
    TlsGate(QString folder, Door door, std::function<bool()> admit)
        : m_folder(std::move(folder)), m_door(door), m_admit(std::move(admit))
    { }

    // TLS 1.2 or newer, portal.pem and portal.key, a client certificate of ca.pem is a must but at the
    // door for enrolment. False: files will not do.
    bool configure(SSL_CTX &context);

    // Ends one connection without another byte to its peer.
    static void drop(const SSL *connection);
    void dropAll();
    static QString peerName(const SSL *connection); // common name of the caller
    static QByteArray peerDigest(const SSL *connection);

private:
    static int helloSeen(SSL *connection, int *alert, void *gate);
    static void forget(void *parent, void *pointer, CRYPTO_EX_DATA *data, int index, long number, void *argument);
    static int slot(); // of a connection's extra data, where its gate stands

    QString m_folder;
    Door m_door;
    std::function<bool()> m_admit;
    std::mutex m_mutex;
    std::set<int> m_sockets;
};

} // namespace refportal
