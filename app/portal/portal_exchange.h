// SPDX-License-Identifier: Apache-2.0
// One call of HttpPortalClient, and what its parts make calls of. Private to app/portal.
#pragma once

#include "http_portal_client.h"
#include "portal_link.h"
#include "problem.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <functional>

namespace kiosk {
namespace wire {

template <typename T> using Decoder = std::function<Result<T>(const WireAnswer &)>;

inline QByteArray compact(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

inline WireRequest get(const QString &path) { return {QByteArrayLiteral("GET"), path}; }

inline WireRequest withJson(const char *method, const QString &path, QByteArray body)
{
    return {method, path, std::move(body), QByteArrayLiteral("application/json")};
}

inline WireRequest withJson(const char *method, const QString &path, const QJsonObject &body)
{
    return withJson(method, path, compact(body));
}

inline QString segment(const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

// 304 answers only a question that named what we have.
inline QList<int> orUnchanged(const QString &etag) { return etag.isEmpty() ? QList<int>{200} : QList<int>{200, 304}; }

// An answer that the contract promises without a body: with one it is somebody else's page.
inline Result<void> nothing(const WireAnswer &answer)
{
    return answer.body.isEmpty() ? Result<void>() : fail(ErrorCode::InvalidInput, QStringLiteral("a body"));
}

// An answer that repeats what it has kept: this member of what was sent.
inline Decoder<void> repeating(const char *member, const QJsonValue &sent)
{
    return [member, sent](const WireAnswer &answer) -> Result<void> {
        const QJsonValue kept = QJsonDocument::fromJson(answer.body).object()[QLatin1String(member)];
        return kept == sent ? Result<void>() : fail(ErrorCode::InvalidInput, QString::fromLatin1(member));
    };
}

// A document, of which nothing else is known here.
inline Result<SensitiveBytes> pdf(const WireAnswer &answer)
{
    if (!answer.contentType.startsWith("application/pdf") || !answer.body.startsWith("%PDF-"))
        return fail(ErrorCode::InvalidInput, QStringLiteral("document is no PDF"));
    return SensitiveBytes(QByteArrayView(answer.body));
}

// A decoder that only looks at the body.
template <typename Decode> auto body(Decode decode)
{
    return [decode](const WireAnswer &answer) { return decode(answer.body); };
}

} // namespace wire

// `promised`: the statuses of success that the contract names for this call. No other one acknowledges anything:
// whoever answered so may not have been the portal, and what it said is not known.
template <typename T, typename Decode> Pending<T> HttpPortalClient::exchange(WireRequest request, QList<int> promised,
                                                                             const CallContext &context, Decode decode)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    Pending<T> future = promise->future();
    const auto admission = admit(context);
    if (admission == CircuitBreaker::Admission::Refused) {
        promise->addResult(fail(ErrorCode::PortalUnreachable, QStringLiteral("circuit open")));
        promise->finish();
        return future;
    }
    request.limit = context.deadline.left(*m_clock).value_or(m_settings.callLimit);
    if (!context.visit.isNull())
        request.headers.emplaceBack(QByteArrayLiteral("Kiosk-Visit"), context.visit.text().toLatin1());
    // Back in this thread; dropped, and with it the promise, when the client is gone by then.
    const bool hasNoBody = request.method == "HEAD";
    const auto answered = [this, promise, promised, decode, hasNoBody,
                           admission](const std::shared_ptr<WireAnswer> &answer) {
        QMetaObject::invokeMethod(
            this,
            [this, promise, promised, decode, answer, hasNoBody, admission] {
                Result<T> result = fail(ErrorCode::Internal);
                if (answer->failure)
                    result = fail(*answer->failure);
                else if (hasNoBody && answer->status == 404) // a problem has no room in it
                    result = fail(ErrorCode::NotFound, QStringLiteral("status=404"));
                else if (!promised.contains(answer->status))
                    result = fail(problemError(answer->status, answer->contentType, answer->retryAfter, answer->body));
                else
                    result = decode(*answer);
                countCall(admission, *answer);
                weigh(result ? nullptr : &result.error());
                promise->addResult(std::move(result));
                promise->finish();
            },
            Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(
        m_link,
        [link = m_link, request, caller = QFuture<void>(future), answered] { link->send(request, caller, answered); },
        Qt::QueuedConnection);
    return future;
}

} // namespace kiosk
