// SPDX-License-Identifier: Apache-2.0
// What was signed with a certificate that has ended since: it counts when the certificate was good at that time.
#include "portal_bench.h"

#include <portal/envelope.h>
#include <portal/openssl_pointers.h>
#include <support/dev_papers.h>
#include <vault/cms_sealer.h>
#include <vault/detached_signature.h>

#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;
using namespace refportal;

namespace {

const QByteArray Head = R"({"audit":"yizhan-audit-head/1","n":1,"terminal":"terminal-001"})";

// CMS SignedData of one of `folder`'s papers, of this moment; an invalid one: it does not say when.
QByteArray signedAt(const QString &folder, const QString &paper, const QByteArray &content, const QDateTime &moment,
                    unsigned int flags)
{
    const CertificatePtr certificate = readCertificate(folder + u'/' + paper + QStringLiteral(".pem"));
    const KeyPtr key = readKey(folder + u'/' + paper + QStringLiteral(".key"));
    const BioPtr reader(BIO_new_mem_buf(content.constData(), int(content.size())));
    const CmsPtr cms(CMS_sign(nullptr, nullptr, nullptr, reader.get(), flags | CMS_BINARY | CMS_PARTIAL));
    CMS_SignerInfo *signer
        = CMS_add1_signer(cms.get(), certificate.get(), key.get(), EVP_sha256(), moment.isValid() ? 0 : CMS_NOATTR);
    if (moment.isValid()) {
        ASN1_TIME *time = ASN1_TIME_set(nullptr, time_t(moment.toSecsSinceEpoch()));
        CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time, -1);
        ASN1_TIME_free(time);
    }
    if (CMS_final(cms.get(), reader.get(), nullptr, flags | CMS_BINARY) != 1)
        return {};
    unsigned char *der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    QByteArray bytes(reinterpret_cast<const char *>(der), size);
    OPENSSL_free(der);
    return bytes;
}

} // namespace

class TestPortalSigningTime : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        for (const char *name : {"seal.pem", "seal.key"})
            QVERIFY(QFile::copy(m_papers.path(QLatin1String(name)), m_folder.filePath(QLatin1String(name))));
        // An authority as old as that of a real portal; the development papers are of today.
        QVERIFY(test::makePaper(
            {}, m_folder.path(),
            {QStringLiteral("ca"), QStringLiteral("An old CA"), m_now.addYears(-1), m_now.addYears(1), {}, true}));
        const auto paper = [this](const char *name, int fromDay, int toDay) {
            return test::makePaper(
                m_folder.path(), m_folder.path(),
                {QLatin1String(name), QStringLiteral("terminal-001"), m_now.addDays(fromDay), m_now.addDays(toDay)});
        };
        QVERIFY(paper("ended", -90, -1) && paper("good", -90, 90) && paper("coming", 1, 90));
        auto envelope = Envelope::load(m_folder.path());
        QVERIFY2(envelope, envelope ? "" : qPrintable(envelope.error()));
        m_envelope = std::move(*envelope);
    }

    void theCertificateIsAskedForTheMomentOfTheSignature_data()
    {
        QTest::addColumn<QString>("paper");
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<bool>("taken");
        const auto row = [this](const char *name, const char *paper, int day, bool taken) {
            QTest::newRow(name) << QString::fromLatin1(paper) << m_now.addDays(day) << taken;
        };
        row("signed in its time, and ended since", "ended", -2, true);
        row("signed on its first day", "ended", -89, true);
        row("signed after its end", "ended", 0, false);
        row("signed before it began", "ended", -91, false);
        row("good now and then", "good", -2, true);
        row("good now, not then", "good", -100, false);
        row("not good yet", "coming", 0, false);
        QTest::newRow("good now, silent about when") << QStringLiteral("good") << QDateTime() << true;
        QTest::newRow("ended, silent about when") << QStringLiteral("ended") << QDateTime() << false;
    }
    void theCertificateIsAskedForTheMomentOfTheSignature()
    {
        QFETCH(QString, paper);
        QFETCH(QDateTime, moment);
        QFETCH(bool, taken);
        const QByteArray plain = "{\"case\":1}";
        const auto opened = m_envelope->open(sealed(signedAt(m_folder.path(), paper, plain, moment, 0)),
                                             QStringLiteral("terminal-001"));
        QCOMPARE(opened.has_value(), taken);
        if (taken)
            QCOMPARE(*opened, plain);
        else
            QCOMPARE(opened.error().code, ProblemCode::EnvelopeRefused);
    }
    void aHeadOfTheAuditIsJudgedTheSame_data() { theCertificateIsAskedForTheMomentOfTheSignature_data(); }
    void aHeadOfTheAuditIsJudgedTheSame()
    {
        QFETCH(QString, paper);
        QFETCH(QDateTime, moment);
        QFETCH(bool, taken);
        const QByteArray der = signedAt(m_folder.path(), paper, Head, moment, CMS_DETACHED);
        QCOMPARE(m_envelope->isSignature(der, Head, QStringLiteral("terminal-001")), taken);
        QVERIFY(!m_envelope->isSignature(der, Head, QStringLiteral("terminal-002")));
    }
    // What the rule rests on: the terminal says when it signed.
    void theTerminalSaysWhenItSigned()
    {
        const Credentials papers = readCredentials(m_papers.folder()).value();
        const QByteArray head = DetachedSigner::create(papers).value()->sign(Head).value();
        QVERIFY(printed(head).contains("signingTime"));
        const auto sealer = CmsSealer::create(papers, std::make_shared<SystemClock>()).value();
        const auto envelope = sealer->seal(SensitiveBytes(QByteArrayView("{}"))).value();
        const QString opener = QStringLiteral("cms -decrypt -binary -inform DER -recip %1/seal.pem -inkey %1/seal.key")
                                   .arg(m_papers.folder());
        QVERIFY(printed(PortalBench::openssl(opener.split(u' '), envelope.bytes)).contains("signingTime"));
    }

private:
    static QByteArray printed(const QByteArray &der)
    {
        return PortalBench::openssl(QStringLiteral("cms -cmsout -print -inform DER").split(u' '), der);
    }
    QByteArray sealed(const QByteArray &content) const
    {
        return PortalBench::openssl(QStringLiteral("cms -encrypt -binary -aes-256-gcm -outform DER -recip %1/seal.pem "
                                                   "-keyopt rsa_padding_mode:oaep -keyopt rsa_oaep_md:sha256")
                                        .arg(m_papers.folder())
                                        .split(u' '),
                                    content);
    }

    const QDateTime m_now = QDateTime::currentDateTimeUtc();
    QTemporaryDir m_folder;
    test::DevPapers m_papers;
    std::unique_ptr<Envelope> m_envelope;
};

QTEST_GUILESS_MAIN(TestPortalSigningTime)
#include "tst_portal_signing_time.moc"
