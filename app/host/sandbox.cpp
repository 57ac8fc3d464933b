// SPDX-License-Identifier: Apache-2.0
#include "sandbox.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace kiosk::host {
namespace {

// Never above what is allowed already: the service unit sets LimitCORE=0, and to raise it again is refused.
bool limit(__rlimit_resource_t resource, rlim_t value)
{
    rlimit allowed{};
    if (::getrlimit(resource, &allowed) != 0)
        return false;
    const auto most = std::min(value, allowed.rlim_max);
    const rlimit both{most, most};
    return ::setrlimit(resource, &both) == 0;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool limitsMemory = false; // their shadow memory is terabytes of address space
#else
constexpr bool limitsMemory = true;
#endif

} // namespace

Result<void> enterSandbox(pid_t parent, const SandboxLimits &limits)
{
    // Without a network of its own for want of rights: no task opens a socket, and the service unit forbids it too.
    if (::unshare(CLONE_NEWNET) != 0)
        (void)::unshare(CLONE_NEWUSER | CLONE_NEWNET);
    std::signal(SIGXFSZ, SIG_IGN); // a library that tries to write a cache gets an error and goes on
    const std::array given{
        ::prctl(PR_SET_PDEATHSIG, SIGKILL) == 0,
        ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0,
        ::prctl(PR_SET_DUMPABLE, 0) == 0,
        // 1, not 0: a kernel with a pipe in core_pattern hands it the core at 0 too, at 1 never
        limit(RLIMIT_CORE, 1),
        limit(RLIMIT_FSIZE, 0),
        limit(RLIMIT_CPU, limits.processorSeconds),
        !limitsMemory || limit(RLIMIT_AS, limits.memory),
    };
    for (std::size_t i = 0; i < given.size(); ++i)
        if (!given[i])
            return fail(ErrorCode::Internal, QStringLiteral("sandbox: step %1 refused").arg(i));
    if (::getppid() != parent) // it died before we asked for its signal
        return fail(ErrorCode::Internal, QStringLiteral("sandbox: orphaned"));
    return {};
}

} // namespace kiosk::host
