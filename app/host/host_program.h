// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sandbox.h"

#include <host_process/host_frames.h>

namespace kiosk::host {

using Parts = Result<std::vector<HostPart>>;

// One kind of work. `run` gets the whole input; its error's code goes back, its words do not.
struct Task {
    const char *name;
    SandboxLimits limits;
    Parts (*run)(QByteArrayView input, const std::vector<QByteArray> &arguments);
};

// The whole program: arguments, sandbox, one task, one answer; its exit status. Nothing that the task prints reaches
// the answer. 2: no such call; 3: no sandbox; 4: no whole task came in, or the answer could not be written.
int runHost(int argc, char **argv, const std::vector<Task> &tasks);

} // namespace kiosk::host
