// SPDX-License-Identifier: Apache-2.0
#include "cups_queue.h"

#include "cups_settings.h"

#include <QFile>

#include <linux/magic.h>
#include <sys/vfs.h>

namespace kiosk::ipp {
namespace {

constexpr qsizetype MostBytes = 262'144;
constexpr double LongestHistory = 24 * 3600;

tl::unexpected<Error> objection(const QString &file, const QString &said, const char *instead)
{
    return fail(ErrorCode::BadConfig,
                QStringLiteral("a CUPS queue needs its documents in memory only. %1: %2. %3, or give "
                               "the printer's own address")
                    .arg(file, said, QLatin1String(instead)));
}

bool isMemory(const QString &folder)
{
    struct statfs about { };
    return statfs(QFile::encodeName(folder).constData(), &about) == 0
        && (about.f_type == TMPFS_MAGIC || about.f_type == RAMFS_MAGIC);
}

Result<QByteArray> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return objection(path, QStringLiteral("cannot be read"), "Make it readable for the terminal");
    return file.read(MostBytes);
}

Result<void> examineSpool(const QString &folder)
{
    const QString path = folder + QLatin1String("/cups-files.conf");
    const auto files = directivesOf(KIOSK_TRY(read(path)), {});
    const QString spool = files.value(QStringLiteral("requestroot"), QStringLiteral("/var/spool/cups"));
    const QString temporary = files.value(QStringLiteral("tempdir"), spool + QLatin1String("/tmp"));
    for (const auto &[setting, where] : {std::pair("RequestRoot", spool), std::pair("TempDir", temporary)}) {
        if (!isMemory(where))
            return objection(path, QStringLiteral("%1 %2 is not in memory").arg(QLatin1String(setting), where),
                             "Mount a tmpfs there");
    }
    return {};
}

Result<void> examineKeeping(const QString &folder)
{
    const QString path = folder + QLatin1String("/cupsd.conf");
    const auto daemon = directivesOf(KIOSK_TRY(read(path)), {});
    const QString files = daemon.value(QStringLiteral("preservejobfiles"), QStringLiteral("1d")); // cupsd's default
    if (!isNo(files))
        return objection(path, QStringLiteral("PreserveJobFiles is %1").arg(files), "Write \"PreserveJobFiles No\"");
    const QString history = daemon.value(QStringLiteral("preservejobhistory"), QStringLiteral("Yes"));
    // none at all would hide a job whose answer was lost
    if (const double kept = secondsOf(history); kept < 60 || kept > LongestHistory)
        return objection(path, QStringLiteral("PreserveJobHistory is %1").arg(history),
                         "Write \"PreserveJobHistory 1h\" (one minute to one day)");
    return {};
}

} // namespace

Result<void> examineQueue(const QString &folder, const QString &queue)
{
    KIOSK_TRY(examineSpool(folder));
    KIOSK_TRY(examineKeeping(folder));
    const QString path = folder + QLatin1String("/printers.conf");
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto printer = directivesOf(file.read(MostBytes), QStringLiteral("printer ") + queue.toLower());
    if (printer.isEmpty())
        return objection(path, QStringLiteral("no queue \"%1\"").arg(queue), "Make it with lpadmin");
    const QString policy = printer.value(QStringLiteral("errorpolicy"), QStringLiteral("stop-printer"));
    if (policy != abortJob)
        return objection(path, QStringLiteral("ErrorPolicy of \"%1\" is %2").arg(queue, policy),
                         "Run \"lpadmin -p QUEUE -o printer-error-policy=abort-job\"");
    return {};
}

} // namespace kiosk::ipp
