// SPDX-License-Identifier: Apache-2.0
#include "submissions.h"

#include "authorities.h"
#include "body_reader.h"
#include "case_journal.h"
#include "co_signatures.h"
#include "corrections.h"
#include "materials.h"
#include "registry.h"

#include <QJsonDocument>
#include <QVersionNumber>

namespace refportal {
namespace {

QJsonObject receipt(const QString &caseNo, const QString &receivedAt, const QString &state)
{
    return {{QStringLiteral("caseNo"), caseNo},
            {QStringLiteral("receivedAt"), receivedAt},
            {QStringLiteral("state"), state}};
}

// Of a case, or of a correction, whose id stands for it in these calls.
std::optional<Answer> keptReceipt(SQLite::Database &db, const Call &call)
{
    auto row = query(db,
                     "SELECT case_no, received_at, state FROM submissions WHERE id = ?1 AND terminal = ?2 UNION ALL "
                     "SELECT case_no, received_at, 'corrected' FROM corrections WHERE id = ?1 AND terminal = ?2",
                     call.ids.first(), call.terminal);
    if (!row.executeStep())
        return std::nullopt;
    return jsonAnswer(200, receipt(textOf(row.getColumn(0)), textOf(row.getColumn(1)), textOf(row.getColumn(2))));
}

// What is already there under this id: nothing, the same (200, 202) or something else (SubmissionConflict).
Outcome<std::optional<Answer>> present(SQLite::Database &db, const Call &call, const QByteArray &digest)
{
    auto waiting = query(db, "SELECT sha256, terminal FROM incomplete WHERE id = ?", call.ids.first());
    if (waiting.executeStep()) {
        if (bytesOf(waiting.getColumn(0)) != digest || textOf(waiting.getColumn(1)) != call.terminal)
            return refuse(ProblemCode::SubmissionConflict);
        return Materials::awaiting(db, call.ids.first());
    }
    if (query(db, "SELECT 1 FROM corrections WHERE id = ?", call.ids.first()).executeStep())
        return refuse(ProblemCode::SubmissionConflict);
    auto row = query(db, "SELECT sha256, terminal, case_no, received_at, state FROM submissions WHERE id = ?",
                     call.ids.first());
    if (!row.executeStep())
        return std::nullopt;
    if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
        return refuse(ProblemCode::SubmissionConflict);
    return jsonAnswer(200, receipt(textOf(row.getColumn(2)), textOf(row.getColumn(3)), textOf(row.getColumn(4))));
}

void readEvidence(BodyReader &body, const QJsonObject &plain)
{
    const QJsonArray list = plain.contains(u"evidence") ? body.array("evidence") : QJsonArray();
    for (int i = 0; i < list.size(); ++i) {
        BodyReader each(list[i].toObject(), QStringLiteral("/evidence/%1").arg(i));
        each.text("id");
        each.oneOf("from",
                   {QStringLiteral("shared"), QStringLiteral("licence"), QStringLiteral("scan"),
                    QStringLiteral("locker"), QStringLiteral("inquiry"), QStringLiteral("commitment"),
                    QStringLiteral("later")});
        each.optionalText("due", QRegularExpression(QStringLiteral("\\d{4}-\\d\\d-\\d\\d")));
        body.adopt(each);
    }
}

// The parts of a bundle: of items that are known here, each with answers that the case has.
void readMembers(BodyReader &body, const QJsonObject &plain)
{
    if (!plain.contains(u"members"))
        return;
    QStringList answered;
    for (const QJsonValue answer : plain[u"answers"].toArray())
        answered << answer[u"id"].toString();
    const registry::Item *bundle = registry::item(plain[u"item"].toString());
    const QJsonArray members = body.array("members");
    for (int i = 0; i < members.size(); ++i) {
        BodyReader member(members[i].toObject(), QStringLiteral("/members/%1").arg(i));
        const QString item = member.text("item", pattern::itemId());
        member.text("itemVersion");
        member.array("after");
        const QJsonArray fields = member.array("fields");
        const bool isAnswered = std::all_of(
            fields.begin(), fields.end(), [&](const QJsonValue &field) { return answered.contains(field.toString()); });
        if (!isAnswered)
            member.complain("fields", "enum");
        if (!bundle || !bundle->members.contains(item))
            member.complain("item", "enum");
        body.adopt(member);
    }
}

void checkSignatures(BodyReader &plain)
{
    if (!plain.json().contains(u"signatures"))
        return;
    const QJsonArray signatures = plain.array("signatures");
    if (signatures.isEmpty())
        plain.complain("signatures", "minItems");
    QStringList materials;
    for (const QJsonValue &material : plain.json()[u"materials"].toArray())
        materials << material[u"id"].toString();
    for (int i = 0; i < signatures.size(); ++i) {
        BodyReader signature(signatures[i].toObject(), QStringLiteral("/signatures/%1").arg(i));
        signature.oneOf("role", {QStringLiteral("applicant")});
        const QString digest = signature.text("documentSha256");
        if (!digest.isEmpty() && digest != documentDigest(plain.json()))
            signature.complain("documentSha256", "digest");
        signature.oneOf("material", materials);
        plain.adopt(signature);
    }
}

// Others sign what the applicant has signed, until a day that is named.
void checkSigners(BodyReader &plain)
{
    if (!plain.json().contains(u"signers"))
        return;
    const QJsonArray signers = plain.array("signers");
    if (signers.isEmpty())
        plain.complain("signers", "minItems");
    for (int i = 0; i < signers.size(); ++i) {
        BodyReader signer(signers[i].toObject(), QStringLiteral("/signers/%1").arg(i));
        signer.text("id", pattern::itemId());
        signer.text("name");
        signer.text("number");
        plain.adopt(signer);
    }
    plain.text("signBy", QRegularExpression(QStringLiteral("\\A\\d{4}-\\d\\d-\\d\\d\\z")));
    plain.array("signatures");
}

// Whoever acts for the citizen: both were there, so nothing of it is conditional.
void checkAgent(BodyReader &plain)
{
    if (!plain.json().contains(u"agent"))
        return;
    static const QRegularExpression something(QStringLiteral("."));
    BodyReader agent = plain.object("agent");
    agent.text("name", something);
    if (agent.text("number", something) == plain.json()[u"citizen"][u"number"].toString())
        agent.complain("number", "not");
    agent.text("relation", something);
    agent.text("authority", pattern::uuid());
    plain.adopt(agent);
    if (plain.json()[u"conditional"].toBool())
        plain.complain("conditional", "const");
}

// Schema `Case` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const QString &submission)
{
    BodyReader body(plain);
    body.oneOf("format", {QStringLiteral("yizhan-case/1")});
    if (body.text("submissionId", pattern::uuid()) != submission)
        body.complain("submissionId", "const");
    body.text("visit", pattern::uuid());
    body.text("item", pattern::itemId());
    body.text("itemVersion");
    body.text("receiptCode", pattern::receiptCode());
    body.text("createdAt", pattern::time());
    body.text("terminal");
    body.citizen(registry::mayBeAnonymous(plain[u"item"].toString()));
    const QJsonArray answers = body.array("answers");
    for (int i = 0; i < answers.size(); ++i) {
        BodyReader answer(answers[i].toObject(), QStringLiteral("/answers/%1").arg(i));
        answer.text("id");
        answer.text("value");
        answer.text("source");
        body.adopt(answer);
    }
    body.boolean("conditional");
    checkAgent(body);
    readEvidence(body, plain);
    readMembers(body, plain);
    Materials::check(body);
    checkSignatures(body);
    checkSigners(body);
    return body.problem();
}

// What is right in itself and does not go with what the portal has and with its time.
std::optional<Problem> untimely(const QJsonObject &plain, const QDateTime &now)
{
    constexpr int tolerableS = 600;
    const auto *const item = registry::item(plain[u"item"].toString());
    if (!item)
        return Problem{ProblemCode::ItemUnknown};
    if (QVersionNumber::fromString(plain[u"itemVersion"].toString()) < QVersionNumber::fromString(item->oldest))
        return Problem{ProblemCode::ItemVersionGone};
    if (QDateTime::fromString(plain[u"createdAt"].toString(), Qt::ISODateWithMs) > now.addSecs(tolerableS))
        return Problem{ProblemCode::ClockSkew};
    return std::nullopt;
}

QString noticeWords(const QString &item, const QString &caseNo, bool conditional)
{
    return conditional
        ? QStringLiteral("【澄湖区政务】您的%1已有条件收件，办件编号 %2。请在 10 日内到自助终端或窗口核验身份。")
              .arg(item, caseNo)
        : QStringLiteral("【澄湖区政务】您的%1已收件，办件编号 %2。").arg(item, caseNo);
}

QString phoneOf(const QJsonObject &citizen)
{
    static const QRegularExpression mobile(QStringLiteral("\\A1[0-9]{10}\\z"));
    const QString own = citizen[u"phone"].toString();
    return mobile.match(own).hasMatch() ? own : registry::phonesOf(citizen[u"number"].toString()).first().number;
}

} // namespace

Outcome<Answer> Submissions::put(const Call &call)
{
    const QString &id = call.ids.first();
    auto answer = putSealed(call, id, m_database, m_envelope,
                            {[&](SQLite::Database &db, const QByteArray &digest) { return present(db, call, digest); },
                             [&](const QJsonObject &plain) { return complaint(plain, id); },
                             [this](SQLite::Database &db, const Sealed &sealed) -> Outcome<Answer> {
                                 if (const auto problem = untimely(sealed.plain, m_clock.now()))
                                     return tl::unexpected(*problem);
                                 if (const auto problem = Authorities::complaint(db, sealed.plain, sealed.terminal))
                                     return tl::unexpected(*problem);
                                 return keep(db, sealed);
                             },
                             "case"});
    if (answer && answer->status == 201) {
        m_records.refresh(caseNoIn(*answer));
        m_notices.wake();
    }
    return answer;
}

Outcome<Answer> Submissions::keep(SQLite::Database &db, const Sealed &sealed)
{
    if (!sealed.plain.contains(u"materials"))
        return accept(db, sealed);
    run(db, "INSERT INTO incomplete VALUES (?, ?, ?, ?)", sealed.id, sealed.digest, sealed.terminal,
        QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    Materials::expect(db, sealed.id, sealed.plain[u"materials"].toArray());
    Answer answer = Materials::awaiting(db, sealed.id);
    answer.effect = "case-begun";
    return answer;
}

Answer Submissions::accept(SQLite::Database &db, const Sealed &sealed)
{
    const QDateTime now = m_clock.now();
    const bool conditional = sealed.plain[u"conditional"].toBool();
    const QString caseNo = CaseRecords::nextNumber(db, now);
    const QString state = sealed.plain.contains(u"signers") ? QStringLiteral("waiting-for-signatures")
        : conditional                                       ? QStringLiteral("conditional")
                                                            : QStringLiteral("accepted");
    run(db, "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sealed.id, sealed.digest, caseNo,
        sealed.terminal, sealed.plain[u"visit"].toString(), timeText(now), state,
        QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    QJsonObject how{{QStringLiteral("terminal"), sealed.terminal}};
    if (sealed.plain.contains(u"agent"))
        how.insert(QStringLiteral("agent"), sealed.plain[u"agent"]);
    CaseJournal::note(db, now, caseNo, QStringLiteral("received"), {}, how);
    if (!sealed.plain.contains(u"citizen")) // nobody to be told
        return jsonAnswer(201, receipt(caseNo, timeText(now), state), "case-created");
    const QString title = registry::item(sealed.plain[u"item"].toString())->title;
    Notices::queue(db, QStringLiteral("case/") + caseNo, phoneOf(sealed.plain[u"citizen"].toObject()),
                   noticeWords(title, caseNo, conditional));
    CaseJournal::note(db, now, caseNo, QStringLiteral("message"), {},
                      {{QStringLiteral("words"), noticeWords(title, caseNo, conditional)}});
    return jsonAnswer(201, receipt(caseNo, timeText(now), state), "case-created");
}

Outcome<Answer> Submissions::complete(const Call &call)
{
    auto answer = m_database.transaction([&](SQLite::Database &db) { return completeNow(db, call); });
    if (answer && answer->status == 201) {
        m_records.refresh(caseNoIn(*answer));
        m_notices.wake();
    }
    return answer;
}

Outcome<Answer> Submissions::completeNow(SQLite::Database &db, const Call &call)
{
    const QString &id = call.ids.first();
    auto waiting = query(db, "SELECT sha256, plain FROM incomplete WHERE id = ? AND terminal = ?", id, call.terminal);
    if (!waiting.executeStep()) {
        const auto kept = keptReceipt(db, call);
        return kept ? Outcome<Answer>(*kept) : refuse(ProblemCode::NotFound);
    }
    if (!Materials::isWhole(db, id))
        return refuse(ProblemCode::MaterialsMissing);
    const Sealed sealed{id, call.terminal, bytesOf(waiting.getColumn(0)),
                        QJsonDocument::fromJson(bytesOf(waiting.getColumn(1))).object()};
    waiting.reset();
    const auto answer
        = Corrections::isOne(sealed.plain) ? Corrections::accept(db, m_clock.now(), sealed) : accept(db, sealed);
    if (answer)
        run(db, "DELETE FROM incomplete WHERE id = ?", id);
    return answer;
}

Outcome<Answer> Submissions::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        if (const auto kept = keptReceipt(db, call))
            return *kept;
        if (query(db, "SELECT 1 FROM incomplete WHERE id = ? AND terminal = ?", call.ids.first(), call.terminal)
                .executeStep())
            return Materials::awaiting(db, call.ids.first());
        return refuse(ProblemCode::NotFound);
    });
}

} // namespace refportal
