// SPDX-License-Identifier: Apache-2.0
#include "witness.h"

#include <QDateTime>
#include <QJsonDocument>
#include <time.h>

namespace kiosk::workbench {

using namespace Qt::Literals::StringLiterals;

qint64 bootMs()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

Result<void> Witness::open(const QString &path)
{
    if (path.isEmpty())
        return {};
    m_file.setFileName(path);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fail(ErrorCode::StorageFault, path + u": "_s + m_file.errorString());
    return {};
}

void Witness::note(const char *device, const char *act, const QJsonObject &facts, qint64 mono)
{
    if (!m_file.isOpen())
        return;
    QJsonObject line = facts;
    line[u"mono"] = mono;
    line[u"at"] = QDateTime::currentDateTimeUtc().addMSecs(mono - bootMs()).toString(Qt::ISODateWithMs);
    line[u"device"] = QLatin1String(device);
    line[u"act"] = QLatin1String(act);
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

} // namespace kiosk::workbench
