// SPDX-License-Identifier: Apache-2.0
#include "copy_watch.h"

#include <portal/terminal_beat.h>
#include <storage/store.h>

namespace kiosk {

CopyWatch::CopyWatch(Store &store, TerminalBeat &beat, Logger log) : m_store(store), m_log(std::move(log))
{
    connect(&beat, &TerminalBeat::answered, this, &CopyWatch::answered);
}

void CopyWatch::answered(const ReportHeard &answer)
{
    if (!m_told)
        m_told = answer.auditEntriesTold;
    if (std::exchange(m_isDone, true))
        return;
    whenReady(m_store.noteOlder(*m_told), this, [this](const Result<bool> &noted) {
        if (noted && *noted)
            m_log.error("staff.needed", {{"device", "store"}, {"why", "older-copy"}});
        if (noted)
            return;
        m_log.error("store.unjudged", {{"error", noted.error()}});
        m_isDone = false; // a disk that fails now is asked again with the next answer
    });
}

} // namespace kiosk
