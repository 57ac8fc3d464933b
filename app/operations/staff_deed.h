// SPDX-License-Identifier: Apache-2.0
// What people of the staff do with what the terminal keeps: one table of deeds, who may do them and why.
// docs/staff-work.md is made from it (`kiosk work deeds`).
#pragma once

#include <audit/audit_event.h>
#include <staff/permissions.h>

#include <QByteArray>
#include <optional>
#include <span>

namespace kiosk {

enum class StaffDeed {
    ListHeld,
    ListClaims,
    ListLate,
    ListBlanks,
    ReleaseHeld,
    EndHeld,
    SettleClaim,
    FinishLate,
    LoadBlanks,
    TakeOutBlanks,
    WriteOffBlank
};

struct StaffDeedDefinition {
    StaffDeed deed;
    const char *name;                     // "release": typed by people, stands in no file
    const char *meaning;                  // one line
    std::span<const char *const> subject; // what it is about, in order: "ID", "closed|recalled"
    std::optional<Permission> alone;      // of the one person who does it; empty: it takes two
    StaffAct together = {};               // without `alone`
    std::optional<AuditEvent> event = {}; // a deed that changes something: its reasons are this event's
};

std::span<const StaffDeedDefinition> staffDeeds();
const StaffDeedDefinition &definitionOf(StaffDeed deed);
const StaffDeedDefinition *staffDeed(QStringView name); // null: there is none
// The literal of the deed's event; "" for an empty one where none is asked for. Null: the table does not have it.
const char *reasonOf(const StaffDeedDefinition &deed, QStringView reason);

QByteArray staffDeedTable(); // Markdown

} // namespace kiosk
