// SPDX-License-Identifier: Apache-2.0
// Calls a person to the machine, for whoever stands at it, in a visit or before one; asks how far that is.
#pragma once

#include "visit_context.h"

#include <portal/help_portal.h>

namespace kiosk {

// Thread-bound to the GUI thread; the parts are borrowed. One call at a time. Nothing of it is kept: a call that its
// terminal asks about no more is over at the portal, too.
class HelpLine : public QObject {
    Q_OBJECT
public:
    using Phase = screen::Help::Phase;

    explicit HelpLine(const MachineParts &machine) : m_machine(machine) { }
    ~HelpLine() override;

    Phase phase() const { return m_phase; }
    const HelpAnswer &answer() const { return m_answer; }
    bool isOpen() const { return m_phase == Phase::Calling || m_phase == Phase::Waiting || m_phase == Phase::Coming; }

    // Nothing while one is open. `visit` is null before one.
    void call(const HelpCall &about, VisitId visit);
    // The citizen does without, or has gone.
    void close();

signals:
    void changed();

private:
    void put();
    void ask();
    void heard(HelpCallId id, const Result<HelpAnswer> &answer);
    void failed(const Error &error);
    void askAgainIn(Duration span);
    void become(Phase phase);
    void tell(const char *outcome) const;
    CallContext context() const;

    const MachineParts &m_machine;
    HelpCall m_about;
    VisitId m_visit;
    HelpCallId m_id;
    Phase m_phase = Phase::Asking;
    HelpAnswer m_answer;
    MonotonicTime m_since{};
    int m_silences = 0; // in a row
    Alarms::Handle m_alarm = 0;
};

} // namespace kiosk
