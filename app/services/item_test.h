// SPDX-License-Identifier: Apache-2.0
// The tests that an item brings along; kiosk check walks them (preflight/rehearsal.h).
#pragma once

#include "field_definition.h"

#include <core/error.h>

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <optional>

namespace kiosk {

// A visit that the item's author promises: who answers what, what goes wrong, and where it leads.
struct TestOutcome { // at `step`, once: a fault and what the citizen does then, that act alone, or a changed answer
    QString step = {};
    std::optional<ErrorCode> fault = {};
    QString then = {};   // "retry", "other-way" or "leave"; without a fault: on the page itself
    QString change = {}; // field
    QString to = {};     // its new answer; empty: the one in `answers`
};
struct RefusedAnswer { // typed before the answer, when `field` is asked
    QString field = {};
    QString value = {};
    std::optional<FieldRule> rule = {}; // that speaks; absent: any
};
struct ItemTest {
    QString name = {};
    bool portalAway = false;
    QMap<QString, QString> card = {};      // by card key
    QMap<QString, QString> principal = {}; // likewise, of whom it is done for
    QMap<QString, QString> portal = {};    // what the portal's prefill knows, by key
    QMap<QString, QString> answers = {};   // by field; for a changed field the value after the change
    QList<RefusedAnswer> refused = {};
    QList<TestOutcome> outcomes = {};
    QStringList steps = {};                 // expected, in the order they were run
    std::optional<QStringList> asked = {};  // expected questions, in order; absent: not looked at
    std::optional<QStringList> sealed = {}; // expected fields of the case when it is handed in or printed
    QString ends = {};                      // EndReason
};

} // namespace kiosk
