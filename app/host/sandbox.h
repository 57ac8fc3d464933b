// SPDX-License-Identifier: Apache-2.0
// What a task's process gives up before it sees a byte of its input.
#pragma once

#include <core/result.h>

#include <sys/types.h>

namespace kiosk::host {

struct SandboxLimits {
    std::size_t memory;        // bytes of address space, for the process and for each program that it starts
    unsigned processorSeconds; // ends a process that computes for ever when nobody is left to kill it
};

// Ends with the parent; no new rights; not to be traced or dumped; no file may grow; no network where the kernel allows
// giving it up. Internal when one of the others is refused, or when the parent is not `parent` any more.
Result<void> enterSandbox(pid_t parent, const SandboxLimits &limits);

} // namespace kiosk::host
