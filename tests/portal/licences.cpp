// SPDX-License-Identifier: Apache-2.0
#include "licences.h"

#include "body_reader.h"
#include "registry.h"

#include <QMessageAuthenticationCode>

namespace refportal {
namespace {

constexpr int TokenLivesS = 120;

QByteArray keyed(const QByteArray &secret, const QString &text)
{
    return QMessageAuthenticationCode::hash(text.toUtf8(), secret, QCryptographicHash::Sha256);
}

Answer tokenAnswer(int status, const QString &token, const registry::Licence &licence, const QString &holder)
{
    return jsonAnswer(status,
                      {{QStringLiteral("token"), token},
                       {QStringLiteral("type"), licence.type},
                       {QStringLiteral("title"), licence.title},
                       {QStringLiteral("holder"), registry::maskedName(holder)},
                       {QStringLiteral("validS"), TokenLivesS}},
                      status == 201 ? "licence-verified" : "");
}

Answer copyAnswer(const registry::Licence &licence, const Session &session)
{
    const auto field = [](const char *id, const QString &title, const QString &value) {
        return QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                           {QStringLiteral("title"), title},
                           {QStringLiteral("value"), value}};
    };
    Answer answer = jsonAnswer(200,
                               {{QStringLiteral("type"), licence.type},
                                {QStringLiteral("title"), licence.title},
                                {QStringLiteral("identifier"), licence.identifier},
                                {QStringLiteral("issuer"), licence.issuer},
                                {QStringLiteral("issuedOn"), licence.issuedOn},
                                {QStringLiteral("fields"),
                                 QJsonArray{field("holderName", QStringLiteral("姓名"), session.name),
                                            field("holderNumber", QStringLiteral("公民身份号码"), session.number)}}},
                               "licence-copied");
    answer.headers.emplaceBack("Cache-Control", "no-store");
    return answer;
}

} // namespace

struct Licences::Shown {
    QString session, code, purpose, consent;
};

Outcome<Answer> Licences::own(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        QJsonArray licences;
        for (const auto &one : registry::licencesOf(session->number)) {
            QJsonObject licence{{QStringLiteral("id"), one.id},
                                {QStringLiteral("title"), one.title},
                                {QStringLiteral("issuer"), one.issuer},
                                {QStringLiteral("holder"), registry::maskedName(session->name)},
                                {QStringLiteral("number"), one.number},
                                {QStringLiteral("validFrom"), one.from.toString(Qt::ISODate)},
                                {QStringLiteral("state"), one.state(m_clock.now().date())}};
            if (one.to.isValid())
                licence.insert(QStringLiteral("validTo"), one.to.toString(Qt::ISODate));
            licences.append(licence);
        }
        Answer answer = jsonAnswer(200, {{QStringLiteral("licences"), licences}});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> Licences::verify(const Call &call)
{
    static const QRegularExpression scanned(QStringLiteral("\\A[!-~]{8,512}\\z"));
    BodyReader body(call);
    const Shown shown{body.text("session"), body.text("code", scanned), body.text("purpose", pattern::itemId()),
                      body.text("consent", pattern::uuid())};
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) { return verifyNow(db, call, shown); });
}

Outcome<Answer> Licences::verifyNow(SQLite::Database &db, const Call &call, const Shown &shown)
{
    const auto session = m_sessions.findForItem(db, shown.session, call.terminal);
    if (!session)
        return tl::unexpected(session.error());
    if (shown.purpose != session->item)
        return refuseMember("/purpose", "const");
    const auto found = registry::licenceShownBy(shown.code);
    if (!found.licence)
        return refuse(ProblemCode::LicenceCodeForeign);
    if (found.hasRunOut)
        return refuse(ProblemCode::LicenceCodeExpired);
    if (found.isAnothers)
        return refuse(ProblemCode::LicenceOfAnother);
    const QByteArray code = keyed(m_secret, shown.code);
    const QString token = QString::fromLatin1(keyed(m_secret, shown.code + shown.consent).toHex().left(32));
    auto before = query(db,
                        "SELECT 1 FROM licence_codes JOIN licence_uses USING (code) WHERE code = ? AND session = ? AND "
                        "consent = ? AND used = 0 AND ends_ms > ?",
                        code, session->token, shown.consent, m_clock.now().toMSecsSinceEpoch());
    if (before.executeStep())
        return tokenAnswer(200, token, *found.licence, session->name);
    if (query(db, "SELECT 1 FROM licence_codes WHERE code = ?", code).executeStep())
        return refuse(ProblemCode::LicenceCodeUsed);
    run(db, "INSERT INTO licence_codes VALUES (?, ?, ?, ?, ?, 0)", code, session->token, keyed(m_secret, token),
        found.licence->type, m_clock.now().addSecs(TokenLivesS).toMSecsSinceEpoch());
    run(db, "INSERT INTO licence_uses VALUES (?, ?, ?, ?, ?)", code, call.terminal, shown.purpose, shown.consent,
        timeText(m_clock.now()));
    return tokenAnswer(201, token, *found.licence, session->name);
}

Outcome<Answer> Licences::copy(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const QByteArray key = keyed(m_secret, body.text("token"));
    const QString purpose = body.text("purpose", pattern::itemId());
    const QString consent = body.text("consent", pattern::uuid());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findForItem(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto row = query(db,
                         "SELECT purpose, consent, used, ends_ms FROM licence_codes JOIN licence_uses USING (code) "
                         "WHERE token = ? AND session = ? AND type = ?",
                         key, session->token, call.ids.first());
        if (!row.executeStep())
            return refuse(ProblemCode::LicenceTokenExpired);
        if (textOf(row.getColumn(0)) != purpose)
            return refuseMember("/purpose", "const");
        if (textOf(row.getColumn(1)) != consent)
            return refuseMember("/consent", "const");
        if (row.getColumn(2).getInt() != 0)
            return refuse(ProblemCode::LicenceTokenUsed);
        if (row.getColumn(3).getInt64() <= m_clock.now().toMSecsSinceEpoch())
            return refuse(ProblemCode::LicenceTokenExpired);
        run(db, "UPDATE licence_codes SET used = 1 WHERE token = ?", key);
        return copyAnswer(*registry::licenceOf(call.ids.first()), *session);
    });
}

} // namespace refportal
