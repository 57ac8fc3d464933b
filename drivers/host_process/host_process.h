// SPDX-License-Identifier: Apache-2.0
// Work that must not share the terminal's memory or life, done by one kiosk-host process per task, sandboxed.
#pragma once

#include "child_process.h"
#include "host_frames.h"

#include <QString>
#include <memory>

namespace kiosk {

struct HostTask {
    const char *name;                              // literal, e.g. "rasterise"
    std::vector<QByteArray> arguments;             // they stand in /proc: paths and numbers, nothing of a citizen
    qsizetype mostAnswer = qsizetype{1024} * 1024; // bytes
};

// Any thread, lanes included; several at once. Keeps nothing between tasks.
class HostProcess {
public:
    // `program`: path of kiosk-host.
    HostProcess(QString program, std::shared_ptr<const Clock> clock);
    // Beside this program, in ../libexec/yizhan, or ../host of a build tree. Empty: nowhere.
    static QString installed();

    // Blocks until the process has ended and its memory is gone. Errors:
    //   TimedOut, Cancelled   it was killed
    //   InvalidInput, Unsupported, NotFound  as the task says (NotFound: kiosk-host itself is not there, too)
    //   DeviceFault  it crashed (context names the signal), left with an exit code, or answered with garbage or too
    //   much Internal
    Result<std::vector<host::HostPart>> run(const HostTask &task, QByteArrayView input,
                                            const host::ChildCall &call) const;

private:
    QString m_program;
    std::shared_ptr<const Clock> m_clock;
};

} // namespace kiosk
