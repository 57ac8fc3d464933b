// SPDX-License-Identifier: Apache-2.0
#include <support/dev_papers.h>
#include <vault/cms_sealer.h>

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

const QByteArray CaseText = QByteArrayLiteral("{\"citizen\":{\"name\":\"\xe5\xbc\xa0\xe4\xb8\x89\"}}");

} // namespace

class TestVault : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }

    void opensslAloneOpensASealedCase_data()
    {
        QTest::addColumn<QString>("recipient");
        QTest::newRow("RSA-3072, OAEP") << "seal";
        QTest::newRow("P-256, ECDH") << "window-002";
    }
    void opensslAloneOpensASealedCase()
    {
        QFETCH(QString, recipient);
        const auto sealed = sealerFor(recipient)->seal(bytes(CaseText));
        QVERIFY2(sealed, qPrintable(sealed ? QString() : sealed.error().trace()));
        const SealedEnvelope &envelope = *sealed;
        QCOMPARE(envelope.digest, QCryptographicHash::hash(envelope.bytes, QCryptographicHash::Sha256));
        QByteArray inner;
        QVERIFY(opened(envelope.bytes, recipient, &inner));
        QByteArray content;
        QVERIFY(verified(inner, &content));
        QCOMPARE(content, CaseText);
    }
    void theEnvelopeIsAuthenticatedAesGcmInDer()
    {
        const SealedEnvelope envelope = sealerFor(QStringLiteral("seal"))->seal(bytes(CaseText)).value();
        put(QStringLiteral("sealed.der"), envelope.bytes);
        QByteArray printed;
        QVERIFY(test::ran(QStringLiteral("openssl"),
                          {QStringLiteral("cms"), QStringLiteral("-cmsout"), QStringLiteral("-print"),
                           QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
                           m_papers.path(QStringLiteral("sealed.der"))},
                          &printed));
        for (const char *expected : {"authEnvelopedData", "aes-256-gcm", "rsaesOaep"})
            QVERIFY2(printed.contains(expected), expected);
        QVERIFY(static_cast<uchar>(envelope.bytes[1]) != 0x80); // definite length
        QVERIFY(!envelope.bytes.contains(CaseText.mid(2, 8)));
    }
    void oneChangedBitAnywhereIsNoticed()
    {
        const QByteArray whole = sealerFor(QStringLiteral("seal"))->seal(bytes(CaseText)).value().bytes;
        // content, wrapped key and tag lie behind the recipient's names; a bit of each stretch is turned
        for (qsizetype at = whole.size() - 1; at > whole.size() / 3; at -= whole.size() / 12) {
            QByteArray tampered = whole;
            tampered[at] = static_cast<char>(tampered[at] ^ 0x10);
            QByteArray inner;
            QByteArray content;
            const bool accepted = opened(tampered, QStringLiteral("seal"), &inner) && verified(inner, &content);
            QVERIFY2(!accepted, qPrintable(QString::number(at)));
        }
    }
    void theTerminalItselfCannotOpenIt()
    {
        const QByteArray sealedCase = sealerFor(QStringLiteral("seal"))->seal(bytes(CaseText)).value().bytes;
        QByteArray inner;
        QVERIFY(!opened(sealedCase, QStringLiteral("terminal"), &inner));
    }
    void twoSealsOfOneCaseDiffer()
    {
        const auto sealer = sealerFor(QStringLiteral("seal"));
        QVERIFY(sealer->seal(bytes(CaseText)).value().bytes != sealer->seal(bytes(CaseText)).value().bytes);
    }
    void anEmptyCaseAndALongOneAreSealedToo()
    {
        for (const QByteArray &content : {QByteArray(), QByteArray(3'000'000, 'x')}) {
            const auto envelope = sealerFor(QStringLiteral("seal"))->seal(bytes(content)).value();
            QByteArray inner;
            QByteArray read;
            QVERIFY(opened(envelope.bytes, QStringLiteral("seal"), &inner));
            QVERIFY(verified(inner, &read));
            QCOMPARE(read, content);
        }
    }
    void aProductionBuildRefusesTheDevelopmentCa()
    {
        const Credentials papers = readCredentials(m_papers.folder()).value();
        for (const QByteArray *pem : {&papers.ca, &papers.certificate, &papers.sealCertificate}) {
            QVERIFY(admitCertificates(*pem, BuildKind::Development));
            QCOMPARE(admitCertificates(*pem, BuildKind::Production).error().code, ErrorCode::BadConfig);
        }
        QCOMPARE(CmsSealer::create(papers, BuildKind::Production).error().code, ErrorCode::BadConfig);
    }
    void aProductionBuildAcceptsAnotherCa()
    {
        makeForeignCertificate();
        QVERIFY(admitCertificates(m_papers.content(QStringLiteral("foreign.pem")), BuildKind::Production));
        // one development certificate hidden behind a good one still is one
        const QByteArray chain
            = m_papers.content(QStringLiteral("foreign.pem")) + m_papers.content(QStringLiteral("ca.pem"));
        QVERIFY(!admitCertificates(chain, BuildKind::Production));
    }
    void papersThatDoNotFitAreNamed()
    {
        Credentials papers = readCredentials(m_papers.folder()).value();
        papers.key = bytes(m_papers.content(QStringLiteral("window-002.key")));
        QCOMPARE(CmsSealer::create(papers).error().code, ErrorCode::BadConfig);
        papers.key = bytes("no key");
        QCOMPARE(CmsSealer::create(papers).error().code, ErrorCode::BadConfig);
        papers.sealCertificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        QCOMPARE(CmsSealer::create(papers).error().code, ErrorCode::BadConfig);
        const auto missing = readCredentials(m_papers.path(QStringLiteral("nowhere")));
        QCOMPARE(missing.error().code, ErrorCode::BadConfig);
        QVERIFY(missing.error().context.contains(QLatin1String("ca.pem")));
    }

private:
    static SensitiveBytes bytes(QByteArrayView content) { return SensitiveBytes(content); }

    std::unique_ptr<CmsSealer> sealerFor(const QString &recipient)
    {
        Credentials papers = readCredentials(m_papers.folder()).value();
        papers.sealCertificate = m_papers.content(recipient + QStringLiteral(".pem"));
        return CmsSealer::create(papers).value();
    }
    void put(const QString &name, const QByteArray &content)
    {
        QFile file(m_papers.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    bool opened(const QByteArray &envelope, const QString &recipient, QByteArray *inner)
    {
        put(QStringLiteral("sealed.der"), envelope);
        const bool good = test::ran(QStringLiteral("openssl"),
                                    {QStringLiteral("cms"), QStringLiteral("-decrypt"), QStringLiteral("-binary"),
                                     QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
                                     m_papers.path(QStringLiteral("sealed.der")), QStringLiteral("-recip"),
                                     m_papers.path(recipient + QStringLiteral(".pem")), QStringLiteral("-inkey"),
                                     m_papers.path(recipient + QStringLiteral(".key"))},
                                    inner);
        put(QStringLiteral("signed.der"), *inner);
        return good;
    }
    bool verified(const QByteArray &, QByteArray *content)
    {
        return test::ran(QStringLiteral("openssl"),
                         {QStringLiteral("cms"), QStringLiteral("-verify"), QStringLiteral("-binary"),
                          QStringLiteral("-inform"), QStringLiteral("DER"), QStringLiteral("-in"),
                          m_papers.path(QStringLiteral("signed.der")), QStringLiteral("-CAfile"),
                          m_papers.path(QStringLiteral("ca.pem")), QStringLiteral("-purpose"), QStringLiteral("any")},
                         content);
    }
    void makeForeignCertificate()
    {
        QVERIFY(test::ran(QStringLiteral("openssl"),
                          {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"),
                           QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:P-256"),
                           QStringLiteral("-nodes"), QStringLiteral("-subj"), QStringLiteral("/CN=City CA"),
                           QStringLiteral("-keyout"), m_papers.path(QStringLiteral("foreign.key")),
                           QStringLiteral("-out"), m_papers.path(QStringLiteral("foreign.pem"))}));
    }

    test::DevPapers m_papers{{QStringLiteral("window-002")}};
};
QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
