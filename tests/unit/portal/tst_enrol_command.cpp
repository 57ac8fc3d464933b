// SPDX-License-Identifier: Apache-2.0
// `kiosk enrol`, as a technician runs it, against the reference portal.
#include "portal_bench.h"

#include <QProcess>
#include <QTest>

class TestEnrolCommand : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QFile::copy(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/kiosk.toml"),
                            file(QStringLiteral("kiosk.toml"))));
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("tls")));
        QVERIFY(QFile::copy(PortalBench::tls() + QStringLiteral("/ca.pem"), file(QStringLiteral("tls/ca.pem"))));
        QVERIFY(m_bench->enrolment().allow(QStringLiteral("terminal-001"), QStringLiteral("7K2M-9QXT")));
    }
    void cleanup()
    {
        m_folder.reset();
        m_bench.reset();
    }

    void theTerminalGetsPapersThatThePortalLetsIn()
    {
        QCOMPARE(enrol("7K2M-9QXT\n"), 0);
        QVERIFY2(m_said.startsWith("terminal-001 is enrolled until "), m_said.constData());
        QVERIFY(!QFile::exists(file(QStringLiteral("tls/terminal.key.next"))));
        QCOMPARE(QFile::permissions(file(QStringLiteral("tls/terminal.key"))) & QFileDevice::Permissions(0x0077),
                 QFileDevice::Permissions());
        Terminal terminal(m_bench->url(), file(QStringLiteral("tls")));
        QCOMPARE(terminal.call("GET", QStringLiteral("/health")).status, 200);
    }
    void aNoIsNamedAndTheNextTryGoesOnWithTheSameKey()
    {
        QCOMPARE(enrol("AAAA-AAAA\n"), 1);
        QVERIFY2(m_complained.contains("enrolment-code-wrong"), m_complained.constData());
        QVERIFY(!QFile::exists(file(QStringLiteral("tls/terminal.pem"))));
        QFile next(file(QStringLiteral("tls/terminal.key.next")));
        QVERIFY(next.open(QIODevice::ReadOnly));
        const QByteArray key = next.readAll();
        QCOMPARE(enrol("7K2M-9QXT\n"), 0);
        QFile kept(file(QStringLiteral("tls/terminal.key")));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), key);
    }
    void withoutACodeOrAnAddressItSaysHowItIsCalled()
    {
        QCOMPARE(enrol("\n"), 64);
        QCOMPARE(run({QStringLiteral("enrol")}, "7K2M-9QXT\n"), 64);
        QVERIFY(m_complained.startsWith("kiosk enrol --at URL"));
    }

private:
    QString file(const QString &name) const { return m_folder->filePath(name); }
    int enrol(const QByteArray &input)
    {
        return run({QStringLiteral("enrol"), QStringLiteral("--at"), m_bench->enrolmentUrl(),
                    QStringLiteral("--config"), m_folder->path()},
                   input);
    }
    int run(const QStringList &arguments, const QByteArray &input)
    {
        QProcess kiosk;
        kiosk.start(QStringLiteral(KIOSK_PROGRAM), arguments);
        kiosk.write(input);
        kiosk.closeWriteChannel();
        if (!kiosk.waitForFinished() || kiosk.exitStatus() != QProcess::NormalExit)
            return -1;
        m_said = kiosk.readAllStandardOutput();
        m_complained = kiosk.readAllStandardError();
        return kiosk.exitCode();
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_said, m_complained;
};

QTEST_MAIN(TestEnrolCommand)
#include "tst_enrol_command.moc"
