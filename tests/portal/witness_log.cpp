// SPDX-License-Identifier: Apache-2.0
#include "witness_log.h"

#include "clock.h"

#include <QJsonDocument>
#include <ctime>

namespace refportal {

qint64 bootMs()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

void WitnessLog::write(QJsonObject line)
{
    const std::lock_guard lock(m_mutex);
    line.insert(QStringLiteral("mono"), bootMs());
    line.insert(QStringLiteral("at"), timeText(QDateTime::currentDateTime()));
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace refportal
