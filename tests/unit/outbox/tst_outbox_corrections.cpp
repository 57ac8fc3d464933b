// SPDX-License-Identifier: Apache-2.0
// A correction on its way: durable, sent until the portal has it, the very same bytes each time, and forgotten only
// then.
#include "outbox_machine.h"
#include "portal_books.h"

#include <support/await.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString CaseNo = QStringLiteral("CH20260313000001");

// What it was asked, and what it says to it.
class CorrectedPortal final : public CasePortal {
public:
    Pending<CaseList> listCases(QString, CallContext) override { return no<CaseList>(); }
    Pending<CaseGlimpse> lookUpCase(QString, CallContext) override { return no<CaseGlimpse>(); }
    Pending<PortalCaseStanding> caseStanding(QString, QString, QString, CallContext) override
    {
        return no<PortalCaseStanding>();
    }
    Pending<SubmissionReceipt> putCorrection(CorrectionId id, QString caseNo, QByteArray envelope, CallContext) override
    {
        heard << caseNo + u' ' + id.text() + u' ' + QString::fromLatin1(envelope);
        if (error)
            return readyFuture<SubmissionReceipt>(fail(*error));
        return readyFuture<SubmissionReceipt>(SubmissionReceipt{caseNo, {}, QStringLiteral("corrected")});
    }
    QStringList heard;
    std::optional<Error> error;

private:
    template <typename T> static Pending<T> no() { return readyFuture<T>(fail(ErrorCode::Unsupported)); }
};

struct Terminal : OutboxMachine {
    Terminal(const DevPapers &papers, const QUrl &portal) : OutboxMachine(papers, portal) { begin(&cases); }
    void begin(CasePortal *whom)
    {
        start();
        engine->setCasePortal(whom);
    }
    SealedCorrection correction(const QByteArray &envelope = "sealed")
    {
        return {CorrectionId::make(*client.clock), VisitId::make(*client.clock), CaseNo, envelope};
    }
    QString heardOf(const SealedCorrection &one) const
    {
        return CaseNo + u' ' + one.id.text() + u' ' + QString::fromLatin1(one.envelope);
    }
    OutboxRow first() const { return await(store->pending()).value_or(QList<OutboxRow>()).value(0); }
    CorrectedPortal cases;
};

} // namespace

class TestOutboxCorrections : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }

    void itIsSentOnceAndAcknowledged()
    {
        Terminal terminal(m_papers, m_portal.base());
        const SealedCorrection one = terminal.correction(), two = terminal.correction("another");
        QVERIFY(await(terminal.store->keepCorrections({one, two})));
        QTRY_VERIFY(terminal.drained());
        terminal.cases.heard.sort();
        QStringList wanted{terminal.heardOf(one), terminal.heardOf(two)};
        wanted.sort();
        QCOMPARE(terminal.cases.heard, wanted);
        const StoreCounts counts = await(terminal.store->counts()).value();
        QCOMPARE(counts.pending + counts.held, 0);
        QVERIFY(await(terminal.store->keepCorrections({one}))); // the same again is the same
        QVERIFY(terminal.drained());
        QCOMPARE(terminal.cases.heard.size(), 2);
    }
    void aLostAnswerIsResolvedByTheSameBytesAlsoAfterARestart()
    {
        Terminal terminal(m_papers, m_portal.base());
        terminal.cases.error = Error{ErrorCode::AnswerLost, {}};
        const SealedCorrection one = terminal.correction();
        QVERIFY(await(terminal.store->keepCorrections({one})));
        QTRY_COMPARE(terminal.first().attempts, 1);
        QVERIFY(terminal.first().state == SubmissionState::Unknown);
        terminal.begin(&terminal.cases);
        QVERIFY(terminal.first().kind == OutboxKind::Correction);
        terminal.cases.error.reset();
        QTRY_VERIFY(terminal.drained());
        QVERIFY(terminal.cases.heard.size() >= 2);
        terminal.cases.heard.removeDuplicates();
        QCOMPARE(terminal.cases.heard, QStringList{terminal.heardOf(one)});
    }
    void whatThePortalDoesNotWantIsForPeople()
    {
        Terminal terminal(m_papers, m_portal.base());
        terminal.cases.error
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem correction-unneeded status=409 retry=resync")};
        const SealedCorrection one = terminal.correction();
        QVERIFY(await(terminal.store->keepCorrections({one})));
        QTRY_COMPARE(terminal.engine->held(), 1);
        const auto held = await(terminal.store->heldRows()).value();
        QCOMPARE(held.size(), 1);
        QCOMPARE(held.first().problem, QStringLiteral("correction-unneeded"));
    }
    void withoutAnybodyToTakeItItWaits()
    {
        Terminal terminal(m_papers, m_portal.base());
        terminal.begin(nullptr);
        QVERIFY(await(terminal.store->keepCorrections({terminal.correction()})));
        QTRY_VERIFY(terminal.first().attempts > 0);
        QCOMPARE(terminal.engine->held(), 0);
        terminal.engine->setCasePortal(&terminal.cases);
        QTRY_VERIFY(terminal.drained());
    }
    void allOfThemOrNone()
    {
        Terminal terminal(m_papers, m_portal.base());
        SealedCorrection broken = terminal.correction();
        broken.caseNo.clear();
        const auto kept = await(terminal.store->keepCorrections({terminal.correction(), broken}));
        QVERIFY(!kept && kept.error().code == ErrorCode::InvalidInput);
        SealedCorrection one = terminal.correction();
        QVERIFY(await(terminal.store->keepCorrections({one})));
        one.envelope = "other bytes";
        const auto other = await(terminal.store->keepCorrections({terminal.correction(), one}));
        QVERIFY(!other && other.error().code == ErrorCode::Conflict);
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.cases.heard.size(), 1);
    }

private:
    DevPapers m_papers;
    PortalBooks m_books;
    ScriptedPortal m_portal{m_papers, m_books.script()};
};

QTEST_GUILESS_MAIN(TestOutboxCorrections)
#include "tst_outbox_corrections.moc"
