// SPDX-License-Identifier: Apache-2.0
#include "replay_peer.h"

#include <QFile>
#include <array>
#include <poll.h>
#include <unistd.h>

namespace kiosk::test {

Recording recordingNamed(const char *name)
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/recordings/") + QLatin1String(name));
    auto recording = file.open(QIODevice::ReadOnly) ? parseRecording(file.readAll())
                                                    : Result<Recording>(fail(ErrorCode::NotFound, file.fileName()));
    if (!recording)
        qFatal("%s: %s", name, qPrintable(recording.error().trace()));
    return std::move(*recording);
}

ReplayPeer::ReplayPeer(const QString &link, const char *name, const WireRules &rules)
    : m_pty(link), m_book(recordingNamed(name), rules), m_thread([this] { serve(); })
{ }

ReplayPeer::~ReplayPeer()
{
    m_stop = true;
    m_wake.ring();
    m_thread.join();
}

void ReplayPeer::speak()
{
    m_speak = true;
    m_wake.ring();
}

void ReplayPeer::plan(const QList<ReplayBook::Spoken> &spoken, Duration earlier)
{
    for (const auto &[after, bytes] : spoken)
        m_toCome.emplace(m_clock.now() + after - earlier, bytes);
}

int ReplayPeer::sayDue()
{
    while (!m_toCome.empty()) {
        const auto next = m_toCome.begin();
        if (const auto left = next->first - m_clock.now(); left > 0ms)
            return static_cast<int>(left.count());
        writeBytes(m_pty.master(), next->second);
        m_toCome.erase(next);
    }
    return -1;
}

void ReplayPeer::serve()
{
    std::array<char, 4096> bytes{};
    while (!m_stop) {
        std::array<pollfd, 2> waits{{{m_pty.master(), POLLIN, 0}, {m_wake.descriptor(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), sayDue());
        m_wake.clear();
        if (m_speak.exchange(false) && !m_book.atOpening().isEmpty())
            plan(m_book.atOpening(), m_book.atOpening().first().after);
        if (!(waits[0].revents & POLLIN))
            continue;
        const auto got = ::read(m_pty.master(), bytes.data(), bytes.size());
        if (got <= 0)
            continue;
        writeBytes(m_pty.master(), m_book.heard({bytes.data(), static_cast<qsizetype>(got)}));
        plan(m_book.takeFollowing());
    }
}

} // namespace kiosk::test
