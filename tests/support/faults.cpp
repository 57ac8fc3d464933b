// SPDX-License-Identifier: Apache-2.0
#include "faults.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace kiosk::test {

void faultInjected(const char *id)
{
    const auto folder = qEnvironmentVariable("KIOSK_FAULT_LOG");
    if (folder.isEmpty())
        return;
    QFile log(folder + u'/' + QFileInfo(QCoreApplication::applicationFilePath()).fileName() + QStringLiteral(".txt"));
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append))
        qFatal("no fault log in %s", qPrintable(folder));
    log.write(QByteArray(id) + '\n');
}

} // namespace kiosk::test
