// SPDX-License-Identifier: Apache-2.0
#include "submissions.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace refportal {
namespace {

QJsonObject receipt(const QString &caseNo, const QString &receivedAt, const QString &state)
{
    return {{QStringLiteral("caseNo"), caseNo},
            {QStringLiteral("receivedAt"), receivedAt},
            {QStringLiteral("state"), state}};
}

// What is already there under this id: nothing, the same (200) or something else (SubmissionConflict).
Outcome<std::optional<Answer>> present(SQLite::Database &db, const Call &call, const QByteArray &digest)
{
    auto row = query(db, "SELECT sha256, terminal, case_no, received_at, state FROM submissions WHERE id = ?",
                     call.ids.first());
    if (!row.executeStep())
        return std::nullopt;
    if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
        return refuse(ProblemCode::SubmissionConflict);
    return jsonAnswer(200, receipt(textOf(row.getColumn(2)), textOf(row.getColumn(3)), textOf(row.getColumn(4))));
}

void checkCitizen(BodyReader &body)
{
    static const QRegularExpression something(QStringLiteral("."));
    BodyReader citizen = body.object("citizen");
    citizen.text("name", something);
    citizen.text("number", something);
    citizen.text("kind", something);
    citizen.text("birth");
    citizen.text("address");
    citizen.optionalText("phone");
    body.adopt(citizen);
    BodyReader identity = body.object("identity");
    identity.oneOf("method", {QStringLiteral("card"), QStringLiteral("card+sms")});
    identity.boolean("verified");
    body.adopt(identity);
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
    checkCitizen(body);
    const QJsonArray answers = body.array("answers");
    for (int i = 0; i < answers.size(); ++i) {
        BodyReader answer(answers[i].toObject(), QStringLiteral("/answers/%1").arg(i));
        answer.text("id");
        answer.text("value");
        answer.text("source");
        body.adopt(answer);
    }
    body.boolean("conditional");
    return body.problem();
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
    if (call.ifNoneMatch != "*")
        return refuse(ProblemCode::Precondition);
    if (!call.contentType.startsWith("application/pkcs7-mime"))
        return refuse(ProblemCode::MediaType);
    const QByteArray digest = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256);
    const auto before = m_database.transaction([&](SQLite::Database &db) { return present(db, call, digest); });
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return **before;

    const auto content = m_envelope.open(call.body, call.terminal);
    if (!content)
        return tl::unexpected(content.error());
    const QJsonObject plain = QJsonDocument::fromJson(*content).object();
    if (const auto problem = complaint(plain, call.ids.first()))
        return tl::unexpected(*problem);
    if (!registry::item(plain[u"item"].toString()))
        return refuse(ProblemCode::ItemUnknown);

    auto answer = m_database.transaction([&](SQLite::Database &db) { return keep(db, call, digest, plain); });
    if (answer) {
        m_records.refresh(caseNoIn(*answer));
        m_notices.wake();
    }
    return answer;
}

Outcome<Answer> Submissions::keep(SQLite::Database &db, const Call &call, const QByteArray &digest,
                                  const QJsonObject &plain)
{
    // another connection may have brought it while the envelope was opened
    const auto before = present(db, call, digest);
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return **before;
    const QDateTime now = m_clock.now();
    const bool conditional = plain[u"conditional"].toBool();
    const QString caseNo = CaseRecords::nextNumber(db, now);
    const QString state = conditional ? QStringLiteral("conditional") : QStringLiteral("accepted");
    run(db, "INSERT INTO submissions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", call.ids.first(), digest, caseNo, call.terminal,
        plain[u"visit"].toString(), timeText(now), state, QJsonDocument(plain).toJson(QJsonDocument::Compact));
    const QString title = registry::item(plain[u"item"].toString())->title;
    Notices::queue(db, QStringLiteral("case/") + caseNo, phoneOf(plain[u"citizen"].toObject()),
                   noticeWords(title, caseNo, conditional));
    return jsonAnswer(201, receipt(caseNo, timeText(now), state), "case-created");
}

Outcome<Answer> Submissions::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto row = query(db, "SELECT case_no, received_at, state FROM submissions WHERE id = ? AND terminal = ?",
                         call.ids.first(), call.terminal);
        if (!row.executeStep())
            return refuse(ProblemCode::NotFound);
        return jsonAnswer(200, receipt(textOf(row.getColumn(0)), textOf(row.getColumn(1)), textOf(row.getColumn(2))));
    });
}

} // namespace refportal
