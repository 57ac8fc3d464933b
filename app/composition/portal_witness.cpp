// SPDX-License-Identifier: Apache-2.0
#include "portal_witness.h"

namespace kiosk {
namespace {

AuditEntry entry(AuditEvent event, const char *outcome, const char *reason, qint64 count)
{
    AuditEntry entry{event, outcome};
    entry.reason = reason;
    entry.count = count;
    return entry;
}

void record(Store &store, QObject *context, const Logger &log, const AuditEntry &entry)
{
    whenReady(store.recordEvent(entry), context, [log](const Result<void> &kept) {
        if (!kept)
            log.error("audit.unrecorded", {{"error", kept.error()}});
    });
}

} // namespace

AuditEntry entryOf(CatalogueVerdict verdict, qint64 serial)
{
    const auto judged = [serial](const char *outcome, const char *reason) {
        return entry(AuditEvent::CatalogueJudged, outcome, reason, serial);
    };
    switch (verdict) {
    case CatalogueVerdict::Taken: return judged("taken", "");
    case CatalogueVerdict::Older: return judged("refused", "older");
    case CatalogueVerdict::SameSerial: return judged("refused", "same-serial");
    case CatalogueVerdict::NotValid: return judged("refused", "not-valid");
    case CatalogueVerdict::KeptLost: return judged("lost", "not-valid");
    }
    Q_UNREACHABLE();
    return judged("lost", "");
}

void witnessCatalogue(CatalogueWatch &watch, Store &store, const Logger &log)
{
    QObject::connect(&watch, &CatalogueWatch::judged, &watch,
                     [&watch, &store, log](CatalogueVerdict verdict, qint64 serial) {
                         record(store, &watch, log, entryOf(verdict, serial));
                     });
}

void witnessPapers(PaperRenewal &renewal, Store &store, const Logger &log)
{
    QObject::connect(&renewal, &PaperRenewal::renewed, &renewal, [&renewal, &store, log](int daysLeft) {
        record(store, &renewal, log, entry(AuditEvent::PapersRenewed, "done", "", daysLeft));
    });
    QObject::connect(&renewal, &PaperRenewal::failed, &renewal, [&renewal, &store, log](ErrorCode code, int daysLeft) {
        record(store, &renewal, log, entry(AuditEvent::PapersRenewed, "failed", codeName(code), daysLeft));
    });
}

} // namespace kiosk
