// SPDX-License-Identifier: Apache-2.0
#include "portal_link.h"

#include "one_shot_body.h"

#include <QFutureWatcher>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>
#include <algorithm>
#include <utility>

namespace kiosk {
namespace {

struct Progress {
    bool wentOut = false; // whole, as far as we can know: it may have arrived
    bool outOfTime = false;
    bool givenUp = false;
    bool tooLong = false;
};

// TLS 1.3 tells a client that its certificate will not do only after the request was written: an alert, which Qt hands
// on in OpenSSL's words ("tlsv13 alert certificate required", "tlsv1 alert unknown ca") and no code of its own.
bool isRefusedByTls(const QNetworkReply &reply)
{
    if (reply.error() == QNetworkReply::SslHandshakeFailedError)
        return true;
    const QString words = reply.errorString();
    return words.contains(QLatin1String("alert"))
        && (words.contains(QLatin1String("certificate")) || words.contains(QLatin1String("unknown ca")));
}

Error failureOf(const QNetworkReply &reply, const Progress &progress)
{
    const QString context = QStringLiteral("network error %1").arg(static_cast<int>(reply.error()));
    if (progress.givenUp)
        return {ErrorCode::Cancelled, context};
    if (progress.tooLong)
        return {ErrorCode::InvalidInput, QStringLiteral("answer too long")};
    if (isRefusedByTls(reply))
        return {ErrorCode::TlsRefused, context};
    if (progress.wentOut)
        return {ErrorCode::AnswerLost, context};
    return {progress.outOfTime ? ErrorCode::TimedOut : ErrorCode::PortalUnreachable, context};
}

// Status 4xx and 5xx are errors to Qt and answers to us, as long as the whole body is there.
bool isWhole(const QNetworkReply &reply, int status)
{
    return status != 0
        && (reply.error() == QNetworkReply::NoError
            || (status >= 400 && reply.error() >= QNetworkReply::ContentAccessDenied));
}

std::shared_ptr<WireAnswer> answerOf(QNetworkReply &reply, const Progress &progress)
{
    auto answer = std::make_shared<WireAnswer>();
    answer->status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!isWhole(reply, answer->status) || progress.outOfTime || progress.givenUp || progress.tooLong) {
        answer->failure = failureOf(reply, progress);
        return answer;
    }
    answer->contentType = reply.header(QNetworkRequest::ContentTypeHeader).toByteArray();
    answer->retryAfter = reply.rawHeader("Retry-After");
    answer->etag = reply.rawHeader("ETag");
    answer->catalogueSignature = reply.rawHeader("Catalogue-Signature");
    answer->uploadOffset = reply.rawHeader("Upload-Offset");
    answer->body = reply.readAll();
    return answer;
}

// By what it says of its length, and by what came when it says nothing (chunked).
void endWhenTooLong(QNetworkReply *reply, qint64 most, const std::shared_ptr<Progress> &progress)
{
    const auto look = [reply, most, progress] {
        const qint64 promised = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (progress->tooLong || std::max(promised, reply->bytesAvailable()) <= most)
            return;
        progress->tooLong = true;
        reply->abort();
    };
    reply->setReadBufferSize(most + 1); // the peer waits instead of filling our memory until we have looked
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, look);
    QObject::connect(reply, &QNetworkReply::readyRead, reply, look);
}

} // namespace

WireAnswer::~WireAnswer()
{
    if (!body.isEmpty())
        explicit_bzero(body.data(), static_cast<std::size_t>(body.size()));
}

PortalLink::PortalLink(QUrl base, QByteArray terminal, const QSslConfiguration &tls)
    : m_base(std::move(base)), m_terminal(std::move(terminal)), m_tls(tls), m_network(newNetwork())
{ }

QNetworkAccessManager *PortalLink::newNetwork()
{
    auto *network = new QNetworkAccessManager(this);
    network->setProxy(QNetworkProxy::NoProxy);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return network;
}

// clearConnectionCache() would cut the calls that are out and let them hang until their deadline.
void PortalLink::forgetConnections()
{
    QNetworkAccessManager *old = std::exchange(m_network, newNetwork());
    const auto endWhenIdle = [old] {
        if (old->findChildren<QNetworkReply *>().isEmpty())
            old->deleteLater();
    };
    for (const QNetworkReply *out : old->findChildren<QNetworkReply *>())
        connect(out, &QObject::destroyed, old, endWhenIdle);
    endWhenIdle();
}

QNetworkRequest PortalLink::wireOf(const WireRequest &request) const
{
    QUrl url = m_base;
    url.setPath(request.path, QUrl::TolerantMode); // its parts are percent-encoded already
    if (!request.query.isEmpty())
        url.setQuery(request.query);
    QNetworkRequest wire(url);
    wire.setSslConfiguration(m_tls);
    wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    wire.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    wire.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    wire.setRawHeader("Kiosk-Terminal", m_terminal);
    wire.setRawHeader("Accept-Encoding", "identity"); // a body is as long as what came over the wire
    for (const auto &[name, value] : request.headers)
        wire.setRawHeader(name, value);
    if (!request.contentType.isEmpty()) {
        wire.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromLatin1(request.contentType));
        wire.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        wire.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true); // a buffer could be read twice
    } else if (request.method == "POST") {
        wire.setHeader(QNetworkRequest::ContentLengthHeader, 0); // else a server waits for a body
    }
    return wire;
}

void PortalLink::send(const WireRequest &request, const QFuture<void> &caller, const Answered &answered)
{
    auto progress = std::make_shared<Progress>();
    OneShotBody *body = request.contentType.isEmpty() ? nullptr : new OneShotBody(request.body, this);
    QNetworkReply *reply = request.method == "HEAD" // to a custom verb's answer Qt expects a body
        ? m_network->head(wireOf(request))
        : m_network->sendCustomRequest(wireOf(request), request.method, body);
    if (body)
        body->setParent(reply);
    // Without a body a request has no effect that matters twice; a connection that stood is taken for "went out".
    connect(reply, &QNetworkReply::encrypted, this, [progress, body] { progress->wentOut |= !body; });
    connect(reply, &QNetworkReply::requestSent, this, [progress, body] { progress->wentOut |= !body; });

    endWhenTooLong(reply, request.most, progress);

    auto *limit = new QTimer(reply);
    limit->setSingleShot(true);
    connect(limit, &QTimer::timeout, reply, [reply, progress] {
        progress->outOfTime = true;
        reply->abort();
    });
    limit->start(request.limit);

    auto *watcher = new QFutureWatcher<void>(reply);
    connect(watcher, &QFutureWatcherBase::canceled, reply, [reply, progress] {
        progress->givenUp = true;
        reply->abort();
    });
    watcher->setFuture(caller);

    connect(reply, &QNetworkReply::finished, this, [reply, body, progress, answered] {
        reply->deleteLater();
        if (body)
            progress->wentOut = body->atEnd();
        answered(answerOf(*reply, *progress));
    });
}

} // namespace kiosk
