// SPDX-License-Identifier: Apache-2.0
#include "case_notice.h"

#include "canonical_json.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace kiosk {

Result<SensitiveBytes> noticeJson(const CaseNotice &notice)
{
    if (notice.submission.isNull() || notice.receiptCode.isNull() || notice.item.isEmpty()
        || !notice.createdAt.isValid() || notice.terminal.isEmpty() || notice.number.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("notice"));
    CanonicalJson json;
    json.beginObject();
    json.text(u"createdAt", notice.createdAt.toString(Qt::ISODateWithMs));
    json.text(u"format", u"yizhan-notice/1");
    json.text(u"item", notice.item);
    json.text(u"number", notice.number.view());
    if (!notice.phone.isEmpty())
        json.text(u"phone", notice.phone.view());
    json.text(u"receiptCode", notice.receiptCode.text());
    if (!notice.session.isEmpty())
        json.text(u"session", notice.session);
    json.text(u"submissionId", notice.submission.text());
    json.text(u"terminal", notice.terminal);
    json.endObject();
    return json.take();
}

QByteArray encoded(const CaseMessage &message)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("submission"), message.submission.text()},
                                     {QStringLiteral("standing"), QLatin1String(codeName(message.standing))},
                                     {QStringLiteral("receiptCode"), message.receiptCode}})
        .toJson(QJsonDocument::Compact);
}

Result<CaseMessage> decodedCaseMessage(const QByteArray &bytes)
{
    const QJsonObject object = QJsonDocument::fromJson(bytes).object();
    const auto submission = SubmissionId::parse(object[u"submission"].toString());
    const auto standing = submissionState(object[u"standing"].toString());
    const bool isTold = standing
        && (*standing == SubmissionState::Held || *standing == SubmissionState::Closed
            || *standing == SubmissionState::Recalled);
    if (!submission || !isTold)
        return fail(ErrorCode::InvalidInput, QStringLiteral("case message"));
    return CaseMessage{*submission, *standing, object[u"receiptCode"].toString()};
}

} // namespace kiosk
