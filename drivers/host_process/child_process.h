// SPDX-License-Identifier: Apache-2.0
// One program, run once: bytes in, bytes out, no file and no shell. Any thread; it blocks.
#pragma once

#include <core/clock.h>
#include <core/result.h>
#include <core/sensitive.h>
#include <transport/cancel_token.h>

#include <functional>
#include <vector>

namespace kiosk::host {

struct ChildCall {
    Deadline deadline;
    CancelToken cancel = {};
    std::function<void()> beat = {}; // called at least four times a second while it waits
};

struct ChildEnd {
    int exitCode = 0;
    int signal = 0; // that killed it; 0: it left by itself
    SensitiveBytes output;
};

enum class ChildGroup { Own, Callers }; // Own: whatever the child starts ends with it

// Starts `command` (path and arguments, which stand in /proc: nothing of a citizen) with `input` as its standard input
// and collects its standard output; its standard error goes nowhere and it inherits no other descriptor. Returns when
// it has ended and leaves no zombie.
//   NotFound     the program cannot be started
//   DeviceFault  it said more than `mostOutput` bytes (killed)
//   TimedOut, Cancelled  killed
Result<ChildEnd> runChild(const std::vector<QByteArray> &command, QByteArrayView input, qsizetype mostOutput,
                          const ChildCall &call, const Clock &clock, ChildGroup group = ChildGroup::Own);

} // namespace kiosk::host
