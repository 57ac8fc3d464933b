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
    const auto content = envelope.open(call.body, call.terminal);
    if (!content)
        return tl::unexpected(content.error());
    const Sealed sealed{id, call.terminal, digest, QJsonDocument::fromJson(*content).object()};
    if (const auto problem = put.complaint(sealed.plain))
        return tl::unexpected(*problem);
    return database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto now = put.present(db, digest); // another connection may have brought it meanwhile
        if (!now)
            return tl::unexpected(now.error());
        return *now ? **now : put.keep(db, sealed);
    });
}

} // namespace refportal
