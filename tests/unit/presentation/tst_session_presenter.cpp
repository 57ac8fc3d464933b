// SPDX-License-Identifier: Apache-2.0
// What the presenter keeps while the machine round the page changes.
#include <presentation/fault_words.h>
#include <presentation/kiosk_view_models.h>
#include <presentation/session_presenter.h>
#include <support/log_lines.h>
#include <unit/sessions/fake_cases.h>
#include <unit/sessions/fake_hall.h>
#include <unit/sessions/terminal_machine.h>

#include <QSignalSpy>

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

// To the question for the phone, where the first seven digits are typed.
bool beginsPhone(TerminalMachine &machine, FormViewModel &form)
{
    machine.portal.known = {{QStringLiteral("currentAddress"), QStringLiteral("澄湖区青瓷路 18 号 3 幢 502 室")},
                            {QStringLiteral("residenceSince"), QStringLiteral("2019-06-01")}};
    machine.open(kResidence);
    machine.identify();
    machine.typeCode(u"123456");
    if (!machine.reached<screen::Form>())
        return false;
    machine.terminal.handle(act::Choose{QStringLiteral("home")});
    machine.terminal.handle(act::Proceed{});
    if (!QTest::qWaitFor([&] { return form.keyboard() == FormViewModel::Keyboard::Digits; }))
        return false;
    for (const QChar digit : QStringLiteral("1390000"))
        form.type(digit);
    return true;
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
        FormViewModel *form = models.form();
        QVERIFY(beginsPhone(machine, *form));
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
    void aModeIsOneTapAndKeepsThePageAndWhatWasTyped()
    {
        TerminalMachine machine;
        machine.config.screen.lowerEdgeMm = 910;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        TerminalViewModel *frame = models.terminal();
        QVERIFY(beginsPhone(machine, *models.form()));
        QSignalSpy pages(frame, &TerminalViewModel::pageChanged);
        QSignalSpy modes(frame, &TerminalViewModel::modesChanged);
        frame->toggleElder();
        frame->toggleContrast();
        frame->toggleLow();
        QVERIFY(frame->elder() && frame->highContrast() && frame->low());
        QCOMPARE(frame->lowerEdgeMm(), 910.0);
        frame->toggleElder();
        QVERIFY(!frame->elder() && frame->highContrast() && frame->low()); // each by itself
        QCOMPARE(modes.count(), 4);
        QCOMPARE(pages.count(), 0);
        QCOMPARE(models.form()->entry(), QStringLiteral("1390000"));
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
        QCOMPARE(models.home()->functions()->count(), 5);
        models.home()->chooseFunction(QStringLiteral("progress"));
        QCOMPARE(models.terminal()->page(), QStringLiteral("ways"));
        QCOMPARE(models.home()->areaItems()->count(), 4);
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
    void aTimeIsChosenByItsKeysAndWhatIsFullIsGrey()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models);
        FakeHall hall;
        machine.parts.hall = &hall;
        machine.open("");
        models.home()->chooseFunction(QStringLiteral("appointment"));
        QCOMPARE(models.terminal()->page(), QStringLiteral("ways"));
        QCOMPARE(models.home()->areaItems()->count(), 3);
        models.home()->chooseItem(QStringLiteral("appointment-book"));
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] { return models.terminal()->page() == u"appointment-list"; }));
        AppointmentListViewModel *list = models.appointmentList();
        const QString department = machine.catalogue.service(QString::fromLatin1(kResidence))->department.zh;
        QVERIFY(!list->own() && list->rows()->count() > 3);
        list->open(department);
        QVERIFY(list->rows()->count() > 0);
        list->open(QString::fromLatin1(kResidence));
        AppointmentTimeViewModel *time = models.appointmentTime();
        QVERIFY(QTest::qWaitFor([&] { return models.terminal()->page() == u"appointment-time" && !time->loading(); }));
        const AppointmentTimeView days = time->view();
        QVERIFY(days.days.size() == 7 && days.days[0].name == u"今天" && days.days[0].chosen);
        QVERIFY(days.days[1].name == u"周五" && days.days[1].text == u"3/13");
        QCOMPARE(days.times.size(), 3);
        QVERIFY(days.times[0].text == u"09:00" && !days.times[0].available);
        QVERIFY(days.times[1].text == u"11:00" && days.times[1].available && !days.confirmable);
        time->choose(QStringLiteral("11:30"));
        QVERIFY(time->confirmable());
        time->confirm();
        AppointmentViewModel *one = models.appointment();
        QCOMPARE(models.terminal()->page(), QStringLiteral("appointment"));
        QCOMPARE(one->view().lines[1].value, QStringLiteral("3 月 12 日 周四 11:30"));
        QVERIFY(one->number().isEmpty());
        one->proceed();
        QVERIFY(QTest::qWaitFor([&] { return one->number() == u"Y0042"; }));
        models.terminal()->setLanguage(QStringLiteral("en"));
        QCOMPARE(one->view().lines[1].value, QStringLiteral("Thu 12 March, 11:30"));
        machine.reader.setCard(false);
        QVERIFY(QTest::qWaitFor([&] { return !machine.terminal.isWorking(); })); // the slip is out
        one->proceed();
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(QTest::qWaitFor([&] { return !machine.terminal.visit(); }));
        QVERIFY(one->number().isEmpty() && time->title().isEmpty() && list->title().isEmpty());
    }
    void anAppointmentSaysWhatCanBeDoneWithIt_data()
    {
        using Coming = screen::Appointment::Coming;
        QTest::addColumn<Coming>("coming");
        QTest::addColumn<bool>("arrived");
        QTest::addColumn<QString>("primary");
        QTest::addColumn<QString>("other");
        const QString end = QStringLiteral("看好了，结束");
        QTest::newRow("early") << Coming::TooEarly << false << end << QStringLiteral("取消预约");
        QTest::newRow("in time") << Coming::Now << false << QStringLiteral("签到取号") << QStringLiteral("取消预约");
        QTest::newRow("late") << Coming::TooLate << false << end << QStringLiteral("再办一件");
        QTest::newRow("there") << Coming::Now << true << QStringLiteral("看排队号") << QStringLiteral("再办一件");
    }
    void anAppointmentSaysWhatCanBeDoneWithIt()
    {
        QFETCH(screen::Appointment::Coming, coming);
        QFETCH(bool, arrived);
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        screen::Appointment screen;
        screen.phase = screen::Appointment::Phase::Shown;
        screen.appointment
            = {{}, {}, {QDate(2026, 3, 13), QTime(15, 30)}, QStringLiteral("Y1"), QStringLiteral("三号窗口")};
        screen.appointment.arrived = arrived;
        screen.coming = coming;
        const AppointmentView view = viewOf(screen, setting); // of an item that this terminal does not have
        QTEST(view.primary, "primary");
        QTEST(view.other, "other");
        QVERIFY(view.lines[0].value == u"到窗口办的事" && view.lines[2].value == u"三号窗口");
        if (coming == screen::Appointment::Coming::TooEarly)
            QVERIFY(view.noticeText.contains(u"15:00–15:40"));
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
    void whatCanBeCorrectedHereAndWhoRefusedWhatIsSaid()
    {
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        PortalCaseStanding standing;
        standing.stage = CaseStage::NeedsFix;
        CasePart wrong;
        wrong.stage = CaseStage::NeedsFix;
        wrong.faults = {{CaseFault::Of::Field, QStringLiteral("phone"), {QStringLiteral("打不通"), {}}}};
        wrong.correction = CorrectionWanted{QDate(2026, 3, 28), QStringLiteral("派出所窗口")};
        standing.parts = {wrong};
        screen::CaseDetail detail{std::make_shared<const PortalCaseStanding>(standing), {QStringLiteral("phone")}};
        ProgressCaseView view = viewOf(detail, setting);
        QVERIFY(view.canCorrect && view.correctionHow.contains(QStringLiteral("在这里就能补")));
        detail.askAgain.clear();
        detail.isLate = true;
        view = viewOf(detail, setting);
        QVERIFY(!view.canCorrect && view.correctionHow.contains(QStringLiteral("已经过了"))
                && view.correctionHow.contains(u"派出所窗口"));

        CasePart refused = wrong, granted;
        refused.stage = CaseStage::Refused;
        refused.correction.reset();
        granted.stage = CaseStage::Done;
        standing.stage = CaseStage::Refused;
        standing.parts = {granted, refused};
        view = viewOf(screen::CaseDetail{std::make_shared<const PortalCaseStanding>(standing), {}, false, true},
                      setting);
        QVERIFY(view.canRate && view.state == u"有的部门没有通过");
        QVERIFY(view.correction.isEmpty() && view.correctionHow.isEmpty()); // nothing is to be done about it
        QVERIFY(view.parts[0].why.isEmpty() && view.parts[1].why.contains(u"打不通"));
        standing.parts[0].stage = CaseStage::Accepted;
        view = viewOf(screen::CaseDetail{std::make_shared<const PortalCaseStanding>(standing)}, setting);
        QVERIFY(view.meaning.contains(u"其余的部门接着办"));
        standing.parts = {refused};
        view = viewOf(screen::CaseDetail{std::make_shared<const PortalCaseStanding>(standing)}, setting);
        QVERIFY(view.state == u"没有通过" && view.meaning.startsWith(u"打不通"));
    }
    void aCaseThatWaitsForSignaturesSaysHowManyAndWhose()
    {
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        PortalCaseStanding standing;
        standing.item = QStringLiteral("lift-installation");
        standing.stage = CaseStage::WaitingForSignatures;
        standing.receivedAt = QDateTime({2026, 3, 13}, {10, 31});
        standing.signatures
            = SignaturesWanted{QDate(2026, 4, 10), {QStringLiteral("second-owner")}, {QStringLiteral("third-owner")}};
        const auto view = viewOf(screen::CaseDetail{std::make_shared<const PortalCaseStanding>(standing)}, setting);
        QCOMPARE(view.state, QStringLiteral("等其他人签名"));
        QVERIFY2(view.meaning.startsWith(u"已签 2 人，共 3 人，4 月 10 日前签完。还没签：第三位业主。"),
                 qPrintable(view.meaning));
        QCOMPARE(view.line[1].progress, QStringLiteral("now")); // no department has begun
        CaseGlimpse glimpse{QStringLiteral("加装电梯"), standing.stage, standing.receivedAt, {}, standing.signatures};
        const auto said = viewOf(
            screen::CaseAnswer{screen::CaseAnswer::Kind::AtPortal, glimpse, QStringLiteral("CH-7Q4M-2KD9-X")}, setting);
        QVERIFY(said.meaning.startsWith(u"已签 2 人，共 3 人"));
        QVERIFY(!said.meaning.contains(u"业主")); // whoever holds the receipt learns nothing of anybody
    }
    void whoeverSignsReadsEveryAnswerAndNoNumberInFull()
    {
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        auto request = std::make_shared<SigningRequest>();
        request->item = QStringLiteral("lift-installation");
        request->applicant = QStringLiteral("张*");
        request->answers.push_back({QStringLiteral("flats"), SensitiveText(u"12"), QStringLiteral("citizen")});
        request->answers.push_back(
            {QStringLiteral("secondOwnerNumber"), SensitiveText(u"330199187701011236"), QStringLiteral("citizen")});
        request->answers.push_back({QStringLiteral("phone"), SensitiveText(u"13900006021"), QStringLiteral("portal")});
        const auto view = viewOf(screen::CoSigning{request}, setting);
        QVERIFY(view.applicant == u"张*" && view.document == u"既有住宅加装电梯");
        QCOMPARE(view.rows.size(), 3);
        QVERIFY(view.rows[0].answer.contains(u"12") && !view.rows[0].changeable);
        QVERIFY(view.rows[0].source == u"applicant" && view.rows[2].source == u"shared");
        QVERIFY(!view.rows[1].answer.contains(u"18770101") && !view.rows[2].answer.contains(u"00006"));
    }
    void aLicenceIsSaidInWordsAndCopiedOnlyWhileItIsValidAndThePrinterIsReady()
    {
        TerminalMachine machine;
        const ViewSetting setting{Language::Chinese, &machine.terminal, nullptr};
        OwnLicence licence{QStringLiteral("card"), QStringLiteral("社会保障卡"), QStringLiteral("人社局"),
                           QStringLiteral("林*"),  QStringLiteral("64****42"),   QDate(2024, 6, 1),
                           QDate(2034, 5, 31),     LicenceState::Valid};
        auto view = viewOf(screen::LicenceDetail{licence, {}}, setting);
        QVERIFY(view.printable && view.standing == u"有效" && view.mark == u"done");
        QCOMPARE(view.facts.last().value, QStringLiteral("2024 年 6 月 1 日 至 2034 年 5 月 31 日"));
        view = viewOf(screen::LicenceDetail{licence, ErrorCode::PaperOut}, setting);
        QVERIFY(!view.printable && view.note.contains(u"窗口"));
        licence.state = LicenceState::Expired;
        licence.validTo = {};
        view = viewOf(screen::LicenceDetail{licence, {}}, setting);
        QVERIFY(!view.printable && view.mark == u"care" && view.facts.last().value.endsWith(u"长期"));
        const auto all = std::make_shared<const std::vector<OwnLicence>>(1, licence);
        const auto list = viewOf(screen::LicenceList{all}, setting);
        QVERIFY(!list.loading && list.licences.size() == 1 && list.licences[0].state == u"已过有效期");
        QVERIFY(viewOf(screen::LicenceList{}, setting).loading);
    }
    void whoseCardAndWhosePhoneIsMeantIsSaid()
    {
        TerminalMachine machine;
        const ServicePtr service = machine.catalogue.service(QStringLiteral("senior-allowance"));
        QVERIFY(service);
        Journey journey = beginJourney(service, QDate(2026, 3, 12));
        journey.answers.insert(QStringLiteral("whom"), makeAnswer(u"other", AnswerSource::Citizen));
        const ViewSetting setting{Language::Chinese, &machine.terminal, &journey};
        screen::Card card;
        card.otherWay = true;
        QVERIFY(!viewOf(card, setting).ofAnother && viewOf(card, setting).purpose.contains(u"您本人"));
        card.ofAnother = true;
        card.phase = screen::Card::Phase::Wrong;
        card.wrong = ErrorCode::CardExpired;
        CardView view = viewOf(card, setting);
        QVERIFY(view.ofAnother && view.purpose.contains(u"对方的姓名") && view.otherWay.contains(u"对方"));
        QCOMPARE(view.wrongTitle, faultWords(ErrorCode::CardExpired, Language::Chinese).title);
        card.wrong = ErrorCode::CardKind;
        card.isHisOwn = true;
        view = viewOf(card, setting);
        QVERIFY(view.wrongTitle == u"这是您自己的证件" && view.wrongText == u"请放对方的。");

        screen::Sms sms;
        QCOMPARE(viewOf(sms, setting).otherWay, QStringLiteral("手机不在身边"));
        sms.ofAnother = true;
        QVERIFY(viewOf(sms, setting).ofAnother);
        QCOMPARE(viewOf(sms, setting).otherWay, QStringLiteral("对方手机不在身边"));
        QVERIFY(stepNames(journey, Language::Chinese).contains(QStringLiteral("对方验证码")));
        QVERIFY(!stepNames(beginJourney(service, QDate(2026, 3, 12)), Language::Chinese)
                     .contains(QStringLiteral("对方验证码")));
    }
    void theGuideSaysWhoMayCome()
    {
        TerminalMachine machine;
        const auto who = [&](const char *item, bool conditional = false) {
            const ServicePtr service = machine.catalogue.service(QString::fromLatin1(item));
            const Journey journey = beginJourney(service, QDate(2026, 3, 12));
            return viewOf(screen::Guide{service, conditional}, {Language::Chinese, &machine.terminal, &journey}).who;
        };
        QCOMPARE(who("senior-allowance"), QStringLiteral("可以替家人办，要带上对方的身份证，对方手机在身边"));
        QCOMPARE(who("senior-allowance", true), QString()); // not while the portal is away
        QCOMPARE(who(kResidence), QStringLiteral("须本人办理"));
        QCOMPARE(who(kProperty), QString());      // nothing is handed in
        QCOMPARE(who("company-name"), QString()); // a company's
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
    void complaintsAreReachedFromTheQuestionsAndLeadBackThere()
    {
        TerminalMachine machine;
        KioskViewModels models{KioskViewModels::Injected()};
        const SessionPresenter presenter(machine.terminal, models, hallKnowledge());
        machine.terminal.start();
        models.terminal()->start();
        const int keys = models.home()->functions()->count();
        models.inquiry()->open();
        models.home()->chooseFunction(QStringLiteral("voice"));
        QCOMPARE(models.terminal()->view().page, QStringLiteral("ways"));
        QCOMPARE(models.home()->areaItems()->count(), 2);
        QCOMPARE(models.home()->functions()->count(), keys); // none of them is a key of the home page
        models.terminal()->back();
        QCOMPARE(models.terminal()->view().page, QStringLiteral("inquiry"));
        models.home()->chooseFunction(QStringLiteral("voice"));
        models.home()->chooseItem(QStringLiteral("complaint-anonymous"));
        QCOMPARE(models.terminal()->view().page, QStringLiteral("form"));
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
