// SPDX-License-Identifier: Apache-2.0
// What is wrong in a configuration file, where, and what would be right. Written for the person who edits the file.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace kiosk {

struct Finding {
    QString file;       // relative to the configuration folder, e.g. "services/housing/x.json"
    QString pointer;    // JSON pointer (RFC 6901), also for TOML; "" is the whole file
    QString reason;     // one sentence
    QString suggestion; // one sentence, may be empty

    friend bool operator==(const Finding &, const Finding &) = default;
};
using Findings = QList<Finding>;

// `pointer` one level deeper; "~" and "/" in the key are escaped as RFC 6901 says
QString pointerTo(const QString &pointer, const QString &key);
QString pointerTo(const QString &pointer, qsizetype index);

// The candidate that a typing mistake is nearest to (Damerau-Levenshtein, case ignored), or empty when none is near.
QString nearest(const QString &word, const QStringList &candidates);
// `Did you mean "x"?`, or `Allowed here: a, b, c.` when nothing is near
QString suggestionFor(const QString &word, const QStringList &candidates);

} // namespace kiosk
