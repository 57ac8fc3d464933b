// SPDX-License-Identifier: Apache-2.0
#include "sentences.h"
#include "story.h"

#include <algorithm>

namespace kiosk {
namespace {

QString moment(const QDateTime &at)
{
    return at.isValid() ? at.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : QStringLiteral("-");
}

// An entry's own text: "2026-03-12T18:24:00.000+08:00".
QString day(const QString &at) { return at.left(10); }
QString time(const QString &at) { return at.mid(11, 12); }

const char *words(Completeness completeness)
{
    switch (completeness) {
    case Completeness::CardToDoor: return "whole, from card to door";
    case Completeness::NoGoodbye: return "without a goodbye: it goes on, or the terminal stopped in it";
    case Completeness::NoBeginning: return "its beginning is not in the audit";
    }
    return "";
}

class Page {
public:
    explicit Page(const VisitAccount &account) : m_account(account), m_aliases(account) { }

    QByteArray text()
    {
        line(QStringLiteral("Visit %1: %2").arg(m_account.visit, QLatin1String(words(completenessOf(m_account)))));
        cases();
        claims();
        receipt();
        payments();
        entries();
        rows();
        return m_text.toUtf8();
    }

private:
    // What the portal named may hold anything; a technician's screen gets no control character of it.
    void line(const QString &text)
    {
        for (const QChar sign : text) {
            if (sign == u'\n' || sign.isPrint())
                m_text += sign;
        }
        m_text += u'\n';
    }
    void cases();
    void claims();
    void receipt();
    void payments();
    void entries();
    void rows();

    const VisitAccount &m_account;
    Aliases m_aliases;
    QString m_text;
};

void Page::cases()
{
    for (const CaseAccount &each : m_account.cases) {
        line(QStringLiteral("%1 = %2, %3 %4%5")
                 .arg(m_aliases.of(each.submission), each.submission, each.item, each.itemVersion,
                      each.conditional ? QStringLiteral(", under a condition") : QString()));
        line(QStringLiteral("  receipt code %1, sealed here %2").arg(each.receiptCode, moment(each.sealedAt)));
        line(each.caseNo.isEmpty() ? QStringLiteral("  the portal has not confirmed it")
                                   : QStringLiteral("  the portal's number %1, received there %2")
                                         .arg(each.caseNo, moment(each.receivedAt)));
        if (each.materials > 0)
            line(QStringLiteral("  %1 materials, %2 bytes sealed").arg(each.materials).arg(each.materialBytes));
    }
}

void Page::claims()
{
    for (const ClaimAccount &each : m_account.claims) {
        line(QStringLiteral("%1 = %2, %3").arg(m_aliases.of(each.claim), each.claim, each.item));
        QString standing = QStringLiteral("  %1 since %2").arg(each.state, moment(each.since));
        if (!each.proof.isEmpty())
            standing += QStringLiteral(", proof: %1").arg(each.proof);
        if (!each.caseNo.isEmpty())
            standing += QStringLiteral(", the portal's number %1").arg(each.caseNo);
        line(standing);
        if (!each.sheet.isEmpty())
            line(QStringLiteral("  sheet %1, %2").arg(each.sheet, each.sheetState));
    }
}

// Of a certificate: that of a case stands with it.
void Page::receipt()
{
    for (const auto &[alias, id] : m_aliases.all()) {
        if (m_account.cases.isEmpty() && alias == u"receipt")
            line(QStringLiteral("receipt code %1").arg(id.toUpper()));
    }
}

void Page::payments()
{
    for (const PaymentStanding &each : m_account.payments) {
        const QString id = each.payment.id.text();
        line(QStringLiteral("%1 = %2, for %3").arg(m_aliases.of(id), id, m_aliases.of(each.serves)));
        line(QStringLiteral("  %1 yuan, %2 since %3%4")
                 .arg(each.payment.amount.yuanText(), QLatin1String(codeName(each.payment.state)), moment(each.since),
                      each.payment.bill.number.isEmpty() ? QString() : QStringLiteral(", bill on record")));
    }
}

void Page::entries()
{
    QString today;
    for (const AuditRecord &each : m_account.standing)
        line(QStringLiteral("Before it: %1 (%2 %3)").arg(sentenceOf(each, m_aliases), day(each.at), time(each.at)));
    for (const AuditRecord &each : m_account.entries) {
        if (today != day(each.at)) {
            today = day(each.at);
            line(QStringLiteral("\n%1").arg(today));
        }
        line(QStringLiteral("  %1  %2  %3")
                 .arg(time(each.at), each.actor.leftJustified(8), sentenceOf(each, m_aliases)));
    }
    if (m_account.isCut)
        line(QStringLiteral("  ... and more: the list is cut here"));
}

void Page::rows()
{
    if (!m_account.rows.isEmpty())
        line(QStringLiteral("\nTo the portal"));
    for (const RowAccount &each : m_account.rows) {
        QString text = QStringLiteral("  %1 (%2): ").arg(m_aliases.of(each.id), each.kind);
        if (each.acknowledgedAt.isValid())
            text += QStringLiteral("the portal has it since %1").arg(moment(each.acknowledgedAt));
        else if (each.state == u"closed" || each.state == u"recalled")
            text += each.state + QStringLiteral(" by staff");
        else if (each.state == u"held")
            text += QStringLiteral("held, it waits for a person: %1").arg(each.problem);
        else
            text += QStringLiteral("%1, %2 attempts, next not before %3")
                        .arg(each.state)
                        .arg(each.attempts)
                        .arg(moment(each.nextAt));
        line(text);
    }
}

} // namespace

const char *codeName(Completeness completeness)
{
    switch (completeness) {
    case Completeness::CardToDoor: return "card-to-door";
    case Completeness::NoGoodbye: return "no-goodbye";
    case Completeness::NoBeginning: return "no-beginning";
    }
    return "";
}

Completeness completenessOf(const VisitAccount &account)
{
    const auto has = [&account](QStringView event) {
        return std::ranges::any_of(account.entries, [event](const AuditRecord &each) { return each.event == event; });
    };
    if (!has(u"visit.began"))
        return Completeness::NoBeginning;
    return has(u"goodbye.said") ? Completeness::CardToDoor : Completeness::NoGoodbye;
}

QByteArray storyText(const VisitAccount &account) { return Page(account).text(); }

} // namespace kiosk
