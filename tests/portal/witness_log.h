// SPDX-License-Identifier: Apache-2.0
// portal.jsonl: what the portal did and when, for tests and benchmarks. By construction without personal data: paths
// are written from their route, with ids that are UUIDs and nothing else of the caller's making.
#pragma once

#include <QFile>
#include <QJsonObject>
#include <QString>
#include <mutex>

namespace refportal {

// milliseconds of CLOCK_BOOTTIME, comparable with the other witness on the same machine
qint64 bootMs();

class WitnessLog {
public:
    bool open(const QString &file)
    {
        m_file.setFileName(file);
        return m_file.open(QIODevice::WriteOnly | QIODevice::Append);
    }
    // Adds "mono" and "at"; the line is in the file when this returns.
    void write(QJsonObject line);

private:
    std::mutex m_mutex;
    QFile m_file;
};

} // namespace refportal
