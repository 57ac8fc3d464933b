// SPDX-License-Identifier: Apache-2.0
// The driver on the printer of kiosk-workbench, whose sheets move in real time.
#include "printer_rig.h"

#include <unit/workbench/workbench_process.h>

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

QByteArray pdfOf(int pages)
{
    QByteArray pdf = "%PDF-1.4\n";
    for (int page = 0; page < pages; ++page)
        pdf += QByteArray::number(page + 3) + " 0 obj <</Type /Page /Parent 2 0 R>> endobj\n";
    return pdf + QByteArray(150'000, '%') + "\n%%EOF\n";
}

// Passes everything on, until a connection has carried `limit` bytes to the printer: that one breaks, once.
class CuttingLine : public QObject {
public:
    CuttingLine(quint16 printer, qint64 limit) : m_limit(limit)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this, printer] {
            auto *near = m_server.nextPendingConnection();
            auto *far = new QTcpSocket(near);
            far->connectToHost(QHostAddress(QHostAddress::LocalHost), printer);
            const auto carried = std::make_shared<qint64>(0);
            connect(near, &QTcpSocket::readyRead, this, [=, this] {
                const auto bytes = near->readAll();
                *carried += bytes.size();
                if (!m_cut && *carried > m_limit) {
                    m_cut = true;
                    far->abort();
                    near->abort();
                    return;
                }
                far->write(bytes);
            });
            connect(far, &QTcpSocket::readyRead, near, [=] { near->write(far->readAll()); });
            connect(near, &QTcpSocket::disconnected, far, [=] { far->disconnectFromHost(); });
            connect(far, &QTcpSocket::disconnected, near, [=] { near->disconnectFromHost(); });
        });
    }
    QString uri() const { return QStringLiteral("ipp://127.0.0.1:%1/ipp/print").arg(m_server.serverPort()); }
    bool hasCut() const { return m_cut; }

private:
    QTcpServer m_server;
    qint64 m_limit;
    bool m_cut = false;
};

} // namespace

class TestIppWorkbench : public QObject {
    Q_OBJECT
private slots:
    void whatHappensInsideThePrinterIsTold_data()
    {
        QTest::addColumn<QJsonObject>("fault");
        QTest::addColumn<int>("deadlineMs");
        QTest::addColumn<QString>("said");
        QTest::addColumn<int>("sheets");
        QTest::addColumn<QString>("id");
        const auto fault = [](const char *name, QJsonObject more = {}) {
            more[u"fault"] = QLatin1String(name);
            return more;
        };
        QTest::newRow("jam") << fault("jam-during", {{QStringLiteral("page"), 2}}) << 1500
                             << name(ActOutcome::Unknown, ErrorCode::PaperJam) << 1 << "document.jam-at-page-two";
        QTest::newRow("cover") << fault("cover-open-during") << 1500
                               << name(ActOutcome::NotCommitted, ErrorCode::CoverOpen) << 0
                               << "document.cover-opened-during";
        QTest::newRow("stuck") << fault("stuck") << 1000 << name(ActOutcome::NotCommitted, ErrorCode::TimedOut) << 0
                               << "document.stuck";
        QTest::newRow("slow") << fault("slow", {{QStringLiteral("ms"), 60'000}}) << 1000
                              << name(ActOutcome::Unknown, ErrorCode::TimedOut) << 0 << "document.slow";
        QTest::newRow("busy") << fault("busy", {{QStringLiteral("on"), QStringLiteral("Create-Job")}}) << 5000
                              << QStringLiteral("error/device-fault") << 0 << "document.busy";
    }
    void whatHappensInsideThePrinterIsTold()
    {
        QFETCH(QJsonObject, fault);
        QFETCH(int, deadlineMs);
        QFETCH(QString, said);
        QFETCH(int, sheets);
        QFETCH(QString, id);
        WorkbenchProcess bench;
        QCOMPARE(bench.start({QStringLiteral("--page-ms"), QStringLiteral("20")}), QString());
        Rig rig(bench.ready()[u"certificate"].toString(), {});
        rig.document = pdfOf(2);
        rig.pages = 2;
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QVERIFY(bench.does("document.fault", fault));
        rig.begin(Duration(deadlineMs));
        QTRY_COMPARE_WITH_TIMEOUT(rig.said(), said, 15'000);
        QCOMPARE(bench.log("sheet-out").size(), sheets);
        faultInjected(qPrintable(id));
    }
    void lowTonerPrints()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({QStringLiteral("--page-ms"), QStringLiteral("20")}), QString());
        Rig rig(bench.ready()[u"certificate"].toString(), {});
        rig.document = pdfOf(1);
        QVERIFY(bench.does("document.set", {{QStringLiteral("toner"), QStringLiteral("low")}}));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QTRY_COMPARE(rig.printer->status().toner->value, hal::Supply::Low);
        rig.begin();
        QTRY_COMPARE(rig.said(), committed);
        faultInjected("document.toner-low");
    }
    void aReasonThatStaysAfterItsCauseKeepsRefusing() // better a printer that staff must look at than a blank page
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({QStringLiteral("--page-ms"), QStringLiteral("20")}), QString());
        Rig rig(bench.ready()[u"certificate"].toString(), {});
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        QVERIFY(bench.does("document.fault", {{QStringLiteral("fault"), QStringLiteral("sticky-reasons")}}));
        QVERIFY(bench.does("document.set", {{QStringLiteral("paper"), QStringLiteral("out")}}));
        QVERIFY(bench.does("document.set", {{QStringLiteral("paper"), QStringLiteral("ok")}}));
        QTRY_COMPARE(rig.device(), DeviceStatus::UserError);
        rig.begin();
        QTRY_COMPARE(rig.said(), QStringLiteral("error/paper-out"));
        QVERIFY(bench.log("job-created").isEmpty());
        faultInjected("document.sticky-reasons");
        QVERIFY(bench.does("document.fault", {{QStringLiteral("fault"), QStringLiteral("none")}}));
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
    }
    void aLineThatBreaksInTheDocumentPrintsNothing()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({QStringLiteral("--page-ms"), QStringLiteral("20")}), QString());
        const CuttingLine line(bench.port(QStringLiteral("certificate")), 60'000);
        Rig rig(line.uri(), {});
        rig.document = pdfOf(1);
        QTRY_COMPARE(rig.device(), DeviceStatus::Online);
        rig.begin(1500ms);
        QTRY_VERIFY_WITH_TIMEOUT(rig.result, 15'000);
        QVERIFY(line.hasCut());
        QVERIFY2(rig.said().startsWith(name(ActOutcome::NotCommitted)), qPrintable(rig.said()));
        QVERIFY(bench.log("document-received").isEmpty());
        QVERIFY(bench.log("sheet-out").isEmpty());
        faultInjected("document.network-drop-in-document");
    }
};
QTEST_GUILESS_MAIN(TestIppWorkbench)
#include "tst_ipp_workbench.moc"
