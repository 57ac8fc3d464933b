// SPDX-License-Identifier: Apache-2.0
// The terminal's key and certificate change together, or not at all.
#include <support/dev_papers.h>
#include <vault/certificates.h>
#include <vault/detached_signature.h>
#include <vault/issued_certificate.h>
#include <vault/terminal_papers.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString Name = QStringLiteral("terminal-007");

QStringList words(const char *text) { return QString::fromLatin1(text).split(u' '); }

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

} // namespace

class TestTerminalPapers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        QVERIFY(m_strangers.isGood());
    }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_files
            = {m_folder->filePath(QStringLiteral("terminal.pem")), m_folder->filePath(QStringLiteral("terminal.key"))};
    }

    void theNextKeyIsOursAloneAndTheSameUntilItIsInstalled()
    {
        QVERIFY(nextKey(m_files));
        const QString next = m_files.key + QStringLiteral(".next");
        QCOMPARE(QFileInfo(next).permissions() & QFileDevice::Permissions(0x7777),
                 QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser);
        const QByteArray first = read(next);
        QVERIFY(nextKey(m_files));
        QCOMPARE(read(next), first);
        write(next, "torn"); // of a disk that lied: a new one is made, since no certificate can be of this one
        QVERIFY(nextKey(m_files));
        QVERIFY(read(next).startsWith("-----BEGIN PRIVATE KEY-----"));
    }
    void opensslReadsTheRequest()
    {
        const QString file = request();
        QByteArray text;
        QVERIFY(ran(QStringLiteral("openssl"),
                    words("req -inform DER -noout -verify -subject -nameopt RFC2253 -in") << file, &text));
        QVERIFY2(text.contains("CN=terminal-007"), text.constData());
    }
    void keyAndCertificateTakeTheirPlaces()
    {
        const QByteArray first = certificate(m_papers);
        QVERIFY(installPapers(m_files, first, expected()));
        QVERIFY(belong());
        QVERIFY(!QFile::exists(m_files.key + QStringLiteral(".next")));
        QCOMPARE(QFileInfo(m_files.key).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        const QByteArray firstKey = read(m_files.key);
        const QByteArray second = certificate(m_papers);
        QVERIFY(installPapers(m_files, second, expected()));
        QVERIFY(belong() && read(m_files.key) != firstKey);
        QCOMPARE(read(m_files.certificate + QStringLiteral(".before")), first); // older signatures need it
    }
    void whatWasNotAskedForChangesNothing_data()
    {
        QTest::addColumn<QString>("which");
        for (const char *which : {"nothing", "another key", "another name", "another CA", "over", "for a server"})
            QTest::newRow(which) << QString::fromLatin1(which);
    }
    void whatWasNotAskedForChangesNothing()
    {
        QFETCH(QString, which);
        QVERIFY(installPapers(m_files, certificate(m_papers), expected()));
        const QByteArray key = read(m_files.key);
        const QByteArray before = read(m_files.certificate);
        ExpectedPapers wanted = expected();
        QByteArray given = certificate(which == u"another CA" ? m_strangers : m_papers,
                                       which == u"for a server" ? "serverAuth" : "clientAuth");
        if (which == u"nothing")
            given = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        if (which == u"another key")
            given = m_papers.content(QStringLiteral("terminal.pem"));
        if (which == u"another name")
            wanted.name = QStringLiteral("terminal-008");
        if (which == u"over")
            wanted.at = wanted.at.addYears(3);
        const auto done = installPapers(m_files, given, wanted);
        QVERIFY(!done && done.error().code == ErrorCode::InvalidInput);
        QVERIFY(read(m_files.key) == key && read(m_files.certificate) == before);
        QVERIFY(finishInstall(m_files));
        QVERIFY(read(m_files.key) == key && belong());
    }
    // Between the two renames: the certificate is the new one, the key still the old.
    void aCrashBetweenThemIsBroughtToItsEnd()
    {
        QVERIFY(installPapers(m_files, certificate(m_papers), expected()));
        write(m_files.certificate, certificate(m_papers));
        QVERIFY(!belong());
        QVERIFY(finishInstall(m_files));
        QVERIFY(belong());
        QVERIFY(!QFile::exists(m_files.key + QStringLiteral(".next")));
        QVERIFY(finishInstall(m_files)); // nothing left to do
    }
    void aMessageThatIsNotOneCertificateIsNone_data()
    {
        QTest::addColumn<QString>("make");
        QTest::newRow("two") << QStringLiteral(
            "crl2pkcs7 -nocrl -outform DER -certfile %1/ca.pem -certfile %1/seal.pem");
        QTest::newRow("none") << QStringLiteral("crl2pkcs7 -nocrl -outform DER");
        QTest::newRow("a certificate") << QStringLiteral("x509 -outform DER -in %1/ca.pem");
    }
    void aMessageThatIsNotOneCertificateIsNone()
    {
        QFETCH(QString, make);
        QByteArray der;
        QVERIFY(ran(QStringLiteral("openssl"), make.arg(m_papers.folder()).split(u' '), &der));
        QVERIFY(!certificateIn(der));
        QVERIFY(!certificateIn({}));
        QVERIFY(
            ran(QStringLiteral("openssl"),
                QStringLiteral("crl2pkcs7 -nocrl -outform DER -certfile %1/ca.pem").arg(m_papers.folder()).split(u' '),
                &der));
        QVERIFY(certificateIn(der));
        QVERIFY(!certificateIn(der + '\0'));
        QVERIFY(!certificateIn(der.first(der.size() / 2)));
    }

private:
    QString request()
    {
        QString file = m_folder->filePath(QStringLiteral("request.der"));
        const auto key = nextKey(m_files);
        write(file, certificateRequest(*key, Name).value());
        return file;
    }
    // As the CA of these papers makes one for what is asked now.
    QByteArray certificate(const DevPapers &papers, const QByteArray &use = "clientAuth")
    {
        const QString extensions = m_folder->filePath(QStringLiteral("extensions"));
        write(extensions, "basicConstraints=critical,CA:FALSE\nextendedKeyUsage=" + use + "\n");
        QByteArray pem;
        const QString file = request();
        const bool made = ran(QStringLiteral("openssl"),
                              words("x509 -req -inform DER -days 365 -CAcreateserial")
                                  << QStringLiteral("-in") << file << QStringLiteral("-CA")
                                  << papers.path(QStringLiteral("ca.pem")) << QStringLiteral("-CAkey")
                                  << papers.path(QStringLiteral("ca.key")) << QStringLiteral("-extfile") << extensions,
                              &pem);
        return made ? pem : QByteArray();
    }
    ExpectedPapers expected() const
    {
        // a certificate that is made a moment later begins in that moment
        return {m_papers.content(QStringLiteral("ca.pem")), Name, QDateTime::currentDateTime().addSecs(60)};
    }
    bool belong() const
    {
        Credentials credentials;
        credentials.certificate = read(m_files.certificate);
        credentials.key = SensitiveBytes(read(m_files.key));
        return DetachedSigner::create(credentials).has_value();
    }

    DevPapers m_papers, m_strangers;
    std::unique_ptr<QTemporaryDir> m_folder;
    PaperFiles m_files;
};
QTEST_GUILESS_MAIN(TestTerminalPapers)
#include "tst_terminal_papers.moc"
