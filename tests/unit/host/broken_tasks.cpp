// SPDX-License-Identifier: Apache-2.0
// A kiosk-host whose tasks do what a task must survive, and some that look around inside the sandbox.
#include <host/host_program.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace kiosk;
using namespace kiosk::host;

namespace {

constexpr SandboxLimits Limits{512 * 1024 * 1024, 2};
using Arguments = std::vector<QByteArray>;

Parts bytes(QByteArray content)
{
    std::vector<HostPart> parts;
    parts.push_back(
        {HostPart::Kind::Bytes, static_cast<std::uint32_t>(content.size()), 1, SensitiveBytes(std::move(content))});
    return parts;
}

Parts echo(QByteArrayView input, const Arguments &) { return bytes(input.toByteArray()); }
Parts leave(QByteArrayView, const Arguments &arguments) { std::_Exit(arguments.at(0).toInt()); }
Parts die(QByteArrayView, const Arguments &arguments)
{
    const int signal = arguments.at(0).toInt();
    std::signal(signal, SIG_DFL); // a sanitizer would turn it into an exit code
    std::raise(signal);
    return bytes("survived");
}
Parts wait(QByteArrayView, const Arguments &)
{
    while (true)
        ::pause();
}
Parts compute(QByteArrayView, const Arguments &)
{
    volatile unsigned long rounds = 0;
    while (true)
        rounds = rounds + 1;
}
Parts refuse(QByteArrayView, const Arguments &) { return fail(ErrorCode::InvalidInput, QStringLiteral("330199")); }
Parts orphan(QByteArrayView, const Arguments &) // a grandchild that keeps the answer's line open
{
    if (::fork() == 0)
        while (true)
            ::pause();
    return bytes("orphan");
}
Parts raw(QByteArrayView input, const Arguments &) // past the frame
{
    while (!input.isEmpty()) {
        const auto written = ::write(100, input.data(), static_cast<std::size_t>(input.size()));
        if (written <= 0)
            std::_Exit(9);
        input = input.sliced(written);
    }
    std::_Exit(0);
}
Parts flood(QByteArrayView, const Arguments &)
{
    const QByteArray block(65536, 'x');
    while (::write(100, block.constData(), static_cast<std::size_t>(block.size())) > 0) { }
    std::_Exit(0);
}
Parts look(QByteArrayView, const Arguments &arguments)
{
    QByteArray seen;
    rlimit limit{};
    const auto add
        = [&](const char *name, auto value) { seen += QByteArray(name) + '=' + QByteArray::number(value) + ' '; };
    ::getrlimit(RLIMIT_CORE, &limit);
    add("core", static_cast<qint64>(limit.rlim_max));
    ::getrlimit(RLIMIT_FSIZE, &limit);
    add("file", static_cast<qint64>(limit.rlim_max));
    ::getrlimit(RLIMIT_CPU, &limit);
    add("cpu", static_cast<qint64>(limit.rlim_max));
    add("dumpable", ::prctl(PR_GET_DUMPABLE));
    add("new-privileges", 1 - ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0));
    int signal = 0;
    ::prctl(PR_GET_PDEATHSIG, &signal);
    add("parent-death", signal);
    int open = 0;
    for (int fd = 0; fd < 1024; ++fd)
        open += ::fcntl(fd, F_GETFD) >= 0;
    add("open", open);
    const int file = ::open(arguments.at(0).constData(), O_WRONLY | O_CREAT, 0600);
    add("wrote", file >= 0 && ::write(file, "x", 1) == 1 ? 1 : 0);
    return bytes(seen);
}
Parts wrongPicture(QByteArrayView, const Arguments &)
{
    std::vector<HostPart> parts;
    parts.push_back({HostPart::Kind::Rgb, 2, 2, SensitiveBytes(QByteArray(12, 'p'))});
    return parts;
}
Parts eat(QByteArrayView, const Arguments &) { return bytes(::malloc(std::size_t(1) << 32) ? "fed" : "hungry"); }

} // namespace

int main(int argc, char **argv)
{
    return runHost(argc, argv,
                   {{"echo", Limits, echo},
                    {"leave", Limits, leave},
                    {"die", Limits, die},
                    {"wait", Limits, wait},
                    {"compute", {512 * 1024 * 1024, 1}, compute},
                    {"refuse", Limits, refuse},
                    {"orphan", Limits, orphan},
                    {"raw", Limits, raw},
                    {"flood", Limits, flood},
                    {"look", Limits, look},
                    {"eat", Limits, eat},
                    {"wlt", Limits, wrongPicture}});
}
