// SPDX-License-Identifier: Apache-2.0
#include "subject.h"

namespace kiosk::test {

Subject::Subject(const QString &peer, const Make &make)
    : m_relay(peer, m_folder.filePath(QStringLiteral("device"))),
      m_device(make(m_relay.address(), {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)}))
{ }

Subject::Make Subject::of(const hal::DriverDescriptor &driver, const QMap<QString, QString> &parameters)
{
    return [driver, parameters](const QString &port, const hal::DeviceServices &services) {
        auto made = driver.create({QStringLiteral("device"), driver.id, port, parameters}, services);
        if (!made)
            qFatal("%s: %s", qPrintable(driver.id), qPrintable(made.error().trace()));
        return std::move(*made);
    };
}

void Subject::end(const QString &ending)
{
    m_ending = ending;
    ++m_ended;
    m_certain += ending == u"ok" ? 1 : 0;
    m_unknown += ending.startsWith(u"unknown/") ? 1 : 0;
    if (!m_witness)
        return;
    if (const int done = m_witness(); done < m_certain || done > m_certain + m_unknown)
        m_ending = QStringLiteral("%1, but %2 came out for %3 and %4 unknown ones")
                       .arg(ending, QString::number(done), QString::number(m_certain), QString::number(m_unknown));
}

} // namespace kiosk::test
