// SPDX-License-Identifier: Apache-2.0
// Keeps the done page true while the portal's answer is on its way.
#pragma once

#include "visit_context.h"

#include <functional>

namespace kiosk {

// As below, when the portal has every correction of the visit; or says that one is not asked for any more.
inline void followCorrections(VisitContext &visit, QObject *context, std::function<void()> changed)
{
    OutboxEngine *outbox = visit.machine.outbox;
    QObject::connect(outbox, &OutboxEngine::rowAcknowledged, context, [&visit, changed](const QString &id) {
        if (!visit.correction || !visit.correction->unconfirmed.remove(id) || !visit.correction->unconfirmed.isEmpty())
            return;
        visit.done.standing = Standing::ReceivedByPortal;
        changed();
    });
    QObject::connect(outbox, &OutboxEngine::rowHeld, context, [&visit, changed](const OutboxRow &row) {
        if (!visit.correction || !visit.correction->unconfirmed.contains(row.id)
            || row.problem != u"correction-unneeded")
            return;
        visit.done.unneeded = true;
        changed();
    });
}

// Until `context` (the object) dies: when the portal acknowledges this visit's case, the done facts change to
// 平台已收件 with its case number, and `changed` is called.
inline void followAcknowledgement(VisitContext &visit, QObject *context, std::function<void()> changed)
{
    if (visit.correction)
        return followCorrections(visit, context, std::move(changed));
    if (visit.submission.isNull() || visit.done.standing != Standing::ReceivedHere)
        return;
    QObject::connect(visit.machine.outbox, &OutboxEngine::submissionAcknowledged, context,
                     [&visit, changed = std::move(changed)](const SubmissionId &submission, const QString &caseNo,
                                                            const QDateTime &at) {
                         if (!(submission == visit.submission))
                             return;
                         visit.done.standing = Standing::ReceivedByPortal;
                         visit.done.caseNo = caseNo;
                         visit.done.at = at.isValid() ? at.toLocalTime() : visit.done.at;
                         changed();
                     });
}

} // namespace kiosk
