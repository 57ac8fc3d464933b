// SPDX-License-Identifier: Apache-2.0
#include "problem.h"

#include "hall_portal.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>

namespace kiosk {
namespace {

// Codes that the terminal acts on; every other one is PortalRefused and only told to staff.
ErrorCode closestCode(int status, const QString &code)
{
    static const QHash<QString, ErrorCode> named{
        {QStringLiteral("session-expired"), ErrorCode::SessionExpired},
        {QStringLiteral("not-eligible"), ErrorCode::NotEligible},
        {QStringLiteral("sms-code-wrong"), ErrorCode::SmsCodeWrong},
        {QStringLiteral("sms-code-locked"), ErrorCode::SmsCodeLocked},
        {QStringLiteral("sms-quota"), ErrorCode::SmsQuota},
        {QStringLiteral("too-soon"), ErrorCode::SmsQuota},
        {QStringLiteral("submission-conflict"), ErrorCode::Conflict},
        {QStringLiteral("batch-conflict"), ErrorCode::Conflict},
        {QStringLiteral("locker-conflict"), ErrorCode::Conflict},
        {QStringLiteral("correction-conflict"), ErrorCode::Conflict},
        {QStringLiteral("co-signature-conflict"), ErrorCode::Conflict},
        {QStringLiteral("draft-conflict"), ErrorCode::Conflict},
        {QStringLiteral("claim-state"), ErrorCode::SequenceError},
        {QStringLiteral("upload-offset-mismatch"), ErrorCode::SequenceError},
        {QStringLiteral("materials-missing"), ErrorCode::SequenceError},
        {QStringLiteral("digest"), ErrorCode::BadChecksum},
        {QStringLiteral("payment-conflict"), ErrorCode::Conflict},
        {QStringLiteral("appointment-conflict"), ErrorCode::Conflict},
        {QStringLiteral("payment-state"), ErrorCode::SequenceError},
        {QStringLiteral("not-found"), ErrorCode::NotFound},
        {QStringLiteral("terminal-revoked"), ErrorCode::TerminalRevoked},
    };
    if (status >= 500)
        return ErrorCode::PortalFault;
    if (const auto known = named.constFind(code); known != named.constEnd())
        return *known;
    return ErrorCode::PortalRefused;
}

// The members are the portal's words: only what looks like a name or a number is let into an error's context.
QString onlyName(const QString &value)
{
    static const QRegularExpression name(QStringLiteral("\\A[a-z0-9-]{1,40}\\z"));
    return name.match(value).hasMatch() ? value : QStringLiteral("unnamed");
}

// Longer than this nothing waits because somebody said so: a slip of a portal, or of a proxy, must not stop a row for
// years.
constexpr int MostWaitS = 3600;

// Seconds of a Retry-After header (RFC 9110 also allows a date: then the back-off decides) or of the problem.
std::optional<int> secondsIn(QByteArrayView header, const QJsonObject &problem)
{
    bool isNumber = false;
    const qint64 seconds = header.toByteArray().trimmed().toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        return int(std::min<qint64>(seconds, MostWaitS));
    const double member = problem[u"retryAfterS"].toDouble(-1);
    return member >= 0 ? std::optional(int(std::min<double>(member, MostWaitS))) : std::nullopt;
}

// " next=2026-03-13T11:30,2026-03-13T12:00", of what is a day and a time; at most three.
QString nextTimes(const QJsonObject &problem)
{
    QStringList times;
    for (const QJsonValue slot : problem[u"next"].toArray()) {
        const QDateTime time(QDate::fromString(slot[u"day"].toString(), Qt::ISODate),
                             QTime::fromString(slot[u"start"].toString(), QStringLiteral("HH:mm")));
        if (time.isValid() && times.size() < 3)
            times << time.toString(QStringLiteral("yyyy-MM-ddTHH:mm"));
    }
    return times.isEmpty() ? QString() : QStringLiteral(" next=") + times.join(u',');
}

std::optional<QString> memberOf(const Error &error, QLatin1String name)
{
    for (const Error *link = &error; link; link = link->cause.get()) {
        if (!link->context.startsWith(QLatin1String("problem ")))
            continue;
        for (const QString &word : link->context.split(u' ')) {
            if (word.startsWith(name + u'='))
                return word.sliced(name.size() + 1);
        }
    }
    return {};
}

std::optional<int> numberOf(const Error &error, QLatin1String name)
{
    const auto text = memberOf(error, name);
    return text ? std::optional(text->toInt()) : std::nullopt;
}

} // namespace

Error problemError(int status, QByteArrayView contentType, QByteArrayView retryAfterHeader, const QByteArray &body)
{
    const bool isProblem = status >= 400 && contentType.startsWith("application/problem+json");
    const QJsonObject problem = isProblem ? QJsonDocument::fromJson(body).object() : QJsonObject();
    const auto wait = secondsIn(retryAfterHeader, problem);
    if (!problem[u"code"].isString()) {
        const QString context = QStringLiteral("problem unnamed status=%1").arg(status)
            + (wait ? QStringLiteral(" retryAfterS=%1").arg(*wait) : QString());
        return {status >= 500 ? ErrorCode::PortalFault : ErrorCode::InvalidInput, context};
    }
    const QString code = onlyName(problem[u"code"].toString());
    QString context = QStringLiteral("problem %1 status=%2").arg(code).arg(status);
    if (problem[u"retry"].isString())
        context += QStringLiteral(" retry=") + onlyName(problem[u"retry"].toString());
    if (wait)
        context += QStringLiteral(" retryAfterS=%1").arg(*wait);
    if (problem[u"triesLeft"].isDouble())
        context += QStringLiteral(" triesLeft=%1").arg(problem[u"triesLeft"].toInt());
    context += nextTimes(problem);
    return {closestCode(status, code), context};
}

QString problemCode(const Error &error)
{
    for (const Error *link = &error; link; link = link->cause.get()) {
        if (link->context.startsWith(QLatin1String("problem ")))
            return link->context.section(u' ', 1, 1);
    }
    return {};
}

std::optional<int> triesLeft(const Error &error) { return numberOf(error, QLatin1String("triesLeft")); }

std::optional<Duration> retryAfter(const Error &error)
{
    const auto seconds = numberOf(error, QLatin1String("retryAfterS"));
    return seconds ? std::optional<Duration>(std::chrono::seconds(*seconds)) : std::nullopt;
}

QList<AppointmentTime> timesInstead(const Error &error)
{
    QList<AppointmentTime> times;
    const QString text = memberOf(error, QLatin1String("next")).value_or(QString());
    for (const QString &one : text.split(u',', Qt::SkipEmptyParts)) {
        const QDateTime time = QDateTime::fromString(one, QStringLiteral("yyyy-MM-ddTHH:mm"));
        times << AppointmentTime{time.date(), time.time()};
    }
    return times;
}

bool isFinalRefusal(const Error &error)
{
    const auto status = numberOf(error, QLatin1String("status"));
    if (!status || *status < 400 || *status >= 500 || problemCode(error) == QLatin1String("unnamed"))
        return false;
    if (*status == 408 || *status == 425 || *status == 429)
        return false;
    if (problemCode(error) == QLatin1String("terminal-revoked")) // of us, not of what was sent
        return false;
    const QString retry = memberOf(error, QLatin1String("retry")).value_or(QString());
    // Something must be set right here, and then the same request may do; only what it names and the portal no longer
    // has (404, 410) comes back by nothing that the terminal loads anew.
    if (retry == QLatin1String("resync"))
        return *status == 404 || *status == 410;
    return retry != QLatin1String("same-key") && retry != QLatin1String("after");
}

} // namespace kiosk
