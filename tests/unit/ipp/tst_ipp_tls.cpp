// SPDX-License-Identifier: Apache-2.0
// ipps over real TLS: a printer is known by its own certificate, since it has signed that itself.
#include "printer_rig.h"

#include <support/await.h>
#include <support/dev_papers.h>

#include <QCryptographicHash>
#include <QSslCertificate>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

class TestIppTls : public QObject {
    Q_OBJECT

    FakeIppPrinter::Papers papersOf(const QString &name) const
    {
        return {m_papers.path(name + QStringLiteral(".pem")), m_papers.path(name + QStringLiteral(".key"))};
    }
    QString parameterOf(const QString &name) const
    {
        const auto chain = QSslCertificate::fromPath(papersOf(name).certificate);
        return chain.isEmpty()
            ? QString()
            : QStringLiteral("sha256:") + QLatin1String(chain.first().digest(QCryptographicHash::Sha256).toHex());
    }
    static Result<std::unique_ptr<hal::Device>> made(const QString &port, const QString &certificate)
    {
        const auto driver = ipp::ippDriver();
        return driver.create(
            {QStringLiteral("certificate"), driver.id, port, {{QStringLiteral("certificate"), certificate}}},
            {systemClock, Logger()});
    }
    static std::unique_ptr<hal::Device> opened(const FakeIppPrinter &fake, const QString &certificate)
    {
        auto device = made(fake.uri(), certificate);
        if (!device || !(*device)->open())
            qFatal("a fresh device does not open");
        return *std::move(device);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        for (const char *name : {"printer", "stranger"}) {
            PaperWish wish{QString::fromLatin1(name), QStringLiteral("printer.local"),
                           QDateTime::currentDateTimeUtc().addDays(-1), QDateTime::currentDateTimeUtc().addDays(100)};
            wish.usage = QStringLiteral("serverAuth");
            QVERIFY(makePaper(m_papers.folder(), m_papers.folder(), wish));
        }
    }
    void thePrinterOfThisCertificateIsServed()
    {
        const FakeIppPrinter fake(papersOf(QStringLiteral("printer")));
        const auto device = opened(fake, parameterOf(QStringLiteral("printer")));
        QTRY_COMPARE(device->status().device.value, DeviceStatus::Online);
    }
    void anotherOneInItsPlaceIsAskedNothing()
    {
        const FakeIppPrinter fake(papersOf(QStringLiteral("stranger")));
        const auto device = opened(fake, parameterOf(QStringLiteral("printer")));
        QTRY_COMPARE(device->status().device.value, DeviceStatus::HardwareError);
        QCOMPARE(device->status().vendorCode, QStringLiteral("printer-certificate"));
        QCOMPARE(fake.requests(), 0);
    }
    void theHealthReportSaysWhatToWriteDown()
    {
        const FakeIppPrinter fake(papersOf(QStringLiteral("printer")));
        Rig rig(fake.uri(), {});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online); // without a certificate any is taken
        std::optional<Result<hal::HealthReport>> report;
        whenReady(rig.printer->checkHealth(hal::HealthLevel::Internal, Deadline::in(*systemClock, 10s)), &rig,
                  [&report](Result<hal::HealthReport> told) { report = std::move(told); });
        QTRY_VERIFY(report.has_value());
        QVERIFY(*report);
        QVERIFY2((*report)->text.contains(parameterOf(QStringLiteral("printer"))), qPrintable((*report)->text));
    }
    void aDocumentArrivesWhole()
    {
        const FakeIppPrinter fake(papersOf(QStringLiteral("printer")));
        Rig rig(fake.uri(), {});
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
        QCOMPARE(fake.documents(), QList<QByteArray>{certificate});
    }
    void whatIsNoDigestIsRefusedBeforehand_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("certificate");
        const QString good = QStringLiteral("sha256:") + QString(64, u'a');
        QTest::newRow("short") << QStringLiteral("ipps://127.0.0.1/ipp/print") << good.chopped(1);
        QTest::newRow("another kind") << QStringLiteral("ipps://127.0.0.1/ipp/print") << QStringLiteral("md5:00");
        QTest::newRow("a line behind it") << QStringLiteral("ipps://127.0.0.1/ipp/print") << good + u'\n';
        QTest::newRow("not encrypted") << QStringLiteral("ipp://127.0.0.1/ipp/print") << good;
    }
    void whatIsNoDigestIsRefusedBeforehand()
    {
        QFETCH(QString, port);
        QFETCH(QString, certificate);
        QCOMPARE(codeOf(made(port, certificate)), ErrorCode::BadConfig);
    }

private:
    const DevPapers m_papers;
};

QTEST_GUILESS_MAIN(TestIppTls)
#include "tst_ipp_tls.moc"
