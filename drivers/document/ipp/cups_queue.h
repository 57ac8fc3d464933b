// SPDX-License-Identifier: Apache-2.0
// What must be true of a CUPS server on this machine before a certificate may go through one of its queues: documents
// in memory only, gone when the job ends, and no job printed again by itself. Read from its configuration; nothing is
// asked of the server here.
#pragma once

#include <core/result.h>

namespace kiosk::ipp {

inline const QString abortJob = QStringLiteral("abort-job"); // the error policy that is needed

// `folder` holds cupsd.conf, cups-files.conf and printers.conf (the last is root's: unread it is no objection, the
// printer is asked when it is reached). BadConfig with file, setting and what to do.
Result<void> examineQueue(const QString &folder, const QString &queue);

} // namespace kiosk::ipp
