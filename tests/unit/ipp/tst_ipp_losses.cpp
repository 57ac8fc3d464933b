// SPDX-License-Identifier: Apache-2.0
#include "printer_rig.h"

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;
using Lost = FakeIppPrinter::Lost;

class TestIppLosses : public QObject {
    Q_OBJECT
private slots:
    void aPrinterThatNeverAnswersHangsNothing()
    {
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake.set({.answers = false});
        rig.begin();
        QTRY_COMPARE(rig.said(), QStringLiteral("error/link-broken"));
        QTRY_COMPARE(rig.device(), DeviceStatus::Offline);
        faultInjected("document.silent");
        fake.set({});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QVERIFY(fake.documents().isEmpty());
    }
    void aDeadlineInsideASilentRequestIsKept()
    {
        FakeIppPrinter fake;
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        fake.set({.answers = false});
        rig.begin(300ms);
        QTRY_COMPARE(rig.said(), QStringLiteral("error/timed-out"));
    }
    void aLostAnswerIsResolvedByAsking_data()
    {
        QTest::addColumn<bool>("twoStep");
        QTest::addColumn<Lost>("create");
        QTest::addColumn<Lost>("send");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<int>("documents");
        QTest::addColumn<QString>("id");
        QTest::newRow("Create-Job made") << true << Lost::Answer << Lost::Nothing << committed << 1
                                         << "document.create-answer-lost";
        QTest::newRow("Create-Job not made")
            << true << Lost::RequestAndAnswer << Lost::Nothing << QStringLiteral("error/link-broken") << 0
            << "document.create-request-lost";
        QTest::newRow("Send-Document taken")
            << true << Lost::Nothing << Lost::Answer << committed << 1 << "document.send-answer-lost";
        QTest::newRow("Print-Job taken") << false << Lost::Nothing << Lost::Answer << committed << 1
                                         << "document.print-answer-lost";
        QTest::newRow("Print-Job not taken")
            << false << Lost::Nothing << Lost::RequestAndAnswer << name(ActOutcome::Unknown, ErrorCode::AnswerLost) << 0
            << "document.print-request-lost";
    }
    void aLostAnswerIsResolvedByAsking()
    {
        QFETCH(bool, twoStep);
        QFETCH(Lost, create);
        QFETCH(Lost, send);
        QFETCH(QString, outcome);
        QFETCH(int, documents);
        QFETCH(QString, id);
        FakeIppPrinter fake;
        fake.set({.twoStep = twoStep, .create = create, .send = send});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), outcome);
        QCOMPARE(fake.documents().size(), documents);
        QVERIFY(fake.jobNames().size() <= 1); // never a second one
        faultInjected(qPrintable(id));
    }
    void aDocumentThatNeverArrivedIsTakenBack()
    {
        FakeIppPrinter fake;
        fake.set({.send = Lost::RequestAndAnswer});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(500ms);
        QTRY_COMPARE(rig.said(), name(ActOutcome::NotCommitted, ErrorCode::TimedOut));
        QCOMPARE(rig.proof(), PrintProof::PageCounter);
        QCOMPARE(fake.cancelled(), 1);
        faultInjected("document.document-lost");
    }
    void aForgottenJobIsDecidedByTheCounter_data()
    {
        QTest::addColumn<bool>("hasCounter");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("counter") << true << committed;
        QTest::newRow("no counter") << false << name(ActOutcome::Unknown, ErrorCode::OutcomeUnknown);
    }
    void aForgottenJobIsDecidedByTheCounter()
    {
        QFETCH(bool, hasCounter);
        QFETCH(QString, outcome);
        FakeIppPrinter fake;
        fake.set({.hasCounter = hasCounter, .forgetsJobs = true});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin();
        QTRY_COMPARE(rig.said(), outcome);
        faultInjected("document.jobs-forgotten");
    }
    void aPrinterThatVanishesInTheJobLeavesTheOutcomeUnknown()
    {
        FakeIppPrinter fake;
        fake.set({.reasonOnceSent = "media-empty-error"});
        Rig rig(fake);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(1500ms);
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        fake.stop();
        QTRY_COMPARE(rig.said(), name(ActOutcome::Unknown, ErrorCode::LinkBroken));
        QTRY_COMPARE(rig.device(), DeviceStatus::Offline);
        faultInjected("document.vanishes-in-job");
    }
};
QTEST_GUILESS_MAIN(TestIppLosses)
#include "tst_ipp_losses.moc"
