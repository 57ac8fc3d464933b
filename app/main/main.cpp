// SPDX-License-Identifier: Apache-2.0
// kiosk [--config DIR] [--state DIR] [--window] [--self-test] | kiosk --gallery [--self-test] | kiosk check [DIR]
// [--json | --mutants | --report | --schema] | kiosk enrol --at URL | kiosk drivers | kiosk audit events|export|verify
// | kiosk explain CASE | kiosk certify SLOT | kiosk staff hash-pin|card-digest|check|permissions | kiosk work DEED
#include <composition/application.h>
#include <composition/audit_command.h>
#include <composition/certify.h>
#include <composition/drivers.h>
#include <composition/enrol_command.h>
#include <composition/gallery.h>
#include <composition/hardware_table.h>
#include <explain/explain_command.h>
#include <operations/work_command.h>
#include <preflight/burden.h>
#include <preflight/check.h>
#include <preflight/deletions.h>
#include <services/service_catalogue.h>
#include <staff/staff_command.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QScreen>
#include <cstdio>

using namespace kiosk;

namespace {

int check(const QStringList &arguments)
{
    if (arguments.contains(QLatin1String("--schema"))) {
        std::fputs(configurationSchemas().constData(), stdout);
        return 0;
    }
    const bool json = arguments.contains(QLatin1String("--json"));
    const QString dir = arguments.isEmpty() || arguments.constFirst().startsWith(QLatin1String("--"))
        ? QStringLiteral("/etc/yizhan")
        : arguments.constFirst();
    if (arguments.contains(QLatin1String("--report"))) { // of the items that would be offered; findings are for check
        std::fputs(qPrintable(burdenTable(ServiceCatalogue::load(dir).catalogue.services())), stdout);
        return 0;
    }
    if (arguments.contains(QLatin1String("--mutants"))) {
        std::fputs(qPrintable(deletionText(deletionsIn(dir))), stdout);
        return 0;
    }
    const CheckReport report = checkConfiguration(dir, knownDrivers());
    std::fputs(json ? report.json().constData() : qPrintable(report.text()), stdout);
    return report.exitCode();
}

// An upright panel, as large as a desk's screen has room for.
QSize panelOnDesk()
{
    const int height = QGuiApplication::primaryScreen()->availableSize().height() * 85 / 100;
    return {height * 9 / 16, height};
}

int gallery(bool selfTest)
{
    const auto shown = showGallery(panelOnDesk(), selfTest);
    if (!shown)
        std::fprintf(stderr, "kiosk: %s\n", qPrintable(shown.error().trace()));
    return shown ? 0 : 1;
}

int run(Result<std::unique_ptr<Application>> made, bool selfTest)
{
    const Result<void> begun = !made ? fail(made.error()) : selfTest ? (*made)->selfTest() : (*made)->start();
    if (!begun) {
        std::fprintf(stderr, "kiosk: %s\n", qPrintable(begun.error().trace()));
        return begun.error().code == ErrorCode::BadConfig ? 78 : 1; // EX_CONFIG: restarting does not help
    }
    return selfTest ? 0 : QGuiApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (argc > 1 && qstrcmp(argv[1], "drivers") == 0) {
        std::fputs(hardwareTable(builtinDrivers()).constData(), stdout);
        return 0;
    }
    if (argc > 1 && qstrcmp(argv[1], "check") == 0) {
        const QCoreApplication app(argc, argv);
        return check(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "certify") == 0) {
        const QCoreApplication app(argc, argv);
        return certifyCommand(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "audit") == 0) {
        const QCoreApplication app(argc, argv);
        return auditCommand(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "explain") == 0) {
        const QCoreApplication app(argc, argv);
        return explainCommand(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "enrol") == 0) {
        const QCoreApplication app(argc, argv);
        return enrolCommand(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "staff") == 0) {
        const QCoreApplication app(argc, argv);
        return staffCommand(QCoreApplication::arguments().mid(2));
    }
    if (argc > 1 && qstrcmp(argv[1], "work") == 0) {
        const QCoreApplication app(argc, argv);
        return workCommand(QCoreApplication::arguments().mid(2));
    }
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("kiosk"));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOption({QStringLiteral("config"), QStringLiteral("Configuration folder."), QStringLiteral("DIR"),
                      QStringLiteral("/etc/yizhan")});
    parser.addOption({QStringLiteral("state"), QStringLiteral("Where the store lives."), QStringLiteral("DIR"),
                      QStringLiteral("/var/lib/kiosk")});
    parser.addOption(
        {QStringLiteral("window"), QStringLiteral("In a window on a desktop instead of the whole screen.")});
    parser.addOption({QStringLiteral("self-test"), QStringLiteral("Load and draw everything once, then exit.")});
    parser.addOption({QStringLiteral("gallery"),
                      QStringLiteral("Show every control in every state in a window; needs no configuration.")});
    parser.process(app);
    if (parser.isSet(QStringLiteral("gallery")))
        return gallery(parser.isSet(QStringLiteral("self-test")));
    ApplicationOptions options{parser.value(QStringLiteral("config")), parser.value(QStringLiteral("state"))};
    if (parser.isSet(QStringLiteral("window")))
        options.windowSize = panelOnDesk();
    return run(Application::create(options), parser.isSet(QStringLiteral("self-test")));
}
