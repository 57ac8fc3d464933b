// SPDX-License-Identifier: Apache-2.0
// HTTPS exchanges on the portal thread, each sent once. Private to the client.
#pragma once

#include <core/clock.h>
#include <core/error.h>

#include <QByteArray>
#include <QFuture>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <functional>
#include <memory>
#include <optional>

namespace kiosk {

// The longest body that is taken as an answer: more is no answer of the contract, and must not fill the memory.
inline constexpr qint64 MostAnswerBytes = qint64(4) << 20;
inline constexpr qint64 MostDocumentBytes = qint64(64) << 20;

struct WireRequest {
    QByteArray method;
    QString path; // below the base, beginning with /gk/v1
    QByteArray body = {};
    QByteArray contentType = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Duration limit = {};
    QString query = {};
    qint64 most = MostAnswerBytes;
};

// May hold a citizen's values: its body is wiped with it.
struct WireAnswer {
    WireAnswer() = default;
    Q_DISABLE_COPY_MOVE(WireAnswer)
    ~WireAnswer();

    // No whole answer: PortalUnreachable, AnswerLost, TimedOut, TlsRefused, Cancelled; InvalidInput when it was too
    // long.
    std::optional<Error> failure;
    int status = 0;
    QByteArray contentType;
    QByteArray retryAfter;
    QByteArray etag;
    QByteArray catalogueSignature;
    QByteArray uploadOffset;
    QByteArray body;
};

// Thread-bound to the portal thread.
class PortalLink : public QObject {
    Q_OBJECT
public:
    using Answered = std::function<void(std::shared_ptr<WireAnswer>)>;
    PortalLink(QUrl base, QByteArray terminal, const QSslConfiguration &tls);

    // Calls `answered` exactly once, in this thread; never after this object died. Gives up when `caller` is cancelled.
    void send(const WireRequest &request, const QFuture<void> &caller, const Answered &answered);
    void forgetConnections(); // later calls make new ones; those that are out go on

private:
    QNetworkRequest wireOf(const WireRequest &request) const;
    QNetworkAccessManager *newNetwork();

    QUrl m_base;
    QByteArray m_terminal;
    QSslConfiguration m_tls;
    QNetworkAccessManager *m_network;
};

} // namespace kiosk
