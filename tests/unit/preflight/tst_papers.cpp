// SPDX-License-Identifier: Apache-2.0
#include <preflight/papers.h>
#include <support/dev_papers.h>
#include <vault/certificates.h>

#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

PortalAccess access()
{
    PortalAccess access;
    access.ca = QStringLiteral("ca.pem");
    access.certificate = QStringLiteral("terminal.pem");
    access.key = QStringLiteral("terminal.key");
    access.sealCertificate = QStringLiteral("seal.pem");
    return access;
}

} // namespace

class TestPapers : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(m_papers.isGood());
        m_access = access();
        m_folder = std::make_unique<QTemporaryDir>();
        for (const char *name : {"ca.pem", "terminal.pem", "terminal.key", "seal.pem"})
            put(name, m_papers.content(QLatin1String(name)));
    }

    void goodPapersAreNotAccused() { QCOMPARE(said(), QStringList()); }
    void aFolderWithoutAnyIsOneOnADesk()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QCOMPARE(said(), QStringList());
    }
    void oneThatIsMissingIsNamedOnce_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"ca.pem", "terminal.pem", "terminal.key", "seal.pem"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void oneThatIsMissingIsNamedOnce()
    {
        QFETCH(QString, name);
        QVERIFY(QFile::remove(m_folder->filePath(name)));
        QCOMPARE(said().size(), 1);
        QVERIFY(said().first().startsWith(name + QStringLiteral(" cannot be read")));
    }
    void certificatesThatEndedAreNamed()
    {
        const QStringList names = said(QDateTime::currentDateTime().addYears(30));
        QCOMPARE(names.size(), 3);
        for (const char *name : {"ca.pem ended on ", "terminal.pem ended on ", "seal.pem ended on "})
            QVERIFY(!names.filter(QLatin1String(name)).isEmpty());
    }
    void certificatesOfTheFutureAreNamed()
    {
        const QStringList names = said(QDateTime::currentDateTime().addYears(-1));
        QCOMPARE(names.filter(QStringLiteral(" begins on ")).size(), 3);
    }
    void theLastAndTheFirstSecondCount()
    {
        const CertificateTerm term = certificateTerms(m_papers.content(QStringLiteral("terminal.pem"))).value(0);
        QVERIFY(term.from.isValid() && term.from < term.until);
        for (const QDateTime &good : {term.from, term.until})
            QVERIFY(said(good).filter(QStringLiteral("terminal.pem")).isEmpty());
        for (const QDateTime &bad : {term.from.addSecs(-1), term.until.addSecs(1)})
            QCOMPARE(said(bad).filter(QStringLiteral("terminal.pem")).size(), 1);
    }
    void theCataloguesSignerIsOneOfThemWhereItIsNamed()
    {
        m_access.catalogueSigner = QStringLiteral("catalogue.pem");
        QCOMPARE(said().size(), 1);
        QVERIFY(said().first().startsWith(QStringLiteral("catalogue.pem cannot be read")));
        put("catalogue.pem", m_papers.content(QStringLiteral("ca.pem")));
        QCOMPARE(said(), QStringList());
    }
    void whatIsNoCertificateIsNamed()
    {
        put("seal.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        QCOMPARE(said(), QStringList({QStringLiteral("seal.pem is no certificate that can be read")}));
    }
    void anotherTerminalsKeyIsNamed()
    {
        put("terminal.key", m_papers.content(QStringLiteral("terminal-002.key")));
        QCOMPARE(said(), QStringList({QStringLiteral("terminal.key is not the key of terminal.pem")}));
        put("terminal.key", "noise");
        QCOMPARE(said(), QStringList({QStringLiteral("terminal.key is not the key of terminal.pem")}));
    }

    void theUriOfAKeyInATokenIsLookedAt_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *name, const char *uri, bool good) {
            QTest::newRow(name) << QString::fromLatin1(uri) << good;
        };
        row("whole", "pkcs11:token=hall;object=terminal?module-path=/usr/lib/x.so&pin-source=file:/etc/pin", true);
        row("by id, without PIN", "pkcs11:id=%a1?module-path=/usr/lib/x.so", true);
        row("without module", "pkcs11:token=hall;object=terminal", false);
        row("names no key", "pkcs11:token=hall?module-path=/usr/lib/x.so", false);
        row("a PIN in it", "pkcs11:object=terminal;pin-value=492817?module-path=/usr/lib/x.so", false);
        row("a PIN behind it", "pkcs11:object=terminal?module-path=/usr/lib/x.so&pin-value=492817", false);
        row("something else behind it", "pkcs11:object=terminal?module-path=/usr/lib/x.so&slot=1", false);
    }
    void theUriOfAKeyInATokenIsLookedAt()
    {
        QFETCH(QString, uri);
        QFETCH(bool, good);
        m_access.key = uri;
        const QStringList words = said();
        QCOMPARE(words.size(), good ? 0 : 1);
        QVERIFY(good || words.first().startsWith(QStringLiteral("kiosk.toml pkcs11 key: ")));
    }

private:
    void put(const char *name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
    QStringList said(const QDateTime &at = QDateTime::currentDateTime()) const
    {
        Findings findings;
        checkPapers(QDir(m_folder->path()), m_access, at, findings);
        QStringList said;
        for (const Finding &finding : findings)
            said << finding.file + u' ' + finding.reason;
        return said;
    }

    PortalAccess m_access;
    test::DevPapers m_papers{{QStringLiteral("terminal-002")}};
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPapers)
#include "tst_papers.moc"
