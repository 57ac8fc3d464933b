// SPDX-License-Identifier: Apache-2.0
#include "path_watch.h"

#include <QFile>
#include <QFileInfo>
#include <array>
#include <sys/inotify.h>
#include <unistd.h>

namespace kiosk {

namespace {

QByteArray folderAbove(const QByteArray &folder)
{
    const auto slash = folder.lastIndexOf('/');
    return slash > 0 ? folder.first(slash) : QByteArray("/");
}

bool isThere(const QByteArray &path) { return ::access(path.constData(), F_OK) == 0; }

} // namespace

PathWatch::PathWatch(const QString &path, Match match)
    : m_folder(QFile::encodeName(QFileInfo(path).absolutePath())),
      m_file(QFile::encodeName(QFileInfo(path).fileName())), m_match(match),
      m_fd(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
{
    if (m_fd >= 0)
        aim();
}

PathWatch::~PathWatch()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

// At the folder, or at the nearest one above it that exists.
void PathWatch::aim()
{
    auto at = m_folder;
    QByteArray below; // what is missing
    while (true) {
        // IN_ATTRIB: udev makes the file first and grants the right to open it a moment later
        const int watch = inotify_add_watch(m_fd, at.constData(),
                                            IN_CREATE | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF | IN_ONLYDIR);
        if (watch < 0) {
            if (at == "/")
                return; // no more watches to be had
            below = at;
            at = folderAbove(at);
            continue;
        }
        if (m_watch >= 0 && m_watch != watch)
            inotify_rm_watch(m_fd, m_watch); // refused when it went with its folder
        m_watch = watch;
        m_onFolder = below.isEmpty();
        if (m_onFolder || !isThere(below))
            return;
        at = m_folder; // it came between the two looks
        below.clear();
    }
}

bool PathWatch::arrived()
{
    bool named = false;
    bool lost = false;
    alignas(inotify_event) std::array<char, 4096> events{};
    while (true) {
        const auto got = ::read(m_fd, events.data(), events.size());
        if (got <= 0)
            break;
        for (ssize_t at = 0; at < got;) {
            const auto *event = reinterpret_cast<const inotify_event *>(events.data() + at);
            const QByteArrayView name(event->len > 0 ? static_cast<const char *>(event->name) : "");
            if (event->wd == m_watch && m_onFolder)
                named = named || name == m_file || (m_match == Match::Beginning && name.startsWith(m_file));
            lost = lost || (event->wd == m_watch && event->mask & IN_IGNORED) || event->mask & IN_Q_OVERFLOW;
            at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        }
    }
    if (m_onFolder && !lost)
        return named;
    aim();
    // what is in a folder that has come may have been there before anybody looked
    return named || (m_onFolder && (m_match == Match::Beginning || isThere(m_folder + '/' + m_file)));
}

} // namespace kiosk
