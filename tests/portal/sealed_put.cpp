// SPDX-License-Identifier: Apache-2.0
#include "sealed_put.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace refportal {

Outcome<Answer> putSealed(const Call &call, const QString &id, Database &database, const Envelope &envelope,
                          const SealedPut &put)
{
    if (call.ifNoneMatch != "*")
        return refuse(ProblemCode::Precondition);
    if (!call.contentType.startsWith("application/pkcs7-mime"))
        return refuse(ProblemCode::MediaType);
    const QByteArray digest = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256);
    const auto before = database.transaction([&](SQLite::Database &db) { return put.present(db, digest); });
    if (!before)
        return tl::unexpected(before.error());
    if (*before)
        return **before;
    const auto opened = envelope.openMessage(call.body, call.terminal);
    if (!opened)
        return tl::unexpected(opened.error());
    const Sealed sealed{id, call.terminal, digest, QJsonDocument::fromJson(opened->content).object()};
    if (const auto problem = put.complaint(sealed.plain))
        return tl::unexpected(*problem);
    return database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto now = put.present(db, digest); // another connection may have brought it meanwhile
        if (!now)
            return tl::unexpected(now.error());
        if (*now)
            return **now;
        auto answer = put.keep(db, sealed);
        if (answer && put.archivedAs) // what the terminal signed, as it signed it
            run(db, "INSERT INTO archived_messages VALUES (?, ?, ?, ?)", QString::fromLatin1(put.archivedAs), id,
                call.terminal, opened->message);
        return answer;
    });
}

} // namespace refportal
