// SPDX-License-Identifier: Apache-2.0
#include <composition/drivers.h>
#include <preflight/check.h>

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;

namespace {

QJsonArray expectedIn(const QString &dir)
{
    QFile file(dir + QStringLiteral("/expected.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).array() : QJsonArray{0};
}

bool fits(const Finding &finding, const QJsonObject &expected)
{
    return finding.file == expected[QLatin1String("file")].toString()
        && finding.pointer == expected[QLatin1String("pointer")].toString()
        && finding.reason.contains(expected[QLatin1String("reason")].toString())
        && finding.suggestion.contains(expected[QLatin1String("suggestion")].toString());
}

int itemFiles()
{
    int files = 0;
    QDirIterator walk(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services"), {QStringLiteral("*.json")},
                      QDir::Files, QDirIterator::Subdirectories);
    for (; walk.hasNext(); walk.next())
        ++files;
    return files;
}

} // namespace

class TestCheck : public QObject {
    Q_OBJECT
private slots:
    void theShippedConfigurationIsClean()
    {
        const CheckReport report = checkConfiguration(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"), knownDrivers());
        QCOMPARE(report.text(), QStringLiteral("%1 services, 0 findings\n").arg(itemFiles()));
        QCOMPARE(report.exitCode(), 0);
    }

    void aFolderMayBeNamedFromWhereOneStands()
    {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(QStringLiteral(KIOSK_SOURCE_DIR)));
        const CheckReport report = checkConfiguration(QStringLiteral("kiosk-config"), knownDrivers());
        QVERIFY(QDir::setCurrent(before));
        QCOMPARE(report.text(), QStringLiteral("%1 services, 0 findings\n").arg(itemFiles()));
    }

    void eachBrokenConfigurationIsNamed_data()
    {
        QTest::addColumn<QString>("dir");
        const QDir root(QStringLiteral(KIOSK_TEST_DATA "/broken-config"));
        for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            QTest::newRow(qPrintable(name)) << root.filePath(name);
    }
    void eachBrokenConfigurationIsNamed()
    {
        QFETCH(QString, dir);
        const CheckReport report = checkConfiguration(dir, knownDrivers());
        const QJsonArray expected = expectedIn(dir);
        for (const QJsonValue &each : expected) {
            const auto fitting = std::count_if(report.findings.cbegin(), report.findings.cend(),
                                               [&](const Finding &finding) { return fits(finding, each.toObject()); });
            QVERIFY2(fitting == 1, qPrintable(report.text()));
        }
        // and nothing else: what is right beside the mistake is not accused
        QVERIFY2(report.findings.size() == expected.size(), qPrintable(report.text()));
        QCOMPARE(report.exitCode(), expected.isEmpty() ? 0 : 1);
    }
    void thereAreAtLeastTwentyBrokenConfigurations()
    {
        const QDir root(QStringLiteral(KIOSK_TEST_DATA "/broken-config"));
        int broken = 0;
        for (const QString &name : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            broken += expectedIn(root.filePath(name)).isEmpty() ? 0 : 1;
        QVERIFY(broken >= 20);
    }
    void goodItemsAreOfferedBesideABrokenOne()
    {
        const CheckReport report
            = checkConfiguration(QStringLiteral(KIOSK_TEST_DATA "/broken-config/16-item-not-json"), knownDrivers());
        QCOMPARE(report.findings.size(), 1);
        QCOMPARE(report.services, 1);
    }
    void theJsonReportSaysTheSameAsTheText()
    {
        const CheckReport report = checkConfiguration(
            QStringLiteral(KIOSK_TEST_DATA "/broken-config/19-item-step-kind-unknown"), knownDrivers());
        const QJsonObject json = QJsonDocument::fromJson(report.json()).object();
        QCOMPARE(json[QLatin1String("ok")].toBool(true), false);
        QCOMPARE(json[QLatin1String("services")].toInt(), 1);
        const QJsonObject finding = json[QLatin1String("findings")].toArray().first().toObject();
        QCOMPARE(finding[QLatin1String("pointer")].toString(), QStringLiteral("/steps/4/kind"));
        QCOMPARE(report.text(),
                 QStringLiteral("services/housing/deed-print.json /steps/4/kind\n"
                                "  no kind of step is called \"prnt\"\n"
                                "  Did you mean \"print\"?\n"
                                "1 services, 1 findings\n"));
    }
    void anEmptyFolderNamesEveryFileItMisses()
    {
        QTemporaryDir empty;
        const CheckReport report = checkConfiguration(empty.path());
        QStringList files;
        for (const Finding &finding : report.findings)
            files << finding.file;
        QCOMPARE(files,
                 QStringList({QStringLiteral("kiosk.toml"), QStringLiteral("devices.toml"),
                              QStringLiteral("life-areas.json")}));
    }
};
QTEST_GUILESS_MAIN(TestCheck)
#include "tst_check.moc"
