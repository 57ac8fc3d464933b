// SPDX-License-Identifier: Apache-2.0
#include "case_standings.h"

#include "case_journal.h"
#include "co_signatures.h"
#include "registry.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

namespace refportal {
namespace {

constexpr int CorrectionDays = 15;
constexpr QStringView WaitsForSignatures = u"waiting-for-signatures";

struct Case {
    QString no, item, number, receivedAt, state;
    QString version = {};        // of the item; empty for a print claim
    QStringList members = {};    // of a bundle: the parts that the citizen wanted
    QJsonObject signatures = {}; // by whom and until when, while it waits for them
};

std::optional<Case> caseWith(SQLite::Database &db, const QString &caseNo)
{
    auto row = query(db, "SELECT plain, received_at, state FROM submissions WHERE case_no = ?", caseNo);
    if (row.executeStep()) {
        const QJsonObject plain = QJsonDocument::fromJson(bytesOf(row.getColumn(0))).object();
        Case found{caseNo, plain[u"item"].toString(), plain[u"citizen"][u"number"].toString(), textOf(row.getColumn(1)),
                   textOf(row.getColumn(2))};
        found.version = plain[u"itemVersion"].toString();
        for (const QJsonValue member : plain[u"members"].toArray())
            found.members << member[u"item"].toString();
        if (found.state == WaitsForSignatures)
            found.signatures = CoSignatures::standingOf(db, caseNo, plain);
        return found;
    }
    auto claim = query(db, "SELECT item, number, received_at, state FROM claims WHERE case_no = ?", caseNo);
    if (!claim.executeStep())
        return std::nullopt;
    const QString state = textOf(claim.getColumn(3));
    const bool isOver = state == u"released" || state == u"spoiled";
    return Case{caseNo, textOf(claim.getColumn(0)), textOf(claim.getColumn(1)), textOf(claim.getColumn(2)),
                state == u"printed" ? QStringLiteral("done")
                    : isOver        ? QStringLiteral("withdrawn")
                                    : QStringLiteral("accepted")};
}

QJsonArray faultsOf(SQLite::Database &db, const QString &caseNo, const QString &part)
{
    QJsonArray faults;
    auto row = query(db, "SELECT kind, id, reason FROM case_faults WHERE case_no = ? AND part = ? ORDER BY rowid",
                     caseNo, part);
    while (row.executeStep())
        faults.append(
            QJsonObject{{QStringLiteral("kind"), textOf(row.getColumn(0))},
                        {QStringLiteral("id"), textOf(row.getColumn(1))},
                        {QStringLiteral("reason"), QJsonDocument::fromJson(bytesOf(row.getColumn(2))).object()}});
    return faults;
}

// Until when and where what was asked for may be brought.
QJsonObject correctionOf(const registry::Part &part, const QString &askedAt)
{
    const QDate asked = QDateTime::fromString(askedAt, Qt::ISODateWithMs).date();
    return {{QStringLiteral("by"), asked.addDays(CorrectionDays).toString(Qt::ISODate)},
            {QStringLiteral("at"), part.department + QStringLiteral("窗口")}};
}

QJsonArray partsOf(SQLite::Database &db, const Case &one)
{
    QJsonArray parts;
    QStringList done;
    for (const auto &part : registry::partsOf(one.item)) {
        if (!one.members.isEmpty() && !one.members.contains(part.id))
            continue;
        auto row
            = query(db, "SELECT state, changed_at FROM case_parts WHERE case_no = ? AND part = ?", one.no, part.id);
        const bool isJudged = row.executeStep();
        QString state = isJudged                                             ? textOf(row.getColumn(0))
            : one.state == u"conditional" || one.state == WaitsForSignatures ? QStringLiteral("accepted")
                                                                             : one.state;
        QJsonObject object{{QStringLiteral("id"), part.id},
                           {QStringLiteral("title"), part.title},
                           {QStringLiteral("department"), part.department},
                           {QStringLiteral("changedAt"), isJudged ? textOf(row.getColumn(1)) : one.receivedAt},
                           {QStringLiteral("faults"), faultsOf(db, one.no, part.id)}};
        const bool isThere = one.members.isEmpty() || one.members.contains(part.waitsFor);
        if (!isJudged && !part.waitsFor.isEmpty() && isThere && !done.contains(part.waitsFor)) {
            state = QStringLiteral("waiting");
            object.insert(QStringLiteral("waitingOn"), part.waitsFor);
        }
        object.insert(QStringLiteral("state"), state);
        if (state == u"needs-fix")
            object.insert(QStringLiteral("correction"), correctionOf(part, object[u"changedAt"].toString()));
        if (state == u"done")
            done << part.id;
        parts.append(object);
    }
    return parts;
}

// What the citizen must do comes first; a case is over when every part is.
QString wholeOf(const QJsonArray &parts, const QString &received)
{
    const auto all = [&](const QStringList &states) {
        return std::all_of(parts.begin(), parts.end(),
                           [&](const QJsonValue &part) { return states.contains(part[u"state"].toString()); });
    };
    const auto any = [&](const char *state) {
        return std::any_of(parts.begin(), parts.end(),
                           [&](const QJsonValue &part) { return part[u"state"].toString() == QLatin1String(state); });
    };
    if (received == WaitsForSignatures)
        return received;
    if (any("needs-fix"))
        return QStringLiteral("needs-fix");
    if (all({QStringLiteral("done")}))
        return QStringLiteral("done");
    if (any("refused"))
        return QStringLiteral("refused");
    if (all({QStringLiteral("withdrawn")}))
        return QStringLiteral("withdrawn");
    return received == u"conditional" ? received : QStringLiteral("accepted");
}

} // namespace

QJsonObject CaseStandings::standingOf(SQLite::Database &db, const QString &caseNo)
{
    const auto found = caseWith(db, caseNo);
    if (!found)
        return {};
    const registry::Item *item = registry::item(found->item);
    const QJsonArray parts = partsOf(db, *found);
    const bool isRated = query(db, "SELECT 1 FROM ratings WHERE case_no = ?", caseNo).executeStep();
    QJsonObject standing{{QStringLiteral("caseNo"), found->no},
                         {QStringLiteral("item"), found->item},
                         {QStringLiteral("title"), item ? item->title : found->item},
                         {QStringLiteral("receivedAt"), found->receivedAt},
                         {QStringLiteral("state"), wholeOf(parts, found->state)},
                         {QStringLiteral("rated"), isRated},
                         {QStringLiteral("parts"), parts}};
    if (!found->version.isEmpty())
        standing.insert(QStringLiteral("itemVersion"), found->version);
    if (!found->signatures.isEmpty())
        standing.insert(QStringLiteral("signatures"), found->signatures);
    return standing;
}

QString CaseStandings::citizenOf(SQLite::Database &db, const QString &caseNo)
{
    const auto found = caseWith(db, caseNo);
    return found ? found->number : QString();
}

Outcome<Answer> CaseStandings::get(const Call &call)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<Answer> {
        const auto session = m_sessions.findVerified(db, call.session, call.terminal);
        if (!session)
            return tl::unexpected(session.error());
        if (citizenOf(db, call.ids.first()) != session->number) // nobody learns of another's
            return refuse(ProblemCode::CaseUnknown);
        Answer answer = jsonAnswer(200, standingOf(db, call.ids.first()));
        const QByteArray etag
            = '"' + QCryptographicHash::hash(answer.body, QCryptographicHash::Sha256).toHex().left(16) + '"';
        if (call.ifNoneMatch == etag) {
            answer = {};
            answer.status = 304;
        }
        answer.headers.append({"ETag", etag});
        answer.headers.emplaceBack("Cache-Control", "no-store");
        return answer;
    });
}

Outcome<bool> CaseStandings::judge(const Judgement &judgement)
{
    return m_database.transaction([&](SQLite::Database &db) -> Outcome<bool> {
        const auto found = caseWith(db, judgement.caseNo);
        if (!found)
            return refuse(ProblemCode::CaseUnknown);
        const auto parts = registry::partsOf(found->item);
        const auto part
            = std::find_if(parts.begin(), parts.end(), [&](const auto &each) { return each.id == judgement.part; });
        if (part == parts.end())
            return refuse(ProblemCode::NotFound);
        run(db, "INSERT OR REPLACE INTO case_parts VALUES (?, ?, ?, ?)", judgement.caseNo, judgement.part,
            judgement.state, timeText(m_clock.now()));
        run(db, "DELETE FROM case_faults WHERE case_no = ? AND part = ?", judgement.caseNo, judgement.part);
        CaseJournal::note(db, m_clock.now(), judgement.caseNo, judgement.state, part->department,
                          {{QStringLiteral("part"), part->id}, {QStringLiteral("faults"), judgement.faults}});
        for (const QJsonValue fault : judgement.faults)
            run(db, "INSERT INTO case_faults VALUES (?, ?, ?, ?, ?)", judgement.caseNo, judgement.part,
                fault[u"kind"].toString(), fault[u"id"].toString(),
                QJsonDocument(fault[u"reason"].toObject()).toJson(QJsonDocument::Compact));
        return true;
    });
}

bool CaseStandings::asksFor(SQLite::Database &db, const QString &caseNo, const QString &kind, const QString &id)
{
    return query(db, "SELECT 1 FROM case_faults WHERE case_no = ? AND kind = ? AND id = ?", caseNo, kind, id)
        .executeStep();
}

void CaseStandings::corrected(SQLite::Database &db, const QDateTime &now, const QString &caseNo, const QString &kind,
                              const QString &id)
{
    run(db, "DELETE FROM case_faults WHERE case_no = ? AND kind = ? AND id = ?", caseNo, kind, id);
    run(db,
        "UPDATE case_parts SET state = 'accepted', changed_at = ? WHERE case_no = ? AND state = 'needs-fix' AND "
        "part NOT IN (SELECT part FROM case_faults AS f WHERE f.case_no = case_parts.case_no)",
        timeText(now), caseNo);
}

} // namespace refportal
