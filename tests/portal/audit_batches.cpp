// SPDX-License-Identifier: Apache-2.0
#include "audit_batches.h"

#include "body_reader.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace refportal {

Outcome<Answer> AuditBatches::put(const Call &call)
{
    static const QRegularExpression base64(QStringLiteral("\\A[A-Za-z0-9+/]{4,20000}={0,2}\\z"));
    const qint64 number = call.ids.first().toLongLong();
    BodyReader body(call);
    const QString head = body.text("head");
    const QString signature = body.text("signature", base64);
    const QJsonObject said = QJsonDocument::fromJson(head.toUtf8()).object();
    if (!head.isEmpty() && (said[u"n"].toInteger() != number || said[u"terminal"].toString() != call.terminal))
        body.complain("head", "const");
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (!m_envelope.isSignature(QByteArray::fromBase64(signature.toLatin1()), head.toUtf8(), call.terminal))
        return refuse(ProblemCode::EnvelopeRefused);

    const QByteArray digest = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256);
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const bool made = run(db, "INSERT INTO audit_batches VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                              call.terminal, number, digest, head, signature)
            > 0;
        auto row = query(db, "SELECT 1 FROM audit_batches WHERE terminal = ? AND n = ? AND sha256 = ?", call.terminal,
                         number, digest);
        if (!row.executeStep())
            return refuse(ProblemCode::BatchConflict);
        return jsonAnswer(made ? 201 : 200, {{QStringLiteral("n"), number}}, made ? "audit-batch-kept" : "");
    });
}

} // namespace refportal
