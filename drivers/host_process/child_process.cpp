// SPDX-License-Identifier: Apache-2.0
#include "child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk::host {
namespace {

constexpr Duration Slice = 200ms;
constexpr qsizetype FirstRoom = 64 * 1024;

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : m_fd(fd) { }
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_fd; }
    void reset(int fd = -1)
    {
        if (m_fd >= 0)
            ::close(m_fd);
        m_fd = fd;
    }

private:
    int m_fd;
};

// Grows by doubling; what it held before is overwritten, which QByteArray's own growth would not do.
class Collected {
public:
    ~Collected() { wipe(m_bytes); }
    qsizetype size() const { return m_size; }
    // False when there would be more than `most`.
    bool add(QByteArrayView piece, qsizetype most)
    {
        if (piece.size() > most - m_size)
            return false;
        if (m_size + piece.size() > m_bytes.size()) {
            QByteArray larger(std::min(most, std::max({FirstRoom, 2 * m_bytes.size(), m_size + piece.size()})), '\0');
            std::copy_n(m_bytes.constData(), m_size, larger.data());
            wipe(m_bytes);
            m_bytes = std::move(larger);
        }
        std::copy_n(piece.data(), piece.size(), m_bytes.data() + m_size);
        m_size += piece.size();
        return true;
    }
    SensitiveBytes take()
    {
        m_bytes.truncate(m_size); // in place
        return SensitiveBytes(std::move(m_bytes));
    }

private:
    static void wipe(QByteArray &bytes)
    {
        if (!bytes.isEmpty())
            explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
    }
    QByteArray m_bytes;
    qsizetype m_size = 0;
};

// The running child; ends it and takes its last word when it goes.
class Child {
public:
    ~Child()
    {
        if (m_pid > 0)
            end();
    }
    Child() = default;
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

    Result<void> start(const std::vector<QByteArray> &command, int peer, ChildGroup group);
    int endDescriptor() const { return m_ended.get(); } // readable once it has ended
    int end()                                           // kills what is left of it; its wait status
    {
        ::kill(m_ownGroup ? -m_pid : m_pid, SIGKILL);
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
        m_pid = 0;
        return status;
    }

private:
    pid_t m_pid = 0;
    bool m_ownGroup = false;
    Descriptor m_ended;
};

Result<void> Child::start(const std::vector<QByteArray> &command, int peer, ChildGroup group)
{
    std::vector<char *> arguments;
    for (const auto &argument : command)
        arguments.push_back(const_cast<char *>(argument.constData())); // posix_spawn does not write to them
    arguments.push_back(nullptr);
    std::array environment{const_cast<char *>("LC_ALL=C.UTF-8"), const_cast<char *>("PATH=/usr/bin:/bin"),
                           const_cast<char *>("HOME=/nonexistent"), static_cast<char *>(nullptr)};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, peer, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, peer, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    sigset_t none;
    sigset_t all;
    sigemptyset(&none);
    sigfillset(&all);
    short flags = POSIX_SPAWN_SETSIGMASK;
    posix_spawnattr_setsigmask(&attributes, &none);
    if (group == ChildGroup::Own) { // the caller's ignored signals are the sandbox's; a terminal's are not wanted
        flags = static_cast<short>(flags | POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setpgroup(&attributes, 0);
    }
    posix_spawnattr_setflags(&attributes, flags);
    const int failed = ::posix_spawn(&m_pid, command.front().constData(), &actions, &attributes, arguments.data(),
                                     environment.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (failed) {
        m_pid = 0;
        return fail(ErrorCode::NotFound,
                    QStringLiteral("%1: %2")
                        .arg(QString::fromUtf8(command.front()))
                        .arg(QString::fromLatin1(strerrorname_np(failed))));
    }
    m_ownGroup = group == ChildGroup::Own;
    // by number: the header of glibc 2.36 declares pidfd_open for C only
    m_ended.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    if (m_ended.get() < 0)
        return fail(ErrorCode::Internal, QStringLiteral("pidfd_open"));
    return {};
}

class Exchange {
public:
    Exchange(int socket, QByteArrayView input, qsizetype mostOutput)
        : m_socket(socket), m_input(input), m_mostOutput(mostOutput)
    { }
    short wanted() const { return static_cast<short>((m_deaf ? 0 : POLLIN) | (m_sent ? 0 : POLLOUT)); }
    bool isDeaf() const { return m_deaf; }

    void send()
    {
        while (!m_input.isEmpty()) {
            const auto sent = ::send(m_socket, m_input.data(), static_cast<std::size_t>(m_input.size()),
                                     MSG_NOSIGNAL | MSG_DONTWAIT);
            if (sent < 0 && errno == EINTR)
                continue;
            if (sent < 0 && errno == EAGAIN)
                return;
            if (sent < 0)
                break; // it does not want more: what it answers counts
            m_input = m_input.sliced(sent);
        }
        ::shutdown(m_socket, SHUT_WR);
        m_sent = true;
    }
    Result<void> receive()
    {
        std::array<char, FirstRoom> piece;
        Result<void> taken;
        while (taken && !m_deaf) {
            const auto got = ::recv(m_socket, piece.data(), piece.size(), MSG_DONTWAIT);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0 && errno == EAGAIN)
                break;
            if (got <= 0) // ECONNRESET: it ended without reading everything
                m_deaf = true;
            else if (!m_output.add({piece.data(), got}, m_mostOutput))
                taken = fail(ErrorCode::DeviceFault, QStringLiteral("more than %1 bytes").arg(m_mostOutput));
        }
        explicit_bzero(piece.data(), piece.size());
        return taken;
    }
    SensitiveBytes take() { return m_output.take(); }

private:
    int m_socket;
    QByteArrayView m_input;
    qsizetype m_mostOutput;
    Collected m_output;
    bool m_sent = false;
    bool m_deaf = false;
};

// Until the child has ended.
Result<void> attend(Exchange &exchange, int socket, int ended, const ChildCall &call, const Clock &clock)
{
    while (true) {
        if (call.beat)
            call.beat();
        if (call.cancel.isCancelled())
            return fail(ErrorCode::Cancelled);
        if (call.deadline.passed(clock))
            return fail(ErrorCode::TimedOut);
        const auto wait = std::min(Slice, call.deadline.left(clock).value_or(Slice));
        std::array<pollfd, 3> waits{{{exchange.wanted() ? socket : -1, exchange.wanted(), 0},
                                     {ended, POLLIN, 0},
                                     {call.cancel.descriptor(), POLLIN, 0}}};
        if (::poll(waits.data(), waits.size(), static_cast<int>(wait.count())) < 0)
            continue; // EINTR
        if (waits[0].revents & POLLOUT)
            exchange.send();
        if (waits[0].revents & (POLLIN | POLLHUP | POLLERR))
            KIOSK_TRY(exchange.receive());
        if (waits[1].revents)
            return exchange.receive(); // its last words; a grandchild that still holds the line is not waited for
    }
}

} // namespace

Result<ChildEnd> runChild(const std::vector<QByteArray> &command, QByteArrayView input, qsizetype mostOutput,
                          const ChildCall &call, const Clock &clock, ChildGroup group)
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) < 0)
        return fail(ErrorCode::Internal, QStringLiteral("socketpair"));
    const Descriptor ours(ends[0]);
    Descriptor theirs(ends[1]);
    Child child;
    KIOSK_TRY(child.start(command, theirs.get(), group));
    theirs.reset();
    Exchange exchange(ours.get(), input, mostOutput);
    KIOSK_TRY(attend(exchange, ours.get(), child.endDescriptor(), call, clock));
    const int status = child.end();
    return ChildEnd{WIFEXITED(status) ? WEXITSTATUS(status) : -1, WIFSIGNALED(status) ? WTERMSIG(status) : 0,
                    exchange.take()};
}

} // namespace kiosk::host
