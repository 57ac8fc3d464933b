// SPDX-License-Identifier: Apache-2.0
// One HTTPS exchange at a time per call, on the portal thread. Private to the client.
#pragma once

#include <core/clock.h>
#include <core/error.h>

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <functional>
#include <memory>
#include <optional>

namespace kiosk {

struct WireRequest {
    QByteArray method;
    QString path; // below the base, beginning with /gk/v1
    QByteArray body = {};
    QByteArray contentType = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    Duration limit = {};
};

struct WireAnswer {
    std::optional<Error> failure; // no whole answer: PortalUnreachable, AnswerLost, TimedOut, TlsRefused
    int status = 0;
    QByteArray contentType;
    QByteArray retryAfter;
    QByteArray etag;
    QByteArray body;
};

// Thread-bound to the portal thread.
class PortalLink : public QObject {
    Q_OBJECT
public:
    using Answered = std::function<void(std::shared_ptr<WireAnswer>)>;
    PortalLink(QUrl base, QByteArray terminal, QSslConfiguration tls);

    // Calls `answered` exactly once, in this thread; never after this object died.
    void send(const WireRequest &request, const Answered &answered);

private:
    QUrl m_base;
    QByteArray m_terminal;
    QSslConfiguration m_tls;
    QNetworkAccessManager *m_network;
};

} // namespace kiosk
