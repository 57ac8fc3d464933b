// SPDX-License-Identifier: Apache-2.0
#include "host_program.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace kiosk::host {
namespace {

constexpr int NoSuchCall = 2;
constexpr int NoSandbox = 3;
constexpr int LineBroken = 4;

bool readAll(int fd, QByteArray &into)
{
    for (qsizetype at = 0; at < into.size();) {
        const auto got = ::read(fd, into.data() + at, static_cast<std::size_t>(into.size() - at));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
    }
    return true;
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written = ::write(fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

// The answer's way out under another number; what a plug-in prints goes nowhere.
int takeAnswerLine()
{
    const int answer = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 100);
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (answer < 0 || nowhere < 0 || ::dup2(nowhere, STDOUT_FILENO) < 0 || ::dup2(nowhere, STDERR_FILENO) < 0)
        return -1;
    ::close(nowhere);
    return answer;
}

bool writeAnswer(int fd, const Parts &parts)
{
    if (!parts)
        return writeAll(fd, encodeAnswerHead(statusOf(parts.error().code), 0));
    qsizetype length = 0;
    for (const auto &part : *parts)
        length += partHeadSize + part.bytes.size();
    if (length > mostAnswer)
        return writeAll(fd, encodeAnswerHead(AnswerStatus::Unsupported, 0));
    return writeAll(fd, encodeAnswerHead(AnswerStatus::Done, length))
        && std::all_of(parts->begin(), parts->end(), [fd](const HostPart &part) {
               return writeAll(fd, encodePartHead(part)) && writeAll(fd, part.bytes.view());
           });
}

} // namespace

int runHost(int argc, char **argv, const std::vector<Task> &tasks)
{
    if (argc < 3)
        return NoSuchCall;
    const int parent = QByteArrayView(argv[1]).toByteArray().toInt();
    const auto task
        = std::find_if(tasks.begin(), tasks.end(), [&](const Task &t) { return qstrcmp(t.name, argv[2]) == 0; });
    const auto limits = task == tasks.end() ? SandboxLimits{256 * 1024 * 1024, 5} : task->limits;
    if (!enterSandbox(parent, limits))
        return NoSandbox;
    const int answer = takeAnswerLine();
    QByteArray head(taskHeadSize, '\0');
    if (answer < 0 || !readAll(STDIN_FILENO, head))
        return LineBroken;
    const auto length = decodeTaskHead(head);
    if (!length)
        return LineBroken;
    QByteArray input(*length, '\0');
    if (!readAll(STDIN_FILENO, input))
        return LineBroken;
    const auto done = task == tasks.end() ? Parts(fail(ErrorCode::Unsupported, QStringLiteral("task")))
                                          : task->run(input, {argv + 3, argv + argc});
    return writeAnswer(answer, done) ? 0 : LineBroken;
}

} // namespace kiosk::host
