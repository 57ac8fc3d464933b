// SPDX-License-Identifier: Apache-2.0
#include "permissions.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

struct PermissionRow {
    Permission permission;
    const char *name;
    const char *meaning;
    bool alters;
};

constexpr std::array PermissionRows{
    PermissionRow{Permission::SeeStatus, "see-status", "see the state of devices, queue and counters", false},
    PermissionRow{Permission::TestDevices, "test-devices", "run health checks, print a test page, reset a device",
                  true},
    PermissionRow{Permission::ChangeSupplies, "change-supplies", "confirm new paper and toner, clear a paper jam",
                  true},
    PermissionRow{Permission::StopService, "stop-service", "take the terminal out of service, and back", true},
    PermissionRow{Permission::RestartTerminal, "restart-terminal", "restart the program or the machine", true},
    PermissionRow{Permission::ChangeConfiguration, "change-configuration", "take over a new configuration or wiring",
                  true},
    PermissionRow{Permission::InstallUpdate, "install-update", "install another version of the program", true},
    PermissionRow{Permission::SeeCases, "see-cases", "see a held case by its masked title, with a reason", true},
    PermissionRow{Permission::ReleaseCases, "release-cases", "send a held case again", true},
    PermissionRow{Permission::CloseCases, "close-cases", "close or recall a held case", true},
    PermissionRow{Permission::SettleClaims, "settle-claims", "say whether an uncertain certificate was printed", true},
    PermissionRow{Permission::HandleBlanks, "handle-blanks", "load, take out and write off blank certificates", true},
    PermissionRow{Permission::OpenDoors, "open-doors", "open a locker door without a pick-up code", true},
    PermissionRow{Permission::TakeBack, "take-back", "take back what nobody picked up", true},
    PermissionRow{Permission::Witness, "witness", "be the other person of an act that needs two", true},
    PermissionRow{Permission::ReadAudit, "read-audit", "read and export the audit log", false},
};

struct ActRow {
    StaffAct act;
    const char *name;
    const char *meaning;
    ActPermissions permissions;
};

constexpr std::array ActRows{
    ActRow{StaffAct::OpenDoor,
           "open-door",
           "a locker door is opened without a pick-up code",
           {Permission::OpenDoors, Permission::Witness}},
    ActRow{StaffAct::TakeBack,
           "take-back",
           "papers that nobody picked up leave the locker",
           {Permission::TakeBack, Permission::TakeBack}},
    ActRow{StaffAct::SettleClaim,
           "settle-claim",
           "an uncertain certificate is called printed or not printed",
           {Permission::SettleClaims, Permission::Witness}},
    ActRow{StaffAct::LoadBlanks,
           "load-blanks",
           "blank certificates are loaded, taken out or written off",
           {Permission::HandleBlanks, Permission::Witness}},
    ActRow{StaffAct::CloseCase,
           "close-case",
           "a case that the portal never took is closed",
           {Permission::CloseCases, Permission::Witness}},
};

const PermissionRow &rowOf(Permission permission)
{
    return *std::find_if(PermissionRows.begin(), PermissionRows.end(),
                         [permission](const PermissionRow &row) { return row.permission == permission; });
}

const ActRow &rowOf(StaffAct act)
{
    return *std::find_if(ActRows.begin(), ActRows.end(), [act](const ActRow &row) { return row.act == act; });
}

QByteArray coded(const char *name) { return QByteArray("`") + name + '`'; }

} // namespace

const QList<Permission> &allPermissions()
{
    static const QList<Permission> all = [] {
        QList<Permission> list;
        for (const PermissionRow &row : PermissionRows)
            list << row.permission;
        return list;
    }();
    return all;
}

const QList<StaffAct> &allStaffActs()
{
    static const QList<StaffAct> all = [] {
        QList<StaffAct> list;
        for (const ActRow &row : ActRows)
            list << row.act;
        return list;
    }();
    return all;
}

const char *codeName(Permission permission) { return rowOf(permission).name; }
const char *meaning(Permission permission) { return rowOf(permission).meaning; }
bool alters(Permission permission) { return rowOf(permission).alters; }
const char *codeName(StaffAct act) { return rowOf(act).name; }
const char *meaning(StaffAct act) { return rowOf(act).meaning; }
ActPermissions permissionsFor(StaffAct act) { return rowOf(act).permissions; }

QByteArray permissionTables()
{
    QByteArray text = "| permission | its holder may | an auditor too |\n| --- | --- | --- |\n";
    for (const PermissionRow &row : PermissionRows)
        text += "| " + coded(row.name) + " | " + row.meaning + " | " + (row.alters ? "no" : "yes") + " |\n";
    text += "\n| act of two people | what happens | one has | the other has |\n| --- | --- | --- | --- |\n";
    for (const ActRow &row : ActRows)
        text += "| " + coded(row.name) + " | " + row.meaning + " | " + coded(codeName(row.permissions.one)) + " | "
            + coded(codeName(row.permissions.other)) + " |\n";
    return text;
}

} // namespace kiosk
