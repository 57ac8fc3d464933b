// SPDX-License-Identifier: Apache-2.0
#include "corrections.h"

#include "body_reader.h"
#include "case_journal.h"
#include "materials.h"

#include <QJsonDocument>

namespace refportal {
namespace {

constexpr QStringView Format = u"yizhan-correction/1";

Answer receipt(int status, const QString &caseNo, const QString &receivedAt, const char *effect = "")
{
    return jsonAnswer(status,
                      {{QStringLiteral("caseNo"), caseNo},
                       {QStringLiteral("receivedAt"), receivedAt},
                       {QStringLiteral("state"), QStringLiteral("corrected")}},
                      effect);
}

// Nothing, the same (200, 202), or something else: an id of these calls and of submissions stands for one thing.
Outcome<std::optional<Answer>> present(SQLite::Database &db, const Call &call, const QByteArray &digest)
{
    const QString &id = call.ids[1];
    auto row = query(db,
                     "SELECT sha256, terminal, '', '' FROM incomplete WHERE id = ?1 UNION ALL "
                     "SELECT sha256, terminal, '', '' FROM submissions WHERE id = ?1 UNION ALL "
                     "SELECT sha256, terminal, case_no, received_at FROM corrections WHERE id = ?1",
                     id);
    if (!row.executeStep())
        return std::nullopt;
    if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
        return refuse(ProblemCode::CorrectionConflict);
    const QString caseNo = textOf(row.getColumn(2));
    return caseNo.isEmpty() ? Materials::awaiting(db, id) : receipt(200, caseNo, textOf(row.getColumn(3)));
}

// Schema `Correction` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const Call &call)
{
    BodyReader body(plain);
    body.oneOf("format", {Format.toString()});
    if (body.text("correctionId", pattern::uuid()) != call.ids[1])
        body.complain("correctionId", "const");
    if (body.text("caseNo", pattern::caseNo()) != call.ids[0])
        body.complain("caseNo", "const");
    body.text("visit", pattern::uuid());
    body.text("createdAt", pattern::time());
    body.text("terminal");
    body.citizen();
    if (plain.contains(u"answer") == plain.contains(u"material")) {
        body.complain("material", "oneOf");
    } else if (plain.contains(u"answer")) {
        BodyReader answer = body.object("answer");
        answer.text("id");
        answer.text("value");
        answer.text("source");
        body.adopt(answer);
    } else {
        BodyReader material = body.object("material");
        Materials::checkOne(material);
        body.adopt(material);
    }
    return body.problem();
}

QString kindOf(const QJsonObject &plain)
{
    return plain.contains(u"answer") ? QStringLiteral("field") : QStringLiteral("material");
}

QString idOf(const QJsonObject &plain)
{
    return plain.contains(u"answer") ? plain[u"answer"][u"id"].toString() : plain[u"material"][u"name"].toString();
}

} // namespace

bool Corrections::isOne(const QJsonObject &plain) { return plain[u"format"].toString() == Format; }

Outcome<Answer> Corrections::put(const Call &call)
{
    return putSealed(call, call.ids[1], m_database, m_envelope,
                     {[&](SQLite::Database &db, const QByteArray &digest) { return present(db, call, digest); },
                      [&](const QJsonObject &plain) { return complaint(plain, call); },
                      [this](SQLite::Database &db, const Sealed &sealed) { return keep(db, sealed); }, "correction"});
}

Outcome<Answer> Corrections::keep(SQLite::Database &db, const Sealed &sealed) const
{
    const QString caseNo = sealed.plain[u"caseNo"].toString();
    const QString citizen = CaseStandings::citizenOf(db, caseNo);
    if (citizen.isEmpty() || citizen != sealed.plain[u"citizen"][u"number"].toString())
        return refuse(ProblemCode::CaseUnknown);
    if (sealed.plain.contains(u"answer"))
        return accept(db, m_clock.now(), sealed);
    if (!CaseStandings::asksFor(db, caseNo, kindOf(sealed.plain), idOf(sealed.plain)))
        return refuse(ProblemCode::CorrectionUnneeded);
    run(db, "INSERT INTO incomplete VALUES (?, ?, ?, ?)", sealed.id, sealed.digest, sealed.terminal,
        QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    Materials::expect(db, sealed.id, {sealed.plain[u"material"]});
    Answer answer = Materials::awaiting(db, sealed.id);
    answer.effect = "correction-begun";
    return answer;
}

Outcome<Answer> Corrections::accept(SQLite::Database &db, const QDateTime &now, const Sealed &sealed)
{
    const QString caseNo = sealed.plain[u"caseNo"].toString();
    if (!CaseStandings::asksFor(db, caseNo, kindOf(sealed.plain), idOf(sealed.plain)))
        return refuse(ProblemCode::CorrectionUnneeded);
    run(db, "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?)", sealed.id, sealed.digest, caseNo, sealed.terminal,
        timeText(now), QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    CaseJournal::note(db, now, caseNo, QStringLiteral("corrected"), {},
                      {{QStringLiteral("correction"), sealed.id},
                       {QStringLiteral("kind"), kindOf(sealed.plain)},
                       {QStringLiteral("id"), idOf(sealed.plain)}});
    CaseStandings::corrected(db, now, caseNo, kindOf(sealed.plain), idOf(sealed.plain));
    return receipt(201, caseNo, timeText(now), "case-corrected");
}

} // namespace refportal
