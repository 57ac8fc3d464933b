// SPDX-License-Identifier: Apache-2.0
#include "case_notices.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace refportal {
namespace {

// Schema `CaseNotice` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const QString &submission)
{
    static const QRegularExpression something(QStringLiteral("."));
    BodyReader body(plain);
    body.oneOf("format", {QStringLiteral("yizhan-notice/1")});
    if (body.text("submissionId", pattern::uuid()) != submission)
        body.complain("submissionId", "const");
    body.text("receiptCode", pattern::receiptCode());
    body.text("item", pattern::itemId());
    body.text("createdAt", pattern::time());
    body.text("terminal", something);
    body.text("number", something);
    body.optionalText("phone");
    body.optionalText("session");
    return body.problem();
}

QString wordsFor(const QString &standing, const QString &item, const QString &code)
{
    const QString what = QStringLiteral("【澄湖区政务】您的%1（收件凭证 %2）").arg(item, code);
    if (standing == u"held")
        return what + QStringLiteral("需要人工处理，工作人员会与您联系，不必重新提交。");
    if (standing == u"recalled")
        return what + QStringLiteral("需要您重新提交，请到自助终端或窗口办理。");
    return what + QStringLiteral("已由工作人员结束，有疑问请凭收件凭证到窗口咨询。");
}

} // namespace

Outcome<Answer> CaseNotices::put(const Call &call)
{
    if (!call.contentType.startsWith("application/pkcs7-mime"))
        return refuse(ProblemCode::MediaType);
    const auto content = m_envelope.open(call.body, call.terminal);
    if (!content)
        return tl::unexpected(content.error());
    const QJsonObject plain = QJsonDocument::fromJson(*content).object();
    if (const auto problem = complaint(plain, call.ids.first()))
        return tl::unexpected(*problem);
    const auto *item = registry::item(plain[u"item"].toString());
    if (!item)
        return refuse(ProblemCode::ItemUnknown);
    const QByteArray digest = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        Answer kept;
        auto row = query(db, "SELECT sha256, terminal FROM case_notices WHERE submission = ?", call.ids.first());
        if (row.executeStep()) {
            if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
                return refuse(ProblemCode::SubmissionConflict);
            return kept;
        }
        // the phone of the session is the one that was verified; after the session, what the registers know
        const auto session = m_sessions.find(db, plain[u"session"].toString(), call.terminal);
        const QString own = plain[u"phone"].toString();
        const QString phone = session && session->verified() ? session->phone
            : !own.isEmpty()                                 ? own
                             : registry::phonesOf(plain[u"number"].toString()).first().number;
        run(db, "INSERT INTO case_notices VALUES (?, ?, ?, ?, ?)", call.ids.first(), digest, call.terminal, item->title,
            phone);
        kept.status = 201;
        kept.effect = "notice-kept";
        return kept;
    });
}

Outcome<Answer> CaseNotices::tell(const Call &call)
{
    BodyReader body(call);
    const QString code = body.text("receiptCode", pattern::receiptCode());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        auto row = query(db, "SELECT title, phone FROM case_notices WHERE submission = ? AND terminal = ?", call.ids[0],
                         call.terminal);
        if (!row.executeStep())
            return refuse(ProblemCode::NotFound);
        const QString once = QStringLiteral("case-message/%1/%2").arg(call.ids[0], call.ids[1]);
        const QString words = wordsFor(call.ids[1], textOf(row.getColumn(0)), code);
        const QString phone = textOf(row.getColumn(1));
        row.reset();
        Answer accepted;
        accepted.status = 202;
        accepted.effect = Notices::queue(db, once, phone, words) ? "case-message-queued" : "";
        return accepted;
    });
    m_notices.wake();
    return answer;
}

} // namespace refportal
