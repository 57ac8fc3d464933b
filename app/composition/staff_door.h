// SPDX-License-Identifier: Apache-2.0
// The staff's desk as kiosk.toml describes it, and its words in the audit.
#pragma once

#include <audit/audit_entry.h>
#include <config/kiosk_config.h>
#include <staff/staff_desk.h>
#include <storage/store.h>
#include <vault/certificates.h>

#include <QDir>

namespace kiosk {

// An event of the staff as the audit's table has it.
AuditEntry auditEntryOf(const StaffEvent &event);
// Writes them into the store's audit; the store is borrowed.
StaffWitness auditWitness(Store &store, Logger log);

StaffDeskSettings staffDeskSettings(const KioskConfig &config, const StaffAccess &access, const QDir &configDir,
                                    const QString &stateDir);

// Not open yet. Null: kiosk.toml names no list. BadConfig: the CA cannot be read. `alarms` is borrowed.
Result<std::unique_ptr<StaffDesk>> makeStaffDesk(const KioskConfig &config, const QDir &configDir,
                                                 const QString &stateDir, const Credentials &papers,
                                                 std::shared_ptr<const Clock> clock, Alarms &alarms, Logger log,
                                                 StaffWitness witness);

} // namespace kiosk
