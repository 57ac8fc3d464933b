// SPDX-License-Identifier: Apache-2.0
#include "session_presenter.h"

#include "language.h"
#include "screen_pages.h"
#include "screen_views.h"

#include <QTimer>

namespace kiosk {
namespace {

// `upper` and `lower` shelf of the machine, left to right
const QStringList kUpperShelf{QStringLiteral("id-card"), QStringLiteral("scan"), QStringLiteral("headset")};
const QStringList kLowerShelf{QStringLiteral("certificate"), QStringLiteral("receipt")};

} // namespace

SessionPresenter::SessionPresenter(Terminal &terminal, KioskViewModels &models, const Knowledge &knowledge)
    : m_terminal(terminal), m_models(models), m_home(terminal, models, knowledge), m_clockTick(new QTimer(this))
{
    connectFrame();
    connectPages();
    connect(&terminal, &Terminal::screenChanged, this, [this] {
        // Only a page that has come up says what stands in its field; what was typed since is the field's own.
        if (const auto *form = std::get_if<screen::Form>(&m_terminal.screen()); form && form->fresh)
            m_models.form()->setEntry(form->entry);
        if (const auto *code = std::get_if<screen::CaseCode>(&m_terminal.screen()); code && code->fresh)
            m_models.progressCode()->setEntry(code->entry);
        if (const auto *code = std::get_if<screen::NoticeCode>(&m_terminal.screen()); code && code->fresh)
            m_models.noticeCode()->setEntry(code->entry);
        if (const auto *code = std::get_if<screen::ResumeCode>(&m_terminal.screen()); code && code->fresh)
            m_models.resumeCode()->setEntry(code->entry);
        if (std::holds_alternative<screen::Attract>(m_terminal.screen()))
            m_home.forget(); // whoever typed there has gone
        render();
    });
    connect(&m_home, &HomePresenter::changed, this, &SessionPresenter::render);
    connect(&terminal, &Terminal::readinessChanged, this, &SessionPresenter::render);
    connect(&terminal, &Terminal::timeChanged, this, &SessionPresenter::renderFrame);
    connect(&terminal, &Terminal::visitEnded, this, [this] {
        m_models.wipe();
        m_home.forget();
    });
    connect(m_clockTick, &QTimer::timeout, this, &SessionPresenter::renderFrame);
    m_clockTick->start(10s);
    render();
}

void SessionPresenter::connectFrame()
{
    TerminalViewModel *frame = m_models.terminal();
    connect(frame, &TerminalViewModel::startRequested, this, [this] {
        m_home.begin();
        m_terminal.enter();
    });
    connect(frame, &TerminalViewModel::touchSeen, this, [this] { m_terminal.touched(); });
    connect(frame, &TerminalViewModel::homeRequested, this, &SessionPresenter::goHome);
    connect(frame, &TerminalViewModel::backRequested, this, &SessionPresenter::goBack);
    connect(frame, &TerminalViewModel::takeAlongRequested, this, [this] { act(act::TakeAlong{}); });
    connect(frame, &TerminalViewModel::elderRequested, this, [this](bool elder) { m_terminal.setElder(elder); });
    connect(frame, &TerminalViewModel::lowRequested, this, [this](bool low) { m_terminal.setLow(low); });
    connect(frame, &TerminalViewModel::contrastRequested, this,
            [this](bool high) { m_terminal.setHighContrast(high); });
    connect(frame, &TerminalViewModel::helpRequested, this, [this] { m_terminal.askForHelp(pageId()); });
    connect(m_models.help(), &HelpViewModel::callRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.help(), &HelpViewModel::takeBackRequested, this, [this] { act(act::GiveBack{}); });
    connect(m_models.help(), &HelpViewModel::takeAlongRequested, this, [this] { act(act::TakeAlong{}); });
    connect(frame, &TerminalViewModel::languageRequested, this, &SessionPresenter::setLanguage);
    connect(m_models.idle(), &IdleViewModel::stayRequested, this, [this] { m_terminal.stay(); });
    connect(m_models.idle(), &IdleViewModel::leaveRequested, this, [this] { act(act::Leave{}); });
    connect(m_models.goodbye(), &GoodbyeViewModel::leaveRequested, this, [this] { act(act::Leave{}); });
    connect(m_models.fault(), &FaultViewModel::actRequested, this, [this](const QString &key) {
        if (key == QLatin1String("again"))
            act(act::Again{});
        else if (key == QLatin1String("other-way"))
            act(act::OtherWay{});
        else if (key == QLatin1String("back"))
            act(act::Back{});
        else
            act(act::Leave{});
    });
}

void SessionPresenter::connectPages()
{
    connect(m_models.guide(), &GuideViewModel::startRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.card(), &CardViewModel::againRequested, this, [this] { act(act::Again{}); });
    connect(m_models.card(), &CardViewModel::otherWayRequested, this, [this] { act(act::OtherWay{}); });
    SmsViewModel *sms = m_models.sms();
    connect(sms, &SmsViewModel::phoneRequested, this, [this](const QString &id) { act(act::ChoosePhone{id}); });
    connect(sms, &SmsViewModel::resendRequested, this, [this] { act(act::Resend{}); });
    connect(sms, &SmsViewModel::otherWayRequested, this, [this] { act(act::OtherWay{}); });
    connect(sms, &SmsViewModel::codeConfirmed, this,
            [this](const QString &code) { act(act::Code{std::make_shared<const SensitiveText>(QStringView(code))}); });
    connect(m_models.choose(), &ChooseViewModel::choiceRequested, this,
            [this](const QString &id) { act(act::Choose{id}); });
    connect(m_models.choose(), &ChooseViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    FormViewModel *form = m_models.form();
    connect(form, &FormViewModel::optionRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(form, &FormViewModel::entryEdited, this, [this](const QString &entry) { act(act::Type{entry}); });
    connect(form, &FormViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    connect(form, &FormViewModel::skipRequested, this, [this] { act(act::Skip{}); });
    connect(m_models.materials(), &MaterialsViewModel::wayRequested, this,
            [this](const QString &id) { act(act::Choose{id}); });
    connect(m_models.materials(), &MaterialsViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.statement(), &StatementViewModel::agreed, this, [this] { act(act::Proceed{}); });
    connect(m_models.statement(), &StatementViewModel::declined, this, [this] { act(act::Skip{}); });
    connect(m_models.notEligible(), &NotEligibleViewModel::leaveRequested, this, [this] { act(act::Leave{}); });
    connect(m_models.review(), &ReviewViewModel::changeRequested, this,
            [this](const QString &id) { act(act::Change{id}); });
    connect(m_models.review(), &ReviewViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    connectSign();
    connect(m_models.pay(), &PayViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.pay(), &PayViewModel::againRequested, this, [this] { act(act::Again{}); });
    connect(m_models.pay(), &PayViewModel::leaveRequested, this, [this] { act(act::Leave{}); });
    connect(m_models.print(), &PrintViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.print(), &PrintViewModel::againRequested, this, [this] { act(act::Again{}); });
    connect(m_models.done(), &DoneViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.done(), &DoneViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    RateViewModel *rate = m_models.rate();
    connect(rate, &RateViewModel::starsRequested, this, [this](int stars) { act(act::Stars{stars}); });
    connect(rate, &RateViewModel::reasonRequested, this, [this](const QString &id) { act(act::ToggleReason{id}); });
    connect(rate, &RateViewModel::sendRequested, this, [this] { act(act::Proceed{}); });
    connect(rate, &RateViewModel::skipRequested, this, [this] { act(act::Skip{}); });
    connectProgress();
    connectAppointments();
    connectLicences();
    connectDeliveries();
}

void SessionPresenter::connectDeliveries()
{
    DeliveryViewModel *delivery = m_models.delivery();
    connect(delivery, &DeliveryViewModel::deliveryRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(delivery, &DeliveryViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(delivery, &DeliveryViewModel::refuseRequested, this, [this] { act(act::Skip{}); });
    connect(delivery, &DeliveryViewModel::againRequested, this, [this] { act(act::Again{}); });
    connect(delivery, &DeliveryViewModel::anotherRequested, this, [this] { act(act::Another{}); });
}

void SessionPresenter::connectLicences()
{
    connect(m_models.licenceCode(), &LicenceCodeViewModel::otherWayRequested, this, [this] { act(act::OtherWay{}); });
    LicenceViewModel *licence = m_models.licence();
    connect(licence, &LicenceViewModel::licenceRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(licence, &LicenceViewModel::printRequested, this, [this] { act(act::Print{}); });
    connect(licence, &LicenceViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(licence, &LicenceViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    connectBilling();
}

void SessionPresenter::connectProgress()
{
    ProgressListViewModel *list = m_models.progressList();
    connect(list, &ProgressListViewModel::caseRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(list, &ProgressListViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(list, &ProgressListViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    ProgressCaseViewModel *one = m_models.progressCase();
    connect(one, &ProgressCaseViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(one, &ProgressCaseViewModel::againRequested, this, [this] { act(act::Again{}); });
    connect(one, &ProgressCaseViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    connect(one, &ProgressCaseViewModel::correctRequested, this, [this] { act(act::Correct{}); });
    connect(one, &ProgressCaseViewModel::rateRequested, this, [this] { act(act::Rate{}); });
    ProgressCodeViewModel *code = m_models.progressCode();
    connect(code, &ProgressCodeViewModel::entryEdited, this, [this](const QString &entry) { act(act::Type{entry}); });
    connect(code, &ProgressCodeViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    ProgressCodeViewModel *resume = m_models.resumeCode();
    connect(resume, &ProgressCodeViewModel::entryEdited, this, [this](const QString &entry) { act(act::Type{entry}); });
    connect(resume, &ProgressCodeViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    connect(m_models.handOver(), &HandOverViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
}

void SessionPresenter::connectAppointments()
{
    AppointmentListViewModel *list = m_models.appointmentList();
    connect(list, &AppointmentListViewModel::rowRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(list, &AppointmentListViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(list, &AppointmentListViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    AppointmentTimeViewModel *time = m_models.appointmentTime();
    connect(time, &AppointmentTimeViewModel::choiceRequested, this,
            [this](const QString &id) { act(act::Choose{id}); });
    connect(time, &AppointmentTimeViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    AppointmentViewModel *one = m_models.appointment();
    connect(one, &AppointmentViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(one, &AppointmentViewModel::giveBackRequested, this, [this] { act(act::GiveBack{}); });
    connect(one, &AppointmentViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    connect(one, &AppointmentViewModel::insteadRequested, this, [this](const QString &id) { act(act::Choose{id}); });
}

void SessionPresenter::connectBilling()
{
    ProgressCodeViewModel *code = m_models.noticeCode();
    connect(code, &ProgressCodeViewModel::entryEdited, this, [this](const QString &entry) { act(act::Type{entry}); });
    connect(code, &ProgressCodeViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    ProgressListViewModel *bills = m_models.billList();
    connect(bills, &ProgressListViewModel::caseRequested, this, [this](const QString &id) { act(act::Choose{id}); });
    connect(bills, &ProgressListViewModel::proceedRequested, this, [this] { act(act::Proceed{}); });
    connect(bills, &ProgressListViewModel::anotherRequested, this, [this] { act(act::Another{}); });
    connect(m_models.slip(), &SlipViewModel::wayRequested, this, [this](SlipViewModel::Way way) {
        switch (way) {
        case SlipViewModel::Way::Forward: return act(act::Proceed{});
        case SlipViewModel::Way::Leave: return act(act::Leave{});
        case SlipViewModel::Way::Again: return act(act::Again{});
        case SlipViewModel::Way::Another: return act(act::Another{});
        }
    });
}

void SessionPresenter::connectSign()
{
    SignViewModel *sign = m_models.sign();
    connect(sign, &SignViewModel::strokeDrawn, this,
            [this](std::shared_ptr<const InkStroke> stroke) { act(act::Draw{std::move(stroke)}); });
    connect(sign, &SignViewModel::undoRequested, this, [this] { act(act::Erase{false}); });
    connect(sign, &SignViewModel::clearRequested, this, [this] { act(act::Erase{true}); });
    connect(sign, &SignViewModel::confirmRequested, this, [this] { act(act::Proceed{}); });
    connect(sign, &SignViewModel::otherWayRequested, this, [this] { act(act::OtherWay{}); });
    connect(sign, &SignViewModel::againRequested, this, [this] { act(act::Again{}); });
}

void SessionPresenter::setLanguage(const QString &locale)
{
    m_terminal.setLanguage(languageOf(locale));
    render();
}

void SessionPresenter::goHome()
{
    if (m_terminal.visit())
        return act(act::Leave{});
    m_home.forget();
    render();
}

void SessionPresenter::goBack()
{
    if (m_terminal.visit() || isHelpShown())
        return act(act::Back{});
    m_home.goBack();
}

ViewSetting SessionPresenter::setting() const
{
    const Visit *visit = m_terminal.visit();
    return {m_terminal.language(), &m_terminal, visit ? &visit->journey() : nullptr};
}

bool SessionPresenter::isHelpShown() const { return std::holds_alternative<screen::Help>(m_terminal.screen()); }

QString SessionPresenter::pageId() const
{
    if (std::holds_alternative<screen::Home>(m_terminal.screen()))
        return m_home.pageId();
    return std::visit(PageIds(), m_terminal.screen());
}

void SessionPresenter::render()
{
    const ViewSetting now = setting();
    std::visit(
        [this, &now](const auto &screen) {
            using S = std::decay_t<decltype(screen)>;
            constexpr bool isOfTheTerminal
                = std::is_same_v<
                      S,
                      screen::
                          Idle> || std::is_same_v<S, screen::Help> || std::is_same_v<S, screen::Goodbye> || std::is_same_v<S, screen::CardLeft>;
            if constexpr (std::is_same_v<S, screen::Home>) {
                m_home.render(now);
            } else if constexpr (!std::is_same_v<S, screen::Attract>) {
                if (!isOfTheTerminal && !now.journey)
                    return; // its visit is gone already
                if constexpr (std::is_same_v<S, screen::Sms>) {
                    if (screen.clearDigits || screen.phase == screen::Sms::Phase::ChoosePhone
                        || screen.phase == screen::Sms::Phase::Sending) // another code
                        m_models.sms()->clear();
                }
                ScreenModels{m_models}(screen)->show(viewOf(screen, now));
            }
        },
        m_terminal.screen());
    renderFrame();
}

void SessionPresenter::renderFrame()
{
    const KioskConfig &config = *m_terminal.machine().config;
    const Visit *visit = m_terminal.visit();
    const Language language = m_terminal.language();
    TerminalView view = m_models.terminal()->view();
    const QString before = view.language;
    view.page = pageId();
    view.language = localeOf(language);
    view.site = config.site.name.in(language);
    view.siteMark = config.site.houseMark;
    view.machine = (language == Language::Chinese ? QStringLiteral("%1 号机") : QStringLiteral("Machine %1"))
                       .arg(config.site.machineNo);
    view.clockText = m_terminal.machine().clock->wall().toString(QStringLiteral("HH:mm"));
    view.timeLeftS = visit ? static_cast<int>((m_terminal.timeLeft() + 999ms) / 1s) : -1;
    view.timeShort = m_terminal.isTimeShort();
    view.working = m_terminal.isWorking();
    view.stepNumber = visit ? stepNumber(m_terminal.screen(), visit->journey()) : 0;
    view.stepNames = visit ? stepNames(visit->journey(), language) : QStringList();
    view.homeAvailable
        = visit ? visit->mayLeave() : std::holds_alternative<screen::Home>(m_terminal.screen()) && !m_home.isFirst();
    view.backAvailable = isHelpShown() || (visit ? visit->mayGoBack() : !m_home.isFirst());
    view.helpAvailable = m_terminal.mayAskForHelp();
    view.helpCalled = m_terminal.isHelpCalled();
    view.elder = m_terminal.isElder();
    view.highContrast = m_terminal.isHighContrast();
    view.low = m_terminal.isLow();
    const bool isCovered = isHelpShown() || std::holds_alternative<screen::Idle>(m_terminal.screen());
    view.takeAlongAvailable = visit && !isCovered && visit->mayTakeAlong();
    view.upperSlots = kUpperShelf;
    view.lowerSlots = kLowerShelf;
    view.lowerEdgeMm = config.screen.lowerEdgeMm;
    m_models.terminal()->show(view);
    if (before != view.language)
        emit languageChanged(view.language);
}

} // namespace kiosk
