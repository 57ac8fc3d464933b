// SPDX-License-Identifier: Apache-2.0
#include <support/dev_papers.h>
#include <support/virtual_clock.h>
#include <vault/cms_sealer.h>

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QTest>
#include <sys/resource.h>

using namespace kiosk;

namespace {

const QByteArray CaseText = QByteArrayLiteral("{\"citizen\":{\"name\":\"\xe5\xbc\xa0\xe4\xb8\x89\"}}");

// As many zeros as asked for; reading fails at `breaksAt`.
class Zeros final : public QIODevice {
public:
    explicit Zeros(qint64 size, qint64 breaksAt = -1) : m_size(size), m_breaksAt(breaksAt) { }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at == m_size; }

protected:
    qint64 readData(char *to, qint64 most) override
    {
        if (m_breaksAt >= 0 && m_at + most > m_breaksAt)
            return -1;
        const qint64 size = std::min(most, m_size - m_at);
        std::memset(to, 0, static_cast<std::size_t>(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_size, m_breaksAt, m_at = 0;
};

// Takes bytes until it is full, and keeps none.
class Counter final : public QIODevice {
public:
    explicit Counter(qint64 room = INT64_MAX) : m_room(room) { }
    qint64 taken = 0;

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (taken + size > m_room)
            return -1;
        taken += size;
        return size;
    }

private:
    qint64 m_room;
};

qint64 peakKilobytes()
{
    rusage usage = {};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

QString fingerprint(const QByteArray &pem)
{
    const QByteArray der = QByteArray::fromBase64(
        pem.mid(pem.indexOf("-----\n") + 6, pem.indexOf("\n-----END") - pem.indexOf("-----\n") - 6));
    return QString::fromLatin1(QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex());
}

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
    void opensslAloneOpensASealedMaterial_data() { opensslAloneOpensASealedCase_data(); }
    void opensslAloneOpensASealedMaterial()
    {
        QFETCH(QString, recipient);
        const auto sealer = sealerFor(recipient);
        for (const qsizetype size : {1, 65'536, 3'000'001}) {
            QByteArray content(size, Qt::Uninitialized);
            for (qsizetype i = 0; i < size; ++i)
                content[i] = static_cast<char>(i * 31 + i / 997);
            const QByteArray sealed = sealedMaterial(*sealer, content);
            QVERIFY(!sealed.isEmpty());
            QVERIFY(size < 100 || !sealed.contains(content.mid(size / 2, 64)));
            QByteArray read;
            QVERIFY(opened(sealed, recipient, &read));
            QCOMPARE(read, content);
            QByteArray tampered = sealed;
            tampered[sealed.size() - 10] = static_cast<char>(tampered[sealed.size() - 10] ^ 1); // in the GCM tag
            QVERIFY(!opened(tampered, recipient, &read));
        }
    }
    // 50 MB on a machine with little memory: what grows is a few pieces, not the material.
    void aMaterialIsNeverWholeInMemory()
    {
        const auto sealer = sealerFor(QStringLiteral("seal"));
        Zeros content(EnvelopeSealer::largestMaterial);
        Counter sealed;
        QVERIFY(content.open(QIODevice::ReadOnly) && sealed.open(QIODevice::WriteOnly));
        QVERIFY(sealedMaterial(*sealer, "warm").size() > 4);
        const qint64 before = peakKilobytes();
        QVERIFY(sealer->sealMaterial(content, sealed));
        QVERIFY(sealed.taken > EnvelopeSealer::largestMaterial);
        const qint64 grown = peakKilobytes() - before;
        QVERIFY2(grown < 4'000, qPrintable(QStringLiteral("%1 kB").arg(grown)));
    }
    void aMaterialThatCannotBeSealedIsNamed()
    {
        const auto sealer = sealerFor(QStringLiteral("seal"));
        Counter sealed;
        QVERIFY(sealed.open(QIODevice::WriteOnly));
        Zeros tooLarge(EnvelopeSealer::largestMaterial + 1);
        QVERIFY(tooLarge.open(QIODevice::ReadOnly));
        QCOMPARE(sealer->sealMaterial(tooLarge, sealed).error().code, ErrorCode::InvalidInput);
        Zeros empty(0);
        QVERIFY(empty.open(QIODevice::ReadOnly));
        QCOMPARE(sealer->sealMaterial(empty, sealed).error().code, ErrorCode::InvalidInput);
        Zeros broken(100'000, 70'000);
        QVERIFY(broken.open(QIODevice::ReadOnly));
        QCOMPARE(sealer->sealMaterial(broken, sealed).error().code, ErrorCode::InvalidInput);
        Counter full(80'000);
        Zeros content(200'000);
        QVERIFY(full.open(QIODevice::WriteOnly) && content.open(QIODevice::ReadOnly));
        QCOMPARE(sealer->sealMaterial(content, full).error().code, ErrorCode::StorageFault);
    }
    void thePortalsKeyRotates()
    {
        const auto days = [](int from, int to) { return QStringLiteral("%1:%2").arg(from).arg(to); };
        const QByteArray old = sealCertificate(QStringLiteral("old"), days(-30, 5));
        const QByteArray next = sealCertificate(QStringLiteral("next"), days(-1, 60));
        const QByteArray later = sealCertificate(QStringLiteral("later"), days(3, 90));
        Credentials papers = readCredentials(m_papers.folder()).value();
        papers.sealCertificate = later + old + next; // the order says nothing
        const auto sealer = CmsSealer::create(papers, m_clock).value();
        QByteArray content;
        QCOMPARE(sealer->recipient().value(), fingerprint(next));
        QVERIFY(opened(sealedMaterial(*sealer, "a scan"), QStringLiteral("next"), &content));
        QCOMPARE(content, QByteArray("a scan"));
        QVERIFY(opened(sealer->seal(bytes(CaseText)).value().bytes, QStringLiteral("next"), &content));
        QVERIFY(!opened(sealer->seal(bytes(CaseText)).value().bytes, QStringLiteral("old"), &content));

        m_clock->jumpWall(24h * 4);
        QCOMPARE(sealer->recipient().value(), fingerprint(later));
        m_clock->jumpWall(-24h * 4 - 24h * 10);
        QCOMPARE(sealer->recipient().value(), fingerprint(old));
        m_clock->jumpWall(24h * 100);
        QCOMPARE(sealer->recipient().error().code, ErrorCode::BadConfig);
        QCOMPARE(sealer->seal(bytes(CaseText)).error().code, ErrorCode::BadConfig);
        m_clock->jumpWall(-24h * 90);
    }
    void aProductionBuildRefusesTheDevelopmentCa()
    {
        const Credentials papers = readCredentials(m_papers.folder()).value();
        for (const QByteArray *pem : {&papers.ca, &papers.certificate, &papers.sealCertificate}) {
            QVERIFY(admitCertificates(*pem, BuildKind::Development));
            QCOMPARE(admitCertificates(*pem, BuildKind::Production).error().code, ErrorCode::BadConfig);
        }
        QCOMPARE(CmsSealer::create(papers, m_clock, BuildKind::Production).error().code, ErrorCode::BadConfig);
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
        QCOMPARE(CmsSealer::create(papers, m_clock).error().code, ErrorCode::BadConfig);
        papers.key = bytes("no key");
        QCOMPARE(CmsSealer::create(papers, m_clock).error().code, ErrorCode::BadConfig);
        papers.sealCertificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        QCOMPARE(CmsSealer::create(papers, m_clock).error().code, ErrorCode::BadConfig);
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
        return CmsSealer::create(papers, m_clock).value();
    }
    static QByteArray sealedMaterial(const CmsSealer &sealer, QByteArray content)
    {
        QBuffer plain(&content);
        QByteArray sealed;
        QBuffer sink(&sealed);
        const bool good
            = plain.open(QIODevice::ReadOnly) && sink.open(QIODevice::WriteOnly) && sealer.sealMaterial(plain, sink);
        return good ? sealed : QByteArray();
    }
    // NAME.key and NAME.pem; `days` from the clock's now, "FROM:TO"
    QByteArray sealCertificate(const QString &name, const QString &days)
    {
        const auto moment = [this, &days](int part) {
            return m_clock->wall()
                .toUTC()
                .addDays(days.section(u':', part, part).toInt())
                .toString(QStringLiteral("yyyyMMddhhmmss'Z'"));
        };
        put(QStringLiteral("index.txt"), {});
        put(QStringLiteral("ca.cnf"),
            "[ca]\ndefault_ca=d\n[d]\ndatabase=" + m_papers.path(QStringLiteral("index.txt")).toUtf8()
                + "\nnew_certs_dir=" + m_papers.folder().toUtf8()
                + "\nrand_serial=yes\ndefault_md=sha256\npolicy=p\n"
                  "[p]\ncommonName=supplied\n");
        const QString key = m_papers.path(name + QStringLiteral(".key"));
        const QString request = m_papers.path(name + QStringLiteral(".csr"));
        const bool made = test::ran(QStringLiteral("openssl"),
                                    {QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-newkey"),
                                     QStringLiteral("rsa:3072"), QStringLiteral("-nodes"), QStringLiteral("-subj"),
                                     QStringLiteral("/CN=seal ") + name, QStringLiteral("-keyout"), key,
                                     QStringLiteral("-out"), request})
            && test::ran(QStringLiteral("openssl"),
                         {QStringLiteral("ca"), QStringLiteral("-batch"), QStringLiteral("-notext"),
                          QStringLiteral("-config"), m_papers.path(QStringLiteral("ca.cnf")), QStringLiteral("-cert"),
                          m_papers.path(QStringLiteral("ca.pem")), QStringLiteral("-keyfile"),
                          m_papers.path(QStringLiteral("ca.key")), QStringLiteral("-in"), request,
                          QStringLiteral("-startdate"), moment(0), QStringLiteral("-enddate"), moment(1),
                          QStringLiteral("-out"), m_papers.path(name + QStringLiteral(".pem"))});
        return made ? m_papers.content(name + QStringLiteral(".pem")) : QByteArray();
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
    std::shared_ptr<test::VirtualClock> m_clock
        = std::make_shared<test::VirtualClock>(QDateTime::currentDateTime().addSecs(60)); // the papers are new
};
QTEST_GUILESS_MAIN(TestVault)
#include "tst_vault.moc"
