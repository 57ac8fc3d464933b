// SPDX-License-Identifier: Apache-2.0
// Notices a store that is older than what this terminal has told the portal: somebody has put back a copy, or the disk
// has lost what it had acknowledged (C18). Staff are called, once for each time.
#pragma once

#include <core/logging.h>
#include <portal/hall_portal.h>

#include <QObject>
#include <optional>

namespace kiosk {

class Store;
class TerminalBeat;

// Thread-bound; store and beat are borrowed. The first answer after a start tells; later ones only repeat what this
// process has said itself.
class CopyWatch : public QObject {
    Q_OBJECT
public:
    CopyWatch(Store &store, TerminalBeat &beat, Logger log);

private:
    void answered(const ReportHeard &answer);

    Store &m_store;
    Logger m_log;
    std::optional<qint64> m_told; // by the first answer
    bool m_isDone = false;
};

} // namespace kiosk
