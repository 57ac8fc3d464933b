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

StoreModel::Refusal StoreModel::seal(const QString &id, char content) { return add(id, id, content); }

StoreModel::Refusal StoreModel::rate(const QString &id, const QString &stream, char content)
{
    return add(id, stream, content);
}

void StoreModel::report(const QString &claim, const QString &state) { add(claim + u'/' + state, claim, 'r'); }

StoreModel::Refusal StoreModel::claim(const QString &id, const QString &state, bool isProved)
{
    if (state == u"printed" && !isProved)
        return ErrorCode::InvalidInput;
    const auto known = m_claims.constFind(id);
    if (known == m_claims.cend()) {
        if (state != u"reserved")
            return ErrorCode::SequenceError;
        m_claims.insert(id, state);
        return {};
    }
    if (*known == state)
        return {};
    if (!claimMay(*known, state))
        return ErrorCode::SequenceError;
    m_claims.insert(id, state);
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
    row->state = state;
    row->attempts = attempts;
    return {};
}

StoreModel::Refusal StoreModel::acknowledge(const QString &id)
{
    const Row *row = find(id);
    if (!row)
        return m_ledger.contains(id) ? Refusal() : ErrorCode::NotFound;
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
        QString &state = m_claims[claim];
        if (state == u"intent")
            state = QStringLiteral("uncertain");
        else if (state == u"reserved" || state == u"fetched")
            state = QStringLiteral("released");
        else
            continue;
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
    return static_cast<int>(std::count(m_claims.cbegin(), m_claims.cend(), QStringLiteral("uncertain")));
}

std::vector<QString> StoreModel::liveClaims() const
{
    std::vector<QString> live;
    for (auto claim = m_claims.cbegin(); claim != m_claims.cend(); ++claim) {
        if (claim.value() == u"reserved" || claim.value() == u"fetched" || claim.value() == u"intent")
            live.push_back(claim.key());
    }
    return live;
}

} // namespace kiosk::test
