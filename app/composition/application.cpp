// SPDX-License-Identifier: Apache-2.0
#include "application.h"

#include "clock_watch.h"
#include "configuration.h"
#include "copy_watch.h"
#include "device_witness.h"
#include "drivers.h"
#include "outbox_watch.h"
#include "portal_witness.h"
#include "service_watch.h"
#include "staff_door.h"
#include "store_opening.h"
#include "terminal_report.h"

#include <config/wiring.h>
#include <engine/ui_engine.h>
#include <explain/story_door.h>
#include <inquiry/knowledge_folder.h>
#include <manager/device_manager.h>
#include <operations/work_door.h>
#include <portal/http_portal_client.h>
#include <portal/network_watch.h>
#include <portal/terminal_beat.h>
#include <presentation/session_presenter.h>
#include <text_input/rime_text_engine.h>
#include <vault/cms_sealer.h>
#include <vault/terminal_key.h>

#include <QCoreApplication>
#include <QDir>

namespace kiosk {
namespace {

Result<QList<hal::DeviceSlot>> readWiring(const QDir &dir)
{
    Findings findings;
    const QByteArray toml = KIOSK_TRY(contents(dir.filePath(QStringLiteral("devices.toml"))));
    const auto wiring = decodeWiring(toml, QStringLiteral("devices.toml"), knownDrivers(), findings);
    if (!wiring)
        return fail(badConfig(findings));
    QList<hal::DeviceSlot> slots_;
    for (const DeviceWiring &device : wiring->devices)
        slots_ << hal::DeviceSlot{device.slot, device.driver, device.port, device.parameters};
    return slots_;
}

PortalSettings portalSettings(const KioskConfig &config)
{
    PortalSettings settings;
    settings.base = QUrl(config.portal.url);
    settings.terminal = config.site.machine;
    settings.heartbeatIdle = config.timing.portalProbe;
    settings.heartbeatInVisit = config.timing.portalProbeInVisit;
    settings.toleratedSkew = config.timing.clockDrift;
    settings.breaker = {config.limits.portalBreakerFailures, config.timing.portalBreakerRest,
                        config.timing.portalBreakerLongestRest};
    return settings;
}

OutboxSettings outboxSettings(const KioskConfig &config)
{
    OutboxSettings settings;
    settings.backoff.first = config.timing.outboxFirstRetry;
    settings.backoff.greatest = config.timing.outboxLongestRetry;
    return settings;
}

} // namespace

// Built from top to bottom, taken down from bottom to top: whoever is used stands above its user.
struct Application::Parts {
    KioskConfig config;
    QString stateDir;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    SystemAlarms alarms;
    Logger log;
    std::unique_ptr<EnvelopeSealer> sealer;
    std::unique_ptr<hal::DeviceManager> devices;
    std::unique_ptr<Store> store;
    std::unique_ptr<StoreOpening> opening;
    std::unique_ptr<HttpPortalClient> portal;
    std::unique_ptr<OutboxEngine> outbox;
    std::unique_ptr<OutboxWatch> outboxWatch;
    std::unique_ptr<TerminalBeat> beat;
    std::unique_ptr<CopyWatch> copyWatch;
    std::unique_ptr<CatalogueWatch> listing; // null: no signer is configured, and every item stands as its file says
    std::unique_ptr<PaperRenewal> renewal;   // null: the key is in a token, whose office renews its certificate
    std::unique_ptr<DeviceWitness> witness;
    std::unique_ptr<StoryDoor> stories;
    std::unique_ptr<NetworkWatch> network;
    std::unique_ptr<ClockWatch> clockWatch;
    std::unique_ptr<ServiceWatch> watch;
    std::unique_ptr<StaffDesk> staff; // null: nobody of the staff signs in here
    std::unique_ptr<WorkDoor> work;
    ServiceCatalogue catalogue;
    Knowledge knowledge;
    MachineParts machine;
    std::unique_ptr<Terminal> terminal;
    std::unique_ptr<TextEngine> pinyin;
    std::unique_ptr<KioskViewModels> models;
    std::unique_ptr<SessionPresenter> presenter;
    std::unique_ptr<UiEngine> ui;
    QQuickWindow *window = nullptr;
    QSize windowSize;
    bool hasNewPapers = false;

    void buildScreen();
    void watchNetwork();
    void takeStaffDesk(Result<std::unique_ptr<StaffDesk>> desk);
    void watchDevices();
    void buildBeat(const QByteArray &certificate);
    void buildListing(const QByteArray &signer);
    void buildRenewal(const QDir &dir, const Credentials &papers);
    void beginAnew();
    void openStore();
    void loadCatalogue(const QString &dir);
};

void Application::Parts::loadCatalogue(const QString &dir)
{
    const auto tell = [this](const char *event, const Findings &findings) {
        for (const Finding &finding : findings)
            log.error(event,
                      {{"file", Technical(finding.file)},
                       {"pointer", Technical(finding.pointer)},
                       {"reason", Technical(finding.reason)}});
    };
    auto loaded = ServiceCatalogue::load(dir);
    tell("catalogue.finding", loaded.findings); // a broken item is not offered; the others are
    catalogue = std::move(loaded.catalogue);
    auto written = KnowledgeFolder::load(dir, catalogue);
    tell("knowledge.finding", written.findings); // a broken file answers nothing; the others do
    knowledge = std::move(written.knowledge);
}

void Application::Parts::watchNetwork()
{
    auto watching = NetworkWatch::create(alarms, log);
    if (!watching) { // the heartbeat finds out, a little later
        log.warning("network.watch", {{"error", watching.error()}});
        return;
    }
    network = std::move(*watching);
    QObject::connect(network.get(), &NetworkWatch::networkReturned, portal.get(), &HttpPortalClient::networkReturned);
}

// Without its papers nobody of the staff signs in; citizens are served all the same.
void Application::Parts::takeStaffDesk(Result<std::unique_ptr<StaffDesk>> desk)
{
    if (desk)
        staff = *std::move(desk);
    else
        log.error("staff.off", {{"error", desk.error()}});
    work = std::make_unique<WorkDoor>(*store, staff.get(), alarms, log);
}

void Application::Parts::watchDevices()
{
    witness = std::make_unique<DeviceWitness>(*store, *clock, alarms, log, [this] {
        return terminal && terminal->visit() ? terminal->visit()->id() : VisitId();
    });
    QObject::connect(devices.get(), &hal::DeviceManager::statusChanged, witness.get(), &DeviceWitness::noteStatus);
    for (const auto &slot : devices->slotList()) {
        if (slot.problem)
            witness->note(slot.wiring.slot, slot.problem->code);
    }
}

void Application::Parts::buildBeat(const QByteArray &certificate)
{
    const auto terms = certificateTerms(certificate);
    const QDateTime end = terms.isEmpty() ? QDateTime() : terms.first().until;
    BeatSettings settings;
    settings.every = config.timing.portalProbe;
    settings.file = stateDir + QStringLiteral("/feed.json");
    beat = std::make_unique<TerminalBeat>(
        *portal, [this, end] { return terminalReport(*store, *outbox, *devices, end); }, *clock, alarms, log, settings);
    QObject::connect(beat.get(), &TerminalBeat::lockChanged, terminal.get(), &Terminal::setLocked);
    QObject::connect(devices.get(), &hal::DeviceManager::statusChanged, beat.get(), &TerminalBeat::beatSoon);
    QObject::connect(outbox.get(), &OutboxEngine::rowHeld, beat.get(), &TerminalBeat::beatSoon);
    copyWatch = std::make_unique<CopyWatch>(*store, *beat, log);
    QObject::connect(outboxWatch.get(), &OutboxWatch::ageChanged, beat.get(), &TerminalBeat::beatSoon);
}

void Application::Parts::buildListing(const QByteArray &signer)
{
    if (signer.isEmpty())
        return;
    CatalogueSettings settings;
    settings.signer = signer;
    settings.file = stateDir + QStringLiteral("/catalogue.json");
    listing = std::make_unique<CatalogueWatch>(*portal, *clock, alarms, log, settings);
    QObject::connect(listing.get(), &CatalogueWatch::listed, terminal.get(), &Terminal::setListed);
    QObject::connect(beat.get(), &TerminalBeat::catalogueChanged, listing.get(), &CatalogueWatch::ask);
    witnessCatalogue(*listing, *store, log);
}

void Application::Parts::buildRenewal(const QDir &dir, const Credentials &papers)
{
    const auto terms = certificateTerms(papers.certificate);
    if (config.portal.key.startsWith(tokenScheme()) || terms.isEmpty())
        return;
    RenewalSettings settings;
    settings.files = {dir.filePath(config.portal.certificate), dir.filePath(config.portal.key)};
    settings.ca = papers.ca;
    settings.name = config.site.machine;
    settings.term = terms.first();
    renewal = std::make_unique<PaperRenewal>(*portal, *clock, alarms, log, settings);
    QObject::connect(renewal.get(), &PaperRenewal::renewed, terminal.get(), [this] {
        hasNewPapers = true;
        beginAnew();
    });
    QObject::connect(terminal.get(), &Terminal::screenChanged, renewal.get(), [this] { beginAnew(); });
    witnessPapers(*renewal, *store, log);
}

// On the new papers, when nobody stands there: the process ends in order, and its unit starts it again.
void Application::Parts::beginAnew()
{
    if (!hasNewPapers || terminal->visit() || !std::holds_alternative<screen::Attract>(terminal->screen()))
        return;
    hasNewPapers = false;
    log.info("terminal.begins-anew");
    // not quit(): that asks the window first, which does not let itself be closed
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [] { QCoreApplication::exit(); }, Qt::QueuedConnection);
}

void Application::Parts::openStore()
{
    QObject::connect(opening.get(), &StoreOpening::answered, watch.get(), [this] {
        if (staff)
            staff->open(); // keeps the list in the state folder, which the store has made
        beat->start();
    });
    QObject::connect(opening.get(), &StoreOpening::opened, watch.get(), [this](const OpenedStore &opened) {
        outbox->start(opened.pending);
        outboxWatch->start();
        if (const auto listening = stories->open(stateDir); !listening)
            log.warning("explain.deaf", {{"error", listening.error()}});
        if (const auto listening = work->open(stateDir); !listening)
            log.warning("work.deaf", {{"error", listening.error()}});
    });
    opening->begin();
}

void Application::Parts::buildScreen()
{
    machine = {clock,
               &alarms,
               log,
               &config,
               devices->serving<hal::IdCardReader>(hal::DeviceClass::IdCardReader),
               devices->serving<hal::ReceiptPrinter>(hal::DeviceClass::ReceiptPrinter),
               devices->serving<hal::DocumentPrinter>(hal::DeviceClass::DocumentPrinter),
               store.get(),
               portal.get(),
               outbox.get(),
               sealer.get(),
               nullptr,
               portal.get(),
               devices->serving<hal::CodeScanner>(hal::DeviceClass::CodeScanner)};
    machine.signing = portal.get();
    machine.hall = portal.get();
    machine.licences = portal.get();
    machine.deliveries = portal.get();
    machine.billing = portal.get();
    machine.drafts = portal.get();
    machine.help = portal.get();
    machine.agents = portal.get();
    terminal = std::make_unique<Terminal>(machine, catalogue);
    models = std::make_unique<KioskViewModels>(KioskViewModels::Injected());
    if (auto engine = RimeTextEngine::create()) {
        pinyin = std::move(*engine);
        models->form()->setTextEngine(pinyin.get());
        models->inquiry()->setTextEngine(pinyin.get());
    } else { // a question in hanzi takes no letters then
        log.error("text-input.missing", {{"error", engine.error()}});
        log.warning("staff.needed", {{"device", "keyboard"}, {"why", engine.error().code}});
    }
    presenter = std::make_unique<SessionPresenter>(*terminal, *models, knowledge);
    ui = std::make_unique<UiEngine>(*models);
    QObject::connect(terminal.get(), &Terminal::visitEnded, ui.get(), [this] { ui->collectGarbage(); });
    QObject::connect(terminal.get(), &Terminal::screenChanged, portal.get(),
                     [this] { portal->setInVisit(terminal->visit() != nullptr); });
}

Application::Application(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }
Application::~Application() = default;

Result<std::unique_ptr<Application>> Application::create(const ApplicationOptions &options)
{
    const QDir dir(options.configDir);
    auto parts = std::make_unique<Parts>();
    parts->log = Logger(std::make_shared<DescriptorLogSink>(options.logFd), parts->clock);
    parts->windowSize = options.windowSize;
    parts->config = KIOSK_TRY(readConfig(dir));
    const QList<hal::DeviceSlot> wired = KIOSK_TRY(readWiring(dir));
    const Credentials papers = KIOSK_TRY(readPapers(parts->config.portal, dir));
    parts->sealer = KIOSK_TRY(CmsSealer::create(papers, parts->clock));
    parts->devices = std::make_unique<hal::DeviceManager>(builtinDrivers(),
                                                          hal::DeviceServices{parts->clock, parts->log}, parts->alarms);
    parts->devices->start(wired);
    StoreSettings store;
    store.folder = parts->stateDir = options.stateDir;
    store.auditSigning = KIOSK_TRY(auditSigning(parts->config, papers));
    store.mirrorFolder = parts->config.storage.mirrorFolder;
    store.mirrorIsApart = true;
    store.auditDays = parts->config.limits.auditKeptDays;
    store.minimumFreeBytes = qint64(parts->config.limits.diskLeastFreeMb) * 1'000'000;
    store.reserveBytes = qint64(parts->config.limits.diskReserveMb) * 1'000'000;
    parts->store = std::make_unique<Store>(store, parts->clock, parts->log);
    parts->opening = std::make_unique<StoreOpening>(*parts->store, parts->alarms, parts->log);
    parts->portal = KIOSK_TRY(
        HttpPortalClient::create(portalSettings(parts->config), papers, parts->clock, parts->alarms, parts->log));
    parts->outbox = std::make_unique<OutboxEngine>(*parts->store, *parts->portal, parts->clock, parts->alarms,
                                                   parts->log, outboxSettings(parts->config));
    parts->outbox->setCasePortal(parts->portal.get());
    parts->outboxWatch = std::make_unique<OutboxWatch>(*parts->outbox, *parts->store, parts->alarms, parts->log);
    parts->clockWatch
        = std::make_unique<ClockWatch>(*parts->store, *parts->portal, parts->config.timing.clockDrift, parts->log);
    parts->stories = std::make_unique<StoryDoor>(*parts->store, parts->alarms, parts->log);
    parts->watch = std::make_unique<ServiceWatch>(*parts->store, parts->alarms, parts->log);
    parts->takeStaffDesk(makeStaffDesk(parts->config, dir, options.stateDir, papers, parts->clock, parts->alarms,
                                       parts->log, auditWitness(*parts->store, parts->log)));
    parts->loadCatalogue(options.configDir);
    parts->buildScreen();
    parts->buildBeat(papers.certificate);
    parts->buildListing(papers.catalogueSigner);
    parts->buildRenewal(dir, papers);
    return std::unique_ptr<Application>(new Application(std::move(parts)));
}

Result<void> Application::start()
{
    Parts &parts = *m_parts;
    parts.portal->startHeartbeat();
    parts.watchNetwork();
    parts.openStore();
    parts.watchDevices(); // behind the store's opening: what is told waits for it
    if (parts.listing)
        parts.listing->start();
    parts.terminal->start();
    if (parts.renewal)
        parts.renewal->start();
    parts.window = KIOSK_TRY(parts.ui->openWindow(parts.windowSize));
    parts.watch->ready();
    parts.log.info("terminal.started", {{"items", static_cast<qint64>(parts.catalogue.services().size())}});
    return {};
}

Result<void> Application::selfTest()
{
    m_parts->terminal->start();
    m_parts->window = KIOSK_TRY(m_parts->ui->openWindow(m_parts->windowSize));
    if (m_parts->window->grabWindow().isNull())
        return fail(ErrorCode::Internal, QStringLiteral("nothing was drawn"));
    return {};
}

QQuickWindow *Application::window() const { return m_parts->window; }
KioskViewModels &Application::viewModels() { return *m_parts->models; }
Terminal &Application::terminal() { return *m_parts->terminal; }

} // namespace kiosk
