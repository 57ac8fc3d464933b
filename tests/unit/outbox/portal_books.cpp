// SPDX-License-Identifier: Apache-2.0
#include "portal_books.h"

#include <cases/states.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <utility>

namespace kiosk::test {
namespace {

ScriptedAnswer json(int status, const QByteArray &body)
{
    ScriptedAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

ScriptedAnswer nothingDone(LineFault fault)
{
    if (fault == LineFault::DropRequest || fault == LineFault::Late) {
        ScriptedAnswer answer;
        answer.act = ScriptedAnswer::Act::Drop;
        return answer;
    }
    if (fault == LineFault::Refuse)
        return problem(422, "invalid-body", "\"retry\":\"staff\"");
    ScriptedAnswer answer = json(fault == LineFault::Unavailable ? 503 : 404, "<html>");
    answer.contentType = "text/html";
    return answer;
}

ScriptedAnswer spoilt(ScriptedAnswer answer, LineFault fault)
{
    switch (fault) {
    case LineFault::CommitThenDrop: answer.act = ScriptedAnswer::Act::Drop; break;
    case LineFault::CommitThenHalf: answer.act = ScriptedAnswer::Act::Half; break;
    case LineFault::Slow: answer.delay = slowAnswer; break;
    case LineFault::CommitThenSilence: answer.act = ScriptedAnswer::Act::Silence; break;
    case LineFault::CommitThen500: return problem(500, "internal", "\"retry\":\"same-key\"");
    case LineFault::CommitThenNonsense: return json(200, "{\"caseNo\":7}");
    default: break;
    }
    return answer;
}

bool writesNothing(LineFault fault)
{
    return fault == LineFault::DropRequest || fault == LineFault::Unavailable || fault == LineFault::ProxyPage
        || fault == LineFault::Late || fault == LineFault::Refuse;
}

} // namespace

ScriptedPortal::Script PortalBooks::script()
{
    return [this](const HeardRequest &request) { return answer(request); };
}

ScriptedAnswer PortalBooks::answer(const HeardRequest &request)
{
    std::function<void(const HeardRequest &)> before;
    ScriptedAnswer answer;
    {
        const std::lock_guard guard(m_mutex);
        if (!m_refusedPart.isEmpty() && request.path.contains(m_refusedPart))
            return m_refusal;
        const LineFault fault = !m_faults.isEmpty() ? m_faults.dequeue()
            : m_choice                              ? m_choice(request)
                                                    : LineFault::None;
        if (writesNothing(fault)) {
            commitLate();
            if (fault == LineFault::Late)
                m_late << request;
            return nothingDone(fault);
        }
        answer = spoilt(commit(request), fault);
        if (fault == LineFault::Twice)
            commit(request);
        commitLate();
        before = m_before;
    }
    if (before)
        before(request);
    return answer;
}

// What was on the way when a later request arrived.
void PortalBooks::commitLate()
{
    for (const HeardRequest &request : std::exchange(m_late, {}))
        commit(request);
}

ScriptedAnswer PortalBooks::commit(const HeardRequest &request)
{
    const QList<QByteArray> parts = request.path.split('/'); // "", gk, v1, submissions, ID
    const QByteArray kind = parts.value(3);
    const QByteArray id = parts.value(4);
    if (kind == "submissions")
        return submission(request, id);
    if (kind == "print-claims")
        return claim(request, id);
    if (kind == "ratings") {
        m_contradicted |= m_ratings.contains(id) && m_ratings[id] != request.body;
        m_ratings.insert(id, request.body);
        return json(201, request.body);
    }
    return json(200, R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})");
}

ScriptedAnswer PortalBooks::submission(const HeardRequest &request, const QByteArray &id)
{
    const bool known = m_cases.contains(id);
    if (request.method == "GET" && !known)
        return problem(404, "not-found", "\"retry\":\"none\"");
    if (request.method == "PUT") {
        if (known && m_cases[id].bytes != request.body) {
            m_contradicted = true;
            return problem(409, "submission-conflict", "\"retry\":\"staff\"");
        }
        if (!known)
            m_cases.insert(
                id, {request.body, "CH20260312" + QByteArray::number(m_cases.size() + 1).rightJustified(6, '0')});
    }
    return json(known ? 200 : 201,
                "{\"caseNo\":\"" + m_cases[id].number
                    + "\",\"receivedAt\":\"2026-03-12T10:24:05.000+08:00\",\"state\":\"accepted\"}");
}

ScriptedAnswer PortalBooks::claim(const HeardRequest &request, const QByteArray &id)
{
    if (request.method == "PUT" && !m_claims.contains(id))
        m_claims.insert(id, "reserved");
    if (!m_claims.contains(id))
        return problem(404, "not-found", "\"retry\":\"none\"");
    if (request.method == "PATCH") {
        const QByteArray asked
            = QJsonDocument::fromJson(request.body).object()[QLatin1String("state")].toString().toLatin1();
        const auto from = kiosk::claimState(QString::fromLatin1(m_claims[id]));
        const auto to = kiosk::claimState(QString::fromLatin1(asked));
        // the document was fetched in between, which these books do not see
        const bool fetched = from == ClaimState::Reserved && to && mayMove(ClaimState::Fetched, *to);
        const bool allowed = from && to && (mayMove(*from, *to) || fetched);
        if (asked != m_claims[id] && (!allowed || isFinal(*from)))
            return problem(409, "claim-state", "\"retry\":\"none\"");
        m_claims[id] = asked;
    }
    return json(200,
                "{\"claim\":\"" + id + "\",\"caseNo\":\"CH20260312900001\",\"pages\":1,\"state\":\"" + m_claims[id]
                    + "\"}");
}

void PortalBooks::failNext(LineFault fault, int times)
{
    const std::lock_guard guard(m_mutex);
    for (int i = 0; i < times; ++i)
        m_faults.enqueue(fault);
}

void PortalBooks::chooseFaults(std::function<LineFault(const HeardRequest &)> choice)
{
    const std::lock_guard guard(m_mutex);
    m_choice = std::move(choice);
}

void PortalBooks::refuse(const QByteArray &pathPart, const ScriptedAnswer &answer)
{
    const std::lock_guard guard(m_mutex);
    m_refusedPart = pathPart;
    m_refusal = answer;
}

void PortalBooks::beforeAnswering(std::function<void(const HeardRequest &)> act)
{
    const std::lock_guard guard(m_mutex);
    m_before = std::move(act);
}

void PortalBooks::putClaim(const QByteArray &id, const QByteArray &state)
{
    const std::lock_guard guard(m_mutex);
    m_claims.insert(id, state);
}

int PortalBooks::cases() const
{
    const std::lock_guard guard(m_mutex);
    return static_cast<int>(m_cases.size());
}

QByteArray PortalBooks::caseNo(const QString &submission) const
{
    const std::lock_guard guard(m_mutex);
    return m_cases.value(submission.toLatin1()).number;
}

QStringList PortalBooks::caseIds() const
{
    const std::lock_guard guard(m_mutex);
    QStringList ids;
    for (auto each = m_cases.cbegin(); each != m_cases.cend(); ++each)
        ids << QString::fromLatin1(each.key());
    return ids;
}

QByteArray PortalBooks::caseBytes(const QString &submission) const
{
    const std::lock_guard guard(m_mutex);
    return m_cases.value(submission.toLatin1()).bytes;
}

QByteArray PortalBooks::claimState(const QString &claim) const
{
    const std::lock_guard guard(m_mutex);
    return m_claims.value(claim.toLatin1());
}

QList<QByteArray> PortalBooks::ratings() const
{
    const std::lock_guard guard(m_mutex);
    return m_ratings.values();
}

bool PortalBooks::contradicted() const
{
    const std::lock_guard guard(m_mutex);
    return m_contradicted;
}

} // namespace kiosk::test
