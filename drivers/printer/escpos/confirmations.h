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
    // A job that asked for an id as well is not proven by this alone: any stray byte looks like it.
    std::optional<ActId> paperCame(uint8_t bits);
    // Its id has not come in all the time it may take. True: its GS r has, from a printer that never showed that it
    // knows ids, so this is a clone and the receipt is proven; those after it are by GS r at once.
    bool idStayedSilent(ActId act);
    bool paperHasCome(ActId act) const; // which the id has still to bear out
    void knowsIds();                    // it has shown so; from now on a GS r alone proves nothing
    // The line was lost: GS r answers still owed to it cannot be told from new ones. Ids can.
    void lineLost();
    // The printer was told to throw away what it holds: none of it is answered any more.
    void discarded() { m_jobs.clear(); }
    qsizetype waiting() const { return m_jobs.size(); }

private:
    struct Job {
        ActId act;
        ProcessId id;
        bool asksId;
        bool idDue;
        bool paperDue;
        bool proven;
        bool paperCame = false; // alone
    };
    void tidy();

    QList<Job> m_jobs; // oldest first
    bool m_knowsIds = false;
    bool m_isClone = false; // found out
};

} // namespace kiosk::escpos
