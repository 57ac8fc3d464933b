// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <config/wiring.h>

namespace kiosk {
namespace {

constexpr int kGoodbyeSeconds = 5;

IdleRules rulesOf(const KioskConfig &config)
{
    return {config.timing.idleWarningAfter, config.timing.idleWarningLasts, config.limits.idleExtensions,
            config.timing.visitCap};
}

} // namespace

Terminal::Terminal(MachineParts &machine, const ServiceCatalogue &catalogue)
    : m_machine(machine), m_catalogue(catalogue), m_idle(*machine.clock, *machine.alarms, rulesOf(*machine.config)),
      m_lateReceipts(machine), m_help(machine)
{
    machine.lateReceipts = &m_lateReceipts;
    machine.catalogue = &m_catalogue;
    machine.offeredItem = [this](const QString &item) {
        const ServicePtr service = m_catalogue.service(item);
        return service && availability(*service).offer == Availability::Offer::Normal ? service : nullptr;
    };
    const auto changed = [this] { emit readinessChanged(); };
    for (hal::Device *device :
         {static_cast<hal::Device *>(machine.idCardReader), static_cast<hal::Device *>(machine.receiptPrinter),
          static_cast<hal::Device *>(machine.documentPrinter), static_cast<hal::Device *>(machine.codeScanner)}) {
        if (device)
            connect(device, &hal::Device::statusChanged, this, changed);
    }
    connect(machine.portal, &PortalClient::reachabilityChanged, this, changed);
    if (machine.idCardReader) {
        connect(machine.idCardReader, &hal::IdCardReader::cardRemoved, this, &Terminal::cardTaken);
        // A reader that is gone, or told of the removal a moment before the visit ended, does not tell it again.
        connect(machine.idCardReader, &hal::Device::statusChanged, this, [this] {
            if (std::holds_alternative<screen::CardLeft>(m_screen) && !isCardThere())
                cardTaken();
        });
    }
    connect(&m_help, &HelpLine::changed, this, [this] {
        if (std::holds_alternative<screen::Help>(m_screen))
            showHelp();
        else
            emit timeChanged(); // the frame tells it
    });
    connect(&m_idle, &IdleWatch::ticked, this, &Terminal::timeChanged);
    connect(&m_idle, &IdleWatch::warned, this, [this] {
        if (!m_visit)
            return backToAttract();
        m_behindIdle = m_screen;
        const int total = static_cast<int>(m_idle.left() / 1s);
        show(screen::Idle{total, total});
    });
    connect(&m_idle, &IdleWatch::ticked, this, [this] {
        if (auto *idle = std::get_if<screen::Idle>(&m_screen)) {
            idle->secondsLeft = static_cast<int>((m_idle.left() + 999ms) / 1s);
            emit screenChanged(m_screen);
        }
    });
    connect(&m_idle, &IdleWatch::answered, this, [this] { show(m_behindIdle); });
    connect(&m_idle, &IdleWatch::expired, this, [this] {
        if (m_visit)
            m_visit->idleTimeout();
    });
}

Terminal::~Terminal()
{
    m_machine.alarms->cancel(m_alarm);
    m_machine.lateReceipts = nullptr;
    m_machine.catalogue = nullptr;
    m_machine.offeredItem = nullptr;
}

void Terminal::start() { show(screen::Attract{}); }

void Terminal::setLocked(bool locked)
{
    if (m_locked == locked)
        return;
    m_locked = locked;
    emit readinessChanged();
}

void Terminal::setListed(const QList<CatalogueEntry> &items)
{
    ListedItems listed;
    for (const CatalogueEntry &item : items)
        listed.insert(item.id, item.version);
    m_listed = std::move(listed);
    emit readinessChanged();
}

void Terminal::setLanguage(Language language)
{
    m_language = language;
    if (m_visit)
        m_visit->setLanguage(language);
    modeChosen();
}

void Terminal::setElder(bool elder)
{
    m_elder = elder;
    m_idle.setDoubled(elder);
    modeChosen();
}

void Terminal::setHighContrast(bool high)
{
    m_highContrast = high;
    modeChosen();
}

void Terminal::setLow(bool low)
{
    m_low = low;
    modeChosen();
}

// Who chooses at the start and walks away leaves the machine as it was all the same.
void Terminal::modeChosen()
{
    if (std::holds_alternative<screen::Attract>(m_screen))
        m_idle.start();
    emit timeChanged(); // the frame shows it
}

void Terminal::touched()
{
    if (!std::holds_alternative<screen::Idle>(m_screen)) // there a key answers, not any touch
        m_idle.touched();
}

void Terminal::stay() { m_idle.touched(); }

bool Terminal::mayAskForHelp() const
{
    return !std::holds_alternative<screen::Help>(m_screen) && !std::holds_alternative<screen::Idle>(m_screen)
        && !std::holds_alternative<screen::Goodbye>(m_screen) && !std::holds_alternative<screen::CardLeft>(m_screen);
}

void Terminal::askForHelp(const QString &page)
{
    if (!mayAskForHelp())
        return;
    m_helpPage = page;
    m_behindHelp = m_screen;
    if (!m_visit)
        m_idle.start();
    showHelp();
}

bool Terminal::standsHelp() const
{
    return std::holds_alternative<screen::Help>(m_screen)
        || (std::holds_alternative<screen::Idle>(m_screen) && std::holds_alternative<screen::Help>(m_behindIdle));
}

void Terminal::showHelp()
{
    const HelpAnswer &answer = m_help.answer();
    show(screen::Help{m_help.phase(), answer.before, answer.desk, m_machine.help != nullptr,
                      m_visit && m_visit->mayTakeAlong()});
}

// A call that is open stays so: the citizen may go on and be helped at the next page.
void Terminal::closeHelp()
{
    const bool isAtStart = std::holds_alternative<screen::Attract>(m_behindHelp);
    if (!m_help.isOpen() || isAtStart)
        m_help.close(); // what became of the last one is told, or nobody is here any more
    if (isAtStart)
        m_idle.stop();
    show(std::exchange(m_behindHelp, screen::Attract{}));
}

void Terminal::handleOnHelp(const Act &act)
{
    if (std::holds_alternative<act::Proceed>(act)) {
        const auto *fault = std::get_if<screen::Fault>(&m_behindHelp);
        m_help.call({m_helpPage, m_visit ? m_visit->journey().service->id : QString(),
                     fault ? QString::fromLatin1(codeName(fault->code)) : QString(),
                     m_language == Language::Chinese ? QStringLiteral("zh-CN") : QStringLiteral("en")},
                    m_visit ? m_visit->id() : VisitId());
    } else if (std::holds_alternative<act::GiveBack>(act)) {
        m_help.close();
    } else if (std::holds_alternative<act::Back>(act)) {
        closeHelp();
    } else if (std::holds_alternative<act::TakeAlong>(act) || std::holds_alternative<act::Leave>(act)) {
        closeHelp();
        handle(act);
    }
}

void Terminal::enter()
{
    if (std::holds_alternative<screen::Attract>(m_screen))
        showHome();
}

void Terminal::showHome()
{
    m_idle.start();
    show(screen::Home{});
}

void Terminal::open(const QString &item)
{
    ServicePtr service = m_catalogue.service(item);
    if (!service)
        service = terminalFunction(item);
    if (!service || m_visit || !std::holds_alternative<screen::Home>(m_screen))
        return;
    const Availability offered = availability(*service);
    if (offered.offer == Availability::Offer::No)
        return;
    m_another = false;
    m_visit
        = std::make_unique<Visit>(m_machine, service, m_language, offered.offer == Availability::Offer::Conditional);
    connect(m_visit.get(), &Visit::shown, this, &Terminal::visitShown);
    connect(m_visit.get(), &Visit::workingChanged, this, &Terminal::updatePause);
    connect(m_visit.get(), &Visit::ended, this, &Terminal::endVisit, Qt::QueuedConnection); // it is speaking
    m_idle.start();
    m_visit->begin();
}

void Terminal::handle(const Act &act)
{
    if (std::holds_alternative<screen::Help>(m_screen))
        return handleOnHelp(act);
    if (!m_visit) {
        const auto *goodbye = std::get_if<screen::Goodbye>(&m_screen);
        if (std::holds_alternative<act::Leave>(act) && goodbye && goodbye->secondsLeft >= 0) // all is wiped
            backToAttract();
        else if (std::holds_alternative<act::Leave>(act) && std::holds_alternative<screen::Home>(m_screen))
            show(screen::Home{});
        return;
    }
    if (std::holds_alternative<act::Another>(act)) {
        m_another = m_visit->mayLeave();
        return m_visit->handle(act::Leave{});
    }
    m_visit->handle(act);
}

void Terminal::visitShown(const Screen &screen)
{
    if (standsHelp()) {
        m_behindHelp = screen;
        return;
    }
    if (std::holds_alternative<screen::Idle>(m_screen) && m_idle.isWarning()) {
        m_behindIdle = screen; // the warning stays until it is answered
        return;
    }
    show(screen);
}

void Terminal::show(const Screen &screen)
{
    m_screen = screen;
    updatePause();
    emit screenChanged(m_screen);
    // What a page begins with is said once: what was typed since is the page's, also when it stands again later.
    std::visit(
        [](auto &shown) {
            if constexpr (requires { shown.fresh; })
                shown.fresh = false;
            if constexpr (requires { shown.clearDigits; })
                shown.clearDigits = false;
        },
        m_screen);
}

void Terminal::updatePause()
{
    const bool faultStands = std::holds_alternative<screen::Fault>(m_screen) && isCardThere();
    const bool isBusy = m_visit && (m_visit->isWorking() || m_visit->isElsewhere());
    const bool isHelped = m_help.isOpen() && std::holds_alternative<screen::Help>(m_screen);
    m_idle.setPaused(isBusy || isHelped || faultStands);
    emit timeChanged();
}

void Terminal::endVisit(EndReason reason)
{
    if (!m_visit)
        return;
    m_idle.stop();
    m_help.close();
    const QString session = m_visit->portalSession();
    const VisitId visit = m_lastVisit = m_visit->id();
    m_sessionLeft.reset();
    m_visit.reset();
    m_behindIdle = m_behindHelp = screen::Attract{};
    m_goodbye = {reason, 2, -1}; // card contents and answers died with the visit
    show(m_goodbye);
    emit visitEnded(reason);
    closePortalSession(session, visit);
}

void Terminal::closePortalSession(const QString &session, VisitId visit)
{
    const auto closed = [this] {
        m_goodbye.wiped = kWipeParts;
        if (std::holds_alternative<screen::Goodbye>(m_screen))
            show(m_goodbye);
        isCardThere() ? remindOfCard() : sayGoodbye();
    };
    if (session.isEmpty())
        return closed();
    // The portal forgets the session by itself as well; here it is only asked to hurry.
    const CallContext call{visit, Deadline::in(*m_machine.clock, 3s)};
    whenReady(m_machine.portal->closeSession(session, call), this, [this, closed](const Result<void> &done) {
        if (!done)
            m_sessionLeft = done.error().code;
        closed();
    });
}

void Terminal::sayGoodbye()
{
    releaseDevices();
    record(m_machine,
           {AuditEvent::GoodbyeSaid, "done", m_lastVisit, {}, m_sessionLeft ? codeName(*m_sessionLeft) : ""});
    if (m_another) {
        m_another = false;
        return showHome();
    }
    m_goodbye.secondsLeft = kGoodbyeSeconds;
    countDown();
}

void Terminal::countDown()
{
    show(m_goodbye);
    if (m_goodbye.secondsLeft-- == 0)
        return backToAttract();
    m_alarm = m_machine.alarms->in(1s, this, [this] { countDown(); });
}

// The visit does not end silently over somebody's card.
void Terminal::remindOfCard()
{
    m_cardLeft = {};
    m_cardLeftSince = m_machine.clock->now();
    tellCardLeft("reminded");
    const Duration every = m_machine.config->timing.leftBehindReminder;
    const auto remind = [this, every](const auto &again) -> void {
        if (m_cardLeft.reminders > 0 && !isCardThere())
            return cardTaken();
        ++m_cardLeft.reminders;
        if (!m_cardLeft.staffTold
            && m_machine.clock->now() - m_cardLeftSince >= m_machine.config->timing.leftBehindStaff) {
            m_cardLeft.staffTold = true;
            m_machine.log.warning("staff.needed", {{"device", "idcard"}, {"why", "card-left"}});
            tellCardLeft("staff-told");
        }
        show(m_cardLeft);
        m_alarm = m_machine.alarms->in(every, this, [again] { again(again); });
    };
    remind(remind);
}

void Terminal::cardTaken()
{
    if (!std::holds_alternative<screen::CardLeft>(m_screen))
        return updatePause();
    m_machine.alarms->cancel(m_alarm);
    tellCardLeft("taken");
    sayGoodbye();
}

void Terminal::tellCardLeft(const char *outcome) { record(m_machine, {AuditEvent::CardLeft, outcome, m_lastVisit}); }

void Terminal::backToAttract()
{
    m_machine.alarms->cancel(m_alarm);
    m_idle.stop();
    m_help.close();
    m_language = Language::Chinese; // the next citizen finds the machine as it was
    m_elder = m_highContrast = m_low = false;
    m_idle.setDoubled(false);
    show(screen::Attract{});
}

void Terminal::releaseDevices() const
{
    for (hal::Device *device :
         {static_cast<hal::Device *>(m_machine.idCardReader), static_cast<hal::Device *>(m_machine.receiptPrinter),
          static_cast<hal::Device *>(m_machine.documentPrinter), static_cast<hal::Device *>(m_machine.codeScanner)}) {
        if (!device)
            continue;
        device->setVisit({});
        if (device->claimedBy() != kSessionOwner)
            continue;
        if (const auto released = device->release(kSessionOwner); !released)
            m_machine.log.warning("device.kept", {{"device", Technical(device->name())}, {"error", released.error()}});
    }
}

const hal::Device *Terminal::device(const QString &slot) const
{
    if (slot == QLatin1String("idcard"))
        return m_machine.idCardReader;
    if (slot == QLatin1String("receipt"))
        return m_machine.receiptPrinter;
    if (slot == QLatin1String("scanner"))
        return m_machine.codeScanner;
    return slot == QLatin1String("certificate") ? m_machine.documentPrinter : nullptr;
}

std::optional<ErrorCode> Terminal::trouble(const QString &slot) const
{
    const hal::Device *at = device(slot);
    return at ? hal::fault(at->status()) : std::optional(ErrorCode::NoDevice);
}

bool Terminal::isCardThere() const
{
    if (!m_machine.idCardReader)
        return false;
    const auto present = m_machine.idCardReader->status().cardPresent;
    return present && present->value;
}

Readiness Terminal::readiness() const
{
    Readiness ready;
    for (const QString &slot : deviceSlots()) {
        if (!trouble(slot))
            ready.devices.insert(slot);
    }
    ready.portal = m_machine.portal->reachability() == Reachability::Online;
    ready.isLocked = m_locked || m_machine.portal->reachability() == Reachability::Revoked;
    ready.listed = m_listed;
    return ready;
}

Availability Terminal::availability(const ServiceDefinition &service) const
{
    return availabilityOf(service, readiness());
}

} // namespace kiosk
