// SPDX-License-Identifier: Apache-2.0
// The terminal's client and the reference portal, over a real socket: what one says the other understands, also after
// the portal's faults.
#include "portal_bench.h"

#include <portal/problem.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>
#include <vault/terminal_papers.h>

#include <QCryptographicHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace kiosk;
using kiosk::test::await;
using kiosk::test::codeOf;

namespace {

const QString Permit = QStringLiteral("residence-permit-application");
const QString Registration = QStringLiteral("residence-registration");

QByteArray correctionJson(const QString &id, const QString &caseNo)
{
    QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id)).object();
    for (const char *member : {"submissionId", "item", "itemVersion", "receiptCode", "answers", "conditional"})
        plain.remove(QLatin1String(member));
    plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-correction/1"));
    plain.insert(QStringLiteral("correctionId"), id);
    plain.insert(QStringLiteral("caseNo"), caseNo);
    plain.insert(QStringLiteral("answer"),
                 QJsonObject{{QStringLiteral("id"), QStringLiteral("employer")},
                             {QStringLiteral("value"), QStringLiteral("竹里书店")},
                             {QStringLiteral("source"), QStringLiteral("citizen")}});
    return QJsonDocument(plain).toJson();
}

} // namespace

class TestPortalCalls : public QObject {
    Q_OBJECT
private slots:
    void init() { m_bench = std::make_unique<PortalBench>(); }
    void cleanup()
    {
        m_client.reset();
        m_terminal.reset();
        m_bench.reset();
    }

    void aCaseIsFollowedAndCorrectedAlsoAfterALostAnswer()
    {
        start("[{'match':{'method':'PUT','path':'/corrections/'},'act':'commit-then-drop'},"
              "{'match':{'method':'PUT','path':'/corrections/','nth':2},'act':'error-500-after-commit'}]");
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, Permit);
        const QString caseNo = handIn();
        const auto received = await(client().caseStanding(caseNo, session, {}, {})).value();
        QCOMPARE(received.stage, CaseStage::Accepted);
        QVERIFY(received.parts.size() == 2 && received.parts[1].waitsFor == Registration);
        QVERIFY(!await(client().caseStanding(caseNo, session, received.etag, {}))->changed);

        QVERIFY(m_bench->judges({caseNo, Registration, QStringLiteral("needs-fix"), faultsOf("employer")}));
        const auto wrong = await(client().caseStanding(caseNo, session, received.etag, {})).value();
        QVERIFY(wrong.changed && wrong.stage == CaseStage::NeedsFix);
        QCOMPARE(wrong.parts[0].faults[0].id, QStringLiteral("employer"));

        const auto id = CorrectionId::make(*m_client->clock);
        const QByteArray sealed = m_bench->seal(correctionJson(id.text(), caseNo));
        QCOMPARE(codeOf(await(client().putCorrection(id, caseNo, sealed, {}))), ErrorCode::AnswerLost);
        QCOMPARE(codeOf(await(client().putCorrection(id, caseNo, sealed, {}))), ErrorCode::PortalFault);
        QCOMPARE(await(client().putCorrection(id, caseNo, sealed, {}))->caseNo, caseNo); // and it was kept once
        QCOMPARE(await(m_client->client->submission(*SubmissionId::parse(id.text()), {}))->state,
                 QStringLiteral("corrected"));
        QCOMPARE(await(client().caseStanding(caseNo, session, wrong.etag, {}))->stage, CaseStage::Accepted);
    }
    void anotherSignsOnceAlsoAfterALostAnswer()
    {
        start("[{'match':{'method':'PUT','path':'/co-signatures/'},'act':'commit-then-drop'}]");
        const QString submission = citizen::newId();
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(submission)).object();
        const QString material = citizen::newId();
        plain.insert(QStringLiteral("signBy"), QStringLiteral("2026-04-10"));
        plain.insert(QStringLiteral("signers"), QJsonArray{signer("seller", 1), signer("owner", 2)});
        plain.insert(QStringLiteral("materials"),
                     QJsonArray{QJsonObject{{QStringLiteral("id"), material},
                                            {QStringLiteral("name"), QStringLiteral("signature")},
                                            {QStringLiteral("mediaType"), QStringLiteral("text/plain")},
                                            {QStringLiteral("size"), 1},
                                            {QStringLiteral("sha256"), sha256("x")}}});
        plain.insert(QStringLiteral("signatures"),
                     QJsonArray{QJsonObject{{QStringLiteral("role"), QStringLiteral("applicant")},
                                            {QStringLiteral("documentSha256"), documentOf(plain)},
                                            {QStringLiteral("material"), material}}});
        citizen::submit(*m_terminal, submission, m_bench->seal(QJsonDocument(plain).toJson()));
        const QString path = QStringLiteral("/submissions/%1").arg(submission);
        m_terminal->call("POST", path + QStringLiteral("/materials/") + material, {}, {}, {{"Upload-Length", "1"}});
        m_terminal->call("PATCH", path + QStringLiteral("/materials/") + material, "x",
                         "application/offset+octet-stream", {{"Upload-Offset", "0"}});
        const Reply whole = m_terminal->call("POST", path + QStringLiteral("/complete"), {}, {}, {});
        QCOMPARE(whole.json()[u"state"], QStringLiteral("waiting-for-signatures"));
        const QString caseNo = whole.json()[u"caseNo"].toString();
        const QString code = plain[u"receiptCode"].toString();

        const QString function = QStringLiteral("co-signature");
        const QString first = citizen::verifiedSession(*m_terminal, *m_bench, function, citizen::numberOf(1));
        const auto request = await(signing().signingRequest(code, first, {}));
        QVERIFY(request);
        QVERIFY(request->signer == u"seller" && request->signedSoFar == 1 && request->signers == 3);
        QCOMPARE(QString::fromLatin1(request->documentDigest.toHex()), documentOf(plain));
        const auto id = CoSignatureId::make(*m_client->clock);
        const QByteArray sealed = m_bench->seal(coSignature(id, caseNo, "seller", 1, documentOf(plain)));
        QCOMPARE(codeOf(await(signing().putCoSignature(id, first, sealed, {}))), ErrorCode::AnswerLost);
        QCOMPARE(await(signing().putCoSignature(id, first, sealed, {}))->signedSoFar, 2); // kept once
        const auto again = CoSignatureId::make(*m_client->clock);
        const auto twice = await(signing().putCoSignature(
            again, first, m_bench->seal(coSignature(again, caseNo, "seller", 1, documentOf(plain))), {}));
        QCOMPARE(problemCode(twice.error()), QStringLiteral("signed-already"));
        const auto glimpse = await(client().lookUpCase(code, {}));
        QVERIFY(glimpse && glimpse->stage == CaseStage::WaitingForSignatures);
        QVERIFY(glimpse->signatures->given == QStringList{QStringLiteral("seller")}
                && glimpse->signatures->open == QStringList{QStringLiteral("owner")});

        // nobody signs in another's place, and under nothing else
        const QString second = citizen::verifiedSession(*m_terminal, *m_bench, function, citizen::numberOf(2));
        const auto put = [&](const char *role, int who, const QString &digest) {
            const auto fresh = CoSignatureId::make(*m_client->clock);
            return await(signing().putCoSignature(fresh, second,
                                                  m_bench->seal(coSignature(fresh, caseNo, role, who, digest)), {}));
        };
        QCOMPARE(problemCode(put("owner", 1, documentOf(plain)).error()), QStringLiteral("not-a-signer"));
        QCOMPARE(problemCode(put("seller", 2, documentOf(plain)).error()), QStringLiteral("not-a-signer"));
        QCOMPARE(problemCode(put("owner", 2, sha256("another")).error()), QStringLiteral("invalid-body"));
        QCOMPARE(put("owner", 2, documentOf(plain))->signedSoFar, 3);
        QCOMPARE(await(client().lookUpCase(code, {}))->stage, CaseStage::Accepted); // the departments begin
        QCOMPARE(m_bench->caseRecord(caseNo)[u"state"].toString(), QStringLiteral("accepted"));
    }
    void receiptsOfOthersAreNotTriedInOrderToSign()
    {
        start();
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("co-signature"));
        const auto ask = [&](const char *code) {
            return problemCode(await(signing().signingRequest(QString::fromLatin1(code), session, {})).error());
        };
        for (int wrong = 0; wrong < 5; ++wrong)
            QCOMPARE(ask("CH-2222-2222-2"), QStringLiteral("case-unknown"));
        QCOMPARE(ask("CH-7Q4M-2KD9-X"), QStringLiteral("lookup-quota"));
        QCOMPARE(problemCode(await(client().lookUpCase(handIn(), {})).error()), QStringLiteral("lookup-quota"));
    }
    void aCitizenFindsHisCasesTheNewestFirstAndNobodyElses()
    {
        start();
        const QString first = handIn();
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("case-progress"));
        const QString second = handIn(); // a minute later
        const CaseList list = await(client().listCases(session, {})).value();
        QVERIFY(!list.hasMore && list.cases.size() == 2);
        QCOMPARE(list.cases[0].caseNo, second);
        QCOMPARE(list.cases[1].caseNo, first);
        QVERIFY(list.cases[0].title == u"居住证申领" && list.cases[0].department == u"澄湖区公安分局派出所");
        QVERIFY(m_bench->judges({first, Registration, QStringLiteral("needs-fix"), faultsOf("employer")}));
        const CaseList wrong = await(client().listCases(session, {})).value();
        QVERIFY(!wrong.cases[0].correction && wrong.cases[1].stage == CaseStage::NeedsFix);
        QCOMPARE(wrong.cases[1].correction->by, QDate(2026, 3, 28));
        const auto whole = await(client().caseStanding(first, session, {}, {})).value();
        QCOMPARE(whole.parts[0].correction->by, QDate(2026, 3, 28));
        QVERIFY(whole.parts[0].correction->at.contains(u"派出所") && !whole.parts[1].correction);
        const QString other
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("case-progress"), citizen::numberOf(1));
        QVERIFY(await(client().listCases(other, {}))->cases.empty());
    }
    void aNumberSaysHowFarItIsAndNumbersAreNotTried()
    {
        start();
        const QString caseNo = handIn();
        const auto look = [this](const QString &code) { return await(client().lookUpCase(code, {})); };
        const auto glimpse = look(caseNo).value();
        QVERIFY(glimpse.title == u"居住证申领" && glimpse.stage == CaseStage::Accepted && glimpse.receivedAt.isValid());
        for (int wrong = 1; wrong <= 5; ++wrong) {
            const auto unknown = look(QStringLiteral("CH2026031399999%1").arg(wrong));
            QCOMPARE(problemCode(unknown.error()), QStringLiteral("case-unknown"));
        }
        QCOMPARE(problemCode(look(caseNo).error()), QStringLiteral("lookup-quota")); // also for what is there
        m_bench->clock().advance(599);
        QCOMPARE(retryAfter(look(caseNo).error()), std::optional<Duration>(1s));
        m_bench->clock().advance(1);
        QVERIFY(look(caseNo));
        for (int more = 1; more < 30; ++more)
            QVERIFY(look(caseNo));
        QCOMPARE(problemCode(look(caseNo).error()), QStringLiteral("lookup-quota"));
    }
    void anAppointmentIsBookedOnceAndGivesOnePlaceInTheQueueAlsoAfterLostAnswers()
    {
        start("[{'match':{'method':'PUT','path':'/appointments/[^/]+$'},'act':'commit-then-drop'},"
              "{'match':{'method':'PUT','path':'/arrival$'},'act':'commit-then-drop'}]");
        HallPortal &hall = *m_client->client;
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("appointment-book"));
        const AppointmentTime eleven{QDate(2026, 3, 13), QTime(11, 0)};
        const auto id = AppointmentId::make(*m_client->clock);
        const auto book = [&] { return await(hall.putAppointment(id, session, Permit, eleven, {})); };
        QCOMPARE(codeOf(book()), ErrorCode::AnswerLost);
        const Appointment booked = book().value();
        QVERIFY(booked.item == Permit && booked.number == u"Y0001" && booked.window.contains(u"窗口"));
        QCOMPARE(await(hall.appointments(session, {}))->size(), size_t(1));
        const auto come = [&] { return await(hall.putArrival(id, session, {})); };
        QCOMPARE(codeOf(come()), ErrorCode::AnswerLost);
        QCOMPARE(come()->number, QStringLiteral("A001"));
        QCOMPARE(come()->waiting, 0);
        QVERIFY(await(hall.appointments(session, {}))->front().arrived);
        QCOMPARE(codeOf(await(hall.giveUpAppointment(id, {}))), ErrorCode::Conflict);
        QCOMPARE(codeOf(await(hall.cancelAppointment(id, session, {}))), ErrorCode::Conflict);
        QCOMPARE(await(hall.putQueueTicket(TicketId::make(*m_client->clock), Permit, {}))->number,
                 QStringLiteral("A002")); // his stays his
        const QString other
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("appointment-list"), citizen::numberOf(1));
        QVERIFY(await(hall.appointments(other, {}))->empty());
        QCOMPARE(codeOf(await(hall.putArrival(id, other, {}))), ErrorCode::NotFound);
    }
    void aPlaceInTheQueueIsOneAlsoAfterALostAnswer()
    {
        start("[{'match':{'path':'/queue-tickets/'},'act':'commit-then-drop'}]");
        HallPortal &hall = *m_client->client;
        const auto id = TicketId::make(*m_client->clock);
        QCOMPARE(codeOf(await(hall.putQueueTicket(id, Permit, {}))), ErrorCode::AnswerLost);
        QCOMPARE(await(hall.putQueueTicket(id, Permit, {}))->number, QStringLiteral("A001"));
        const auto next = await(hall.putQueueTicket(TicketId::make(*m_client->clock), Permit, {})).value();
        QVERIFY(next.number == u"A002" && next.waiting == 1);
    }
    void aCallForHelpIsTakenByTheDeskAndRunsOutWhenNobodyAsks()
    {
        start("[{'match':{'method':'PUT','path':'/help-calls/'},'act':'commit-then-drop'}]");
        HelpPortal &help = *m_client->client;
        const auto id = HelpCallId::make(*m_client->clock), next = HelpCallId::make(*m_client->clock);
        const HelpCall about{QStringLiteral("fault"), Permit, QStringLiteral("paper-out"), QStringLiteral("zh-CN")};
        const auto state = [&](HelpCallId of) { return await(help.helpCall(of, {}))->state; };
        QCOMPARE(codeOf(await(help.putHelpCall(id, about, {}))), ErrorCode::AnswerLost);
        QCOMPARE(await(help.putHelpCall(id, about, {}))->before, 0);
        QCOMPARE(await(help.putHelpCall(next, about, {}))->before, 1);
        QVERIFY(m_bench->deskSays({{QStringLiteral("desk"), QStringLiteral("咨询台")}}));
        QCOMPARE(await(help.helpCall(id, {}))->desk, QStringLiteral("咨询台"));
        QVERIFY(await(help.helpCall(next, {}))->state == HelpState::Waiting);
        QVERIFY(m_bench->deskSays({{QStringLiteral("over"), true}}));
        QVERIFY(state(id) == HelpState::Over);
        m_bench->clock().advance(121);
        QVERIFY(state(next) == HelpState::Over);
        const auto never = HelpCallId::make(*m_client->clock);
        QVERIFY(await(help.closeHelpCall(never, {})));
        QVERIFY(await(help.putHelpCall(never, about, {}))->state == HelpState::Over);
        QVERIFY(m_bench->deskSays({{QStringLiteral("staffed"), false}}));
        QVERIFY(await(help.putHelpCall(HelpCallId::make(*m_client->clock), about, {}))->state == HelpState::Nobody);
    }
    void whoComesTooEarlyOrTooLateIsTold()
    {
        start();
        HallPortal &hall = *m_client->client;
        QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("appointment-book"));
        const auto id = AppointmentId::make(*m_client->clock);
        const auto come = [&] { return await(hall.putArrival(id, session, {})); };
        QVERIFY(await(hall.putAppointment(id, session, Permit, {QDate(2026, 3, 13), QTime(11, 30)}, {})));
        QCOMPARE(problemCode(come().error()), QStringLiteral("too-early"));
        m_bench->clock().advance(70 * 60); // past twenty to twelve, by however much the test needs
        session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("appointment-list"));
        QCOMPARE(problemCode(come().error()), QStringLiteral("too-late"));
    }
    void whatIsGivenUpCannotBeBookedAfterwards()
    {
        start();
        HallPortal &hall = *m_client->client;
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("appointment-book"));
        const AppointmentTime noon{QDate(2026, 3, 13), QTime(12, 0)};
        const auto id = AppointmentId::make(*m_client->clock);
        QVERIFY(await(hall.giveUpAppointment(id, {}))); // before the PUT, which was held up on its way
        QCOMPARE(codeOf(await(hall.putAppointment(id, session, Permit, noon, {}))), ErrorCode::Conflict);
        const auto second = AppointmentId::make(*m_client->clock);
        QVERIFY(await(hall.putAppointment(second, session, Permit, noon, {})));
        QVERIFY(await(hall.giveUpAppointment(second, {})));
        QVERIFY(await(hall.appointments(session, {}))->empty());
        const auto times = await(hall.timesOf(Permit, noon.day, {})).value();
        QVERIFY(std::find(times.free.begin(), times.free.end(), noon.start) != times.free.end()); // free again
        QVERIFY(std::find(times.full.begin(), times.full.end(), QTime(9, 0)) != times.full.end());
    }
    void aNoticeIsPaidOnceWhoeverPaysIt()
    {
        start();
        BillingPortal &billing = *m_client->client;
        const QString code = QStringLiteral("33019926000000000013");
        const auto look = [&] { return await(billing.lookUpNotice(code, {})).value(); };
        QCOMPARE(look().state, NoticeState::Open);
        const Quote first = await(billing.quoteNotice(code, {})).value();
        const Quote second = await(billing.quoteNotice(code, {})).value();
        QCOMPARE(first.amount, look().total);
        const auto order = [&](const Quote &quote) {
            const auto id = PaymentId::make(*m_client->clock);
            return std::pair(id, await(m_client->client->putPayment(id, {quote.id}, {})));
        };
        const auto [id, made] = order(first);
        QVERIFY(made);
        QCOMPARE(look().state, NoticeState::InPayment);
        QCOMPARE(problemCode(order(second).second.error()), QStringLiteral("quote-has-open-order"));
        QVERIFY(m_bench->citizenPays(id.text()));
        QVERIFY(look().state == NoticeState::Paid && look().paidAt.isValid());
        QCOMPARE(problemCode(order(second).second.error()), QStringLiteral("quote-has-open-order"));
        QCOMPARE(problemCode(await(billing.quoteNotice(code, {})).error()), QStringLiteral("notice-not-open"));
        const PaymentBill bill = await(m_client->client->payment(id, {}))->payment.bill;
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("my-bills"),
                                                         QStringLiteral("330199188506152329")); // whom it was sent to
        const BillList list = await(billing.listBills(session, {})).value();
        QVERIFY(list.bills.size() == 3 && list.bills[0].id() == bill.number);
        QCOMPARE(list.bills[0].checkCode, bill.checkCode);
        QVERIFY(await(billing.billDocument(bill.number, session, {})));
        const QString other
            = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("my-bills"), citizen::numberOf(1));
        QCOMPARE(await(billing.listBills(other, {}))->bills.size(), size_t(2));
        QCOMPARE(codeOf(await(billing.billDocument(bill.number, other, {}))), ErrorCode::NotFound);
    }
    void anOrderThatRanOutLeavesTheNoticeOpen()
    {
        start();
        BillingPortal &billing = *m_client->client;
        const QString code = QStringLiteral("33019926000000000013");
        const Quote quote = await(billing.quoteNotice(code, {})).value();
        const auto id = PaymentId::make(*m_client->clock);
        QVERIFY(await(m_client->client->putPayment(id, {quote.id}, {})));
        m_bench->clock().advance(300);
        QCOMPARE(await(billing.lookUpNotice(code, {}))->state, NoticeState::Open);
        QVERIFY(m_bench->citizenPays(id.text())); // a second too late: it goes back
        QCOMPARE(await(billing.lookUpNotice(code, {}))->state, NoticeState::Open);
    }
    void codesOfNoticesAreNotTried()
    {
        start();
        BillingPortal &billing = *m_client->client;
        const auto look = [&](const char *code) { return await(billing.lookUpNotice(QString::fromLatin1(code), {})); };
        for (int wrong = 0; wrong < 5; ++wrong)
            QCOMPARE(problemCode(look("33019926000000000064").error()), QStringLiteral("notice-unknown"));
        QCOMPARE(problemCode(look("33019926000000000013").error()), QStringLiteral("lookup-quota"));
        QVERIFY(await(client().lookUpCase(handIn(), {}))); // another count
        QCOMPARE(problemCode(await(billing.quoteNotice(QStringLiteral("33019926000000000013"), {})).error()),
                 QStringLiteral("lookup-quota"));
        m_bench->clock().advance(600);
        QVERIFY(look("33019926000000000013"));
        for (int wrong = 0; wrong < 5; ++wrong)
            QCOMPARE(problemCode(await(billing.quoteNotice(QStringLiteral("33019926000000000064"), {})).error()),
                     QStringLiteral("notice-unknown"));
        QCOMPARE(problemCode(look("33019926000000000013").error()), QStringLiteral("lookup-quota"));
    }
    void aCaseIsNobodyElses()
    {
        start();
        const QString caseNo = handIn();
        const QString other = citizen::verifiedSession(*m_terminal, *m_bench, Permit, citizen::numberOf(1));
        const auto refused = await(client().caseStanding(caseNo, other, {}, {}));
        QCOMPARE(problemCode(refused.error()), QStringLiteral("case-unknown"));
    }
    void theCatalogueIsTakenUnderItsSignature()
    {
        start();
        const auto first = await(m_client->client->catalogue({}, {})).value();
        QVERIFY(first.changed && first.items.size() == 2);
        QVERIFY(!await(m_client->client->catalogue(first.etag, {}))->changed);
    }
    void aLicenceIsCopiedAsOftenAsItsCitizenLikesAndEveryCopyCanBeVerified()
    {
        start();
        const QString copies = QStringLiteral("licence-copies");
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, copies);
        LicencePortal &licences = *m_client->client;
        PortalClient &portal = *m_client->client;
        const auto own = await(licences.ownLicences(session, {})).value();
        QCOMPARE(own.size(), size_t(4));
        QVERIFY(own[0].holder == u"张*" && own[0].state == LicenceState::Valid
                && own[2].state == LicenceState::Expired);
        QStringList codes;
        for (int copy = 1; copy <= 2; ++copy) {
            const auto claim = ClaimId::make(*m_client->clock);
            QCOMPARE(await(portal.putPrintClaim(claim, {session, copies, own[0].id}, {}))->state, ClaimState::Reserved);
            const QString code = codeOn(await(portal.claimDocument(claim, {})).value());
            QVERIFY(!codes.contains(code));
            codes << code;
            const auto stands = [&] { return await(licences.verification(code, {})).value(); };
            await(portal.reportPrintClaim({claim, ClaimState::Intent, {}}, {})).value();
            QVERIFY(stands().state == Verification::State::Unconfirmed && stands().title == u"居民户口簿（副本）");
            const bool isSpoiled = copy == 2;
            await(portal.reportPrintClaim({claim, isSpoiled ? ClaimState::Spoiled : ClaimState::Printed,
                                           isSpoiled ? QString() : QStringLiteral("sensor")},
                                          {}))
                .value();
            QCOMPARE(stands().state, isSpoiled ? Verification::State::Void : Verification::State::Valid);
            QCOMPARE(stands().holder, QStringLiteral("张*"));
        }
        QCOMPARE(problemCode(await(portal.putPrintClaim(ClaimId::make(*m_client->clock),
                                                        {session, copies, QStringLiteral("driving-licence")}, {}))
                                 .error()),
                 QStringLiteral("choice-unavailable"));
        QCOMPARE(problemCode(await(licences.verification(QString(16, u'0'), {})).error()), QStringLiteral("not-found"));
        QVERIFY(await(client().listCases(session, {}))->cases.empty()); // a copy is no case
    }
    void aDocumentIsServedOnceByTheProofOfItAlsoAfterALostAnswer()
    {
        start("[{'match':{'path':'/receipts/','nth':2},'act':'commit-then-drop'}]");
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, QStringLiteral("receive-document"));
        DeliveryPortal &deliveries = *m_client->client;
        const auto waiting = [&] { return await(deliveries.deliveries(session, {})).value().size(); };
        QCOMPARE(waiting(), size_t(2));
        const DeliveryId first = await(deliveries.deliveries(session, {})).value()[0].id;
        const auto document = await(deliveries.delivery(first, session, {}));
        QVERIFY(document && document->pages.size() == 2 && document->pages[0].view().startsWith(citizen::Name));
        QCOMPARE(waiting(), size_t(2)); // reading serves nothing
        const auto proofOf = [&](DeliveryReceiptId id, const QByteArray &digest) {
            return m_bench->seal(
                QJsonDocument(
                    QJsonObject{{QStringLiteral("format"), QStringLiteral("yizhan-delivery-receipt/1")},
                                {QStringLiteral("receiptId"), id.text()},
                                {QStringLiteral("delivery"), first.text()},
                                {QStringLiteral("createdAt"), QStringLiteral("2026-03-13T10:30:00.000+08:00")},
                                {QStringLiteral("terminal"), QStringLiteral("terminal-001")},
                                {QStringLiteral("outcome"), QStringLiteral("served")},
                                {QStringLiteral("documentSha256"), QString::fromLatin1(digest.toHex())},
                                {QStringLiteral("signature"), QStringLiteral("{}")},
                                {QStringLiteral("citizen"),
                                 QJsonObject{{QStringLiteral("name"), citizen::Name},
                                             {QStringLiteral("number"), citizen::Number}}}})
                    .toJson());
        };
        const auto id = DeliveryReceiptId::make(*m_client->clock);
        const auto other = await(deliveries.putDeliveryReceipt(id, first, proofOf(id, QByteArray(32, 'x')), {}));
        QCOMPARE(problemCode(other.error()), QStringLiteral("delivery-conflict")); // of another text
        const QByteArray sealed = proofOf(id, document->digest);
        QCOMPARE(codeOf(await(deliveries.putDeliveryReceipt(id, first, sealed, {}))), ErrorCode::AnswerLost);
        QVERIFY(await(deliveries.putDeliveryReceipt(id, first, sealed, {})));
        QCOMPARE(waiting(), size_t(1));
        const auto second = DeliveryReceiptId::make(*m_client->clock);
        const auto again = await(deliveries.putDeliveryReceipt(second, first, proofOf(second, document->digest), {}));
        QCOMPARE(problemCode(again.error()), QStringLiteral("delivery-conflict"));
    }
    void aCodeStandsForItsCitizenOnceAlsoAfterALostAnswer()
    {
        start("[{'match':{'path':'/sessions/by-licence'},'act':'commit-then-drop'}]");
        const auto show = [this](const QString &code) {
            return await(m_client->client->openLicenceSession(Permit, SensitiveText(code), {}));
        };
        QCOMPARE(codeOf(show(QStringLiteral("yzi:1000000000000001"))), ErrorCode::AnswerLost);
        QCOMPARE(problemCode(show(QStringLiteral("yzi:1000000000000001")).error()),
                 QStringLiteral("licence-code-used"));
        const auto session = show(QStringLiteral("yzi:1000000000000002")).value();
        QCOMPARE(session.number.view(), QStringView(citizen::Number));
        QVERIFY(await(m_client->client->prefill(Permit, session.session, {}))->size() > 0); // as good as card+sms
        QCOMPARE(problemCode(show(QStringLiteral("yzi:3000000000000001")).error()),
                 QStringLiteral("not-eligible")); // a child, as with a card
        QVERIFY(await(m_client->client->openLicenceSession(QStringLiteral("case-progress"),
                                                           SensitiveText(u"yzi:3000000000000001"), {})));
        QCOMPARE(problemCode(show(QStringLiteral("yzl:h0000000000000001")).error()),
                 QStringLiteral("licence-code-purpose"));
        QCOMPARE(problemCode(show(QStringLiteral("yzi:1000000000000008")).error()),
                 QStringLiteral("licence-code-expired"));
        QCOMPARE(problemCode(show(QStringLiteral("https://example.org")).error()),
                 QStringLiteral("licence-code-foreign"));
    }
    void aLicenceIsReadOnceAlsoAfterALostAnswer()
    {
        start("[{'match':{'path':'/licences/qr-verify'},'act':'commit-then-drop'},"
              "{'match':{'path':'/copy$'},'act':'commit-then-drop'}]");
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench, Permit);
        LicencePortal &licences = *m_client->client;
        const LicenceUse use{session, Permit, ConsentId::make(*m_client->clock)};
        const auto verify
            = [&] { return await(licences.verifyLicence(SensitiveText(u"yzl:h0000000000000001"), use, {})); };
        QCOMPARE(codeOf(verify()), ErrorCode::AnswerLost);
        const auto token = verify().value(); // the same token, not a code that was used
        QCOMPARE(codeOf(await(licences.copyLicence(token, use, {}))), ErrorCode::AnswerLost);
        QCOMPARE(problemCode(await(licences.copyLicence(token, use, {})).error()),
                 QStringLiteral("licence-token-used"));
        QCOMPARE(problemCode(verify().error()), QStringLiteral("licence-code-used"));
        const auto again = await(licences.verifyLicence(SensitiveText(u"yzl:h0000000000000002"), use, {})).value();
        QCOMPARE(await(licences.copyLicence(again, use, {}))->fields.at(0).value.view(), QStringView(citizen::Name));
    }
    void aLockersDoorsAreToldInOrderAlsoAfterALostAnswer()
    {
        start("[{'match':{'path':'/locker/events/'},'act':'commit-then-drop'},"
              "{'match':{'path':'/locker/events/','nth':3},'act':'drop-request'}]");
        LockerPortal &lockers = *m_client->client;
        LockerEvent event{LockerEventId::make(*m_client->clock),
                          ReservationId::make(*m_client->clock),
                          QStringLiteral("A07"),
                          LockerEventKind::Reserve,
                          m_client->clock->wall(),
                          SubmissionId::make(*m_client->clock)};
        const ReservationId first = event.reservation;
        const auto tell = [&](LockerEventKind kind) {
            event.id = LockerEventId::make(*m_client->clock);
            event.kind = kind;
            return await(lockers.putLockerEvent(event, {}));
        };
        QCOMPARE(codeOf(await(lockers.putLockerEvent(event, {}))), ErrorCode::AnswerLost);
        QCOMPARE(await(lockers.putLockerEvent(event, {}))->state, LockerState::Reserved);
        QCOMPARE(codeOf(tell(LockerEventKind::Opened)), ErrorCode::AnswerLost);
        QCOMPARE(await(lockers.lockerReservation(first, {}))->state, LockerState::Reserved); // it was not done
        QCOMPARE(await(lockers.putLockerEvent(event, {}))->state, LockerState::Open);
        QCOMPARE(tell(LockerEventKind::ClosedFull)->state, LockerState::Full);
        QCOMPARE(tell(LockerEventKind::Opened)->state, LockerState::Open);
        QCOMPARE(tell(LockerEventKind::Taken)->state, LockerState::Taken);
        event.reservation = ReservationId::make(*m_client->clock);
        QCOMPARE(tell(LockerEventKind::Reserve)->state, LockerState::Reserved);
        event.reservation = first; // a late word of the reservation before
        QCOMPARE(tell(LockerEventKind::Jammed)->state, LockerState::Taken);
    }
    void aTerminalIsEnrolledEnrolsAnewAndIsRevoked()
    {
        start("[{'match':{'path':'/est/simpleenroll'},'act':'commit-then-drop'}]");
        const QTemporaryDir folder;
        const PaperFiles files{folder.filePath(QStringLiteral("t.pem")), folder.filePath(QStringLiteral("t.key"))};
        Credentials papers = readCredentials(PortalBench::tls()).value();
        const ExpectedPapers expected{papers.ca, QStringLiteral("terminal-001"), QDateTime::currentDateTime()};
        const auto request = [&] { return certificateRequest(nextKey(files).value(), expected.name).value(); };
        const auto install = [&](const QByteArray &certificate) {
            QVERIFY(installPapers(files, certificate, expected));
            QFile key(files.key);
            QVERIFY(key.open(QIODevice::ReadOnly));
            papers.certificate = certificate;
            papers.key = SensitiveBytes(key.readAll());
            m_client = std::make_unique<test::ClientUnderTest>(papers, QUrl(m_bench->url()));
        };
        PortalSettings settings;
        settings.base = QUrl(m_bench->enrolmentUrl());
        settings.terminal = expected.name;
        test::VirtualClock alarms;
        const auto door
            = HttpPortalClient::createUnenrolled(settings, papers.ca, std::make_shared<SystemClock>(), alarms, Logger())
                  .value();
        const auto enrol = [&](QStringView code) { return await(door->enrol(SensitiveText(code), request(), {})); };
        QVERIFY(m_bench->enrolment().allow(expected.name, QStringLiteral("7K2M-9QXT")));
        QCOMPARE(codeOf(await(door->health({}))), ErrorCode::NotFound); // no other call goes through this door
        QCOMPARE(codeOf(enrol(u"7K2M-9QXT")), ErrorCode::AnswerLost);
        install(enrol(u"7K2M-9QXT").value()); // the same key, so the same certificate
        QVERIFY(await(m_client->client->health({})));
        QCOMPARE(problemCode(enrol(u"7K2M-9QXT").error()), QStringLiteral("enrolment-code-used")); // with the next key

        install(await(m_client->client->reenrol(request(), {})).value());
        QVERIFY(await(m_client->client->health({})));
        QVERIFY(m_bench->enrolment().revoke(expected.name));
        QCOMPARE(codeOf(await(m_client->client->health({}))), ErrorCode::TerminalRevoked);
        QVERIFY(m_bench->enrolment().allow(expected.name, QStringLiteral("8L3N-2RYU")));
        install(enrol(u"8L3N-2RYU").value());
        QVERIFY(await(m_client->client->health({})));
        Terminal thief(m_bench->url(), PortalBench::tls()); // with the papers of before
        QCOMPARE(thief.call("GET", QStringLiteral("/health")).code(), QStringLiteral("terminal-revoked"));
    }
    void fiveWrongCodesEndTheRightOne()
    {
        start();
        QVERIFY(m_bench->enrolment().allow(QStringLiteral("terminal-009"), QStringLiteral("7K2M-9QXT")));
        Terminal door(m_bench->enrolmentUrl(), PortalBench::tls(), {});
        const auto codeAfter = [&](const QByteArray &code) {
            return door
                .call("POST", QStringLiteral("/est/simpleenroll"), "x", "application/pkcs10",
                      {{"Authorization", "Basic " + ("terminal-009:" + code).toBase64()}})
                .code();
        };
        QCOMPARE(codeAfter("7K2M-9QXT"), QStringLiteral("csr-refused")); // it was right
        for (int i = 0; i < 5; ++i)
            QCOMPARE(codeAfter("AAAA-AAAA"), QStringLiteral("enrolment-code-wrong"));
        QCOMPARE(codeAfter("7K2M-9QXT"), QStringLiteral("enrolment-code-wrong"));
    }

private:
    CasePortal &client() { return *m_client->client; }
    SigningPortal &signing() { return *m_client->client; }
    static QString sha256(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    static QJsonObject signer(const char *role, int who)
    {
        return {{QStringLiteral("id"), QLatin1String(role)},
                {QStringLiteral("name"), QStringLiteral("王示例")},
                {QStringLiteral("number"), citizen::numberOf(who)}};
    }
    // by the words of docs/portal-api.yaml
    static QString documentOf(const QJsonObject &plain)
    {
        QJsonObject document{{QStringLiteral("format"), QStringLiteral("yizhan-document/1")}};
        for (const char *member : {"answers", "item", "itemVersion", "submissionId", "visit"})
            document.insert(QLatin1String(member), plain[QLatin1String(member)]);
        return sha256(QJsonDocument(document).toJson(QJsonDocument::Compact));
    }
    static QByteArray coSignature(const CoSignatureId &id, const QString &caseNo, const char *role, int who,
                                  const QString &digest)
    {
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(id.text())).object();
        for (const char *member : {"submissionId", "item", "itemVersion", "receiptCode", "answers", "conditional"})
            plain.remove(QLatin1String(member));
        QJsonObject person = plain[u"citizen"].toObject();
        person.insert(QStringLiteral("number"), citizen::numberOf(who));
        plain.insert(QStringLiteral("citizen"), person);
        plain.insert(QStringLiteral("format"), QStringLiteral("yizhan-co-signature/1"));
        plain.insert(QStringLiteral("signatureId"), id.text());
        plain.insert(QStringLiteral("caseNo"), caseNo);
        plain.insert(QStringLiteral("signer"), QLatin1String(role));
        plain.insert(QStringLiteral("signature"),
                     QJsonObject{{QStringLiteral("format"), QStringLiteral("yizhan-signature/1")},
                                 {QStringLiteral("documentSha256"), digest},
                                 {QStringLiteral("strokes"), QJsonArray{QJsonArray{}}}});
        return QJsonDocument(plain).toJson();
    }
    void start(QByteArray faults = {})
    {
        m_bench->start(faults.replace('\'', '"'));
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_client = std::make_unique<test::ClientUnderTest>(readCredentials(PortalBench::tls()).value(),
                                                           QUrl(m_bench->url()));
    }
    QString codeOn(const SensitiveBytes &pdf) // the 16 digits that a person reads on it
    {
        QFile file(m_bench->file(QStringLiteral("copy.pdf")));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(pdf.view().data(), pdf.view().size());
        file.close();
        QProcess reader;
        reader.start(QStringLiteral("pdftotext"), {file.fileName(), QStringLiteral("-")});
        reader.waitForFinished();
        static const QRegularExpression code(QStringLiteral("\\d{4} \\d{4} \\d{4} \\d{4}"));
        return code.match(QString::fromUtf8(reader.readAll())).captured().remove(u' ');
    }
    QString handIn()
    {
        const QString id = citizen::newId();
        return citizen::submit(*m_terminal, id, m_bench->seal(citizen::caseJson(id))).json()[u"caseNo"].toString();
    }
    static QJsonArray faultsOf(const char *field)
    {
        return {QJsonObject{{QStringLiteral("kind"), QStringLiteral("field")},
                            {QStringLiteral("id"), QLatin1String(field)},
                            {QStringLiteral("reason"),
                             QJsonObject{{QStringLiteral("zh"), QStringLiteral("不清")},
                                         {QStringLiteral("en"), QStringLiteral("?")}}}}};
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    std::unique_ptr<test::ClientUnderTest> m_client;
};

QTEST_MAIN(TestPortalCalls)
#include "tst_portal_calls.moc"
