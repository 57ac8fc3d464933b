// SPDX-License-Identifier: Apache-2.0
#include <core/logging.h>
#include <support/virtual_clock.h>

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>
#include <thread>
#include <unistd.h>

using namespace kiosk;

namespace {
struct MemorySink final : LogSink {
    QByteArrayList lines;
    void write(const QByteArray &line) override { lines << line; }
};
} // namespace

class TestLogging : public QObject {
    Q_OBJECT
private slots:
    void everyLineIsOneObjectWithTheVisitInIt()
    {
        auto sink = std::make_shared<MemorySink>();
        auto clock = std::make_shared<test::VirtualClock>();
        const auto visit = VisitId::make(*clock);
        const Logger log = Logger(sink, clock).with({"visit", visit});
        log.info("device.opened", {{"device", Technical(QStringLiteral("idcard"))}, {"ms", 12}, {"again", true}});
        log.warning("device.fault", {{"error", Error{ErrorCode::BadFrame, QStringLiteral("length\n9")}}});
        log.debug("dropped");
        QCOMPARE(sink->lines.size(), 2);
        for (const auto &line : sink->lines)
            QCOMPARE(line.count('\n'), 1); // a newline inside a text does not make a second line
        const auto first = QJsonDocument::fromJson(sink->lines[0]).object();
        QCOMPARE(first["event"].toString(), QStringLiteral("device.opened"));
        QCOMPARE(first["visit"].toString(), visit.text());
        QCOMPARE(first["ms"].toInt(), 12);
        QCOMPARE(first["at"].toString(), QStringLiteral("2026-03-12T10:24:00.000+08:00"));
        QCOMPARE(QJsonDocument::fromJson(sink->lines[1]).object()["error"].toString(),
                 QStringLiteral("bad-frame: length\n9"));
    }
    void linesOfTwoThreadsNeverMix()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const Logger log(std::make_shared<DescriptorLogSink>(file.handle()), std::make_shared<SystemClock>());
        const auto chatter = [&log](const char *who) {
            for (int i = 0; i < 500; ++i)
                log.info("tick", {{"who", Technical(QString::fromLatin1(who).repeated(200))}, {"i", i}});
        };
        std::thread a(chatter, "a");
        std::thread b(chatter, "b");
        a.join();
        b.join();
        file.seek(0);
        int lines = 0;
        while (!file.atEnd()) {
            QVERIFY(QJsonDocument::fromJson(file.readLine()).isObject());
            ++lines;
        }
        QCOMPARE(lines, 1000);
    }
    void aLoggerWithoutASinkIsSilent()
    {
        QTemporaryFile output;
        QVERIFY(output.open());
        const int standardError = dup(STDERR_FILENO);
        dup2(output.handle(), STDERR_FILENO);
        Logger().error("nobody.hears");
        dup2(standardError, STDERR_FILENO);
        ::close(standardError);
        QCOMPARE(output.size(), 0);
    }
};
QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
