// SPDX-License-Identifier: Apache-2.0
// What a person of the staff may do. Code asks for these only; which role holds which is written in the hall's list.
#pragma once

#include <QByteArray>
#include <QFlags>
#include <QList>

namespace kiosk {

enum class Permission {
    SeeStatus = 1 << 0,
    TestDevices = 1 << 1,
    ChangeSupplies = 1 << 2,
    StopService = 1 << 3,
    RestartTerminal = 1 << 4,
    ChangeConfiguration = 1 << 5,
    InstallUpdate = 1 << 6,
    SeeCases = 1 << 7,
    ReleaseCases = 1 << 8,
    CloseCases = 1 << 9,
    SettleClaims = 1 << 10,
    HandleBlanks = 1 << 11,
    OpenDoors = 1 << 12,
    TakeBack = 1 << 13,
    Witness = 1 << 14,
    ReadAudit = 1 << 15,
};
Q_DECLARE_FLAGS(Permissions, Permission)

const QList<Permission> &allPermissions();
const char *codeName(Permission permission); // "settle-claims": the word in a list, a log and an audit row
const char *meaning(Permission permission);  // one line for the person who writes a list
// An auditor may hold none of these: who reads the audit does not make entries in it.
bool alters(Permission permission);

// What one person alone may not do.
enum class StaffAct { OpenDoor, TakeBack, SettleClaim, LoadBlanks, CloseCase };
const QList<StaffAct> &allStaffActs();
const char *codeName(StaffAct act);
const char *meaning(StaffAct act);
struct ActPermissions {
    Permission one;   // of the one person
    Permission other; // of the other; may be the same
};
ActPermissions permissionsFor(StaffAct act);

// `kiosk staff permissions`: both tables in Markdown, as docs/staff-accounts.md shows them.
QByteArray permissionTables();

} // namespace kiosk

Q_DECLARE_OPERATORS_FOR_FLAGS(kiosk::Permissions)
