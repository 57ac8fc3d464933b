// SPDX-License-Identifier: Apache-2.0
#include "faults.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace kiosk::test {

namespace {

void write(const char *id, const QString &kind)
{
    const auto folder = qEnvironmentVariable("KIOSK_FAULT_LOG");
    if (folder.isEmpty())
        return;
    QFile log(folder + u'/' + QFileInfo(QCoreApplication::applicationFilePath()).fileName() + kind);
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append))
        qFatal("no fault log in %s", qPrintable(folder));
    log.write(QByteArray(id) + '\n');
}

} // namespace

void faultInjected(const char *id) { write(id, QStringLiteral(".txt")); }
void faultEmulated(const char *id) { write(id, QStringLiteral(".emulated.txt")); }

} // namespace kiosk::test
