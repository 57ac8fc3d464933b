// SPDX-License-Identifier: Apache-2.0
#include "audit_command.h"

#include "configuration.h"

#include <audit/audit_events_page.h>
#include <audit/audit_export.h>
#include <storage/audit_export_file.h>
#include <vault/detached_signature.h>

#include <QCommandLineParser>
#include <QSaveFile>
#include <cstdio>
#include <sysexits.h>

namespace kiosk {
namespace {

constexpr const char *Usage = "kiosk audit events\n"
                              "kiosk audit export FILE [--config DIR] [--state DIR]\n"
                              "kiosk audit verify FILE --certificate PEM\n";

int told(const Result<QString> &done)
{
    std::fprintf(done ? stdout : stderr, "%s\n", qPrintable(done ? *done : done.error().trace()));
    return done ? 0 : 1;
}

Result<QString> exported(const QString &path, const QString &configDir, const QString &stateDir)
{
    const QDir dir(configDir);
    const KioskConfig config = KIOSK_TRY(readConfig(dir));
    const Credentials papers = KIOSK_TRY(readPapers(config.portal, dir));
    StoreSettings settings;
    settings.folder = stateDir;
    settings.auditSigning = KIOSK_TRY(auditSigning(config, papers));
    QSaveFile file(path); // nothing stands under the name before it is whole
    if (!file.open(QIODevice::WriteOnly))
        return fail(ErrorCode::StorageFault, path + QStringLiteral(": ") + file.errorString());
    const qint64 entries = KIOSK_TRY(exportAudit(settings, SystemClock().wall().date(), file));
    if (!file.commit())
        return fail(ErrorCode::StorageFault, path + QStringLiteral(": ") + file.errorString());
    return QStringLiteral("%1 entries").arg(entries);
}

Result<QString> verified(const QString &path, const QString &certificatePath)
{
    const QByteArray certificate = KIOSK_TRY(contents(certificatePath));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, path + QStringLiteral(": cannot be read"));
    const AuditVerdict verdict
        = verifyAuditExport(file, [&certificate](const QByteArray &signature, const QByteArray &statement) {
              return verifyDetached(signature, statement, certificate).has_value();
          });
    if (verdict.good)
        return QStringLiteral("good: %1 entries").arg(verdict.entries);
    const QString place = verdict.badEntry ? QStringLiteral("entry %1").arg(verdict.badEntry) : QStringLiteral("file");
    return fail(
        ErrorCode::InvalidInput,
        QStringLiteral("BAD, %1: %2 (%3 entries before it are good)").arg(place, verdict.why).arg(verdict.entries));
}

} // namespace

int auditCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("config"), QString(), QStringLiteral("DIR"), QStringLiteral("/etc/yizhan")});
    parser.addOption({QStringLiteral("state"), QString(), QStringLiteral("DIR"), QStringLiteral("/var/lib/kiosk")});
    parser.addOption({QStringLiteral("certificate"), QString(), QStringLiteral("PEM")});
    const bool parsed = parser.parse(QStringList{QStringLiteral("audit")} + arguments);
    const QStringList words = parsed ? parser.positionalArguments() : QStringList();
    const QString verb = words.value(0);
    if (verb == u"events" && words.size() == 1) {
        std::fputs(auditEventsPage().constData(), stdout);
        return 0;
    }
    if (verb == u"export" && words.size() == 2)
        return told(exported(words[1], parser.value(QStringLiteral("config")), parser.value(QStringLiteral("state"))));
    if (verb == u"verify" && words.size() == 2 && parser.isSet(QStringLiteral("certificate")))
        return told(verified(words[1], parser.value(QStringLiteral("certificate"))));
    std::fputs(Usage, stderr);
    return EX_USAGE;
}

} // namespace kiosk
