// SPDX-License-Identifier: Apache-2.0
#include "aliases.h"

#include <core/ids.h>

namespace kiosk {
namespace {

QString numbered(const char *name, qsizetype number)
{
    return QStringLiteral("%1-%2").arg(QLatin1String(name)).arg(number);
}

} // namespace

Aliases::Aliases(const VisitAccount &account)
{
    for (qsizetype i = 0; i < account.cases.size(); ++i) { // a visit has one
        add(i == 0 ? QStringLiteral("case") : numbered("case", i + 1), account.cases[i].submission);
        add(i == 0 ? QStringLiteral("receipt") : numbered("receipt", i + 1), account.cases[i].receiptCode.toLower());
    }
    QHash<QString, int> counts; // numbered as they came up
    const auto number = [&](const char *name, const QString &id) {
        if (!m_names.contains(id))
            add(numbered(name, ++counts[QLatin1String(name)]), id);
    };
    for (const AuditRecord &entry : account.entries) {
        if (entry.event == u"claim.moved")
            number("claim", entry.object);
        else if (entry.event == u"payment.moved")
            number("payment", entry.object);
        else if (entry.event.startsWith(u"draft.") && !entry.object.isEmpty())
            number("draft", entry.object);
        else if (entry.event == u"help.called")
            number("call", entry.object);
        else if (entry.event == u"rating.kept")
            number("rating", entry.object);
        else if (entry.event == u"appointment.moved" && !entry.object.isEmpty())
            number("appointment", entry.object);
        else if (entry.event == u"correction.kept")
            number("correction", entry.object);
        else if ((entry.event == u"progress.asked" || entry.event == u"case.co-signed") && !entry.object.isEmpty())
            number("receipt", entry.object);
        else if (entry.event == u"delivery.moved" && !entry.object.isEmpty())
            number("document", entry.object);
        else if (entry.event == u"receipt.printed" && !m_names.contains(entry.object))
            add(QStringLiteral("receipt"), entry.object);
    }
    for (const ClaimAccount &each : account.claims) // those whose entries are no longer kept
        number("claim", each.claim);
    for (const PaymentStanding &each : account.payments)
        number("payment", each.payment.id.text());
}

void Aliases::add(const QString &alias, const QString &id)
{
    m_names.insert(id, alias);
    m_all.append({alias, id});
}

QString Aliases::of(const QString &object) const
{
    const QString head = object.section(u'/', 0, 0);
    const auto known = m_names.constFind(head);
    if (known != m_names.cend())
        return *known + object.sliced(head.size());
    return Id<struct AnyTag>::parse(head) ? QStringLiteral("other") + object.sliced(head.size()) : object;
}

} // namespace kiosk
