// SPDX-License-Identifier: Apache-2.0
#include "co_signatures.h"

#include "body_reader.h"
#include "case_journal.h"
#include "lookup_limits.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace refportal {
namespace {

constexpr QStringView Waiting = u"waiting-for-signatures";

struct SignedCase {
    QString no, state;
    QJsonObject plain;
};

// By the code of its receipt, or by its own number.
std::optional<SignedCase> caseOf(SQLite::Database &db, const QString &code)
{
    auto row = query(db,
                     "SELECT case_no, state, plain FROM submissions WHERE case_no = ?1 OR "
                     "json_extract(CAST(plain AS TEXT), '$.receiptCode') = ?1",
                     code);
    if (!row.executeStep())
        return std::nullopt;
    return SignedCase{textOf(row.getColumn(0)), textOf(row.getColumn(1)),
                      QJsonDocument::fromJson(bytesOf(row.getColumn(2))).object()};
}

bool hasSigned(SQLite::Database &db, const QString &caseNo, const QString &signer)
{
    return query(db, "SELECT 1 FROM co_signatures WHERE case_no = ? AND signer = ?", caseNo, signer).executeStep();
}

QString masked(const QString &name) { return name.left(1) + QString(qMax(qsizetype(1), name.size() - 1), u'*'); }

// The role that this number still has to sign in; refuses whoever has none.
Outcome<QString> roleOf(SQLite::Database &db, const SignedCase &one, const QString &number, const QDate &today)
{
    bool isNamed = false;
    for (const QJsonValue signer : one.plain[u"signers"].toArray()) {
        if (signer[u"number"].toString() != number)
            continue;
        isNamed = true;
        const QString role = signer[u"id"].toString();
        if (hasSigned(db, one.no, role))
            continue;
        if (QDate::fromString(one.plain[u"signBy"].toString(), Qt::ISODate) < today)
            return refuse(ProblemCode::SigningOver);
        return role;
    }
    return refuse(isNamed ? ProblemCode::SignedAlready : ProblemCode::NotASigner);
}

// Whoever applied counts too.
QJsonObject counted(SQLite::Database &db, const SignedCase &one)
{
    const QJsonObject standing = CoSignatures::standingOf(db, one.no, one.plain);
    const auto given = standing[u"given"].toArray().size() + 1;
    return {{QStringLiteral("caseNo"), one.no},
            {QStringLiteral("signed"), given},
            {QStringLiteral("of"), given + standing[u"open"].toArray().size()}};
}

// Nothing, the same (200), or something else under this id.
Outcome<std::optional<Answer>> present(SQLite::Database &db, const Call &call, const QByteArray &digest)
{
    auto row = query(db, "SELECT sha256, terminal, case_no FROM co_signatures WHERE id = ?", call.ids.first());
    if (!row.executeStep())
        return std::nullopt;
    if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
        return refuse(ProblemCode::CoSignatureConflict);
    return jsonAnswer(200, counted(db, *caseOf(db, textOf(row.getColumn(2)))));
}

// Schema `CoSignature` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const QString &id)
{
    BodyReader body(plain);
    body.oneOf("format", {QStringLiteral("yizhan-co-signature/1")});
    if (body.text("signatureId", pattern::uuid()) != id)
        body.complain("signatureId", "const");
    body.text("caseNo", pattern::caseNo());
    body.text("signer", pattern::itemId());
    body.text("visit", pattern::uuid());
    body.text("createdAt", pattern::time());
    body.text("terminal");
    body.citizen();
    BodyReader signature = body.object("signature");
    signature.oneOf("format", {QStringLiteral("yizhan-signature/1")});
    signature.text("documentSha256");
    if (signature.array("strokes").isEmpty())
        signature.complain("strokes", "minItems");
    body.adopt(signature);
    return body.problem();
}

} // namespace

QString documentDigest(const QJsonObject &plain)
{
    QJsonObject document{{QStringLiteral("format"), QStringLiteral("yizhan-document/1")}};
    for (const auto *member : {"answers", "item", "itemVersion", "submissionId", "visit"})
        document.insert(QLatin1String(member), plain[QLatin1String(member)]);
    // Qt sorts members, writes no space and escapes as little as RFC 8785
    const QByteArray canonical = QJsonDocument(document).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(canonical, QCryptographicHash::Sha256).toHex());
}

QJsonObject CoSignatures::standingOf(SQLite::Database &db, const QString &caseNo, const QJsonObject &plain)
{
    QJsonArray given, open;
    for (const QJsonValue signer : plain[u"signers"].toArray())
        (hasSigned(db, caseNo, signer[u"id"].toString()) ? given : open).append(signer[u"id"]);
    return {{QStringLiteral("by"), plain[u"signBy"]}, {QStringLiteral("given"), given}, {QStringLiteral("open"), open}};
}

Outcome<Answer> CoSignatures::request(const Call &call)
{
    BodyReader body(call);
    const QString code = body.text("code", pattern::receiptCode());
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const QDateTime now = m_clock.now();
        if (const auto open = withinLimits(db, now, call.terminal, "case"); !open)
            return tl::unexpected(open.error());
        const auto one = caseOf(db, code);
        countLookup(db, now, call.terminal, "case", one.has_value());
        if (!one)
            return refuse(ProblemCode::CaseUnknown);
        const auto role = roleOf(db, *one, session->number, now.date());
        if (!role)
            return tl::unexpected(role.error());
        QJsonObject said = counted(db, *one);
        for (const char *member : {"submissionId", "visit", "item", "itemVersion", "answers", "signBy"})
            said.insert(QLatin1String(member), one->plain[QLatin1String(member)]);
        said.insert(QStringLiteral("title"), registry::item(one->plain[u"item"].toString())->title);
        said.insert(QStringLiteral("applicant"), masked(one->plain[u"citizen"][u"name"].toString()));
        said.insert(QStringLiteral("documentSha256"), documentDigest(one->plain));
        said.insert(QStringLiteral("signer"), *role);
        Answer answer = jsonAnswer(200, said);
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> CoSignatures::put(const Call &call)
{
    auto answer = putSealed(call, call.ids.first(), m_database, m_envelope,
                            {[&](SQLite::Database &db, const QByteArray &digest) { return present(db, call, digest); },
                             [&](const QJsonObject &plain) { return complaint(plain, call.ids.first()); },
                             [&](SQLite::Database &db, const Sealed &sealed) { return keep(db, call, sealed); },
                             "co-signature"});
    if (answer && answer->status == 201)
        m_records.refresh(caseNoIn(*answer));
    return answer;
}

Outcome<Answer> CoSignatures::keep(SQLite::Database &db, const Call &call, const Sealed &sealed) const
{
    const auto session = m_sessions.findVerified(db, call.session, call.terminal);
    if (!session)
        return tl::unexpected(session.error());
    const auto one = caseOf(db, sealed.plain[u"caseNo"].toString());
    if (!one)
        return refuse(ProblemCode::CaseUnknown);
    const auto role = roleOf(db, *one, session->number, m_clock.now().date());
    if (!role)
        return tl::unexpected(role.error());
    if (sealed.plain[u"citizen"][u"number"].toString() != session->number
        || sealed.plain[u"signer"].toString() != *role)
        return refuse(ProblemCode::NotASigner);
    if (sealed.plain[u"signature"][u"documentSha256"].toString() != documentDigest(one->plain))
        return refuseMember("/signature/documentSha256", "digest");
    run(db, "INSERT INTO co_signatures VALUES (?, ?, ?, ?, ?, ?, ?)", sealed.id, sealed.digest, one->no, *role,
        sealed.terminal, timeText(m_clock.now()), QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    CaseJournal::note(db, m_clock.now(), one->no, QStringLiteral("co-signed"), {},
                      {{QStringLiteral("signature"), sealed.id},
                       {QStringLiteral("signer"), *role},
                       {QStringLiteral("terminal"), sealed.terminal}});
    const QJsonObject receipt = counted(db, *one);
    if (receipt[u"signed"] == receipt[u"of"] && one->state == Waiting) // the last: the departments begin
        run(db, "UPDATE submissions SET state = ? WHERE case_no = ?",
            one->plain[u"conditional"].toBool() ? QStringLiteral("conditional") : QStringLiteral("accepted"), one->no);
    return jsonAnswer(201, receipt, "case-co-signed");
}

} // namespace refportal
