// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <core/logging.h>

#include <mutex>

namespace kiosk::test {

// Keeps what is logged, from any thread.
class LogLines final : public LogSink {
public:
    void write(const QByteArray &line) override
    {
        const std::scoped_lock lock(m_mutex);
        m_all += line;
    }
    QByteArray all() const
    {
        const std::scoped_lock lock(m_mutex);
        return {m_all.constData(), m_all.size()}; // not shared with the writing thread
    }

private:
    mutable std::mutex m_mutex;
    QByteArray m_all;
};

} // namespace kiosk::test
