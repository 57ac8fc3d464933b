// SPDX-License-Identifier: Apache-2.0
// What the presenter keeps while the machine round the page changes.
#include <presentation/kiosk_view_models.h>
#include <presentation/session_presenter.h>
#include <support/log_lines.h>
#include <unit/sessions/fake_cases.h>
#include <unit/sessions/terminal_machine.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

Knowledge hallKnowledge()
{
    KnowledgeEntry parking;
    parking.id = QStringLiteral("parking");
    parking.questions = {{QStringLiteral("停车场在哪")}, {QStringLiteral("Where can I park")}};
    parking.answer = {QStringLiteral("在地下一层。"), QStringLiteral("In the basement.")};
    parking.source = {{QStringLiteral("大厅告示"), QStringLiteral("Notice")}, QDate(2026, 1, 5)};
    parking.place = KnowledgePlace{{QStringLiteral("南门进"), QStringLiteral("South gate")},
                                   {QStringLiteral("地下一层"), QStringLiteral("Basement")}};
    parking.items = {QString::fromLatin1(kResidence), QStringLiteral("no-such-item")};
    parking.review = QDate(2000, 1, 1);
    return {{}, {}, {parking}};
}

void write(InquiryViewModel &inquiry, const QString &question)
{
    inquiry.setHanzi(false); // letters and hanzi as they are
    for (const QChar c : question)
        inquiry.type(c);
}

} // namespace

class TestSessionPresenter : public QObject {
    Q_OBJECT
private slots:
    void whatIsBeingTypedStaysWhateverTheDevicesDo()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                                {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")}};
        machine.open(kResidence);
        machine.identify();
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Form>());
        machine.terminal.handle(act::Choose{QStringLiteral("home")});
        machine.terminal.handle(act::Proceed{});
        FormViewModel *form = models.form();
        QVERIFY(QTest::qWaitFor([&] { return form->keyboard() == FormViewModel::Keyboard::Digits; }));
        for (const QChar digit : QStringLiteral("1390000"))
            form->type(digit);
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        machine.receipts.online();     // a printer tells its state
        machine.reader.setCard(false); // the card is lifted
        machine.terminal.handle(act::Again{});
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        form->confirm(); // too short: the page stays, and so does what was typed
        QVERIFY(!form->error().isEmpty());
        QCOMPARE(form->entry(), QStringLiteral("1390000"));
        for (const QChar digit : QStringLiteral("6021"))
            form->type(digit);
        form->confirm();
        QVERIFY(QTest::qWaitFor([&] { return form->keyboard() == FormViewModel::Keyboard::Options; }));
        QCOMPARE(form->entry(), QString()); // another question
    }
    void aStrokeOnThePadReachesTheVisitAndGoesWithIt()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.portal.known = {{QStringLiteral("phone"), QStringLiteral("13900006021")}};
        machine.open("unemployment-registration");
        machine.identify();
        machine.typeCode(u"123456");
        FormViewModel *form = models.form();
        for (const auto &[field, answer] :
             {std::pair("left", "resigned"), std::pair("since", ""), std::pair("wants", "job")}) {
            QVERIFY(QTest::qWaitFor([&machine, field = field] {
                const auto *page = machine.screen<screen::Form>();
                return page && page->field == QLatin1String(field);
            }));
            if (*answer)
                form->choose(QString::fromLatin1(answer));
            else
                for (const QChar digit : QStringLiteral("20260201"))
                    form->type(digit);
            form->confirm();
        }
        QVERIFY(machine.reached<screen::Review>());
        QCOMPARE(models.review()->confirmWords(), QStringLiteral("都对，去签名"));
        models.review()->confirm();
        QVERIFY(machine.reached<screen::Sign>());
        SignViewModel *sign = models.sign();
        QCOMPARE(models.terminal()->page(), QStringLiteral("sign"));
        QCOMPARE(sign->document(), QStringLiteral("失业登记"));
        QCOMPARE(sign->answers(), int(answersOnPath(machine.terminal.visit()->journey()).size()));
        QCOMPARE(sign->confirmWords(), QStringLiteral("签好了，交上去"));
        sign->draw(std::make_shared<const InkStroke>(InkStroke{{{1, 2, -1, 3}}, {12'000, 6'000}}));
        QCOMPARE(sign->strokes(), 1);
        sign->confirm(); // a dot
        QCOMPARE(sign->complaint(), QStringLiteral("笔画太少了，请写下您的姓名。"));
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(sign->complaint(), QStringLiteral("Too little. Write your name."));
        QCOMPARE(sign->strokes(), 1);
        sign->cannotSign();
        QVERIFY(sign->phase() == SignViewModel::Phase::ToWindow);
        sign->again();
        const auto ink = sign->view().ink;
        machine.reader.setCard(false);
        models.terminal()->home();
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(ink->strokes(), 0);
        QVERIFY(!sign->view().ink); // wiped with the other pages
    }
    void whoLooksByOfficeComesBackTheSameWay()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.terminal.start();
        machine.terminal.enter();
        HomeViewModel *home = models.home();
        TerminalViewModel *frame = models.terminal();
        home->openSearch();
        home->openOffices(false);
        QCOMPARE(frame->page(), QStringLiteral("offices"));
        const int departments = home->offices()->count();
        QVERIFY(departments > 5);
        home->openOffices(true);
        QVERIFY(home->byWindow());
        home->openOffices(false);
        home->chooseOffice(QStringLiteral("澄湖区民政局"));
        QCOMPARE(frame->page(), QStringLiteral("area"));
        QCOMPARE(home->areaTitle(), QStringLiteral("澄湖区民政局"));
        QVERIFY(home->areaItems()->count() >= 2);
        for (const char *before : {"offices", "search", "home"}) {
            frame->back();
            QCOMPARE(frame->page(), QString::fromLatin1(before));
        }
    }
    void aCompanySeesItsOwnStages()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        machine.terminal.start();
        machine.terminal.enter();
        HomeViewModel *home = models.home();
        QVERIFY(home->mayBeCompany() && !home->company());
        QCOMPARE(home->areas()->count(), 10);
        const int frequent = home->frequent()->count();
        home->chooseAudience(true);
        QVERIFY(home->company());
        QCOMPARE(home->areas()->count(), 5);
        QVERIFY(home->frequent()->count() < frequent);
    }
    void howFarACaseIsSaidInPlainWords()
    {
        TerminalMachine machine;
        FakeCases cases;
        machine.parts.cases = &cases;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        cases.glimpse.stage = CaseStage::NeedsFix;
        cases.glimpse.correction = CorrectionWanted{QDate(2026, 3, 28), QStringLiteral("派出所窗口")};
        machine.open("");
        QCOMPARE(models.home()->functions()->count(), 2);
        models.home()->chooseFunction(QStringLiteral("progress"));
        QCOMPARE(models.terminal()->page(), QStringLiteral("ways"));
        QCOMPARE(models.home()->areaItems()->count(), 3);
        models.home()->chooseItem(QStringLiteral("receipt-progress"));
        QCOMPARE(models.terminal()->page(), QStringLiteral("progress-code"));
        ProgressCodeViewModel *code = models.progressCode();
        const QString number = ReceiptCode::make(u"CH")->text();
        for (const QChar sign : number.first(5).toLower())
            code->type(sign);
        code->confirm();
        QVERIFY(code->error().contains(QStringLiteral("还差 7 位")));
        QCOMPARE(code->entry(), number.first(5));
        for (const QChar sign : number.sliced(5))
            code->type(sign);
        QVERIFY(code->error().isEmpty());
        code->confirm();
        QVERIFY(QTest::qWaitFor([&] { return models.terminal()->page() == u"progress-case"; }));
        const ProgressCaseView said = models.progressCase()->view();
        QVERIFY(said.byReceipt && said.mark == u"care" && said.state == u"需要您补正");
        QVERIFY(said.correction.isEmpty()); // what it is stands on no page that anybody can open
        QVERIFY(said.correctionHow.contains(QStringLiteral("3 月 28 日"))
                && said.correctionHow.contains(u"派出所窗口"));
        QCOMPARE(said.line.size(), 4);
        models.terminal()->setLanguage(QStringLiteral("en"));
        QVERIFY(models.progressCase()->correctionHow().contains(QStringLiteral("28 March")));
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(QTest::qWaitFor([&] { return !machine.terminal.visit(); }));
        QVERIFY(code->entry().isEmpty() && models.progressCase()->title().isEmpty());
    }
    void aCitizensCaseNamesWhatIsWrongAndWhoDoesWhat()
    {
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        PortalCaseStanding standing;
        standing.caseNo = QStringLiteral("CH20260313000001");
        standing.item = QString::fromLatin1(kResidence);
        standing.stage = CaseStage::NeedsFix;
        standing.receivedAt = QDateTime({2026, 3, 13}, {10, 31});
        CasePart wrong;
        wrong.stage = CaseStage::NeedsFix;
        wrong.department = QStringLiteral("派出所");
        wrong.faults = {{CaseFault::Of::Field, QStringLiteral("currentAddress"), {QStringLiteral("缺少门牌号"), {}}},
                        {CaseFault::Of::Material, QStringLiteral("lease"), {QStringLiteral("照片不清晰"), {}}}};
        wrong.correction = CorrectionWanted{QDate(2026, 3, 28), QStringLiteral("派出所窗口")};
        CasePart waiting;
        waiting.stage = CaseStage::Waiting;
        standing.parts = {wrong, waiting};
        const auto view = viewOf(screen::CaseDetail{std::make_shared<const PortalCaseStanding>(standing)}, setting);
        const QString label = machine.catalogue.service(standing.item)->field(u"currentAddress")->label.zh;
        QCOMPARE(view.correction, label + QStringLiteral("：缺少门牌号\n照片不清晰"));
        QCOMPARE(view.parts.size(), 2);
        QCOMPARE(view.parts[1].state, QStringLiteral("在等前一个部门"));
        QVERIFY(view.line[2].what == u"等您补正" && view.line[2].progress == u"now"
                && view.line[3].progress == u"later");
    }
    void aQuestionIsAnsweredWithItsSourceAndLeadsToItsItem()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models, hallKnowledge());
        machine.terminal.start();
        models.terminal()->start();
        models.home()->chooseFunction(QStringLiteral("questions"));
        QCOMPARE(models.terminal()->view().page, QStringLiteral("inquiry"));
        InquiryViewModel *inquiry = models.inquiry();
        QVERIFY(!inquiry->askable());
        write(*inquiry, QStringLiteral("停车场在哪里"));
        QVERIFY(inquiry->askable());
        inquiry->ask();
        QCOMPARE(models.terminal()->view().page, QStringLiteral("answer"));
        QCOMPARE(inquiry->outcome(), InquiryViewModel::Outcome::Answered);
        QCOMPARE(inquiry->answer(), QStringLiteral("在地下一层。"));
        QCOMPARE(inquiry->source(), QStringLiteral("大厅告示，2026 年 1 月 5 日"));
        QCOMPARE(inquiry->window(), QStringLiteral("南门进"));
        QCOMPARE(inquiry->floor(), QStringLiteral("地下一层"));
        QVERIFY(!inquiry->note().isEmpty());       // it was to be read again long ago
        QCOMPARE(inquiry->view().items.size(), 1); // of those that there are
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(inquiry->source(), QStringLiteral("Notice, 5 January 2026"));
        models.home()->chooseItem(QString::fromLatin1(kResidence));
        QVERIFY(machine.terminal.visit());
        QCOMPARE(models.terminal()->view().page, QStringLiteral("guide"));
    }
    void backLeadsFromTheAnswerToTheQuestionAndHome()
    {
        TerminalMachine machine;
        machine.config.site.elsewhere = {QStringLiteral("一楼窗口"), QStringLiteral("Floor 1")};
        machine.config.site.helpPhone = {QStringLiteral("值班电话"), QStringLiteral("Duty desk")};
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models, hallKnowledge());
        machine.terminal.start();
        models.terminal()->start();
        InquiryViewModel *inquiry = models.inquiry();
        inquiry->open();
        write(*inquiry, QStringLiteral("明天下雨吗"));
        inquiry->ask();
        QCOMPARE(inquiry->outcome(), InquiryViewModel::Outcome::Nobody);
        QCOMPARE(inquiry->person(), QStringLiteral("一楼窗口")); // no desk is configured
        QCOMPARE(inquiry->phone(), QStringLiteral("值班电话"));
        QVERIFY(inquiry->answer().isEmpty());
        models.terminal()->back();
        QCOMPARE(models.terminal()->view().page, QStringLiteral("inquiry"));
        QCOMPARE(inquiry->question(), QStringLiteral("明天下雨吗"));
        models.terminal()->back();
        QCOMPARE(models.terminal()->view().page, QStringLiteral("home"));
        QCOMPARE(inquiry->question(), QString());
    }
    void aQuestionIsForgottenWhenNobodyIsThereAndNeverLogged()
    {
        TerminalMachine machine;
        const auto lines = std::make_shared<LogLines>();
        machine.parts.log = Logger(lines, machine.clock);
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models, hallKnowledge());
        machine.terminal.start();
        models.terminal()->start();
        InquiryViewModel *inquiry = models.inquiry();
        inquiry->open();
        write(*inquiry, QStringLiteral("停车场在哪里"));
        inquiry->ask();
        const QByteArray log = lines->all();
        QVERIFY2(log.contains("inquiry.asked") && log.contains("\"answered\":1"), log.constData());
        QVERIFY(!log.contains(QStringLiteral("停车").toUtf8()) && !log.contains("parking"));
        machine.clock->advance(machine.config.timing.idleWarningAfter + 1s);
        QVERIFY(std::holds_alternative<screen::Attract>(machine.terminal.screen()));
        QCOMPARE(inquiry->question(), QString());
        QCOMPARE(inquiry->view().asked, QString());
        QCOMPARE(inquiry->answer(), QString());
        models.terminal()->start();
        QCOMPARE(models.terminal()->view().page, QStringLiteral("home"));
    }
};

QTEST_GUILESS_MAIN(TestSessionPresenter)
#include "tst_session_presenter.moc"
