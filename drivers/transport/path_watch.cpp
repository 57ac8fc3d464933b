// SPDX-License-Identifier: Apache-2.0
#include "path_watch.h"

#include <QFile>
#include <QFileInfo>
#include <array>
#include <sys/inotify.h>
#include <unistd.h>

namespace kiosk {

PathWatch::PathWatch(const QString &path, Match match)
    : m_file(QFile::encodeName(QFileInfo(path).fileName())), m_match(match),
      m_fd(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    const auto folder = QFile::encodeName(QFileInfo(path).absolutePath());
    // IN_ATTRIB: udev makes the file first and grants the right to open it a moment later
    if (m_fd >= 0
        && inotify_add_watch(m_fd, folder.constData(), IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR) < 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

PathWatch::~PathWatch()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool PathWatch::arrived()
{
    bool named = false;
    alignas(inotify_event) std::array<char, 4096> events{};
    while (true) {
        const auto got = ::read(m_fd, events.data(), events.size());
        if (got <= 0)
            return named;
        for (ssize_t at = 0; at < got;) {
            const auto *event = reinterpret_cast<const inotify_event *>(events.data() + at);
            const QByteArrayView name(event->len > 0 ? static_cast<const char *>(event->name) : "");
            named = named || name == m_file || (m_match == Match::Beginning && name.startsWith(m_file));
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        }
    }
}

} // namespace kiosk
