// SPDX-License-Identifier: Apache-2.0
// What a walk saw, for people: findings() fails the test, and a part for build/ui-walk.html is written when the walk
// ends.
#pragma once

#include "stage.h"

#include <QJsonArray>
#include <QJsonObject>

namespace kiosk {

// What stands on the stage, as report.py reads it: page, variant, panel, language, mode, how many keys and texts,
// findings.
QJsonObject describe(Stage &stage, const PageState &state, const QStringList &findings);

class WalkReport {
public:
    // Of the test function that runs now. Panel, language and modes are those of the stage when a page is added.
    explicit WalkReport(Stage &stage);
    // Writes <part>.json into the folder KIOSK_WALK_PARTS names; nowhere when it is not set.
    ~WalkReport();
    WalkReport(const WalkReport &) = delete;
    WalkReport &operator=(const WalkReport &) = delete;

    void add(const PageState &state, const QStringList &findings);
    qsizetype pages() const { return m_pages.size(); }
    // "page CODE detail"
    QStringList findings() const { return m_findings; }

private:
    Stage &m_stage;
    QString m_part;
    QJsonArray m_pages;
    QStringList m_findings;
};

} // namespace kiosk
