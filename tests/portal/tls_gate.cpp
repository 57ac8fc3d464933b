// SPDX-License-Identifier: Apache-2.0
#include "tls_gate.h"

#include <sys/socket.h>

namespace refportal {

int TlsGate::slot()
{
    static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &TlsGate::forget);
    return index;
}

bool TlsGate::configure(SSL_CTX &context)
{
    const QByteArray ca = (m_folder + QStringLiteral("/ca.pem")).toUtf8();
    const CertificatePtr certificate = readCertificate(m_folder + QStringLiteral("/portal.pem"));
    const KeyPtr key = readKey(m_folder + QStringLiteral("/portal.key"));
    StorePtr trust = trustIn(m_folder + QStringLiteral("/ca.pem"));
    if (!certificate || !key || !trust || SSL_CTX_use_certificate(&context, certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(&context, key.get()) != 1)
        return false;
    SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION);
    SSL_CTX_set_cert_store(&context, trust.release());
    SSL_CTX_set_client_CA_list(&context, SSL_load_client_CA_file(ca.constData()));
    if (m_door == Door::Terminals)
        SSL_CTX_set_verify(&context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    const unsigned char name[] = "kiosk-portal";
    SSL_CTX_set_session_id_context(&context, name, sizeof name - 1); // else resumed sessions fail under mutual TLS
    SSL_CTX_set_client_hello_cb(&context, &TlsGate::helloSeen, this);
    return true;
}

int TlsGate::helloSeen(SSL *connection, int *alert, void *gate)
{
    auto *self = static_cast<TlsGate *>(gate);
    if (SSL_get_ex_data(connection, slot()))
        return SSL_CLIENT_HELLO_SUCCESS; // asked again after a HelloRetryRequest
    {
        const std::lock_guard lock(self->m_mutex);
        self->m_sockets.insert(SSL_get_fd(connection));
    }
    SSL_set_ex_data(connection, slot(), self);
    if (self->m_admit())
        return SSL_CLIENT_HELLO_SUCCESS;
    drop(connection);
    *alert = SSL_AD_INTERNAL_ERROR; // never sent: the socket is shut
    return SSL_CLIENT_HELLO_ERROR;
}

// Runs in SSL_free, while the socket is still open: the number cannot have been given to another connection yet.
void TlsGate::forget(void *parent, void *pointer, CRYPTO_EX_DATA *, int, long, void *)
{
    if (!pointer)
        return;
    auto *self = static_cast<TlsGate *>(pointer);
    const std::lock_guard lock(self->m_mutex);
    self->m_sockets.erase(SSL_get_fd(static_cast<SSL *>(parent)));
}

void TlsGate::drop(const SSL *connection) { ::shutdown(SSL_get_fd(connection), SHUT_RDWR); }

void TlsGate::dropAll()
{
    const std::lock_guard lock(m_mutex);
    for (const int socket : m_sockets)
        ::shutdown(socket, SHUT_RDWR);
}

QString TlsGate::peerName(const SSL *connection)
{
    const X509 *certificate = SSL_get0_peer_certificate(connection);
    return certificate ? commonName(certificate) : QString();
}

QByteArray TlsGate::peerDigest(const SSL *connection)
{
    const X509 *certificate = SSL_get0_peer_certificate(connection);
    return certificate ? digestOf(certificate) : QByteArray();
}

} // namespace refportal
