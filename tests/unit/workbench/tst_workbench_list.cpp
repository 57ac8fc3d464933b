// SPDX-License-Identifier: Apache-2.0
// What `kiosk-workbench --list` promises, the control socket takes.
#include "workbench_process.h"

#include <QTest>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

class TestWorkbenchList : public QObject {
    Q_OBJECT
    struct Sheet {
        QStringList acts;
        QString faultAct;
        QStringList faults;
    };
    QMap<QString, Sheet> m_sheets;

    // Two scanners share an act, which means the serial one unless it is told.
    static QJsonObject of(const QString &device, const QString &fault)
    {
        QJsonObject arguments{{u"fault"_s, fault}};
        if (device == u"hidpos")
            arguments[u"device"] = device;
        return arguments;
    }

private slots:
    void initTestCase()
    {
        QProcess list;
        list.start(QStringLiteral(KIOSK_WORKBENCH), {u"--list"_s});
        QVERIFY(list.waitForFinished(10'000));
        QCOMPARE(list.exitCode(), 0);
        static const QRegularExpression sheet(u"^(\\w+): .+\\n  acts: (.+)\\n  (\\S+\\.fault): (.+)$"_s,
                                              QRegularExpression::MultilineOption);
        const QString printed = QString::fromUtf8(list.readAllStandardOutput());
        for (auto found = sheet.globalMatch(printed); found.hasNext();) {
            const auto device = found.next();
            m_sheets[device.captured(1)]
                = {device.captured(2).split(u", "_s), device.captured(3), device.captured(4).split(u", "_s)};
        }
        QCOMPARE(printed.count(u'\n'), m_sheets.size() * 3); // and nothing else stands there
    }
    void everyEndpointIsADeviceOfTheList()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--camera"_s, u"--hidpos"_s}), QString());
        const auto state = bench.act("state");
        for (const QString &device : state.keys())
            QVERIFY2(state[device].isDouble() || state[device].isBool() || m_sheets.contains(device),
                     qPrintable(device));
    }
    void everyListedFaultIsTaken()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--camera"_s, u"--hidpos"_s}), QString());
        int faults = 0;
        for (const auto &[device, sheet] : m_sheets.asKeyValueRange()) {
            QVERIFY2(sheet.acts.contains(sheet.faultAct), qPrintable(device));
            for (const QString &fault : sheet.faults) {
                const auto answer = bench.act(sheet.faultAct.toLatin1(), of(device, fault));
                QVERIFY2(answer[u"ok"].toBool(), qPrintable(device + u' ' + fault + answer[u"error"].toString()));
                ++faults;
            }
            QVERIFY2(!bench.does(sheet.faultAct.toLatin1(), of(device, u"rust"_s)), qPrintable(device));
        }
        QVERIFY(faults > 80);
    }
    void everyListedActIsKnown()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--camera"_s, u"--hidpos"_s}), QString());
        for (const auto &[device, sheet] : m_sheets.asKeyValueRange())
            for (const QString &act : sheet.acts) {
                const auto error = bench.act(act.toLatin1(), {{u"?"_s, 0}})[u"error"].toString();
                QVERIFY2(error.contains(u"unknown key"), qPrintable(act + u": "_s + error));
            }
    }
    void whatCanBePulledIsListedSo()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--camera"_s, u"--hidpos"_s}), QString());
        for (const auto &[device, sheet] : m_sheets.asKeyValueRange())
            for (const char *act : {"device.unplug", "device.plug"})
                QCOMPARE(bench.does(act, {{u"device"_s, device}}), sheet.acts.contains(QLatin1String(act)));
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchList)
#include "tst_workbench_list.moc"
