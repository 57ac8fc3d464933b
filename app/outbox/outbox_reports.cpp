// SPDX-License-Identifier: Apache-2.0
// The rows of the outbox that tell of what was done: claims, ratings, notices and messages, heads of the audit.
#include "outbox_engine.h"

#include <cases/reports.h>
#include <portal/problem.h>

namespace kiosk {

void OutboxEngine::sendPrintReport(const OutboxRow &row, const QByteArray &payload)
{
    const auto report = decodedPrintReport(payload);
    if (!report)
        return settle(row, Next::Hold, report.error());
    const ClaimState ours = report->state;
    const ClaimId claim = report->claim;
    whenReady(m_portal.reportPrintClaim(*report, callFor(row)), this,
              [this, row, ours, claim](const Result<PrintClaim> &heard) {
                  if (heard)
                      return acknowledged(row, {heard->caseNo, {}});
                  const ErrorCode code = heard.error().code;
                  if (code == ErrorCode::NotFound && ours == ClaimState::Released)
                      return acknowledged(row, {}); // the portal never had the claim: nothing to give back
                  if (code != ErrorCode::SequenceError)
                      return failed(row, heard.error());
                  // The move is not allowed from where the claim stands: perhaps because it is there already.
                  whenReady(m_portal.printClaim(claim, callFor(row)), this,
                            [this, row, ours](const Result<PrintClaim> &known) {
                                if (known && known->state == ours)
                                    return acknowledged(row, {known->caseNo, {}});
                                if (known)
                                    return settle(row, Next::Hold,
                                                  {ErrorCode::SequenceError,
                                                   QStringLiteral("claim at the portal: ")
                                                       + QString::fromLatin1(codeName(known->state))});
                                failed(row, known.error());
                            });
              });
}

void OutboxEngine::sendRating(const OutboxRow &row, const QByteArray &payload)
{
    auto rating = decodedRating(payload);
    if (!rating)
        return settle(row, Next::Hold, rating.error());
    if (rating->caseNo.isEmpty())
        rating->caseNo = row.caseNo;
    whenReady(m_portal.putRating(*rating, callFor(row)), this, [this, row](const Result<void> &put) {
        if (put)
            return acknowledged(row, {row.caseNo, {}});
        failed(row, put.error());
    });
}

// The same bytes again give the same answer, so a lost one needs no other question.
void OutboxEngine::sendCorrection(const OutboxRow &row, const QByteArray &payload)
{
    const auto id = CorrectionId::parse(row.id);
    const auto correction = decodedCorrection(id.value_or(CorrectionId()), payload);
    if (!correction)
        return settle(row, Next::Hold, correction.error());
    if (!m_cases)
        return settle(row, unsent(row), {ErrorCode::Unsupported, QStringLiteral("corrections")});
    whenReady(m_cases->putCorrection(*id, correction->caseNo, correction->envelope, callFor(row)), this,
              [this, row](const Result<SubmissionReceipt> &receipt) {
                  if (receipt && receipt->awaitsMaterials()) // a correction of an answer has none
                      return failed(row, {ErrorCode::InvalidInput, QStringLiteral("state")});
                  if (receipt)
                      return acknowledged(row, {receipt->caseNo, receipt->receivedAt});
                  if (problemCode(receipt.error()) == u"correction-unneeded") // and never will be
                      return settle(row, Next::Hold, receipt.error());
                  failed(row, receipt.error());
              });
}

void OutboxEngine::sendCaseNotice(const OutboxRow &row, const QByteArray &payload)
{
    const auto submission = SubmissionId::parse(row.id.first(row.id.indexOf(u'/')));
    if (!submission)
        return settle(row, Next::Hold, {ErrorCode::Internal, QStringLiteral("row id")});
    whenReady(m_portal.putCaseNotice(*submission, payload, callFor(row)), this, [this, row](const Result<void> &put) {
        if (put)
            return acknowledged(row, {});
        failed(row, put.error());
    });
}

void OutboxEngine::sendCaseMessage(const OutboxRow &row, const QByteArray &payload)
{
    const auto message = decodedCaseMessage(payload);
    if (!message)
        return settle(row, Next::Hold, message.error());
    whenReady(m_portal.tellCitizen(*message, callFor(row)), this, [this, row](const Result<void> &told) {
        if (told)
            return acknowledged(row, {});
        failed(row, told.error());
    });
}

// The number stands in the id; the same number with other bytes is a Conflict, which holds the row.
void OutboxEngine::sendAuditBatch(const OutboxRow &row, const QByteArray &payload)
{
    const qint64 number = row.id.sliced(row.id.indexOf(u'/') + 1).toLongLong();
    whenReady(m_portal.putAuditBatch(number, payload, callFor(row)), this, [this, row](const Result<void> &put) {
        if (put)
            return acknowledged(row, {});
        failed(row, put.error());
    });
}

} // namespace kiosk
