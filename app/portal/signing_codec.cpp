// SPDX-License-Identifier: Apache-2.0
#include "signing_codec.h"

#include "answer_codec.h"
#include "answer_members.h"

#include <tuple>

namespace kiosk {

using namespace wire;

namespace {

// How many have signed, of how many: more have to than have, or as many.
Result<std::pair<int, int>> countsIn(const QJsonObject &object, qint64 least, qint64 open)
{
    constexpr qint64 most = 1000;
    const qint64 signedSoFar = KIOSK_TRY(count(object, "signed", least));
    const qint64 signers = KIOSK_TRY(count(object, "of", signedSoFar + open));
    if (signers > most)
        return notAs("of");
    return std::pair(int(signedSoFar), int(signers));
}

} // namespace

Result<SigningRequest> signing_codec::request(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    SigningRequest request;
    request.caseNo = KIOSK_TRY(name(object, "caseNo"));
    const auto submission = SubmissionId::parse(KIOSK_TRY(text(object, "submissionId")));
    const auto visit = VisitId::parse(KIOSK_TRY(text(object, "visit")));
    if (!submission || !visit)
        return notAs("submissionId");
    request.submission = *submission;
    request.visit = *visit;
    request.item = KIOSK_TRY(name(object, "item"));
    request.itemVersion = KIOSK_TRY(name(object, "itemVersion"));
    request.title = KIOSK_TRY(name(object, "title"));
    request.applicant = KIOSK_TRY(name(object, "applicant"));
    for (const QJsonValue answer : KIOSK_TRY(list(object, "answers")))
        request.answers.push_back(KIOSK_TRY(answer_codec::answer(answer.toObject())));
    request.documentDigest = QByteArray::fromHex(KIOSK_TRY(text(object, "documentSha256")).toLatin1());
    if (request.documentDigest.size() != 32 || request.answers.empty())
        return notAs("documentSha256");
    request.signer = KIOSK_TRY(name(object, "signer"));
    request.signBy = QDate::fromString(object[u"signBy"].toString(), Qt::ISODate);
    if (!request.signBy.isValid())
        return notAs("signBy");
    std::tie(request.signedSoFar, request.signers) = KIOSK_TRY(countsIn(object, 1, 1));
    return request;
}

Result<SigningReceipt> signing_codec::receipt(const QByteArray &json)
{
    const QJsonObject object = objectIn(json);
    SigningReceipt receipt;
    receipt.caseNo = KIOSK_TRY(name(object, "caseNo"));
    std::tie(receipt.signedSoFar, receipt.signers) = KIOSK_TRY(countsIn(object, 2, 0));
    return receipt;
}

} // namespace kiosk
