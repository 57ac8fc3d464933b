// SPDX-License-Identifier: Apache-2.0
// Which replies prove which receipt. After each job the printer is asked GS ( H (an id) and GS r, both answered in
// order with the data; answers may come minutes later, after somebody put in paper.
#pragma once

#include "escpos_frames.h"

#include <core/ids.h>

#include <QList>
#include <optional>

namespace kiosk::escpos {

ProcessId processIdFor(ActId act); // 24 random bits of the act's id as four letters or digits

// Pure; holds the last eight unproven jobs.
class Confirmations {
public:
    void expect(ActId act, bool asksId, bool asksPaper);
    // The act that this reply proves; empty when it proves nothing (unknown id, stray byte).
    std::optional<ActId> idCame(const ProcessId &id);
    std::optional<ActId> paperCame(uint8_t bits);
    // The line was lost: GS r answers still owed to it cannot be told from new ones. Ids can.
    void lineLost();
    // The printer was told to throw away what it holds: none of it is answered any more.
    void discarded() { m_jobs.clear(); }
    qsizetype waiting() const { return m_jobs.size(); }

private:
    struct Job {
        ActId act;
        ProcessId id;
        bool idDue;
        bool paperDue;
        bool proven;
    };
    void tidy();

    QList<Job> m_jobs;         // oldest first
    bool m_answersIds = false; // it has answered one, so for it a GS r alone proves nothing
};

} // namespace kiosk::escpos
