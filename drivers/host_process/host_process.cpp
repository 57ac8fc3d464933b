// SPDX-License-Identifier: Apache-2.0
#include "host_process.h"

#include <array>
#include <cstring>
#include <limits.h>
#include <unistd.h>

namespace kiosk {

HostProcess::HostProcess(QString program, std::shared_ptr<const Clock> clock)
    : m_program(std::move(program)), m_clock(std::move(clock))
{ }

QString HostProcess::installed()
{
    std::array<char, PATH_MAX> self{};
    const auto length = ::readlink("/proc/self/exe", self.data(), self.size() - 1);
    if (length <= 0)
        return {};
    const auto path = QByteArrayView(self.data(), length);
    const auto folder = path.first(path.lastIndexOf('/')).toByteArray();
    for (const char *place : {"/kiosk-host", "/../libexec/yizhan/kiosk-host", "/../host/kiosk-host"})
        if (::access((folder + place).constData(), X_OK) == 0)
            return QString::fromUtf8(folder + place);
    return {};
}

Result<std::vector<host::HostPart>> HostProcess::run(const HostTask &task, QByteArrayView input,
                                                     const host::ChildCall &call) const
{
    const auto name = QString::fromLatin1(task.name);
    if (input.size() > host::mostInput)
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1: input of %2 bytes").arg(name).arg(input.size()));
    if (m_program.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("kiosk-host"));
    // the host ends by itself when its parent is not the one that started it
    std::vector<QByteArray> command{m_program.toUtf8(), QByteArray::number(::getpid()), QByteArray(task.name)};
    command.insert(command.end(), task.arguments.begin(), task.arguments.end());
    QByteArray frame = host::encodeTaskHead(input.size());
    frame.reserve(host::taskHeadSize + input.size()); // once, so that no half of it is left behind
    frame.append(input);
    SensitiveBytes framed(std::move(frame));
    const auto end = host::runChild(command, framed.view(), host::answerHeadSize + task.mostAnswer, call, *m_clock);
    framed.wipe();
    if (!end)
        return fail(end.error().within(name));
    if (end->signal != 0)
        return fail(ErrorCode::DeviceFault,
                    QStringLiteral("%1: SIG%2").arg(name, QString::fromLatin1(sigabbrev_np(end->signal))));
    if (end->exitCode != 0)
        return fail(ErrorCode::DeviceFault, QStringLiteral("%1: exit code %2").arg(name).arg(end->exitCode));
    auto parts = host::decodeAnswer(end->output.view());
    if (parts)
        return parts;
    const bool garbage = parts.error().code == ErrorCode::BadFrame;
    Error error = parts.error().within(name);
    error.code = garbage ? ErrorCode::DeviceFault : error.code;
    return fail(std::move(error));
}

} // namespace kiosk
