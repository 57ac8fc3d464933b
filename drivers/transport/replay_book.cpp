// SPDX-License-Identifier: Apache-2.0
#include "replay_book.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr qsizetype longestPending = 1 << 16;
constexpr Duration longestRecording = 24h; // a file may say anything

} // namespace

ReplayBook::ReplayBook(Recording recording, WireRules rules)
    : m_rules(std::move(rules)), m_exchanges(std::move(recording.exchanges))
{
    const auto timeOf = [](const WireExchange &e) { return std::clamp<Duration>(e.at, 0ms, longestRecording); };
    qsizetype asked = -1;
    for (qsizetype i = 0; i < m_exchanges.size(); ++i) {
        const WireExchange &exchange = m_exchanges[i];
        if (!exchange.request.isEmpty()) {
            m_byRequest[keyOf(exchange.request)] << i;
            asked = i;
        } else if (!exchange.reply.isEmpty()) {
            const Duration begun = asked < 0 ? Duration() : timeOf(m_exchanges[asked]);
            const auto after = std::max<Duration>(timeOf(exchange) - begun, 0ms);
            (asked < 0 ? m_atOpening : m_behind[asked]) << Spoken{after, exchange.reply};
        }
    }
    for (auto it = m_byRequest.keyBegin(); it != m_byRequest.keyEnd(); ++it)
        if (!it->isEmpty() && !m_sizes.contains(it->size()))
            m_sizes << it->size();
    std::sort(m_sizes.begin(), m_sizes.end(), std::greater<>());
}

QByteArray ReplayBook::keyOf(QByteArrayView request) const
{
    WireExchange exchange{{}, {}, request.toByteArray(), {}};
    m_rules.hide(exchange);
    return exchange.request;
}

bool ReplayBook::isBeginning(QByteArrayView key) const
{
    return std::any_of(m_byRequest.keyBegin(), m_byRequest.keyEnd(),
                       [key](const QByteArray &known) { return known.startsWith(key); });
}

void ReplayBook::reopened()
{
    m_pending.clear();
    m_following.clear();
}

std::optional<QByteArray> ReplayBook::answerTo(QByteArrayView request)
{
    if (m_rules.isWhole && !m_rules.isWhole(request))
        return {};
    const QByteArray key = keyOf(request);
    const auto found = key.isEmpty() ? m_byRequest.constEnd() : m_byRequest.constFind(key);
    if (found == m_byRequest.constEnd())
        return {};
    qsizetype &next = m_next[key];
    QByteArray reply = m_exchanges[found->at(next)].reply;
    m_following += m_behind.value(found->at(next));
    next = (next + 1) % found->size();
    if (m_rules.adapt)
        m_rules.adapt(request, reply);
    return reply;
}

QByteArray ReplayBook::heard(QByteArrayView bytes)
{
    QByteArray reply;
    for (const char byte : bytes) // what was sent in two writes may come in one
        reply += heardOne(byte);
    return reply;
}

QByteArray ReplayBook::heardOne(char byte)
{
    if (m_pending.size() > longestPending)
        m_pending.clear();
    m_pending += byte;
    if (const auto reply = answerTo(m_pending)) {
        m_pending.clear();
        return *reply;
    }
    // a question behind something that broke off, or in the middle of something longer
    for (const qsizetype size : std::as_const(m_sizes)) {
        if (size >= m_pending.size())
            continue;
        if (const auto reply = answerTo(QByteArrayView(m_pending).last(size))) {
            m_pending.chop(size);
            return *reply;
        }
    }
    const auto leadsNowhere = [&] {
        return !m_pending.isEmpty() && (!m_rules.isWhole || m_rules.isWhole(m_pending))
            && !isBeginning(keyOf(m_pending));
    };
    if (leadsNowhere())
        ++m_unknown;
    while (leadsNowhere()) // its end may be the beginning of something else
        m_pending.remove(0, 1);
    return {};
}

} // namespace kiosk
