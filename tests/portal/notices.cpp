// SPDX-License-Identifier: Apache-2.0
#include "notices.h"

#include "body_reader.h"
#include "registry.h"

namespace refportal {

using namespace std::chrono_literals;

Notices::Notices(Database &database, const Sessions &sessions, const SmsGateway &gateway, WitnessLog &log)
    : m_database(database), m_sessions(sessions), m_gateway(gateway), m_log(log), m_thread([this] { drain(); })
{ }

Notices::~Notices()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

Outcome<Answer> Notices::create(const Call &call)
{
    BodyReader body(call);
    body.oneOf("kind", {QStringLiteral("receipt")});
    const QString code = body.text("receiptCode", pattern::receiptCode());
    const QString caseNo = body.optionalText("caseNo", pattern::caseNo());
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    auto answer = m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.find(db, call.ids.first(), call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        const QString phone = session->verified() ? session->phone : registry::phonesOf(session->number).first().number;
        const QString number = caseNo.isEmpty() ? QString() : QStringLiteral("，办件编号 ") + caseNo;
        const QString words = QStringLiteral("【澄湖区政务】您的收件凭证 %1%2。请保存此短信。").arg(code, number);
        const QString once = QStringLiteral("receipt/%1/%2").arg(QString::fromLatin1(session->token.toHex()), code);
        Answer accepted;
        accepted.status = 202;
        accepted.effect = queue(db, once, phone, words) ? "notice-queued" : "";
        return accepted;
    });
    wake();
    return answer;
}

bool Notices::queue(SQLite::Database &db, const QString &once, const QString &phone, const QString &words)
{
    return run(db, "INSERT INTO notices (once, phone, words) VALUES (?, ?, ?) ON CONFLICT (once) DO NOTHING", once,
               phone, words)
        > 0;
}

void Notices::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_work = true;
    }
    m_wake.notify_all();
}

void Notices::drain()
{
    std::unique_lock lock(m_mutex);
    while (!m_stop) {
        m_wake.wait(lock, [this] { return m_work || m_stop; });
        m_work = false;
        lock.unlock();
        const bool more = sendOldest();
        lock.lock();
        if (more) // one is left: the next at once, the same again after a second
            m_work = true;
    }
}

// True when there may be another to send.
bool Notices::sendOldest()
{
    qint64 seq = 0;
    QString phone, words;
    const auto found = m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        auto row = query(db, "SELECT seq, phone, words FROM notices WHERE sent = 0 ORDER BY seq LIMIT 1");
        if (!row.executeStep())
            return false;
        seq = row.getColumn(0).getInt64();
        phone = textOf(row.getColumn(1));
        words = textOf(row.getColumn(2));
        return true;
    });
    if (!found || !*found)
        return false;
    if (!m_gateway.send(phone, words)) {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, 1s, [this] { return m_stop; });
        return true;
    }
    m_log.write({{QStringLiteral("effect"), QStringLiteral("notice-sent")}});
    return m_database
        .transaction([&](SQLite::Database &db) -> Outcome<bool> {
            // the words have done their work; only that they went out is kept
            return run(db, "UPDATE notices SET sent = 1, phone = '', words = '' WHERE seq = ?", seq) > 0;
        })
        .has_value();
}

} // namespace refportal
