// SPDX-License-Identifier: Apache-2.0
#include "audit_chain.h"

#include <cases/canonical_json.h>

#include <QCryptographicHash>

namespace kiosk {

AuditRecord recordOf(const AuditEntry &entry, qint64 seq, const QDateTime &wall)
{
    const AuditEventDefinition &definition = definitionOf(entry.event);
    AuditRecord record;
    record.seq = seq;
    record.at = wall.toOffsetFromUtc(wall.offsetFromUtc()).toString(Qt::ISODateWithMs);
    record.event = QLatin1String(definition.name);
    record.actor = QLatin1String(codeName(definition.actor));
    if (!entry.by.isNull())
        record.actor += u'/' + entry.by.text();
    record.visit = entry.visit.isNull() ? QString() : entry.visit.text();
    record.object = entry.object.text();
    record.outcome = QLatin1String(entry.outcome);
    record.reason = QLatin1String(entry.reason);
    record.count = entry.count;
    return record;
}

QByteArray auditJson(const AuditRecord &record)
{
    CanonicalJson json;
    json.beginObject();
    json.text(u"actor", record.actor);
    json.text(u"at", record.at);
    json.number(u"count", record.count);
    json.text(u"event", record.event);
    json.text(u"object", record.object);
    json.text(u"outcome", record.outcome);
    json.text(u"reason", record.reason);
    json.number(u"seq", record.seq);
    json.text(u"visit", record.visit);
    json.endObject();
    return json.take().reveal();
}

QByteArray auditHash(const QByteArray &previous, QByteArrayView json)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(json);
    return hash.result();
}

QString auditDay(const QString &at) { return at.left(10); }

} // namespace kiosk
