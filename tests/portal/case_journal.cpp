// SPDX-License-Identifier: Apache-2.0
#include "case_journal.h"

#include "clock.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace refportal {

void CaseJournal::note(SQLite::Database &db, const QDateTime &at, const QString &caseNo, const QString &what,
                       const QString &department, const QJsonObject &detail)
{
    run(db, "INSERT INTO case_journal (case_no, at, what, department, detail) VALUES (?, ?, ?, ?, ?)", caseNo,
        timeText(at), what, department, QJsonDocument(detail).toJson(QJsonDocument::Compact));
}

QJsonArray CaseJournal::of(SQLite::Database &db, const QString &caseNo)
{
    QJsonArray entries;
    auto row
        = query(db, "SELECT at, what, department, detail FROM case_journal WHERE case_no = ? ORDER BY seq", caseNo);
    while (row.executeStep()) {
        QJsonObject entry = QJsonDocument::fromJson(bytesOf(row.getColumn(3))).object();
        entry.insert(QStringLiteral("at"), textOf(row.getColumn(0)));
        entry.insert(QStringLiteral("what"), textOf(row.getColumn(1)));
        if (const QString department = textOf(row.getColumn(2)); !department.isEmpty())
            entry.insert(QStringLiteral("department"), department);
        entries.append(entry);
    }
    return entries;
}

} // namespace refportal
