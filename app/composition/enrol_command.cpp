// SPDX-License-Identifier: Apache-2.0
#include "enrol_command.h"

#include "configuration.h"

#include <portal/http_portal_client.h>
#include <portal/problem.h>
#include <vault/certificates.h>
#include <vault/terminal_papers.h>

#include <QCommandLineParser>
#include <QEventLoop>
#include <cstdio>
#include <sysexits.h>

namespace kiosk {
namespace {

constexpr const char *Usage = "kiosk enrol --at URL [--config DIR]    (the one-time code comes on standard input)\n";
constexpr qint64 LongestCode = 64;

SensitiveText codeFromInput()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return {};
    return SensitiveText(QString::fromUtf8(input.readLine(LongestCode)).trimmed());
}

Result<QByteArray> asked(const QUrl &at, const KioskConfig &config, const QByteArray &ca, SensitiveText code,
                         const QByteArray &request)
{
    const auto clock = std::make_shared<SystemClock>();
    SystemAlarms alarms;
    PortalSettings settings;
    settings.base = at;
    settings.terminal = config.site.machine;
    const auto client = KIOSK_TRY(HttpPortalClient::createUnenrolled(settings, ca, clock, alarms, Logger()));
    Result<QByteArray> certificate = fail(ErrorCode::Cancelled);
    QEventLoop waiting;
    whenReady(client->enrol(std::move(code), request, {}), client.get(), [&](const Result<QByteArray> &answer) {
        certificate = answer;
        waiting.quit();
    });
    waiting.exec();
    return certificate;
}

Result<QString> enrolled(const QUrl &at, const QDir &dir, SensitiveText code)
{
    const KioskConfig config = KIOSK_TRY(readConfig(dir));
    if (config.portal.key.startsWith(tokenScheme()))
        return fail(ErrorCode::Unsupported,
                    QStringLiteral("the key is in a token: have its certificate made by the portal's office"));
    const PaperFiles files{dir.filePath(config.portal.certificate), dir.filePath(config.portal.key)};
    const QByteArray ca = KIOSK_TRY(contents(dir.filePath(config.portal.ca)));
    KIOSK_TRY(finishInstall(files));
    const TerminalKey key = KIOSK_TRY(nextKey(files)); // on the disk before the portal hears of it
    const QByteArray request = KIOSK_TRY(certificateRequest(key, config.site.machine));
    const QByteArray certificate = KIOSK_TRY(asked(at, config, ca, std::move(code), request));
    KIOSK_TRY(installPapers(files, certificate, {ca, config.site.machine, SystemClock().wall()}));
    return QStringLiteral("%1 is enrolled until %2")
        .arg(config.site.machine, certificateTerms(certificate).value(0).until.toString(Qt::ISODate));
}

} // namespace

int enrolCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("DIR"), QStringLiteral("/etc/yizhan")});
    parser.addOption({QStringLiteral("at"), QString(), QStringLiteral("URL")});
    if (!parser.parse(QStringList{QStringLiteral("enrol")} + arguments) || !parser.positionalArguments().isEmpty()
        || !parser.isSet(QStringLiteral("at"))) {
        std::fputs(Usage, stderr);
        return EX_USAGE;
    }
    SensitiveText code = codeFromInput();
    if (code.view().isEmpty()) {
        std::fputs(Usage, stderr);
        return EX_USAGE;
    }
    const auto done = enrolled(QUrl(parser.value(QStringLiteral("at"))), QDir(parser.value(QStringLiteral("config"))),
                               std::move(code));
    std::fprintf(done ? stdout : stderr, "%s\n", qPrintable(done ? *done : done.error().trace()));
    return done ? EX_OK : done.error().code == ErrorCode::BadConfig ? EX_CONFIG : 1;
}

} // namespace kiosk
