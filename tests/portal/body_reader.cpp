// SPDX-License-Identifier: Apache-2.0
#include "body_reader.h"

#include <QJsonDocument>
#include <cmath>

namespace refportal {

BodyReader::BodyReader(const Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    m_isObject = document.isObject();
    m_object = document.object();
}

void BodyReader::complain(const char *member, const char *keyword)
{
    m_errors.append(QJsonObject{{QStringLiteral("pointer"), m_at + QLatin1Char('/') + QLatin1String(member)},
                                {QStringLiteral("keyword"), QLatin1String(keyword)}});
}

bool BodyReader::has(const char *member)
{
    if (m_object.contains(QLatin1String(member)))
        return true;
    complain(member, "required");
    return false;
}

QString BodyReader::text(const char *member, const QRegularExpression &pattern)
{
    return has(member) ? optionalText(member, pattern) : QString();
}

QString BodyReader::optionalText(const char *member, const QRegularExpression &pattern)
{
    const QJsonValue value = m_object.value(QLatin1String(member));
    if (value.isUndefined())
        return {};
    if (!value.isString()) {
        complain(member, "type");
        return {};
    }
    if (!pattern.pattern().isEmpty() && !pattern.match(value.toString()).hasMatch()) {
        complain(member, "pattern");
        return {};
    }
    return value.toString();
}

QString BodyReader::oneOf(const char *member, const QStringList &allowed)
{
    QString value = text(member);
    if (!value.isNull() && !allowed.contains(value)) {
        complain(member, "enum");
        return {};
    }
    return value;
}

int BodyReader::integer(const char *member, int least, int greatest)
{
    if (!has(member))
        return least;
    const QJsonValue value = m_object.value(QLatin1String(member));
    const double number = value.toDouble();
    if (!value.isDouble() || number != static_cast<double>(value.toInt(-1)))
        complain(member, "type");
    else if (number < least)
        complain(member, "minimum");
    else if (number > greatest)
        complain(member, "maximum");
    else
        return value.toInt();
    return least;
}

qint64 BodyReader::optionalCount(const char *member)
{
    const QJsonValue value = m_object.value(QLatin1String(member));
    if (value.isUndefined())
        return 0;
    constexpr double Greatest = 9007199254740991.0;
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number != std::floor(number))
        complain(member, "type");
    else if (number < 1)
        complain(member, "minimum");
    else if (number > Greatest)
        complain(member, "maximum");
    else
        return static_cast<qint64>(number);
    return 0;
}

bool BodyReader::boolean(const char *member)
{
    const QJsonValue value = m_object.value(QLatin1String(member));
    if (has(member) && !value.isBool())
        complain(member, "type");
    return value.toBool();
}

QJsonArray BodyReader::array(const char *member)
{
    const QJsonValue value = m_object.value(QLatin1String(member));
    if (has(member) && !value.isArray())
        complain(member, "type");
    return value.toArray();
}

BodyReader BodyReader::object(const char *member)
{
    const QJsonValue value = m_object.value(QLatin1String(member));
    if (has(member) && !value.isObject())
        complain(member, "type");
    return BodyReader(value.toObject(), m_at + QLatin1Char('/') + QLatin1String(member));
}

std::optional<Problem> BodyReader::problem() const
{
    if (!m_isObject)
        return Problem{ProblemCode::BadRequest};
    if (m_errors.isEmpty())
        return std::nullopt;
    Problem problem{ProblemCode::InvalidBody};
    for (const QJsonObject &error : m_errors)
        problem.errors.append(error);
    return problem;
}

void BodyReader::citizen(bool mayBeNobody)
{
    static const QRegularExpression something(QStringLiteral("."));
    if (mayBeNobody && m_object[u"identity"][u"method"].toString() == u"none") {
        if (m_object.contains(u"citizen") || m_object[u"identity"][u"verified"].toBool())
            complain("citizen", "not");
        return;
    }
    BodyReader citizen = object("citizen");
    citizen.text("name", something);
    citizen.text("number", something);
    citizen.text("kind", something);
    citizen.text("birth");
    citizen.text("address");
    citizen.optionalText("phone");
    adopt(citizen);
    BodyReader identity = object("identity");
    identity.oneOf("method", {QStringLiteral("card"), QStringLiteral("card+sms"), QStringLiteral("licence-code")});
    identity.boolean("verified");
    adopt(identity);
}

namespace pattern {

const QRegularExpression &uuid()
{
    static const QRegularExpression p(
        QStringLiteral("\\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\z"));
    return p;
}
const QRegularExpression &itemId()
{
    static const QRegularExpression p(QStringLiteral("\\A[a-z][a-z0-9-]{1,63}\\z"));
    return p;
}
const QRegularExpression &caseNo()
{
    static const QRegularExpression p(QStringLiteral("\\ACH[0-9]{14}\\z"));
    return p;
}
const QRegularExpression &receiptCode()
{
    static const QRegularExpression p(QStringLiteral("\\A[A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]\\z"));
    return p;
}
const QRegularExpression &blankSerial()
{
    static const QRegularExpression p(QStringLiteral("\\A[A-Z]{0,4}[0-9]{4,14}\\z"));
    return p;
}
const QRegularExpression &time()
{
    static const QRegularExpression p(QStringLiteral("\\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}"
                                                     "(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})\\z"));
    return p;
}

} // namespace pattern
} // namespace refportal
