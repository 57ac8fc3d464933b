// SPDX-License-Identifier: Apache-2.0
#include "portal_books.h"

#include <cases/states.h>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
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
    if (fault == LineFault::DropRequest || fault == LineFault::Late || fault == LineFault::HalfThenDrop) {
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

ScriptedAnswer notFound(const HeardRequest &request)
{
    if (request.method != "HEAD")
        return problem(404, "not-found", "\"retry\":\"none\"");
    return json(404, {});
}

bool writesNothing(LineFault fault)
{
    return fault == LineFault::DropRequest || fault == LineFault::Unavailable || fault == LineFault::ProxyPage
        || fault == LineFault::Late || fault == LineFault::HalfThenDrop || fault == LineFault::Refuse;
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
        const bool isHopeless = request.method == "PUT" && request.body.startsWith("hopeless ");
        const LineFault fault = isHopeless ? LineFault::Refuse
            : !m_faults.isEmpty()          ? m_faults.dequeue()
            : m_choice                     ? m_choice(request)
                                           : LineFault::None;
        if (writesNothing(fault)) {
            commitLate();
            if (fault == LineFault::Late)
                m_late << request;
            if (fault == LineFault::HalfThenDrop && request.method == "PATCH" && request.path.contains("/materials/")) {
                HeardRequest half = request;
                half.body.truncate(half.body.size() / 2);
                commit(half);
            }
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
    if (kind == "payments" || kind.startsWith("payments?"))
        return m_payments.answer(request, parts);
    if (kind == "payment-reports")
        return m_payments.report(request, id);
    if (kind == "ratings") {
        m_contradicted |= m_ratings.contains(id) && m_ratings[id] != request.body;
        m_ratings.insert(id, request.body);
        return json(201, request.body);
    }
    if (kind == "cases" && parts.value(5) == "corrections")
        return correction(request, id, parts.value(6));
    if (kind == "audit-batches")
        return json(201, "{\"n\":" + id + '}');
    return json(200, R"({"status":"ok","time":"2026-03-12T10:24:00+08:00"})");
}

ScriptedAnswer PortalBooks::correction(const HeardRequest &request, const QByteArray &caseNo, const QByteArray &id)
{
    const bool isKnown = m_corrections.contains(id);
    m_contradicted |= isKnown && m_corrections[id] != request.body;
    m_corrections.insert(id, request.body);
    return json(isKnown ? 200 : 201,
                "{\"caseNo\":\"" + caseNo
                    + "\",\"receivedAt\":\"2026-03-13T10:31:00.000+08:00\",\"state\":\"corrected\"}");
}

ScriptedAnswer PortalBooks::submission(const HeardRequest &request, const QByteArray &id)
{
    const QList<QByteArray> parts = request.path.split('/');
    if (parts.value(5) == "notice" || parts.value(5) == "messages")
        return notice(request, parts);
    const bool known = m_cases.contains(id);
    if (!known && (request.method != "PUT" || parts.size() > 5))
        return notFound(request);
    if (parts.value(5) == "materials")
        return material(request, id + '/' + parts.value(6));
    Case &kept = m_cases[id];
    if (parts.value(5) == "complete") {
        if (!isWhole(id))
            return problem(409, "materials-missing", "\"retry\":\"resync\"");
        number(kept);
    } else if (request.method == "PUT") {
        if (known && kept.bytes != request.body) {
            m_contradicted = true;
            return problem(409, "submission-conflict", "\"retry\":\"staff\"");
        }
        if (!known) {
            kept.bytes = request.body;
            expectMaterials(id);
            if (kept.materials == 0)
                number(kept);
        }
    }
    if (kept.number.isEmpty())
        return json(202, R"({"state":"awaiting-materials","missing":[]})");
    return json(known ? 200 : 201,
                "{\"caseNo\":\"" + kept.number
                    + "\",\"receivedAt\":\"2026-03-12T10:24:05.000+08:00\",\"state\":\"accepted\"}");
}

ScriptedAnswer PortalBooks::notice(const HeardRequest &request, const QList<QByteArray> &parts)
{
    const QByteArray &id = parts[4];
    if (parts[5] == "notice") {
        m_contradicted |= m_notices.contains(id) && m_notices[id] != request.body;
        m_notices.insert(id, request.body);
        return json(200, {});
    }
    if (!m_notices.contains(id))
        return notFound(request);
    const QString message = QString::fromLatin1(id + ' ' + parts.value(6));
    if (!m_messages.contains(message))
        m_messages << message;
    return json(202, {});
}

void PortalBooks::number(Case &kept)
{
    if (kept.number.isEmpty())
        kept.number = "CH20260312" + QByteArray::number(++m_numbers).rightJustified(6, '0');
}

// As an envelope of a test says it: "materials ID:SIZE:SHA256 ID:SIZE:SHA256;"
void PortalBooks::expectMaterials(const QByteArray &id)
{
    Case &kept = m_cases[id];
    if (!kept.bytes.startsWith("materials "))
        return;
    for (const QByteArray &each : kept.bytes.mid(10, kept.bytes.indexOf(';') - 10).split(' ')) {
        const QList<QByteArray> words = each.split(':');
        m_uploads.insert(id + '/' + words.value(0), {words.value(1).toLongLong(), words.value(2), {}, false});
        ++kept.materials;
    }
}

bool PortalBooks::isWhole(const QByteArray &id) const
{
    for (auto upload = m_uploads.cbegin(); upload != m_uploads.cend(); ++upload) {
        if (upload.key().startsWith(id) && upload->bytes.size() != upload->size)
            return false;
    }
    return true;
}

ScriptedAnswer PortalBooks::material(const HeardRequest &request, const QByteArray &key)
{
    const auto upload = m_uploads.find(key);
    if (upload == m_uploads.end() || (!upload->begun && request.method != "POST"))
        return notFound(request);
    const auto standing = [&upload](int status) {
        ScriptedAnswer answer = json(status, {});
        answer.headers.insert("Upload-Offset", QByteArray::number(upload->bytes.size()));
        return answer;
    };
    if (request.method == "POST") {
        const bool was = std::exchange(upload->begun, true);
        return standing(was ? 200 : 201);
    }
    if (request.method == "HEAD")
        return standing(200);
    if (request.headers.value("upload-offset").toLongLong() != upload->bytes.size())
        return problem(409, "upload-offset-mismatch", "\"retry\":\"resync\"");
    m_bytesTaken += request.body.size();
    upload->bytes += request.body;
    if (upload->bytes.size() < upload->size)
        return standing(204);
    if (QCryptographicHash::hash(upload->bytes, QCryptographicHash::Sha256).toHex() != upload->digest) {
        m_contradicted = true;
        return problem(422, "digest", "\"retry\":\"staff\"");
    }
    return standing(204);
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
        m_blanks[id]
            = QJsonDocument::fromJson(request.body).object()[QLatin1String("blankSerial")].toString().toLatin1();
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
    return static_cast<int>(
        std::count_if(m_cases.cbegin(), m_cases.cend(), [](const Case &kept) { return !kept.number.isEmpty(); }));
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
        if (!each->number.isEmpty())
            ids << QString::fromLatin1(each.key());
    return ids;
}

QByteArray PortalBooks::caseBytes(const QString &submission) const
{
    const std::lock_guard guard(m_mutex);
    return m_cases.value(submission.toLatin1()).bytes;
}

QByteArray PortalBooks::materialBytes(const QString &submission, const QString &material) const
{
    const std::lock_guard guard(m_mutex);
    return m_uploads.value(submission.toLatin1() + '/' + material.toLatin1()).bytes;
}

qint64 PortalBooks::materialBytesTaken() const
{
    const std::lock_guard guard(m_mutex);
    return m_bytesTaken;
}

QByteArray PortalBooks::claimState(const QString &claim) const
{
    const std::lock_guard guard(m_mutex);
    return m_claims.value(claim.toLatin1());
}

QByteArray PortalBooks::noticeOf(const QString &submission) const
{
    const std::lock_guard guard(m_mutex);
    return m_notices.value(submission.toLatin1());
}

QStringList PortalBooks::messages() const
{
    const std::lock_guard guard(m_mutex);
    return m_messages;
}

QByteArray PortalBooks::blankOf(const QString &claim) const
{
    const std::lock_guard guard(m_mutex);
    return m_blanks.value(claim.toLatin1());
}

QList<QByteArray> PortalBooks::ratings() const
{
    const std::lock_guard guard(m_mutex);
    return m_ratings.values();
}

QHash<QByteArray, QByteArray> PortalBooks::corrections() const
{
    const std::lock_guard guard(m_mutex);
    return m_corrections;
}

bool PortalBooks::contradicted() const
{
    const std::lock_guard guard(m_mutex);
    return m_contradicted || m_payments.contradicted();
}

PaymentBooks PortalBooks::payments() const
{
    const std::lock_guard guard(m_mutex);
    return m_payments;
}

void PortalBooks::changePayments(const std::function<void(PaymentBooks &)> &change)
{
    const std::lock_guard guard(m_mutex);
    change(m_payments);
}

} // namespace kiosk::test
