// SPDX-License-Identifier: Apache-2.0
#include "portal_bench.h"

#include <QProcess>
#include <QTest>

class TestDevCa : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QCOMPARE(runIn(m_template.path()), QByteArray()); }
    void init() // a good set to begin with, copied: three thousand bits take a second to find
    {
        m_folder = std::make_unique<QTemporaryDir>();
        for (const QFileInfo &paper : QDir(m_template.path()).entryInfoList(QDir::Files))
            QVERIFY(QFile::copy(paper.filePath(), file(paper.fileName())));
    }

    void itIsSilentAndKeepsItsKeysToItself()
    {
        for (const char *name : {"ca", "portal", "terminal", "seal"}) {
            const QFileInfo key(file(QLatin1String(name) + QStringLiteral(".key")));
            QVERIFY2(key.exists(), name);
            QCOMPARE(key.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
            QVERIFY2(QFileInfo::exists(file(QLatin1String(name) + QStringLiteral(".pem"))), name);
        }
        QVERIFY(text(QStringLiteral("ca")).contains("Yizhan Development CA"));
        QVERIFY(text(QStringLiteral("terminal")).replace(" = ", "=").contains("CN=terminal-001")); // OpenSSL 3.0; 3.5
        QVERIFY(text(QStringLiteral("portal")).contains("DNS:localhost, IP Address:127.0.0.1"));
    }

    void whatIsGoodStays()
    {
        const auto before = contents();
        QCOMPARE(run(), QByteArray());
        QCOMPARE(contents(), before);
    }

    void whatIsDamagedIsMadeAnewAndTheRestStays()
    {
        const auto before = contents();
        QFile certificate(file(QStringLiteral("terminal.pem")));
        QVERIFY(certificate.resize(20));
        run();
        const auto after = contents();
        QVERIFY(after[QStringLiteral("terminal.pem")] != before[QStringLiteral("terminal.pem")]);
        QCOMPARE(after[QStringLiteral("ca.pem")], before[QStringLiteral("ca.pem")]);
        QCOMPARE(after[QStringLiteral("seal.key")], before[QStringLiteral("seal.key")]);
    }

    void aKeyThatDoesNotBelongIsNoticed()
    {
        QVERIFY(QFile::remove(file(QStringLiteral("portal.key"))));
        QVERIFY(QFile::copy(file(QStringLiteral("terminal.key")), file(QStringLiteral("portal.key"))));
        run();
        QCOMPARE(publicKey(QStringLiteral("x509 -noout -in %1/portal.pem -pubkey")),
                 publicKey(QStringLiteral("pkey -in %1/portal.key -pubout")));
    }

    void aNewCaSignsEverythingAnew()
    {
        const auto before = contents();
        QVERIFY(QFile::remove(file(QStringLiteral("ca.key"))));
        run();
        const auto after = contents();
        for (const char *name : {"ca.pem", "portal.pem", "terminal.pem", "seal.pem"})
            QVERIFY2(after[QLatin1String(name)] != before[QLatin1String(name)], name);
        openssl(QStringLiteral("verify -CAfile %1/ca.pem %1/portal.pem %1/terminal.pem %1/seal.pem"));
    }

    // What the terminal does with OpenSSL's CMS, done with its tool: signed, sealed with AES-256-GCM, opened, verified.
    void aCaseGoesRoundThroughCms_data()
    {
        QTest::addColumn<QString>("wrapping");
        QTest::newRow("RSA, OAEP with SHA-256")
            << QStringLiteral("-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256");
        QTest::newRow("RSA, PKCS 1.5") << QString();
    }
    void aCaseGoesRoundThroughCms()
    {
        QFETCH(QString, wrapping);
        const QByteArray plain = QByteArray("{\"name\":\"张三\"}\r\n\n").repeated(500); // binary: ends of line are kept
        const QByteArray content = openssl(
            QStringLiteral("cms -sign -binary -nodetach -outform DER -signer %1/terminal.pem -inkey %1/terminal.key"),
            plain);
        const QByteArray sealed = openssl(
            QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -recip %1/seal.pem ") + wrapping, content);
        QVERIFY(!sealed.contains("张三"));
        QVERIFY(openssl(QStringLiteral("asn1parse -inform DER"), sealed).contains("id-smime-ct-authEnvelopedData"));
        const QByteArray opened
            = openssl(QStringLiteral("cms -decrypt -binary -inform DER -recip %1/seal.pem -inkey %1/seal.key"), sealed);
        QCOMPARE(openssl(QStringLiteral("cms -verify -binary -inform DER -CAfile %1/ca.pem"), opened), plain);
    }

    void twoAtOnceMakeOneSet()
    {
        for (const QString &paper : QDir(m_folder->path()).entryList(QDir::Files))
            QFile::remove(file(paper));
        QProcess first, second;
        first.start(script(), {m_folder->path()});
        second.start(script(), {m_folder->path()});
        QVERIFY(first.waitForFinished() && second.waitForFinished());
        QCOMPARE(first.exitCode() + second.exitCode(), 0);
        openssl(QStringLiteral("verify -CAfile %1/ca.pem %1/portal.pem %1/terminal.pem %1/seal.pem"));
    }

private:
    static QString script() { return QStringLiteral(KIOSK_SOURCE_DIR "/tests/portal/dev-ca.sh"); }
    QString file(const QString &name) const { return m_folder->filePath(name); }
    QByteArray run() const { return runIn(m_folder->path()); }
    static QByteArray runIn(const QString &folder)
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(script(), {folder});
        const bool ended = process.waitForFinished() && process.exitCode() == 0;
        const QByteArray words = process.readAll();
        return ended ? words : "failed: " + words;
    }
    QByteArray openssl(const QString &line, const QByteArray &input = {}) const
    {
        const QString full = line.contains(QStringLiteral("%1")) ? line.arg(m_folder->path()) : line;
        return PortalBench::openssl(full.split(u' ', Qt::SkipEmptyParts), input);
    }
    QByteArray publicKey(const QString &line) const { return openssl(line).trimmed(); }
    QByteArray text(const QString &name) const
    {
        return openssl(QStringLiteral("x509 -noout -text -in %1/") + name + QStringLiteral(".pem"));
    }
    QHash<QString, QByteArray> contents() const
    {
        QHash<QString, QByteArray> all;
        for (const QString &name : QDir(m_folder->path()).entryList(QDir::Files)) {
            QFile one(file(name));
            if (one.open(QIODevice::ReadOnly))
                all.insert(name, one.readAll());
        }
        return all;
    }

    QTemporaryDir m_template;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestDevCa)
#include "tst_dev_ca.moc"
