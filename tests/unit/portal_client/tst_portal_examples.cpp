// SPDX-License-Identifier: Apache-2.0
// Every answer that docs/portal-api.yaml shows, as an example of the call that may end so, is read by the client: a yes
// as a value, a no under its own code. So the contract cannot move away from the client, nor the client from it.
#include "answering_portal.h"

#include <portal/problem.h>
#include <support/await.h>
#include <vault/detached_signature.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// What the call was about: the answer says it itself, and a no is about anything.
struct Asked {
    HttpPortalClient &client;
    const Clock &clock;
    QJsonObject answer;

    QString text(const char *member) const { return answer[QLatin1String(member)].toString(); }
    template <typename T> T id(const char *member) const { return T::parse(text(member)).value_or(T::make(clock)); }
    QDate day() const { return QDate::fromString(text("day"), Qt::ISODate); }
    AppointmentTime time() const { return {day(), QTime::fromString(text("start"), QStringLiteral("HH:mm"))}; }
    LicenceUse use() const { return {QStringLiteral("s"), QStringLiteral("i"), ConsentId::make(clock)}; }
    LockerEvent event() const
    {
        LockerEvent event;
        event.id = LockerEventId::make(clock);
        event.reservation = id<ReservationId>("reservation");
        event.cell = text("cell");
        event.at = clock.wall();
        event.serves = SubmissionId::make(clock);
        return event;
    }
    qint64 cursor() const { return answer[u"events"][0][u"seq"].toInteger(answer[u"next"].toInteger() + 1) - 1; }
};

// Nothing: it was a yes.
template <typename T> std::optional<Error> end(const Pending<T> &call)
{
    const auto result = await(call);
    return result ? std::nullopt : std::optional(result.error());
}

using Act = std::function<std::optional<Error>(const Asked &)>;

const QString Any = QStringLiteral("any");

void addIdentity(QHash<QString, Act> &calls)
{
    calls[QStringLiteral("getHealth")] = [](const Asked &a) { return end(a.client.health({})); };
    calls[QStringLiteral("getCatalogue")] = [](const Asked &a) { return end(a.client.catalogue({}, {})); };
    calls[QStringLiteral("createSession")] = [](const Asked &a) { return end(a.client.openSession({}, {})); };
    calls[QStringLiteral("createSmsCode")] = [](const Asked &a) { return end(a.client.sendSmsCode(Any, Any, {})); };
    calls[QStringLiteral("verifySmsCode")]
        = [](const Asked &a) { return end(a.client.verifySmsCode(Any, Any, SensitiveText(u"1"), {})); };
    calls[QStringLiteral("namePrincipal")] = [](const Asked &a) { return end(a.client.namePrincipal(Any, {}, {})); };
    calls[QStringLiteral("verifyPrincipal")]
        = [](const Asked &a) { return end(a.client.verifyPrincipal(Any, Any, SensitiveText(u"1"), {})); };
    calls[QStringLiteral("prefill")] = [](const Asked &a) { return end(a.client.prefill(Any, Any, {})); };
    calls[QStringLiteral("choices")] = [](const Asked &a) { return end(a.client.choices(Any, Any, Any, {})); };
    calls[QStringLiteral("createNotice")] = [](const Asked &a) {
        return end(a.client.requestNotice(Any, {Any, {}}, {}));
    };
    calls[QStringLiteral("listDeliveries")] = [](const Asked &a) { return end(a.client.deliveries(Any, {})); };
    calls[QStringLiteral("getDelivery")]
        = [](const Asked &a) { return end(a.client.delivery(a.id<DeliveryId>("delivery"), Any, {})); };
    calls[QStringLiteral("putDeliveryReceipt")] = [](const Asked &a) {
        return end(
            a.client.putDeliveryReceipt(DeliveryReceiptId::make(a.clock), a.id<DeliveryId>("delivery"), "x", {}));
    };
    calls[QStringLiteral("createLicenceSession")]
        = [](const Asked &a) { return end(a.client.openLicenceSession(Any, SensitiveText(u"yzi:1"), {})); };
    calls[QStringLiteral("listLicences")] = [](const Asked &a) { return end(a.client.ownLicences(Any, {})); };
    calls[QStringLiteral("getVerification")]
        = [](const Asked &a) { return end(a.client.verification(a.text("code"), {})); };
    calls[QStringLiteral("verifyLicence")]
        = [](const Asked &a) { return end(a.client.verifyLicence(SensitiveText(u"yzl:h"), a.use(), {})); };
    calls[QStringLiteral("copyLicence")] = [](const Asked &a) {
        return end(a.client.copyLicence({Any, a.text("type"), {}, {}, {}}, a.use(), {}));
    };
    calls[QStringLiteral("enrol")] = [](const Asked &a) { return end(a.client.enrol(SensitiveText(u"1"), "r", {})); };
    calls[QStringLiteral("reenrol")] = [](const Asked &a) { return end(a.client.reenrol("r", {})); };
}

void addCases(QHash<QString, Act> &calls)
{
    const auto submission = [](const Asked &a) { return SubmissionId::make(a.clock); };
    calls[QStringLiteral("putSubmission")]
        = [=](const Asked &a) { return end(a.client.putSubmission(submission(a), "x", {})); };
    calls[QStringLiteral("getSubmission")]
        = [=](const Asked &a) { return end(a.client.submission(submission(a), {})); };
    calls[QStringLiteral("completeSubmission")]
        = [=](const Asked &a) { return end(a.client.completeSubmission(submission(a), {})); };
    calls[QStringLiteral("createMaterial")]
        = [=](const Asked &a) { return end(a.client.beginMaterial(submission(a), MaterialId::make(a.clock), 1, {})); };
    calls[QStringLiteral("appendMaterial")] = [=](const Asked &a) {
        return end(a.client.appendMaterial(submission(a), MaterialId::make(a.clock), 0, "x", {}));
    };
    calls[QStringLiteral("putCaseNotice")]
        = [=](const Asked &a) { return end(a.client.putCaseNotice(submission(a), "x", {})); };
    calls[QStringLiteral("putCaseMessage")] = [=](const Asked &a) {
        return end(a.client.tellCitizen({submission(a), SubmissionState::Held, Any}, {}));
    };
    calls[QStringLiteral("getCase")]
        = [](const Asked &a) { return end(a.client.caseStanding(a.text("caseNo"), Any, {}, {})); };
    calls[QStringLiteral("listCases")] = [](const Asked &a) { return end(a.client.listCases(Any, {})); };
    calls[QStringLiteral("lookUpCase")] = [](const Asked &a) { return end(a.client.lookUpCase(Any, {})); };
    calls[QStringLiteral("putCorrection")] = [](const Asked &a) {
        return end(a.client.putCorrection(CorrectionId::make(a.clock), a.text("caseNo"), "x", {}));
    };
    calls[QStringLiteral("getSigningRequest")]
        = [](const Asked &a) { return end(a.client.signingRequest(Any, Any, {})); };
    calls[QStringLiteral("putCoSignature")]
        = [](const Asked &a) { return end(a.client.putCoSignature(CoSignatureId::make(a.clock), Any, "x", {})); };
    calls[QStringLiteral("putDraft")]
        = [](const Asked &a) { return end(a.client.putDraft(a.id<DraftId>("draft"), Any, "x", {})); };
    calls[QStringLiteral("lookUpDraft")] = [](const Asked &a) { return end(a.client.lookUpDraft({}, Any, {})); };
    calls[QStringLiteral("takeDraft")]
        = [](const Asked &a) { return end(a.client.takeDraft(DraftId::make(a.clock), Any, {})); };
    calls[QStringLiteral("putPrintClaim")] = [](const Asked &a) {
        return end(a.client.putPrintClaim(a.id<ClaimId>("claim"), {Any, Any, Any}, {}));
    };
    calls[QStringLiteral("getPrintClaim")]
        = [](const Asked &a) { return end(a.client.printClaim(a.id<ClaimId>("claim"), {})); };
    calls[QStringLiteral("patchPrintClaim")] = [](const Asked &a) {
        return end(a.client.reportPrintClaim({a.id<ClaimId>("claim"), ClaimState::Intent, {}}, {}));
    };
    calls[QStringLiteral("getClaimDocument")]
        = [](const Asked &a) { return end(a.client.claimDocument(ClaimId::make(a.clock), {})); };
    calls[QStringLiteral("putRating")] = [](const Asked &a) {
        return end(a.client.putRating({RatingId::make(a.clock), a.text("caseNo"), 5, {}}, {}));
    };
    calls[QStringLiteral("putAuditBatch")]
        = [](const Asked &a) { return end(a.client.putAuditBatch(a.answer[u"n"].toInteger(), "{}", {})); };
}

void addMoneyAndHall(QHash<QString, Act> &calls)
{
    const auto payment = [](const Asked &a) { return a.id<PaymentId>("payment"); };
    calls[QStringLiteral("createQuote")] = [](const Asked &a) { return end(a.client.quote(Any, Any, {})); };
    calls[QStringLiteral("lookUpPaymentNotice")] = [](const Asked &a) { return end(a.client.lookUpNotice(Any, {})); };
    calls[QStringLiteral("createPaymentNoticeQuote")]
        = [](const Asked &a) { return end(a.client.quoteNotice(Any, {})); };
    calls[QStringLiteral("listBills")] = [](const Asked &a) { return end(a.client.listBills(Any, {})); };
    calls[QStringLiteral("getBillDocument")] = [](const Asked &a) { return end(a.client.billDocument(Any, Any, {})); };
    calls[QStringLiteral("listPayments")] = [](const Asked &a) { return end(a.client.paymentsOf(a.day(), {})); };
    calls[QStringLiteral("putPayment")] = [=](const Asked &a) {
        return end(a.client.putPayment(payment(a), {Any, {}}, {}));
    };
    calls[QStringLiteral("getPayment")] = [=](const Asked &a) { return end(a.client.payment(payment(a), {})); };
    calls[QStringLiteral("cancelPayment")]
        = [=](const Asked &a) { return end(a.client.cancelPayment(payment(a), Any, {})); };
    calls[QStringLiteral("refundPayment")]
        = [=](const Asked &a) { return end(a.client.refundPayment(payment(a), {})); };
    calls[QStringLiteral("putPaymentReport")] = [](const Asked &a) {
        return end(a.client.putPaymentReport({PaymentReportId::make(a.clock), a.day(), 0, {}}, {}));
    };
    calls[QStringLiteral("putHeartbeat")] = [](const Asked &a) { return end(a.client.putHeartbeat({}, {})); };
    calls[QStringLiteral("listEvents")] = [](const Asked &a) { return end(a.client.eventsSince(a.cursor(), {})); };
    calls[QStringLiteral("listSlots")] = [](const Asked &a) { return end(a.client.timesOf(Any, a.day(), {})); };
    calls[QStringLiteral("putAppointment")] = [](const Asked &a) {
        return end(a.client.putAppointment(a.id<AppointmentId>("appointment"), Any, a.text("item"), a.time(), {}));
    };
    calls[QStringLiteral("listAppointments")] = [](const Asked &a) { return end(a.client.appointments(Any, {})); };
    calls[QStringLiteral("putArrival")]
        = [](const Asked &a) { return end(a.client.putArrival(a.id<AppointmentId>("ticket"), Any, {})); };
    calls[QStringLiteral("putHelpCall")] = [](const Asked &a) {
        return end(a.client.putHelpCall(a.id<HelpCallId>("call"), {Any, {}, {}, Any}, {}));
    };
    calls[QStringLiteral("getHelpCall")]
        = [](const Asked &a) { return end(a.client.helpCall(a.id<HelpCallId>("call"), {})); };
    calls[QStringLiteral("closeHelpCall")]
        = [](const Asked &a) { return end(a.client.closeHelpCall(a.id<HelpCallId>("call"), {})); };
    calls[QStringLiteral("putQueueTicket")]
        = [](const Asked &a) { return end(a.client.putQueueTicket(a.id<TicketId>("ticket"), Any, {})); };
    calls[QStringLiteral("giveUpAppointment")]
        = [](const Asked &a) { return end(a.client.giveUpAppointment(AppointmentId::make(a.clock), {})); };
    calls[QStringLiteral("cancelAppointment")]
        = [](const Asked &a) { return end(a.client.cancelAppointment(AppointmentId::make(a.clock), Any, {})); };
    calls[QStringLiteral("putLockerEvent")]
        = [](const Asked &a) { return end(a.client.putLockerEvent(a.event(), {})); };
    calls[QStringLiteral("getLockerReservation")]
        = [](const Asked &a) { return end(a.client.lockerReservation(a.id<ReservationId>("reservation"), {})); };
}

QJsonArray examples()
{
    const QString source = QStringLiteral(KIOSK_SOURCE_DIR);
    QByteArray printed;
    ran(QStringLiteral("python3"),
        {source + QStringLiteral("/tests/unit/portal/check_api.py"), source + QStringLiteral("/docs/portal-api.yaml"),
         QStringLiteral("--answers")},
        &printed);
    return QJsonDocument::fromJson(printed).array();
}

} // namespace

class TestPortalExamples : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        Credentials signer;
        signer.certificate = m_papers.content(QStringLiteral("catalogue.pem"));
        signer.key = SensitiveBytes(m_papers.content(QStringLiteral("catalogue.key")));
        m_signer = DetachedSigner::create(signer).value();
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
        addIdentity(m_calls);
        addCases(m_calls);
        addMoneyAndHall(m_calls);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void everyAnswerOfTheContractIsRead_data()
    {
        QTest::addColumn<QJsonObject>("example");
        const QJsonArray all = examples();
        QVERIFY(all.size() > 250);
        for (const QJsonValue each : all)
            QTest::addRow("%s %d %s", qPrintable(each[u"call"].toString()), each[u"status"].toInt(),
                          qPrintable(each[u"example"].toString()))
                << each.toObject();
    }
    void everyAnswerOfTheContractIsRead()
    {
        QFETCH(QJsonObject, example);
        const Act call = m_calls.value(example[u"call"].toString());
        QVERIFY2(call, "the client has no such call");
        ScriptedAnswer answer;
        answer.status = example[u"status"].toInt();
        answer.contentType = example[u"contentType"].toString().toLatin1();
        const QJsonObject body = example[u"body"].toObject();
        answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        if (answer.status == 200) // only the catalogue looks at it
            answer.headers.insert("Catalogue-Signature", m_signer->sign(answer.body).value().toBase64());
        m_portal->give(answer);
        const auto error = call({m_portal->client(), m_portal->clock(), body});
        QCOMPARE(error.has_value(), answer.status >= 400);
        if (!error)
            return;
        QCOMPARE(problemCode(*error), body[u"code"].toString());
        QVERIFY(error->code != ErrorCode::InvalidInput); // it is the portal's own no
        const auto wait = retryAfter(*error);
        QCOMPARE(wait.has_value(), body.contains(u"retryAfterS"));
        QCOMPARE(triesLeft(*error).value_or(-1), body[u"triesLeft"].toInt(-1));
        QCOMPARE(timesInstead(*error).size(), body[u"next"].toArray().size());
    }

private:
    DevPapers m_papers;
    std::shared_ptr<const DetachedSigner> m_signer;
    std::unique_ptr<AnsweringPortal> m_portal;
    QHash<QString, Act> m_calls; // by operationId
};
QTEST_GUILESS_MAIN(TestPortalExamples)
#include "tst_portal_examples.moc"
