// SPDX-License-Identifier: Apache-2.0
#include "case_records.h"

#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>

namespace refportal {

QString CaseRecords::nextNumber(SQLite::Database &db, const QDateTime &now)
{
    const QString day = now.date().toString(QStringLiteral("yyyyMMdd"));
    auto row = query(db,
                     "INSERT INTO case_numbers VALUES (?, 1) ON CONFLICT (day) DO UPDATE SET last = last + 1 "
                     "RETURNING last",
                     day);
    row.executeStep();
    const qint64 number = row.getColumn(0).getInt64();
    return QStringLiteral("CH%1%2").arg(day).arg(number, 6, 10, QLatin1Char('0'));
}

bool CaseRecords::exists(SQLite::Database &db, const QString &caseNo)
{
    return query(db, "SELECT 1 FROM submissions WHERE case_no = ?1 UNION ALL SELECT 1 FROM claims WHERE case_no = ?1",
                 caseNo)
        .executeStep();
}

void CaseRecords::refresh(const QString &caseNo)
{
    if (m_folder.isEmpty())
        return;
    const std::lock_guard lock(m_mutex);
    const auto record = m_database.transaction([&](SQLite::Database &db) -> Outcome<QJsonObject> {
        QJsonObject object = recordOf(db, caseNo);
        if (const QJsonObject rating = ratingOf(db, caseNo); !rating.isEmpty())
            object.insert(QStringLiteral("rating"), rating);
        return object;
    });
    if (!record || record->isEmpty())
        return;
    QSaveFile file(QDir(m_folder).filePath(caseNo + QStringLiteral(".json")));
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(QJsonDocument(*record).toJson());
        file.commit();
    }
}

QJsonObject CaseRecords::recordOf(SQLite::Database &db, const QString &caseNo)
{
    const QJsonObject object = submission(db, caseNo);
    return object.isEmpty() ? claim(db, caseNo) : object;
}

QJsonObject CaseRecords::ratingOf(SQLite::Database &db, const QString &caseNo)
{
    auto row = query(db, "SELECT stars, reasons FROM ratings WHERE case_no = ?", caseNo);
    if (!row.executeStep())
        return {};
    return {{QStringLiteral("stars"), row.getColumn(0).getInt()},
            {QStringLiteral("reasons"), QJsonDocument::fromJson(bytesOf(row.getColumn(1))).array()}};
}

QJsonObject CaseRecords::submission(SQLite::Database &db, const QString &caseNo)
{
    auto row = query(
        db, "SELECT id, sha256, terminal, visit, received_at, state, plain FROM submissions WHERE case_no = ?", caseNo);
    if (!row.executeStep())
        return {};
    return {{QStringLiteral("caseNo"), caseNo},
            {QStringLiteral("kind"), QStringLiteral("submission")},
            {QStringLiteral("submissionId"), textOf(row.getColumn(0))},
            {QStringLiteral("sha256"), QString::fromLatin1(bytesOf(row.getColumn(1)).toHex())},
            {QStringLiteral("terminal"), textOf(row.getColumn(2))},
            {QStringLiteral("visit"), textOf(row.getColumn(3))},
            {QStringLiteral("receivedAt"), textOf(row.getColumn(4))},
            {QStringLiteral("state"), textOf(row.getColumn(5))},
            {QStringLiteral("case"), QJsonDocument::fromJson(bytesOf(row.getColumn(6))).object()}};
}

QJsonObject CaseRecords::claim(SQLite::Database &db, const QString &caseNo)
{
    auto row = query(db,
                     "SELECT id, terminal, visit, received_at, state, item, name, number, choice, title, pages, proof "
                     "FROM claims WHERE case_no = ?",
                     caseNo);
    if (!row.executeStep())
        return {};
    return {{QStringLiteral("caseNo"), caseNo},
            {QStringLiteral("kind"), QStringLiteral("print-claim")},
            {QStringLiteral("claim"), textOf(row.getColumn(0))},
            {QStringLiteral("terminal"), textOf(row.getColumn(1))},
            {QStringLiteral("visit"), textOf(row.getColumn(2))},
            {QStringLiteral("receivedAt"), textOf(row.getColumn(3))},
            {QStringLiteral("state"), textOf(row.getColumn(4))},
            {QStringLiteral("item"), textOf(row.getColumn(5))},
            {QStringLiteral("identity"),
             QJsonObject{{QStringLiteral("method"), QStringLiteral("card+sms")}, {QStringLiteral("verified"), true}}},
            {QStringLiteral("citizen"),
             QJsonObject{{QStringLiteral("name"), textOf(row.getColumn(6))},
                         {QStringLiteral("number"), textOf(row.getColumn(7))}}},
            {QStringLiteral("choice"),
             QJsonObject{{QStringLiteral("id"), textOf(row.getColumn(8))},
                         {QStringLiteral("title"), textOf(row.getColumn(9))}}},
            {QStringLiteral("pages"), row.getColumn(10).getInt()},
            {QStringLiteral("proof"), textOf(row.getColumn(11))},
            {QStringLiteral("history"), historyOf(db, textOf(row.getColumn(0)))}};
}

QJsonArray CaseRecords::historyOf(SQLite::Database &db, const QString &claim)
{
    QJsonArray history;
    auto row = query(db, "SELECT state, at, proof FROM claim_history WHERE claim = ? ORDER BY rowid", claim);
    while (row.executeStep()) {
        QJsonObject step{{QStringLiteral("state"), textOf(row.getColumn(0))},
                         {QStringLiteral("at"), textOf(row.getColumn(1))}};
        if (const QString proof = textOf(row.getColumn(2)); !proof.isEmpty())
            step.insert(QStringLiteral("proof"), proof);
        history.append(step);
    }
    return history;
}

} // namespace refportal
