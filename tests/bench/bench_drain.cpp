// SPDX-License-Identifier: Apache-2.0
// A backlog of sealed 10 KB cases goes to the reference portal, which runs as a process of its own behind real TLS:
// one JSON line for the folder given (default: build/).
//   10,000 cases, the portal as fast as it can                               goal >= 50 a second
//   200 cases, 350 ms to an answer: share of connections / round-trip time  goal >= 0.8
//   the longest time the screen's thread was busy meanwhile                  goal <= 100 ms
// An argument after the folder is the number of cases of the first. Ends with 1 when a goal is missed.
#include "timing.h"

#include <outbox/outbox_engine.h>
#include <portal/http_portal_client.h>
#include <portal_bench.h>
#include <support/await.h>
#include <support/dev_papers.h>
#include <support/sealed_cases.h>
#include <vault/cms_sealer.h>

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <csignal>
#include <cstdio>

using namespace kiosk;
using namespace kiosk::bench;
using namespace kiosk::test;

namespace {

constexpr int Backlog = 10'000;
constexpr int FarBacklog = 200;
constexpr int RoundTripMs = 50 + 300; // of `kiosk-portal --latency hall`: the line, and the department behind it
constexpr qsizetype CaseSize = 10'000;
constexpr double GoalRate = 50;
constexpr double GoalShare = 0.8;
constexpr double GoalBusyMs = 100;

[[noreturn]] void give(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::exit(2);
}

// A case the portal accepts, in 10 KB.
QByteArray plainCase(const QString &submission)
{
    QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(submission)).object();
    const qsizetype missing = CaseSize - QJsonDocument(plain).toJson(QJsonDocument::Compact).size();
    QJsonArray answers = plain[u"answers"].toArray();
    answers.append(QJsonObject{{QStringLiteral("id"), QStringLiteral("reason")},
                               {QStringLiteral("value"), QString(missing, u'r')},
                               {QStringLiteral("source"), QStringLiteral("citizen")}});
    plain[u"answers"] = answers;
    return QJsonDocument(plain).toJson(QJsonDocument::Compact);
}

class ReferencePortal {
public:
    ReferencePortal(const DevPapers &papers, const QString &folder, const QString &sms, const QString &latency)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(KIOSK_PORTAL),
                        {QStringLiteral("--tls"), papers.folder(), QStringLiteral("--database"),
                         folder + QStringLiteral("/portal.db"), QStringLiteral("--sms-gateway"), sms,
                         QStringLiteral("--log"), folder + QStringLiteral("/portal.jsonl"), QStringLiteral("--latency"),
                         latency});
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(10'000))
                give("the portal does not start");
        }
        m_url = QJsonDocument::fromJson(m_process.readLine())[u"url"].toString();
    }
    ~ReferencePortal()
    {
        ::kill(static_cast<pid_t>(m_process.processId()), SIGTERM);
        m_process.waitForFinished();
    }
    QString url() const { return m_url; }

private:
    QProcess m_process;
    QString m_url;
};

struct Drained {
    double perSecond = 0;
    double busyMs = 0; // longest, of this thread, which is the screen's in the terminal
};

// Store and outbox as the terminal has them: the cases are sealed first, then the portal comes.
Drained drain(int cases, const QString &latency, const QString &under)
{
    QTemporaryDir folder(QDir(under).absoluteFilePath(QStringLiteral("bench-drain-XXXXXX")));
    const DevPapers papers;
    const SmsCatcher sms;
    const auto credentials = readCredentials(papers.folder());
    if (!folder.isValid() || !papers.isGood() || !credentials)
        give("no papers");
    const auto clock = std::make_shared<SystemClock>();
    SystemAlarms alarms;
    const auto sealer = CmsSealer::create(*credentials, clock);
    if (!sealer)
        give("no sealer");
    Store store({folder.filePath(QStringLiteral("state")), 0}, clock, Logger());
    if (!await(store.open()))
        give("the store does not open");
    for (int i = 0; i < cases; ++i) {
        SealedCase sealed = sealedCase(*clock);
        const auto envelope = (*sealer)->seal(SensitiveBytes(plainCase(sealed.submission.text())));
        sealed.envelope = envelope ? envelope->bytes : QByteArray();
        sealed.digest = QCryptographicHash::hash(sealed.envelope, QCryptographicHash::Sha256);
        if (!envelope || !await(store.sealCase(sealed)))
            give("a case was refused");
    }
    const auto rows = await(store.pending());
    if (!rows || rows->size() != cases)
        give("rows are missing");

    const ReferencePortal portal(papers, folder.path(), sms.url().toString(), latency);
    PortalSettings settings;
    settings.base = QUrl(portal.url());
    settings.terminal = QStringLiteral("terminal-001");
    auto client = HttpPortalClient::create(settings, *credentials, clock, alarms, Logger());
    if (!client)
        give("no client");
    OutboxEngine outbox(store, **client, clock, alarms, Logger());
    Drained drained;
    QEventLoop loop;
    QTimer beat;
    QElapsedTimer sinceBeat, since;
    QObject::connect(&beat, &QTimer::timeout, &loop, [&] {
        drained.busyMs = std::max(drained.busyMs, msOf(sinceBeat));
        sinceBeat.restart();
    });
    int acknowledged = 0;
    QObject::connect(&outbox, &OutboxEngine::submissionAcknowledged, &loop, [&] { ++acknowledged; });
    QObject::connect(&outbox, &OutboxEngine::countsChanged, &loop, [&] {
        if (acknowledged == cases && outbox.pending() == 0) // the second walks through all that waits
            loop.quit();
    });
    QTimer::singleShot(10min, &loop, [] { give("the backlog does not drain"); });
    beat.start(1ms);
    sinceBeat.start();
    since.start();
    outbox.start(*rows);
    loop.exec();
    drained.perSecond = cases * 1000 / msOf(since);
    if (outbox.held() != 0)
        give("cases were held");
    return drained;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString under = arguments.value(1, QStringLiteral("build"));
    const int backlog = arguments.value(2, QString::number(Backlog)).toInt();
    const Drained near = drain(backlog, QStringLiteral("none"), under);
    const Drained far = drain(FarBacklog, QStringLiteral("hall"), under);
    const double most = OutboxSettings().streamsAtOnce * 1000.0 / RoundTripMs;
    const double share = far.perSecond / most;
    const double busy = std::max(near.busyMs, far.busyMs);
    std::printf("{\"bench\": \"drain\", \"cases\": %d, \"perSecond\": %.1f, \"goalPerSecond\": %.0f, \"far\": %d, "
                "\"farPerSecond\": %.1f, \"shareOfConnections\": %.2f, \"goalShare\": %.1f, \"busyMs\": %.1f, "
                "\"goalBusyMs\": %.0f}\n",
                backlog, near.perSecond, GoalRate, FarBacklog, far.perSecond, share, GoalShare, busy, GoalBusyMs);
    return near.perSecond >= GoalRate && share >= GoalShare && busy <= GoalBusyMs ? 0 : 1;
}
