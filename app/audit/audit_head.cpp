// SPDX-License-Identifier: Apache-2.0
#include "audit_head.h"

#include <cases/canonical_json.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {
namespace {

constexpr auto Format = u"yizhan-audit-head/1";

auto malformed() { return fail(ErrorCode::InvalidInput, QStringLiteral("audit head")); }

} // namespace

QByteArray auditHeadJson(const AuditHead &head)
{
    CanonicalJson json;
    json.beginObject();
    json.text(u"audit", Format);
    json.text(u"day", head.day.toString(Qt::ISODate));
    json.number(u"first", head.first);
    json.text(u"hash", QString::fromLatin1(head.hash.toHex()));
    json.number(u"last", head.last);
    json.number(u"n", head.n);
    json.text(u"terminal", head.terminal);
    json.endObject();
    return json.take().reveal();
}

Result<AuditHead> decodedAuditHead(const QByteArray &statement)
{
    const QJsonObject object = QJsonDocument::fromJson(statement).object();
    const AuditHead head{object[u"n"].toInteger(),
                         QDate::fromString(object[u"day"].toString(), Qt::ISODate),
                         object[u"first"].toInteger(),
                         object[u"last"].toInteger(),
                         QByteArray::fromHex(object[u"hash"].toString().toLatin1()),
                         object[u"terminal"].toString()};
    constexpr qint64 most = 9'007'199'254'740'991; // beyond it other readers lose digits
    if (auditHeadJson(head) != statement || head.hash.size() != auditBeginning.size() || head.last < head.first
        || head.last > most)
        return malformed();
    return head;
}

QByteArray encoded(const SignedAuditHead &head)
{
    CanonicalJson json;
    json.beginObject();
    json.text(u"head", QString::fromUtf8(head.statement));
    json.text(u"signature", QString::fromLatin1(head.signature.toBase64()));
    json.endObject();
    return json.take().reveal();
}

Result<SignedAuditHead> decodedSignedAuditHead(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const SignedAuditHead head{object[u"head"].toString().toUtf8(),
                               QByteArray::fromBase64(object[u"signature"].toString().toLatin1())};
    if (head.statement.isEmpty() || head.signature.isEmpty() || encoded(head) != bytes)
        return malformed();
    return head;
}

QString auditBatchId(qint64 n) { return QStringLiteral("audit-batch/%1").arg(n); }

} // namespace kiosk
