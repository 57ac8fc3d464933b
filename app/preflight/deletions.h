// SPDX-License-Identifier: Apache-2.0
// `kiosk check --mutants`: takes one promise of an item away at a time - a condition, a rule, a source, a question, a
// step - and looks whether the item's own tests notice. What nobody notices, nobody tests.
#pragma once

#include <config/finding.h>
#include <services/field_parts.h>

#include <QByteArray>
#include <QList>
#include <QString>

namespace kiosk {

struct Deletion {
    enum class Fate {
        Refused,   // by the rules: the item is none without it
        Caught,    // by a test of the item
        Same,      // only words change: the kind of the field brings the same rule along
        Unnoticed, // a survivor
    };
    QString file;
    QString pointer; // of what is deleted
    QString what;    // "when", "validator notAfter", "prefill portal phone", ...
    Fate fate = Fate::Unnoticed;
    Finding by; // the first finding; empty of a survivor
};

// All deletions of one item. Empty when the item has findings as it stands.
QList<Deletion> deletionsOf(const QByteArray &json, const QString &file, const FieldParts &parts = {});

// Of all items below `path`/services.
QList<Deletion> deletionsIn(const QString &path);

// Survivors, one a line, then the count of each fate.
QString deletionText(const QList<Deletion> &deletions);

} // namespace kiosk
