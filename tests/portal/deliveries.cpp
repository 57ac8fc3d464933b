// SPDX-License-Identifier: Apache-2.0
#include "deliveries.h"

#include "body_reader.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

namespace refportal {
namespace {

QString digestOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

QJsonObject headOf(const registry::Delivery &one)
{
    return {{QStringLiteral("delivery"), one.id},
            {QStringLiteral("title"), one.title},
            {QStringLiteral("department"), one.department},
            {QStringLiteral("number"), one.number},
            {QStringLiteral("issuedOn"), one.issuedOn}};
}

bool isOver(SQLite::Database &db, const QString &citizen, const QString &delivery)
{
    return query(db, "SELECT 1 FROM delivery_receipts WHERE number = ? AND delivery = ?", citizen, delivery)
        .executeStep();
}

Answer receipt(int status, const QString &delivery, const QString &state, const QString &at, const char *effect = "")
{
    return jsonAnswer(
        status,
        {{QStringLiteral("delivery"), delivery}, {QStringLiteral("state"), state}, {QStringLiteral("receivedAt"), at}},
        effect);
}

// Schema `DeliveryReceipt` of docs/portal-api.yaml
std::optional<Problem> complaint(const QJsonObject &plain, const Call &call)
{
    static const QRegularExpression digest(QStringLiteral("\\A[0-9a-f]{64}\\z"));
    BodyReader body(plain);
    body.oneOf("format", {QStringLiteral("yizhan-delivery-receipt/1")});
    if (body.text("delivery", pattern::uuid()) != call.ids[0])
        body.complain("delivery", "const");
    if (body.text("receiptId", pattern::uuid()) != call.ids[1])
        body.complain("receiptId", "const");
    body.text("createdAt", pattern::time());
    body.text("terminal");
    body.text("documentSha256", digest);
    const QString outcome = body.oneOf("outcome", {QStringLiteral("served"), QStringLiteral("refused")});
    if (outcome == u"served" && plain[u"signature"].toString().isEmpty())
        body.complain("signature", "required");
    BodyReader citizen = body.object("citizen");
    citizen.text("name");
    citizen.text("number");
    body.adopt(citizen);
    return body.problem();
}

} // namespace

Outcome<Answer> Deliveries::list(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        QJsonArray deliveries;
        for (const auto &one : registry::deliveriesFor(session->name)) {
            if (!isOver(db, session->number, one.id))
                deliveries.append(headOf(one));
        }
        Answer answer = jsonAnswer(200, {{QStringLiteral("deliveries"), deliveries}});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<Answer> Deliveries::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        for (const auto &one : registry::deliveriesFor(session->name)) {
            if (one.id != call.ids.first())
                continue;
            QJsonObject document = headOf(one);
            document.insert(QStringLiteral("text"), one.text);
            document.insert(QStringLiteral("sha256"), digestOf(one.text));
            Answer answer = jsonAnswer(200, document);
            answer.headers.emplaceBack("Cache-Control", "no-store");
            return answer;
        }
        return refuse(ProblemCode::NotFound);
    });
}

Outcome<Answer> Deliveries::putReceipt(const Call &call)
{
    const auto present = [&](SQLite::Database &db, const QByteArray &digest) -> Outcome<std::optional<Answer>> {
        auto row = query(db, "SELECT sha256, terminal, delivery, state, at FROM delivery_receipts WHERE id = ?",
                         call.ids[1]);
        if (!row.executeStep())
            return std::nullopt;
        if (bytesOf(row.getColumn(0)) != digest || textOf(row.getColumn(1)) != call.terminal)
            return refuse(ProblemCode::DeliveryConflict);
        return receipt(200, textOf(row.getColumn(2)), textOf(row.getColumn(3)), textOf(row.getColumn(4)));
    };
    return putSealed(call, call.ids[1], m_database, m_envelope,
                     {present, [&](const QJsonObject &plain) { return complaint(plain, call); },
                      [&](SQLite::Database &db, const Sealed &sealed) { return keep(db, call, sealed); }});
}

// One proof for a document, and of the very document.
Outcome<Answer> Deliveries::keep(SQLite::Database &db, const Call &call, const Sealed &sealed) const
{
    const QString number = sealed.plain[u"citizen"][u"number"].toString();
    const auto all = registry::deliveriesFor(sealed.plain[u"citizen"][u"name"].toString());
    const auto one = std::find_if(all.begin(), all.end(), [&](const auto &each) { return each.id == call.ids[0]; });
    if (one == all.end())
        return refuse(ProblemCode::NotFound);
    if (isOver(db, number, one->id) || sealed.plain[u"documentSha256"].toString() != digestOf(one->text))
        return refuse(ProblemCode::DeliveryConflict);
    const QString state = sealed.plain[u"outcome"].toString();
    const QString now = timeText(m_clock.now());
    run(db, "INSERT INTO delivery_receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sealed.id, sealed.digest, sealed.terminal,
        number, one->id, state, now, QJsonDocument(sealed.plain).toJson(QJsonDocument::Compact));
    return receipt(201, one->id, state, now, state == u"served" ? "delivery-served" : "delivery-refused");
}

} // namespace refportal
