// SPDX-License-Identifier: Apache-2.0
// kiosk-portal: the reference portal as a process. Prints one JSON line {"url": ...} when it listens and runs until
// SIGTERM or SIGINT. `kiosk-portal archive` is another one: it packs closed cases for the archive.
#include "archive_command.h"
#include "certificate_pdf.h"
#include "citizen_door.h"
#include "https_server.h"
#include "registry.h"

#include <QCommandLineParser>
#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <csignal>
#include <cstdio>

using namespace refportal;

namespace {

struct Options {
    QString listen, log, citizen, enrol;
    QStringList codes; // TERMINAL:CODE
    PortalSettings portal;
    HttpsServer::Settings server;
};

int complain(const QString &reason)
{
    std::fprintf(stderr, "kiosk-portal: %s\n", qPrintable(reason));
    return 2;
}

tl::expected<Options, QString> optionsFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Reference portal of the terminal (docs/portal-api.yaml)"));
    parser.addHelpOption();
    const auto option = [&](const char *name, const char *what, const char *value, const char *usual = "") {
        parser.addOption({QLatin1String(name), QLatin1String(what), QLatin1String(value), QLatin1String(usual)});
    };
    option("listen", "Where to listen; port 0 is any", "HOST:PORT", "127.0.0.1:0");
    option("tls", "Folder made by dev-ca.sh", "DIR");
    option("database", "SQLite file, kept", "FILE");
    option("sms-gateway", "Where SMS are posted", "URL");
    option("log", "JSON lines of every call", "FILE");
    option("citizen", "Where it is told that a citizen paid; port 0 is any", "HOST:PORT");
    option("enrol", "Where terminals without a certificate are let in; port 0 is any", "HOST:PORT");
    option("enrolment-code", "A code that the operator gives out, good for a day", "TERMINAL:CODE");
    option("items", "Folder of the hall's service items, which it takes too", "DIR");
    option("cases", "Folder for one JSON record per case", "DIR");
    option("latency", "none, or hall: 50 ms round trip and 300 ms department", "PROFILE", "none");
    option("fault", "JSON list of faults", "FILE");
    parser.process(arguments);
    for (const char *must : {"tls", "database", "sms-gateway", "log"})
        if (!parser.isSet(QLatin1String(must)))
            return tl::unexpected(QStringLiteral("--%1 is missing").arg(QLatin1String(must)));

    Options options;
    options.listen = parser.value(QStringLiteral("listen"));
    const qsizetype colon = options.listen.lastIndexOf(u':');
    bool isPort = false;
    options.server.host = options.listen.left(colon);
    options.server.port = options.listen.mid(colon + 1).toUShort(&isPort);
    options.server.tlsFolder = options.portal.tlsFolder = parser.value(QStringLiteral("tls"));
    options.portal.database = parser.value(QStringLiteral("database"));
    options.portal.casesFolder = parser.value(QStringLiteral("cases"));
    options.portal.smsGateway = QUrl(parser.value(QStringLiteral("sms-gateway")));
    options.enrol = parser.value(QStringLiteral("enrol"));
    options.codes = parser.values(QStringLiteral("enrolment-code"));
    if (const QString items = parser.value(QStringLiteral("items")); !items.isEmpty()) {
        if (const QString wrong = registry::learnItems(items); !wrong.isEmpty())
            return tl::unexpected(wrong);
    }
    options.citizen = parser.value(QStringLiteral("citizen"));
    options.log = parser.value(QStringLiteral("log"));
    const QString latency = parser.value(QStringLiteral("latency"));
    if (latency == u"hall")
        options.server.latency = Latency::hall();
    else if (latency != u"none")
        return tl::unexpected(QStringLiteral("--latency is none or hall"));
    if (!isPort || colon < 1)
        return tl::unexpected(QStringLiteral("--listen is HOST:PORT"));
    if (const QString file = parser.value(QStringLiteral("fault")); !file.isEmpty()) {
        QFile script(file);
        if (!script.open(QIODevice::ReadOnly))
            return tl::unexpected(file + QStringLiteral(": ") + script.errorString());
        const auto faults = FaultScript::parse(script.readAll());
        if (!faults)
            return tl::unexpected(faults.error());
        options.server.faults = *faults;
    }
    return options;
}

} // namespace

int main(int argc, char **argv)
{
    sigset_t ends; // every later thread inherits this, so that only sigwait below sees them
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen"); // fonts for the certificate, no display
    const QGuiApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "archive") == 0) {
        QStringList arguments = QCoreApplication::arguments();
        arguments.removeAt(1);
        return archiveCommand(arguments);
    }
    const auto options = optionsFrom(QCoreApplication::arguments());
    if (!options)
        return complain(options.error());

    WitnessLog log;
    if (!log.open(options->log))
        return complain(options->log + QStringLiteral(": cannot be written"));
    const auto portal = Portal::create(options->portal, std::make_shared<PortalClock>(), log);
    if (!portal)
        return complain(portal.error());
    renderCertificate(
        {}, {}, {},
        QString(16, u'0')); // reads the fonts, so that the first certificate of a visit is as quick as the next
    const auto server = HttpsServer::start(options->server, **portal, log);
    if (!server)
        return complain(server.error());
    QJsonObject told{{QStringLiteral("url"), (*server)->url()}};
    for (const QString &code : options->codes)
        (*portal)->enrolment().allow(code.section(u':', 0, 0), code.section(u':', 1)).value();
    auto unenrolled = options->server;
    unenrolled.door = Door::Enrolment;
    unenrolled.host = options->enrol.section(u':', 0, 0);
    unenrolled.port = options->enrol.section(u':', 1).toInt();
    std::unique_ptr<HttpsServer> enrolment;
    if (!options->enrol.isEmpty()) {
        auto listening = HttpsServer::start(unenrolled, **portal, log);
        if (!listening)
            return complain(listening.error());
        enrolment = std::move(*listening);
        told.insert(QStringLiteral("enrol"), enrolment->url());
    }
    std::unique_ptr<CitizenDoor> door;
    if (!options->citizen.isEmpty()) {
        door = CitizenDoor::open(options->citizen.section(u':', 0, 0), options->citizen.section(u':', 1).toInt(),
                                 **portal, log);
        if (!door)
            return complain(options->citizen + QStringLiteral(": cannot listen"));
        told.insert(QStringLiteral("citizen"), door->url());
    }
    std::printf("%s\n", QJsonDocument(told).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
}
