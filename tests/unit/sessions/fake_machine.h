// SPDX-License-Identifier: Apache-2.0
// Devices and a portal that answer what the test says, so that the sessions layer can be walked without processes.
// The store and the outbox are the real ones.
#pragma once

#include "fake_devices.h"

#include <portal/portal_client.h>

#include <QMap>
#include <QQueue>
#include <QSet>
#include <map>

namespace kiosk::test {

// Answers at once with what the test left in the members; every call is counted by name.
class FakePortal final : public PortalClient {
public:
    Reachability reachability() const override { return m_reachability; }
    void setReachability(Reachability reachability)
    {
        m_reachability = reachability;
        emit reachabilityChanged(reachability);
    }
    Pending<PortalHealth> health(CallContext) override { return readyFuture<PortalHealth>(PortalHealth{}); }
    Pending<PortalCatalogue> catalogue(QString, CallContext) override
    {
        return readyFuture<PortalCatalogue>(PortalCatalogue{});
    }
    Pending<PortalSession> openSession(SessionRequest, CallContext context) override
    {
        seen(QStringLiteral("openSession"), context);
        return readyFuture<PortalSession>(sessionError ? Result<PortalSession>(fail(*sessionError))
                                                       : PortalSession{QStringLiteral("s1"), phones, 600s});
    }
    Pending<void> closeSession(QString, CallContext context) override
    {
        seen(QStringLiteral("closeSession"), context);
        return readyFuture<void>(Result<void>());
    }
    Pending<SmsCode> sendSmsCode(QString, QString, CallContext context) override
    {
        seen(QStringLiteral("sendSmsCode"), context);
        return readyFuture<SmsCode>(SmsCode{QStringLiteral("c1"), 5min, 60s, 5});
    }
    Pending<void> verifySmsCode(QString, QString, SensitiveText code, CallContext context) override
    {
        seen(QStringLiteral("verifySmsCode"), context);
        if (code.view() == QStringView(u"123456"))
            return readyFuture<void>(Result<void>());
        return readyFuture<void>(++wrongCodes < 5 ? fail(ErrorCode::SmsCodeWrong) : fail(ErrorCode::SmsCodeLocked));
    }
    Pending<std::vector<PrefilledValue>> prefill(QString, QString, CallContext) override
    {
        std::vector<PrefilledValue> values;
        for (auto each = known.cbegin(); each != known.cend(); ++each) {
            PrefilledValue value;
            value.field = each.key();
            value.value = SensitiveText(each.value());
            values.push_back(std::move(value));
        }
        return readyFuture<std::vector<PrefilledValue>>(std::move(values));
    }
    Pending<std::vector<PortalChoice>> choices(QString, QString, QString, CallContext) override
    {
        std::vector<PortalChoice> list(1);
        list[0].id = QStringLiteral("p1");
        list[0].title = SensitiveText(u"青瓷路 18 号");
        return readyFuture<std::vector<PortalChoice>>(std::move(list));
    }
    Pending<SubmissionReceipt> putSubmission(SubmissionId, QByteArray, CallContext context) override
    {
        seen(QStringLiteral("putSubmission"), context);
        if (holdsAnswers) {
            m_held = std::make_shared<QPromise<Result<SubmissionReceipt>>>();
            m_held->start();
            return m_held->future();
        }
        return readyFuture<SubmissionReceipt>(m_reachability == Reachability::Online
                                                  ? SubmissionReceipt{QStringLiteral("C-1"), {}, {}}
                                                  : Result<SubmissionReceipt>(fail(ErrorCode::PortalUnreachable)));
    }
    Pending<SubmissionReceipt> submission(SubmissionId, CallContext) override
    {
        return readyFuture<SubmissionReceipt>(fail(ErrorCode::NotFound));
    }
    Pending<UploadStanding> beginMaterial(SubmissionId, MaterialId, qint64, CallContext) override { return noUpload(); }
    Pending<UploadStanding> materialStanding(SubmissionId, MaterialId, CallContext) override { return noUpload(); }
    Pending<UploadStanding> appendMaterial(SubmissionId, MaterialId, qint64, QByteArray, CallContext) override
    {
        return noUpload();
    }
    Pending<SubmissionReceipt> completeSubmission(SubmissionId, CallContext) override
    {
        return readyFuture<SubmissionReceipt>(fail(ErrorCode::NotFound));
    }
    Pending<void> putCaseNotice(SubmissionId, QByteArray, CallContext context) override
    {
        seen(QStringLiteral("putCaseNotice"), context);
        return readyFuture<void>(
            m_reachability == Reachability::Online ? Result<void>() : Result<void>(fail(ErrorCode::PortalUnreachable)));
    }
    Pending<void> tellCitizen(CaseMessage, CallContext) override { return readyFuture<void>(Result<void>()); }
    Pending<PrintClaim> putPrintClaim(ClaimId claim, ClaimRequest request, CallContext context) override
    {
        claimed = std::move(request);
        seen(QStringLiteral("putPrintClaim"), context);
        claims << claim.text();
        const ErrorCode error = claimErrors.isEmpty() ? ErrorCode::Internal : claimErrors.dequeue();
        return readyFuture<PrintClaim>(error == ErrorCode::Internal ? reserved(claim) : fail(error));
    }
    Pending<PrintClaim> printClaim(ClaimId claim, CallContext context) override
    {
        seen(QStringLiteral("printClaim"), context);
        return readyFuture<PrintClaim>(claimKnown ? reserved(claim) : fail(ErrorCode::NotFound));
    }
    Pending<SensitiveBytes> claimDocument(ClaimId claim, CallContext context) override
    {
        seen(QStringLiteral("claimDocument"), context);
        claims << claim.text();
        if (!documentErrors.isEmpty())
            return readyFuture<SensitiveBytes>(fail(documentErrors.dequeue()));
        return readyFuture<SensitiveBytes>(SensitiveBytes(QByteArrayView("%PDF")));
    }
    Pending<PrintClaim> reportPrintClaim(PrintReport report, CallContext) override
    {
        reports << report.state;
        blanks << report.blankSerial;
        PrintClaim claim;
        claim.claim = report.claim;
        claim.state = report.state;
        return readyFuture<PrintClaim>(std::move(claim));
    }
    Pending<void> putRating(Rating rating, CallContext) override
    {
        ratings << rating.stars;
        return readyFuture<void>(Result<void>());
    }
    Pending<void> putAuditBatch(qint64, QByteArray, CallContext) override { return readyFuture<void>(Result<void>()); }
    Pending<void> requestNotice(QString, ReceiptNotice, CallContext context) override
    {
        seen(QStringLiteral("requestNotice"), context);
        return readyFuture<void>(Result<void>());
    }
    Pending<Quote> quote(QString, QString, CallContext context) override
    {
        seen(QStringLiteral("quote"), context);
        Quote made;
        made.id = QStringLiteral("quote-%1").arg(count(QStringLiteral("quote")));
        made.amount = due;
        made.lines = {{QStringLiteral("证书工本费"), due}};
        return readyFuture<Quote>(std::move(made));
    }
    Pending<PortalPayment> putPayment(PaymentId id, PaymentRequest request, CallContext context) override
    {
        seen(QStringLiteral("putPayment"), context);
        const auto error = nextPaymentError();
        if (error && *error != ErrorCode::AnswerLost)
            return readyFuture<PortalPayment>(fail(*error));
        orders.try_emplace(id.text(), Payment{id, request.quote, due, PaymentState::Waiting});
        return error ? readyFuture<PortalPayment>(fail(*error)) : said(id);
    }
    Pending<PortalPayment> payment(PaymentId id, CallContext context) override
    {
        seen(QStringLiteral("payment"), context);
        const auto error = nextPaymentError();
        return error ? readyFuture<PortalPayment>(fail(*error)) : said(id);
    }
    Pending<PortalPayment> cancelPayment(PaymentId id, QString quote, CallContext context) override
    {
        seen(QStringLiteral("cancelPayment"), context);
        Payment &order = orders.try_emplace(id.text(), Payment{id, quote, due, PaymentState::Closed}).first->second;
        if (order.state == PaymentState::Waiting)
            order.state = PaymentState::Closed;
        return said(id);
    }
    Pending<PortalPayment> refundPayment(PaymentId id, CallContext context) override
    {
        seen(QStringLiteral("refundPayment"), context);
        orders.at(id.text()).state = PaymentState::Refunded;
        return said(id);
    }
    // The citizen's phone pays whatever waits.
    void pay()
    {
        for (auto &[id, order] : orders) {
            if (order.state == PaymentState::Waiting) {
                order.state = PaymentState::Paid;
                order.bill = {QStringLiteral("330100260000000001"), QStringLiteral("45d39b")};
            }
        }
    }
    Pending<std::vector<Payment>> paymentsOf(QDate, CallContext) override
    {
        return readyFuture<std::vector<Payment>>(noMoney());
    }
    Pending<void> putPaymentReport(PaymentReport, CallContext) override { return readyFuture<void>(noMoney()); }
    // The answer that was held back; false: there is none.
    bool answerNow()
    {
        const auto held = std::exchange(m_held, nullptr);
        if (!held)
            return false;
        held->addResult(SubmissionReceipt{QStringLiteral("C-1"), {}, {}});
        held->finish();
        return true;
    }
    int count(const QString &call) const { return static_cast<int>(calls.count(call)); }

    QStringList calls;
    QSet<QString> visits; // ids that came along
    QList<MaskedPhone> phones{{QStringLiteral("1"), QStringLiteral("139****0199")}};
    std::optional<ErrorCode> sessionError;
    QQueue<ErrorCode> claimErrors;
    QQueue<ErrorCode> documentErrors;
    QStringList claims;   // the id of each call for one
    ClaimRequest claimed; // the last one
    bool claimKnown = false;
    bool holdsAnswers = false;
    QMap<QString, QString> known; // by the portal, of the citizen
    int wrongCodes = 0;
    Money due = Money::fen(1000);
    std::map<QString, Payment> orders; // by id
    QDateTime orderEnds;
    QQueue<ErrorCode> paymentErrors; // AnswerLost: the order is made all the same
    bool answersNoPayment = false;   // AnswerLost from now on
    QList<ClaimState> reports;
    QStringList blanks; // the number of the sheet in each
    QList<int> ratings;

private:
    static Pending<UploadStanding> noUpload() { return readyFuture<UploadStanding>(fail(ErrorCode::NotFound)); }
    std::optional<ErrorCode> nextPaymentError()
    {
        if (answersNoPayment)
            return ErrorCode::AnswerLost;
        return paymentErrors.isEmpty() ? std::nullopt : std::optional(paymentErrors.dequeue());
    }
    Pending<PortalPayment> said(PaymentId id) const
    {
        const auto found = orders.find(id.text());
        if (found == orders.cend())
            return readyFuture<PortalPayment>(fail(ErrorCode::NotFound));
        const bool waits = found->second.state == PaymentState::Waiting;
        return readyFuture<PortalPayment>(PortalPayment{found->second,
                                                        waits ? QStringLiteral("https://pay.example/p/1") : QString(),
                                                        waits ? orderEnds : QDateTime()});
    }
    static tl::unexpected<Error> noMoney() { return fail(ErrorCode::Unsupported); }
    static Result<PrintClaim> reserved(ClaimId claim)
    {
        return PrintClaim{claim, QStringLiteral("P-1"), ClaimState::Reserved, 1};
    }
    void seen(const QString &call, const CallContext &context)
    {
        calls << call;
        if (!context.visit.isNull())
            visits << context.visit.text();
    }
    Reachability m_reachability = Reachability::Online;
    std::shared_ptr<QPromise<Result<SubmissionReceipt>>> m_held;
};

} // namespace kiosk::test
