// SPDX-License-Identifier: Apache-2.0
#include "drafts.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QUuid>

namespace refportal {
namespace {

constexpr qint64 TrySpanMs = 10 * 60 * 1000;
constexpr int MostMisses = 5;
constexpr qint64 DayMs = 24 * 60 * 60 * 1000;
constexpr int MostDays = 30;
constexpr int PhoneDays = 7;

Answer receipt(int status, const QString &draft, const QString &code, qint64 endsMs, const char *effect = "")
{
    Answer answer = jsonAnswer(status,
                               {{QStringLiteral("draft"), draft},
                                {QStringLiteral("code"), code},
                                {QStringLiteral("keptUntil"), timeText(QDateTime::fromMSecsSinceEpoch(endsMs))}},
                               effect);
    answer.headers.emplaceBack("Cache-Control", "no-store");
    return answer;
}

// Schema `Draft` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const Call &call, const Session &session)
{
    BodyReader body(plain);
    body.oneOf("format", {QStringLiteral("yizhan-draft/1")});
    if (body.text("draftId", pattern::uuid()) != call.ids[0])
        body.complain("draftId", "const");
    if (body.text("item", pattern::itemId()) != session.item)
        body.complain("item", "const");
    body.text("itemVersion");
    body.text("visit", pattern::uuid());
    body.text("createdAt", pattern::time());
    body.text("terminal");
    body.integer("keepDays", 1, MostDays);
    const QJsonArray answers = body.array("answers");
    for (qsizetype i = 0; i < answers.size(); ++i) {
        BodyReader answer(answers[i].toObject(), QStringLiteral("/answers/%1").arg(i));
        answer.text("id");
        answer.text("value");
        answer.oneOf("source", {QStringLiteral("citizen"), QStringLiteral("card"), QStringLiteral("portal")});
        body.adopt(answer);
    }
    return body.problem();
}

} // namespace

// Always the same for the same draft, so that a lost answer can be given again without keeping it: prefix, 8
// characters, and the check character of a receipt code (docs/portal-api.yaml, schema ReceiptCode).
QString Drafts::codeOf(const QString &draft) const
{
    static const QString alphabet = QStringLiteral("0123456789ACDEFGHJKMNPQRTVWXY");
    const QByteArray mac
        = QMessageAuthenticationCode::hash("code/" + draft.toLatin1(), m_secret, QCryptographicHash::Sha256);
    QString signs = QStringLiteral("CH");
    for (int i = 0; i < 8; ++i)
        signs += alphabet[(uchar(mac[2 * i]) * 256 + uchar(mac[2 * i + 1])) % 29];
    int sum = 0;
    for (int i = 0; i < signs.size(); ++i)
        sum += int(alphabet.indexOf(signs[i])) * int(signs.size() + 1 - i);
    signs += alphabet[(29 - sum % 29) % 29];
    return QStringLiteral("%1-%2-%3-%4").arg(signs.left(2), signs.mid(2, 4), signs.mid(6, 4), signs.mid(10));
}

QByteArray Drafts::hashed(const QString &code) const
{
    return QMessageAuthenticationCode::hash(code.toLatin1(), m_secret, QCryptographicHash::Sha256);
}

Outcome<Answer> Drafts::put(const Call &call)
{
    Session session;
    const auto present = [&](SQLite::Database &db, const QByteArray &digest) -> Outcome<std::optional<Answer>> {
        auto found = m_sessions.findVerified(db, call.session, call.terminal);
        if (!found)
            return tl::unexpected(found.error());
        session = std::move(*found);
        auto row = query(db, "SELECT sha256, terminal, number, ends_ms FROM drafts WHERE id = ?", call.ids[0]);
        if (!row.executeStep())
            return std::nullopt;
        if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal
            || textOf(row.getColumn(2)) != session.number)
            return refuse(ProblemCode::DraftConflict);
        return receipt(200, call.ids[0], codeOf(call.ids[0]), row.getColumn(3).getInt64());
    };
    auto answer
        = putSealed(call, call.ids[0], m_database, m_envelope,
                    {present, [&](const QJsonObject &plain) { return complaint(plain, call, session); },
                     [&](SQLite::Database &db, const Sealed &sealed) {
                         return keep(db, sealed, {session.number, session.phone}, sealed.plain[u"keepDays"].toInt());
                     }});
    m_notices.wake();
    return answer;
}

Outcome<Answer> Drafts::keep(SQLite::Database &db, const Sealed &sealed, const Owner &owner, int days)
{
    const registry::Item *item = registry::item(sealed.plain[u"item"].toString());
    if (!item)
        return refuse(ProblemCode::ItemUnknown);
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    const qint64 ends = now + days * DayMs;
    const QString code = codeOf(sealed.id);
    run(db, "UPDATE drafts SET plain = '' WHERE ends_ms <= ?", now); // nothing of a citizen outlives its time
    run(db, "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting', '', ?)", sealed.id, sealed.digest, hashed(code),
        sealed.terminal, owner.number, timeText(m_clock.now()), ends,
        QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    Notices::queue(db, QStringLiteral("draft/") + sealed.id, owner.phone,
                   QStringLiteral("【澄湖区政务】您的%1已存好，接着办的码是 %2，%3 天内凭本人身份证使用一次。")
                       .arg(item->title, code)
                       .arg(days));
    return receipt(201, sealed.id, code, ends, "draft-kept");
}

Outcome<Answer> Drafts::fromPhone(const QJsonObject &filled)
{
    const registry::Item *item = registry::item(filled[u"item"].toString());
    if (!item)
        return refuse(ProblemCode::ItemUnknown);
    const QString number = filled[u"number"].toString();
    if (!registry::checkDigitHolds(number))
        return refuseMember("/number", "checkDigit");
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject plain{{QStringLiteral("format"), QStringLiteral("yizhan-draft/1")},
                            {QStringLiteral("draftId"), id},
                            {QStringLiteral("item"), item->id},
                            {QStringLiteral("itemVersion"), filled[u"itemVersion"].toString(item->version)},
                            {QStringLiteral("answers"), filled[u"answers"].toArray()}};
    const Sealed made{id, QStringLiteral("phone"), QCryptographicHash::hash(id.toLatin1(), QCryptographicHash::Sha256),
                      plain};
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        return keep(db, made, {number, registry::phonesOf(number).first().number}, PhoneDays);
    });
    m_notices.wake();
    return answer;
}

bool Drafts::isUsed(SQLite::Database &db, const QString &draft) const
{
    auto row = query(db, "SELECT taken_by, plain FROM drafts WHERE id = ? AND state = 'taken'", draft);
    return row.executeStep()
        && (bytesOf(row.getColumn(1)).isEmpty() || m_sessions.alive(db, bytesOf(row.getColumn(0))));
}

Outcome<bool> Drafts::withinLimits(SQLite::Database &db, const QString &number) const
{
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    run(db, "DELETE FROM draft_misses WHERE at_ms <= ?", now - TrySpanMs);
    auto row = query(db, "SELECT count(*), min(at_ms) FROM draft_misses WHERE number = ?", number);
    row.executeStep();
    if (row.getColumn(0).getInt() < MostMisses)
        return true;
    const qint64 wait = row.getColumn(1).getInt64() + TrySpanMs - now;
    return tl::unexpected(Problem{ProblemCode::DraftQuota, static_cast<int>((wait + 999) / 1000)});
}

Outcome<Answer> Drafts::lookUp(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    const QString code = body.text("code", pattern::receiptCode());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        if (const auto open = withinLimits(db, session->number); !open)
            return tl::unexpected(open.error());
        const qint64 now = m_clock.now().toMSecsSinceEpoch();
        auto row = query(db, "SELECT id, saved_at, ends_ms, plain FROM drafts WHERE code = ? AND number = ?",
                         hashed(code), session->number);
        if (!row.executeStep()) {
            run(db, "INSERT INTO draft_misses VALUES (?, ?)", session->number, now);
            return refuse(ProblemCode::DraftUnknown);
        }
        if (isUsed(db, textOf(row.getColumn(0))))
            return refuse(ProblemCode::DraftUsed);
        if (row.getColumn(2).getInt64() <= now)
            return refuse(ProblemCode::DraftExpired);
        const QJsonObject plain = QJsonDocument::fromJson(bytesOf(row.getColumn(3))).object();
        QJsonObject said{{QStringLiteral("draft"), textOf(row.getColumn(0))},
                         {QStringLiteral("savedAt"), textOf(row.getColumn(1))}};
        for (const char *member : {"item", "itemVersion", "answers"})
            said.insert(QLatin1String(member), plain[QLatin1String(member)]);
        Answer answer = jsonAnswer(200, said);
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> Drafts::take(const Call &call)
{
    BodyReader body(call);
    const QString token = body.text("session");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, token, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        auto row = query(db, "SELECT taken_by, ends_ms, plain FROM drafts WHERE id = ? AND number = ?", call.ids[0],
                         session->number);
        if (!row.executeStep())
            return refuse(ProblemCode::DraftUnknown);
        Answer taken;
        taken.status = 204;
        if (bytesOf(row.getColumn(0)) == session->token)
            return taken;
        if (isUsed(db, call.ids[0]))
            return refuse(ProblemCode::DraftUsed);
        if (row.getColumn(1).getInt64() <= m_clock.now().toMSecsSinceEpoch())
            return refuse(ProblemCode::DraftExpired);
        if (!registry::eligible(session->number, m_clock.now().date()))
            return refuse(ProblemCode::NotEligible);
        const QString item = QJsonDocument::fromJson(bytesOf(row.getColumn(2))).object()[u"item"].toString();
        run(db, "UPDATE drafts SET state = 'taken', taken_by = ? WHERE id = ?", session->token, call.ids[0]);
        run(db, "UPDATE sessions SET item = ? WHERE token = ?", item, session->token); // it goes on with that
        taken.effect = "draft-taken";
        return taken;
    });
}

} // namespace refportal
