// SPDX-License-Identifier: Apache-2.0
// A portal that gives every request the answer that was set last, and a client of it.
#pragma once

#include "client_under_test.h"
#include "scripted_portal.h"

#include <mutex>

namespace kiosk::test {

class AnsweringPortal {
public:
    explicit AnsweringPortal(const DevPapers &papers)
        : m_portal(papers,
                   [this](const HeardRequest &) {
                       const std::lock_guard guard(m_mutex);
                       return m_answer;
                   }),
          m_client(papers, m_portal.base())
    { }
    void give(const ScriptedAnswer &answer)
    {
        const std::lock_guard guard(m_mutex);
        m_answer = answer;
    }
    void setHeader(const QByteArray &name, const QByteArray &value)
    {
        const std::lock_guard guard(m_mutex);
        m_answer.headers.insert(name, value);
    }
    HttpPortalClient &client() const { return *m_client.client; }
    const Clock &clock() const { return *m_client.clock; }
    QUrl base() const { return m_portal.base(); }
    QList<HeardRequest> heard() const { return m_portal.heard(); }

private:
    std::mutex m_mutex; // the script runs on the server's threads
    ScriptedAnswer m_answer;
    ScriptedPortal m_portal;
    ClientUnderTest m_client;
};

} // namespace kiosk::test
