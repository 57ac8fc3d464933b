// SPDX-License-Identifier: Apache-2.0
// Rows of an outbox that another release wrote, or a disk changed: a row is refused, or means the same when it is
// written and read again.
#include <cases/case_notice.h>
#include <cases/correction.h>
#include <cases/reports.h>
#include <payments/payment_question.h>
#include <payments/payment_report.h>

#include <QJsonDocument>
#include <cstdlib>

using namespace kiosk;

namespace {

void mustHold(bool promise)
{
    if (!promise)
        std::abort();
}

template <typename Decode> void examine(const QByteArray &bytes, Decode decode)
{
    const auto row = decode(bytes);
    mustHold(row || row.error().code == ErrorCode::InvalidInput);
    if (!row)
        return;
    const auto again = decode(encoded(*row));
    mustHold(again && encoded(*again) == encoded(*row));
}

// What the portal is told of a case is whole, or there is nothing to tell.
void examineNotice(const QString &text)
{
    CaseNotice notice;
    mustHold(!noticeJson(notice));
    notice.submission = SubmissionId::make(SystemClock());
    notice.receiptCode = ReceiptCode::make(u"CH").value();
    notice.item = text;
    notice.createdAt = QDateTime::fromString(QStringLiteral("2026-03-13T10:31:00.000+08:00"), Qt::ISODateWithMs);
    notice.terminal = text;
    notice.session = text;
    notice.number = SensitiveText(text);
    notice.phone = SensitiveText(text);
    const auto json = noticeJson(notice);
    mustHold(json.has_value() != text.isEmpty());
    mustHold(!json || QJsonDocument::fromJson(json->reveal())[u"item"].toString() == text);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    examineNotice(QString::fromUtf8(input));
    examine(input, decodedPrintReport);
    examine(input, decodedRating);
    examine(input, decodedCaseMessage);
    examine(input, decodedPaymentQuestion);
    static const auto id = PaymentReportId::make(SystemClock());
    examine(input, [](const QByteArray &row) { return decodedPaymentReport(id, row); });
    static const auto correction = CorrectionId::make(SystemClock());
    examine(input, [](const QByteArray &row) { return decodedCorrection(correction, row); });
    return 0;
}
