// SPDX-License-Identifier: Apache-2.0
#include "store_model.h"

#include <QStringList>

namespace kiosk::test {
namespace {

// Written down a second time on purpose.
bool rowMay(const QString &from, const QString &to)
{
    static const QHash<QString, QStringList> moves{
        {QStringLiteral("sealed"), {QStringLiteral("unknown"), QStringLiteral("held")}},
        {QStringLiteral("unknown"), {QStringLiteral("sealed"), QStringLiteral("held")}},
        {QStringLiteral("held"), {QStringLiteral("sealed")}},
    };
    return from == to || moves.value(from).contains(to);
}

bool claimMay(const QString &from, const QString &to)
{
    static const QHash<QString, QStringList> moves{
        {QStringLiteral("reserved"), {QStringLiteral("fetched"), QStringLiteral("released")}},
        {QStringLiteral("fetched"), {QStringLiteral("intent"), QStringLiteral("released")}},
        {QStringLiteral("intent"),
         {QStringLiteral("printed"), QStringLiteral("spoiled"), QStringLiteral("uncertain"),
          QStringLiteral("released")}},
        {QStringLiteral("uncertain"), {QStringLiteral("printed"), QStringLiteral("spoiled")}},
    };
    return moves.value(from).contains(to);
}

bool orderMay(const QString &from, const QString &to)
{
    static const QStringList fromOpen{QStringLiteral("paid"), QStringLiteral("closed"), QStringLiteral("refunding"),
                                      QStringLiteral("refunded")};
    static const QStringList back{QStringLiteral("refunding"), QStringLiteral("refunded")};
    if (from == u"created" || from == u"unknown")
        return to == u"waiting" || fromOpen.contains(to);
    if (from == u"waiting")
        return fromOpen.contains(to);
    if (from == u"paid" || from == u"closed")
        return back.contains(to);
    return from == u"refunding" && to == u"refunded";
}

bool isOpen(const QString &state) { return state == u"created" || state == u"waiting" || state == u"unknown"; }

} // namespace

StoreModel::Row *StoreModel::find(const QString &id)
{
    const auto seq = m_seq.constFind(id);
    return seq == m_seq.cend() ? nullptr : &m_rows.at(*seq);
}

StoreModel::Refusal StoreModel::add(const QString &id, const QString &stream, char content)
{
    const auto known = m_contents.constFind(id);
    if (known != m_contents.cend())
        return *known == content ? Refusal() : ErrorCode::Conflict;
    m_contents.insert(id, content);
    m_seq.insert(id, m_next);
    m_rows.insert({m_next++, {id, stream, QStringLiteral("sealed"), 0}});
    return {};
}

StoreModel::Refusal StoreModel::seal(const QString &id, char content, bool hasNotice)
{
    const bool isNew = !m_contents.contains(id);
    if (isNew && hasNotice) // first
        add(id + QStringLiteral("/notice"), QStringLiteral("notice/") + id, 'n');
    return add(id, id, content);
}

// Once for each standing, and only when there is a notice to find the citizen by.
void StoreModel::tell(const QString &caseId, const QString &standing)
{
    if (m_contents.contains(caseId + QStringLiteral("/notice")))
        add(caseId + u'/' + standing, QStringLiteral("message/") + caseId, 'm');
}

StoreModel::Refusal StoreModel::end(const QString &id, const QString &how)
{
    const Row *row = find(id);
    if (!row)
        return ErrorCode::NotFound;
    if (row->state != u"held")
        return ErrorCode::SequenceError;
    const bool isCase = row->id == row->stream && m_contents.value(id) == 'e';
    if (how == u"recalled" && !isCase)
        return ErrorCode::InvalidInput;
    QStringList ends{id};
    if (isCase) {
        for (const auto &[seq, other] : m_rows) {
            if (other.stream == row->stream && seq > m_seq.value(id))
                ends << other.id;
        }
        tell(id, how);
    }
    for (const QString &each : std::as_const(ends)) {
        m_closed.insert(each, how);
        m_rows.erase(m_seq.take(each));
    }
    return {};
}

StoreModel::Refusal StoreModel::rate(const QString &id, const QString &stream, char content)
{
    return add(id, stream, content);
}

void StoreModel::report(const QString &claim, const QString &state) { add(claim + u'/' + state, claim, 'r'); }

int StoreModel::blanks(const QString &state) const
{
    return static_cast<int>(
        std::count_if(m_blanks.cbegin(), m_blanks.cend(), [&](const Blank &blank) { return blank.state == state; }));
}

std::vector<QString> StoreModel::serials() const
{
    std::vector<QString> all;
    for (const Blank &blank : m_blanks)
        all.push_back(blank.serial);
    return all;
}

StoreModel::Blank *StoreModel::blankOf(const QString &claim)
{
    for (Blank &blank : m_blanks) {
        if (blank.claim == claim)
            return &blank;
    }
    return nullptr;
}

StoreModel::Blank *StoreModel::topOfTray()
{
    for (Blank &blank : m_blanks) {
        if (blank.state == u"tray")
            return &blank;
    }
    return nullptr;
}

StoreModel::Refusal StoreModel::mayIssue(const QStringList &serials) const
{
    for (const Blank &blank : m_blanks) {
        if (blank.state != u"taken-out" && serials.contains(blank.serial))
            return ErrorCode::Conflict;
    }
    return {};
}

void StoreModel::issued(const QString &issue, const QStringList &serials)
{
    for (const QString &serial : serials)
        m_blanks.push_back({serial, issue, QStringLiteral("tray"), {}});
}

StoreModel::Refusal StoreModel::takeOut(const QString &issue)
{
    StoreModel::Refusal refusal = ErrorCode::NotFound;
    for (Blank &blank : m_blanks) {
        if (blank.issue != issue || blank.state != u"tray")
            continue;
        blank.state = QStringLiteral("taken-out");
        refusal = {};
    }
    return refusal;
}

StoreModel::Refusal StoreModel::writeOff(const QString &serial)
{
    for (Blank &blank : m_blanks) {
        if (blank.serial != serial || blank.state == u"taken-out")
            continue;
        if (blank.state != u"tray")
            return ErrorCode::SequenceError;
        blank.state = QStringLiteral("spoiled");
        return {};
    }
    return ErrorCode::NotFound;
}

StoreModel::Refusal StoreModel::follow(const QString &claim, const QString &state)
{
    if (!m_claims.value(claim).usesBlank || m_blanks.empty() || state == u"fetched")
        return {};
    Blank *blank = state == u"intent" ? topOfTray() : blankOf(claim);
    if (!blank)
        return state == u"intent" ? Refusal(ErrorCode::PaperOut) : Refusal();
    blank->claim = state == u"released" ? QString() : claim;
    blank->state = state == u"intent" ? QStringLiteral("printing")
        : state == u"released"        ? QStringLiteral("tray")
                                      : state;
    return {};
}

StoreModel::Refusal StoreModel::decide(const QString &claim, const QString &state)
{
    const auto known = m_claims.find(claim);
    if (known == m_claims.end())
        return ErrorCode::NotFound;
    if (known->state != u"uncertain")
        return ErrorCode::SequenceError;
    follow(claim, state);
    known->state = state;
    report(claim, state);
    return {};
}

StoreModel::Refusal StoreModel::claim(const QString &id, const QString &state, bool isProved, bool usesBlank)
{
    if (state == u"printed" && !isProved)
        return ErrorCode::InvalidInput;
    const auto known = m_claims.constFind(id);
    if (known == m_claims.cend()) {
        if (state != u"reserved")
            return ErrorCode::SequenceError;
        if (usesBlank && !m_blanks.empty() && blanks(QStringLiteral("uncertain")) > 0)
            return ErrorCode::SheetsUnsettled;
        const auto spokenFor = std::count_if(m_claims.cbegin(), m_claims.cend(), [](const Claim &one) {
            return one.usesBlank && (one.state == u"reserved" || one.state == u"fetched");
        });
        if (usesBlank && !m_blanks.empty() && blanks(QStringLiteral("tray")) <= spokenFor)
            return ErrorCode::PaperOut;
        m_claims.insert(id, {state, usesBlank});
        return {};
    }
    if (known->state == state)
        return {};
    if (!claimMay(known->state, state))
        return ErrorCode::SequenceError;
    if (const auto refusal = follow(id, state))
        return refusal;
    m_claims[id].state = state;
    if (state != u"fetched")
        report(id, state);
    return {};
}

StoreModel::Refusal StoreModel::attempt(const QString &id, const QString &state, int attempts)
{
    Row *row = find(id);
    if (!row)
        return ErrorCode::NotFound;
    if (!rowMay(row->state, state))
        return ErrorCode::SequenceError;
    const bool isNewlyHeld = state == u"held" && row->state != state;
    const bool isCase = row->id == row->stream && m_contents.value(id) == 'e';
    row->state = state;
    row->attempts = attempts;
    if (isNewlyHeld && isCase)
        tell(id, state);
    return {};
}

StoreModel::Refusal StoreModel::acknowledge(const QString &id)
{
    const Row *row = find(id);
    if (!row)
        return m_ledger.contains(id) || m_closed.contains(id) ? Refusal() : ErrorCode::NotFound;
    if (row->state == u"held")
        return ErrorCode::SequenceError;
    m_ledger.insert(id, m_contents.value(id));
    m_rows.erase(m_seq.take(id));
    return {};
}

StoreModel::Refusal StoreModel::release(const QString &id)
{
    Row *row = find(id);
    if (!row)
        return ErrorCode::NotFound;
    if (row->state != u"held")
        return ErrorCode::SequenceError;
    row->state = QStringLiteral("sealed");
    return {};
}

void StoreModel::follow(const QString &order, const char *why) { add(order + u'/' + QLatin1String(why), order, 'm'); }

StoreModel::Refusal StoreModel::order(const QString &id, const QString &quote)
{
    if (m_orders.contains(id))
        return ErrorCode::Conflict;
    for (const auto &[other, known] : m_orders) {
        if (known.quote == quote && (isOpen(known.state) || known.state == u"paid"))
            return ErrorCode::Conflict;
    }
    m_orders.insert({id, {quote, QStringLiteral("created")}});
    return {};
}

StoreModel::Refusal StoreModel::note(const QString &id, const QString &state)
{
    const auto known = m_orders.find(id);
    if (known == m_orders.end())
        return ErrorCode::NotFound;
    if (known->second.state == state)
        return {};
    if (!orderMay(known->second.state, state))
        return ErrorCode::SequenceError;
    known->second.state = state;
    if (state == u"refunding")
        follow(id, "refund");
    return {};
}

StoreModel::Refusal StoreModel::doubt(const QString &id)
{
    const auto known = m_orders.find(id);
    if (known == m_orders.end())
        return ErrorCode::NotFound;
    if (known->second.state == u"paid") { // nothing is ever had here
        follow(id, "refund");
        return {};
    }
    if (!isOpen(known->second.state))
        return ErrorCode::SequenceError;
    known->second.state = QStringLiteral("unknown");
    follow(id, "query");
    return {};
}

StoreModel::Refusal StoreModel::giveBack(const QString &id)
{
    const auto known = m_orders.find(id);
    if (known == m_orders.end())
        return ErrorCode::NotFound;
    if (known->second.state != u"paid")
        return ErrorCode::SequenceError;
    follow(id, "refund");
    return {};
}

void StoreModel::settleOrders()
{
    for (auto &[id, known] : m_orders) {
        if (!isOpen(known.state))
            continue;
        known.state = QStringLiteral("unknown");
        follow(id, "query");
    }
    for (const auto &[id, known] : m_orders) {
        if (known.state == u"paid")
            follow(id, "refund");
    }
}

int StoreModel::unknownOrders() const
{
    return static_cast<int>(std::count_if(m_orders.cbegin(), m_orders.cend(),
                                          [](const auto &one) { return one.second.state == u"unknown"; }));
}

void StoreModel::settleAfterCrash()
{
    QStringList left = liveClaims().empty() ? QStringList() : QStringList(m_claims.keys());
    left.sort(); // as the product does: by id
    for (const QString &claim : std::as_const(left)) {
        QString &state = m_claims[claim].state;
        if (state == u"intent")
            state = QStringLiteral("uncertain");
        else if (state == u"reserved" || state == u"fetched")
            state = QStringLiteral("released");
        else
            continue;
        follow(claim, state);
        report(claim, state);
    }
    settleOrders();
}

std::vector<StoreModel::Row> StoreModel::rows() const
{
    std::vector<Row> all;
    for (const auto &[seq, row] : m_rows)
        all.push_back(row);
    return all;
}

int StoreModel::uncertain() const
{
    return static_cast<int>(std::count_if(m_claims.cbegin(), m_claims.cend(),
                                          [](const Claim &claim) { return claim.state == u"uncertain"; }));
}

std::vector<QString> StoreModel::liveClaims() const
{
    std::vector<QString> live;
    for (auto claim = m_claims.cbegin(); claim != m_claims.cend(); ++claim) {
        const QString &state = claim.value().state;
        if (state == u"reserved" || state == u"fetched" || state == u"intent")
            live.push_back(claim.key());
    }
    return live;
}

} // namespace kiosk::test
