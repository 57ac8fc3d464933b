// SPDX-License-Identifier: Apache-2.0
// A scanner of the workbench in another process, read by the driver as it is.
#pragma once

#include "workbench_process.h"

#include <hal/code_scanner.h>
#include <hal/driver_descriptor.h>
#include <support/await.h>
#include <support/faults.h>
#include <support/log_lines.h>

#include <QTest>

namespace kiosk::test {

class ScannerFixture {
protected:
    explicit ScannerFixture(const QString &endpoint) : m_endpoint(endpoint) { }

    void startBench(const QStringList &arguments)
    {
        m_bench = std::make_unique<WorkbenchProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("LD_PRELOAD")); // that is for this side
        m_bench->process().setProcessEnvironment(environment);
        QCOMPARE(m_bench->start(arguments), QString());
    }
    void open(const hal::DriverDescriptor &driver, const QString &port, const QMap<QString, QString> &parameters = {})
    {
        m_device.reset();
        m_lines = std::make_shared<LogLines>();
        auto made = driver.create({QStringLiteral("scanner"), driver.id, port, parameters},
                                  {m_clock, Logger(m_lines, m_clock, LogLevel::Debug)});
        QVERIFY(made);
        m_device = std::move(*made);
        m_scanner = qobject_cast<hal::CodeScanner *>(m_device.get());
        QVERIFY(m_scanner->open() && m_scanner->claim(QStringLiteral("session")) && m_scanner->setEnabled(true));
    }
    // Nothing of a text is left in the log of either side.
    void end()
    {
        m_device.reset();
        QVERIFY(!m_lines || !m_lines->all().contains("licence.example"));
        if (m_bench) {
            QFile log(m_bench->path(QStringLiteral("log.jsonl")));
            QVERIFY(log.open(QIODevice::ReadOnly));
            const QByteArray lines = log.readAll();
            QVERIFY(!lines.contains("licence.example") && !lines.contains(Payment.toLatin1()));
        }
        m_bench.reset();
        m_lines.reset();
    }

    QString address() const { return m_bench->ready()[m_endpoint].toString(); }
    bool show(const QJsonObject &code) { return m_bench->does("code.show", ofThis(code)); }
    bool show(const QString &text) { return show(QJsonObject{{QStringLiteral("text"), text}}); }
    bool hide() { return m_bench->does("code.hide", ofThis({})); }
    bool fault(const char *name, QJsonObject more = {})
    {
        more[u"fault"] = QLatin1String(name);
        return m_bench->does("code.fault", ofThis(more));
    }
    bool plug() { return m_bench->does("device.plug", ofThis({})); }
    bool unplug() { return m_bench->does("device.unplug", ofThis({})); }
    QString error(const char *act, const QJsonObject &arguments)
    {
        return m_bench->act(act, ofThis(arguments))[u"error"].toString();
    }
    QJsonObject ofThis(QJsonObject act) const
    {
        act[u"device"] = m_endpoint;
        return act;
    }
    QJsonObject state() { return m_bench->act("state")[m_endpoint].toObject(); }
    bool isSpent() { return state()[u"faultsPending"].toInt() == 0; }
    bool isOnline() const { return m_scanner->status().device.value == hal::DeviceStatus::Online; }
    bool isGone() const { return m_scanner->status().device.value == hal::DeviceStatus::NoDevice; }
    qint64 statistic(const char *name) const { return m_scanner->statistics().value(QLatin1String(name)); }

    inline static const QString Payment = QStringLiteral("134567890123456789");

    std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    std::shared_ptr<LogLines> m_lines;
    std::unique_ptr<WorkbenchProcess> m_bench;
    std::unique_ptr<hal::Device> m_device;
    hal::CodeScanner *m_scanner = nullptr;

private:
    const QString m_endpoint;
};

} // namespace kiosk::test
