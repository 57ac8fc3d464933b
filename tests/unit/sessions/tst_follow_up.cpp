// SPDX-License-Identifier: Apache-2.0
// What a citizen still does about a case of one's own: gives an answer that a department asks for again, and rates what
// is closed. The store and the outbox are the real ones.
#include "fake_cases.h"
#include "terminal_machine.h"

#include <cases/correction.h>

#include <QJsonDocument>
#include <QJsonObject>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString CaseNo = QStringLiteral("CH20260313000002");

struct ListeningSealer final : EnvelopeSealer {
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        plain << content.reveal();
        const QByteArray sealed = "sealed " + QByteArray::number(plain.size());
        return SealedEnvelope{sealed, QCryptographicHash::hash(sealed, QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
    mutable QList<QByteArray> plain;
};

CasePart part(CaseStage stage, const QStringList &fields = {})
{
    CasePart made;
    made.id = QStringLiteral("residence-registration");
    made.stage = stage;
    for (const QString &field : fields)
        made.faults << CaseFault{CaseFault::Of::Field, field, {QStringLiteral("号码打不通"), QStringLiteral("No")}};
    if (stage == CaseStage::NeedsFix)
        made.correction = CorrectionWanted{QDate(2999, 3, 28), QStringLiteral("派出所窗口")};
    return made;
}

struct Machine : TerminalMachine {
    Machine()
    {
        parts.cases = &cases;
        parts.sealer = &sealer;
        outbox.setCasePortal(&cases);
        CaseLine line;
        line.caseNo = CaseNo;
        line.item = QString::fromLatin1(kResidence);
        cases.list.cases = {line};
        cases.standing.item = QString::fromLatin1(kResidence);
        cases.standing.itemVersion = catalogue.service(cases.standing.item)->version;
        cases.standing.stage = CaseStage::NeedsFix;
        cases.standing.parts = {part(CaseStage::NeedsFix, {QStringLiteral("phone")})};
    }
    void openCase()
    {
        open("case-progress");
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
        showCase();
    }
    void showCase()
    {
        QVERIFY(QTest::qWaitFor([&] {
            const auto *list = screen<screen::CaseList>();
            return list && list->cases;
        }));
        terminal.handle(act::Choose{CaseNo});
        QVERIFY(reached<screen::CaseDetail>());
    }
    void answer(const QString &entry)
    {
        terminal.handle(act::Type{entry});
        terminal.handle(act::Proceed{});
    }
    void correct()
    {
        openCase();
        terminal.handle(act::Correct{});
        QVERIFY(screen<screen::Form>());
        answer(QStringLiteral("13900006021"));
        QVERIFY(screen<screen::Review>());
        terminal.handle(act::Proceed{});
    }
    const screen::CaseDetail &detail() const { return *screen<screen::CaseDetail>(); }
    FakeCases cases;
    ListeningSealer sealer;
};

} // namespace

class TestFollowUp : public QObject {
    Q_OBJECT
private slots:
    void oneAnswerIsAskedAgainAndHandedIn()
    {
        Machine machine;
        machine.openCase();
        QCOMPARE(machine.detail().askAgain, QStringList{QStringLiteral("phone")});
        machine.terminal.handle(act::Correct{});
        QVERIFY(machine.screen<screen::Form>());
        QCOMPARE(machine.screen<screen::Form>()->field, QStringLiteral("phone"));
        QVERIFY(machine.screen<screen::Form>()->entry.isEmpty());
        machine.answer(QStringLiteral("139"));
        QVERIFY(machine.screen<screen::Form>()->complaint); // as strict as the first time
        machine.answer(QStringLiteral("13900006021"));
        QVERIFY(machine.screen<screen::Review>());
        QVERIFY(machine.sealer.plain.isEmpty());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Done>());
        const screen::Done done = *machine.screen<screen::Done>();
        QVERIFY(done.isCorrection && done.standing == Standing::ReceivedByPortal);
        QVERIFY(done.receipt == screen::Done::Receipt::None && done.receiptCode == CaseNo);
        QCOMPARE(machine.cases.corrected, QStringList{CaseNo});
        QCOMPARE(machine.counts().pending, 0);
        QCOMPARE(machine.sealer.plain.size(), 1);
        const QJsonObject said = QJsonDocument::fromJson(machine.sealer.plain.first()).object();
        QCOMPARE(said[u"caseNo"].toString(), CaseNo);
        QCOMPARE(said[u"answer"][u"value"].toString(), QStringLiteral("13900006021"));
        QCOMPARE(said[u"citizen"][u"number"].toString(), QStringLiteral("330199188001010018"));
        QVERIFY(said[u"identity"][u"verified"].toBool());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
    }
    void itIsHereBeforeTheGlassSaysSoAndIsSentLater()
    {
        Machine machine;
        machine.cases.correctionError = Error{ErrorCode::AnswerLost, {}};
        machine.correct();
        QVERIFY(QTest::qWaitFor([&] { return !machine.cases.corrected.isEmpty(); }));
        machine.clock->advance(4s);
        QVERIFY(machine.reached<screen::Done>());
        QVERIFY(machine.screen<screen::Done>()->standing == Standing::ReceivedHere);
        QCOMPARE(machine.counts().pending, 1);
        machine.cases.correctionError.reset();
        machine.clock->advance(300s);
        QVERIFY(QTest::qWaitFor([&] { return machine.counts().pending == 0; }));
        QCOMPARE(machine.counts().held, 0);
        QCOMPARE(machine.sealer.plain.size(), 1); // the very same went out again
    }
    void whatWasCorrectedElsewhereMeanwhileIsSaidCalmlyAndKeptForStaff()
    {
        Machine machine;
        machine.cases.correctionError
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem correction-unneeded status=409 retry=resync")};
        machine.correct();
        machine.clock->advance(4s);
        QVERIFY(machine.reached<screen::Done>());
        QVERIFY(QTest::qWaitFor([&] {
            const auto *done = machine.screen<screen::Done>();
            return done && done->unneeded;
        }));
        QCOMPARE(machine.counts().held, 1);
    }
    void severalAnswersAreSeveralCorrections()
    {
        Machine machine;
        machine.cases.standing.parts
            = {part(CaseStage::NeedsFix, {QStringLiteral("phone"), QStringLiteral("currentAddress")})};
        machine.openCase();
        QCOMPARE(machine.detail().askAgain.size(), 2);
        machine.terminal.handle(act::Correct{});
        QCOMPARE(machine.screen<screen::Form>()->field, QStringLiteral("currentAddress")); // in the item's order
        machine.terminal.handle(act::Choose{QStringLiteral("澄湖区青瓷路 18 号")});
        machine.terminal.handle(act::Proceed{});
        machine.answer(QStringLiteral("13900006021"));
        QVERIFY(machine.screen<screen::Review>());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Done>());
        QCOMPARE(machine.cases.corrected, (QStringList{CaseNo, CaseNo}));
        QCOMPARE(machine.sealer.plain.size(), 2);
    }
    void whatCannotBeAskedHereLeadsToTheWindow_data()
    {
        QTest::addColumn<QString>("why");
        QTest::addColumn<bool>("late");
        QTest::newRow("another version") << QStringLiteral("version") << false;
        QTest::newRow("no item of this machine") << QStringLiteral("item") << false;
        QTest::newRow("a file") << QStringLiteral("material") << false;
        QTest::newRow("of the card") << QStringLiteral("locked") << false;
        QTest::newRow("too late") << QStringLiteral("late") << true;
    }
    void whatCannotBeAskedHereLeadsToTheWindow()
    {
        QFETCH(QString, why);
        QFETCH(bool, late);
        Machine machine;
        CasePart &wrong = machine.cases.standing.parts.first();
        if (why == u"version")
            machine.cases.standing.itemVersion = QStringLiteral("0.9.0");
        else if (why == u"item")
            machine.cases.standing.item = QStringLiteral("elsewhere-only");
        else if (why == u"material")
            wrong.faults.first().of = CaseFault::Of::Material;
        else if (why == u"locked")
            wrong.faults.first().id = QStringLiteral("number");
        else
            wrong.correction->by = machine.clock->wall().date().addDays(-1);
        machine.openCase();
        QVERIFY(machine.detail().askAgain.isEmpty());
        QCOMPARE(machine.detail().isLate, late);
        machine.terminal.handle(act::Correct{});
        QVERIFY(machine.screen<screen::CaseDetail>()); // nothing happens
    }
    void theLastDayIsOneOfThem()
    {
        Machine machine;
        machine.cases.standing.parts.first().correction->by = machine.clock->wall().date();
        machine.openCase();
        QVERIFY(!machine.detail().askAgain.isEmpty() && !machine.detail().isLate);
    }
    void behindTheQuestionLieTheCases()
    {
        Machine machine;
        machine.openCase();
        machine.terminal.handle(act::Correct{});
        QVERIFY(machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Back{});
        machine.showCase(); // nobody asks for the card again
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.counts().pending, 0);
    }
    void aClosedCaseIsRatedAfterwards()
    {
        Machine machine;
        machine.cases.standing.stage = CaseStage::Done;
        machine.cases.standing.parts = {part(CaseStage::Done)};
        machine.cases.standing.rated = false;
        machine.openCase();
        QVERIFY(machine.detail().mayRate);
        machine.reader.setCard(false);
        machine.terminal.handle(act::Rate{});
        QVERIFY(machine.screen<screen::Rate>());
        machine.terminal.handle(act::Stars{4});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
        QVERIFY(QTest::qWaitFor([&] { return !machine.portal.ratings.isEmpty(); }));
        QCOMPARE(machine.portal.ratings, QList<int>{4});
        QVERIFY(QTest::qWaitFor([&] { return machine.counts().pending == 0; }));
    }
    void whatIsNotClosedOrRatedBeforeIsNotRated_data()
    {
        QTest::addColumn<CaseStage>("stage");
        QTest::addColumn<CaseStage>("other");
        QTest::addColumn<bool>("rated");
        QTest::newRow("rated") << CaseStage::Done << CaseStage::Done << true;
        QTest::newRow("one is at work") << CaseStage::Refused << CaseStage::Accepted << false;
        QTest::newRow("withdrawn") << CaseStage::Withdrawn << CaseStage::Withdrawn << false;
    }
    void whatIsNotClosedOrRatedBeforeIsNotRated()
    {
        QFETCH(CaseStage, stage);
        QFETCH(CaseStage, other);
        QFETCH(bool, rated);
        Machine machine;
        machine.cases.standing.stage = stage;
        machine.cases.standing.parts = {part(stage), part(other)};
        machine.cases.standing.rated = rated;
        machine.openCase();
        QVERIFY(!machine.detail().mayRate);
        machine.terminal.handle(act::Rate{});
        QVERIFY(machine.screen<screen::CaseDetail>());
    }
};

QTEST_GUILESS_MAIN(TestFollowUp)
#include "tst_follow_up.moc"
