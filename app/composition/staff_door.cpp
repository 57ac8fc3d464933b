// SPDX-License-Identifier: Apache-2.0
#include "staff_door.h"

#include "configuration.h"

#include <algorithm>

namespace kiosk {
namespace {

// An entry's words are literals, because it crosses threads.
const char *actNamed(const QString &name)
{
    const auto &acts = allStaffActs();
    const auto act = std::find_if(acts.begin(), acts.end(), [&name](StaffAct each) { return name == codeName(each); });
    return act == acts.end() ? "" : codeName(*act);
}

} // namespace

AuditEntry auditEntryOf(const StaffEvent &event)
{
    const AuditWord person = AuditWord::parse(event.person);
    switch (event.kind) {
    case StaffEventKind::SignIn: return {AuditEvent::StaffSignIn, event.code, {}, person};
    case StaffEventKind::SessionEnd: return {AuditEvent::StaffSessionEnd, event.code, {}, person};
    case StaffEventKind::Approval: break;
    }
    AuditEntry entry{
        AuditEvent::StaffApproval, event.code, {}, AuditWord::parse(event.subject), actNamed(event.object)};
    entry.by = event.companion.isEmpty() ? person : AuditWord::parse(event.companion + u'/' + event.person);
    return entry;
}

StaffWitness auditWitness(Store &store, Logger log)
{
    return [&store, log = std::move(log)](const StaffEvent &event) {
        whenReady(store.recordEvent(auditEntryOf(event)), &store, [log](const Result<void> &kept) {
            if (!kept)
                log.error("audit.unrecorded", {{"error", kept.error()}});
        });
    };
}

StaffDeskSettings staffDeskSettings(const KioskConfig &config, const StaffAccess &access, const QDir &configDir,
                                    const QString &stateDir)
{
    StaffDeskSettings settings;
    settings.list = configDir.filePath(access.accounts);
    settings.hall = config.site.id;
    settings.folder = stateDir;
    settings.session = {config.timing.staffIdle, config.timing.staffSessionCap};
    settings.lockout = {config.limits.staffPinTries, config.timing.staffLockFirst, config.timing.staffLockLongest};
    settings.approval = config.timing.staffApproval;
    return settings;
}

Result<std::unique_ptr<StaffDesk>> makeStaffDesk(const KioskConfig &config, const QDir &configDir,
                                                 const QString &stateDir, const Credentials &papers,
                                                 std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log,
                                                 StaffWitness witness)
{
    if (!config.staff)
        return std::unique_ptr<StaffDesk>();
    StaffDeskSettings settings = staffDeskSettings(config, *config.staff, configDir, stateDir);
    settings.ca = KIOSK_TRY(contents(configDir.filePath(config.staff->ca)));
    const auto opener = EnvelopeOpener::create(papers.certificate, papers.key);
    if (!opener)
        log.warning("staff.no-authenticators", {{"error", opener.error()}});
    return std::make_unique<StaffDesk>(std::move(settings), opener.value_or(nullptr), std::move(clock), alarms,
                                       std::move(log), std::move(witness));
}

} // namespace kiosk
