// SPDX-License-Identifier: Apache-2.0
// The terminal's client and the reference portal, over a real socket: what one says the other understands, also after
// the portal's faults.
#include "portal_bench.h"

#include <portal/problem.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>
#include <vault/terminal_papers.h>

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
        m_bench->clock().advance(600);
        QVERIFY(look("33019926000000000013"));
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
    void start(QByteArray faults = {})
    {
        m_bench->start(faults.replace('\'', '"'));
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_client = std::make_unique<test::ClientUnderTest>(readCredentials(PortalBench::tls()).value(),
                                                           QUrl(m_bench->url()));
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
