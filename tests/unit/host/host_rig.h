// SPDX-License-Identifier: Apache-2.0
// One kiosk-host, and what it must leave behind: nothing.
#pragma once

#include <host_process/host_process.h>
#include <host_process/wlt_photo.h>

#include <QDir>
#include <QTest>
#include <cerrno>
#include <sys/wait.h>

namespace kiosk::test {

using Answer = Result<std::vector<host::HostPart>>;

class HostRig {
public:
    explicit HostRig(const char *program) : m_host(QString::fromUtf8(program), m_clock) { }
    Answer run(const HostTask &task, QByteArrayView input, Duration within = 20s, CancelToken cancel = {}) const
    {
        return m_host.run(task, input, {Deadline::in(*m_clock, within), std::move(cancel)});
    }
    Result<IdPhoto> decode(const QString &plugin, QByteArrayView wlt, Duration within = 20s) const
    {
        return decodeWltPhoto(m_host, plugin, wlt, {Deadline::in(*m_clock, within)});
    }
    MonotonicTime now() const { return m_clock->now(); }

private:
    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    HostProcess m_host;
};

inline QString codeOf(const Answer &answer)
{
    return answer ? QStringLiteral("ok") : QString::fromLatin1(codeName(answer.error().code));
}
inline QString traceOf(const Answer &answer) { return answer ? QString() : answer.error().trace(); }

inline qsizetype openDescriptors()
{
    return QDir(QStringLiteral("/proc/self/fd"))
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}
inline bool hasNoChildren() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

} // namespace kiosk::test
