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

void ReplayPeer::serve()
{
    std::array<char, 4096> bytes{};
    while (!m_stop) {
        std::array<pollfd, 2> waits{{{m_pty.master(), POLLIN, 0}, {m_wake.descriptor(), POLLIN, 0}}};
        ::poll(waits.data(), waits.size(), -1);
        if (!(waits[0].revents & POLLIN))
            continue;
        const auto got = ::read(m_pty.master(), bytes.data(), bytes.size());
        if (got > 0)
            writeBytes(m_pty.master(), m_book.heard({bytes.data(), static_cast<qsizetype>(got)}));
    }
}

} // namespace kiosk::test
