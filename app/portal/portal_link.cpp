// SPDX-License-Identifier: Apache-2.0
#include "portal_link.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

namespace kiosk {
namespace {

bool isTls(QNetworkReply::NetworkError error) { return error == QNetworkReply::SslHandshakeFailedError; }

// Whether a request that failed may have had its effect: only when it had gone out.
Error failureOf(const QNetworkReply &reply, bool wentOut, bool outOfTime)
{
    const QString context = QStringLiteral("network error %1").arg(int(reply.error()));
    if (wentOut)
        return {ErrorCode::AnswerLost, context};
    if (isTls(reply.error()))
        return {ErrorCode::TlsRefused, context};
    return {outOfTime ? ErrorCode::TimedOut : ErrorCode::PortalUnreachable, context};
}

} // namespace

PortalLink::PortalLink(QUrl base, QByteArray terminal, QSslConfiguration tls)
    : m_base(std::move(base)), m_terminal(std::move(terminal)), m_tls(std::move(tls)),
      m_network(new QNetworkAccessManager(this))
{
    m_network->setProxy(QNetworkProxy::NoProxy);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

void PortalLink::send(const WireRequest &request, const Answered &answered)
{
    QUrl url = m_base;
    url.setPath(request.path);
    QNetworkRequest wire(url);
    wire.setSslConfiguration(m_tls);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setRawHeader("Kiosk-Terminal", m_terminal);
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    if (!request.contentType.isEmpty())
        wire.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(request.contentType));
    QNetworkReply *reply = m_network->sendCustomRequest(wire, request.method, request.body);

    struct Progress {
        bool wentOut = false;
        bool outOfTime = false;
    };
    auto progress = std::make_shared<Progress>();
    connect(reply, &QNetworkReply::requestSent, this, [progress] { progress->wentOut = true; });
    auto *limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, [reply, progress] {
        progress->outOfTime = true;
        reply->abort();
    });
    limit->start(request.limit);
    connect(reply, &QNetworkReply::finished, this, [reply, progress, answered] {
        reply->deleteLater();
        auto answer = std::make_shared<WireAnswer>();
        answer->status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // Status 4xx and 5xx are errors to Qt and answers to us, as long as the whole body is there.
        const bool whole = reply->error() == QNetworkReply::NoError
            || (answer->status >= 400 && reply->error() >= QNetworkReply::ContentAccessDenied);
        if (answer->status == 0 || !whole || progress->outOfTime) {
            answer->failure = failureOf(*reply, progress->wentOut || answer->status != 0, progress->outOfTime);
            return answered(answer);
        }
        answer->contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
        answer->retryAfter = reply->rawHeader("Retry-After");
        answer->etag = reply->rawHeader("ETag");
        answer->body = reply->readAll();
        answered(answer);
    });
}

} // namespace kiosk
