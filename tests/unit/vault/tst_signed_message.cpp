// SPDX-License-Identifier: Apache-2.0
// Messages as `openssl cms` makes them, good and bad.
#include <support/staff_office.h>
#include <vault/envelope_opener.h>
#include <vault/signed_message.h>

#include <QTest>

using namespace kiosk;

namespace {

const QByteArray Content = QByteArrayLiteral("{\"serial\":7}\n\0\r\x80 kept as it is");
constexpr qsizetype Most = 1 << 20;

} // namespace

class TestSignedMessage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_office.isGood()); }

    void aSignedMessageGivesItsBytes()
    {
        const auto content = opened(m_office.sign(Content));
        QVERIFY2(content, qPrintable(content ? QString() : content.error().trace()));
        QCOMPARE(*content, Content);
        const auto longer = opened(m_office.sign(QByteArray(300'000, 'x')));
        QCOMPARE(longer.value().size(), 300'000);
    }
    void aBadMessageIsNamed_data()
    {
        QTest::addColumn<QByteArray>("der");
        QTest::addColumn<QString>("says");
        const QByteArray good = m_office.sign(Content);
        const auto row = [](const char *name, const QByteArray &der, const char *says) {
            QTest::newRow(name) << der << QString::fromLatin1(says);
        };
        row("nothing", {}, "not a CMS message");
        row("plain JSON", Content, "not a CMS message");
        row("cut off", good.first(good.size() - 1), "not a CMS message");
        row("something behind it", good + '\0', "not a CMS message");
        row("PEM", good.toBase64(), "not a CMS message");
        row("an envelope", m_office.seal(Content), "not a signed one");
        row("detached", m_office.signDetached(Content), "does not carry its content");
        row("SHA-1", m_office.sign(Content, QStringLiteral("office"), {QStringLiteral("-md"), QStringLiteral("sha1")}),
            "too weak");
        row("two signers",
            m_office.sign(Content, QStringLiteral("office"),
                          {QStringLiteral("-signer"), m_office.path(QStringLiteral("stranger.pem")),
                           QStringLiteral("-inkey"), m_office.path(QStringLiteral("stranger.key"))}),
            "one signer");
        row("another CA", m_office.sign(Content, QStringLiteral("stranger")), "not one of the configured CA");
        row("no certificate inside", m_office.sign(Content, QStringLiteral("office"), {QStringLiteral("-nocerts")}),
            "the signature");
        row("a certificate for TLS", m_office.sign(Content, QStringLiteral("client")), "not made for signing");
        row("too large", m_office.sign(QByteArray(Most, 'x')), "larger");
    }
    void aBadMessageIsNamed()
    {
        QFETCH(QByteArray, der);
        QFETCH(QString, says);
        const auto content = opened(der);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::InvalidInput);
        QVERIFY2(content.error().context.contains(says), qPrintable(content.error().context));
    }
    void oneChangedByteAnywhereIsNoticed()
    {
        const QByteArray good = m_office.sign(Content);
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray changed = good;
            changed[at] = static_cast<char>(changed[at] ^ 0x01);
            // some bytes of the certificates and lists around the content say nothing: then the content is the old one
            if (const auto content = opened(changed))
                QCOMPARE(*content, Content);
        }
        QByteArray changed = good;
        changed[good.indexOf("serial")] = 'S';
        QVERIFY(opened(changed).error().context.contains(QLatin1String("changed after it was signed")));
    }
    void theSignersCertificateHasItsTime()
    {
        const QByteArray good = m_office.sign(Content);
        const QByteArray ca = m_office.content(QStringLiteral("ca.pem"));
        const QDateTime now = QDateTime::currentDateTime();
        QVERIFY(openSignedMessage(good, ca, now.addDays(299), Most));
        const auto late = openSignedMessage(good, ca, now.addDays(301), Most);
        QCOMPARE(late.error().context, QStringLiteral("the signer's certificate has expired"));
        const auto early = openSignedMessage(good, ca, now.addDays(-1), Most);
        QCOMPARE(early.error().context, QStringLiteral("the signer's certificate is not valid yet"));
        QVERIFY(openSignedMessage(good, ca, std::nullopt, Most));
    }
    void aCaThatIsNoneIsAMatterOfConfiguration()
    {
        for (const char *ca : {"", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
            QCOMPARE(openSignedMessage(m_office.sign(Content), ca, std::nullopt, Most).error().code,
                     ErrorCode::BadConfig);
    }

    void anEnvelopeOpensForItsTerminalOnly()
    {
        const auto opener = openerOf(QStringLiteral("terminal"));
        const QByteArray envelope = m_office.seal("JBSWY3DPEHPK3PXP");
        QCOMPARE(opener->open(envelope).value().view(), QByteArrayView("JBSWY3DPEHPK3PXP"));
        QCOMPARE(openerOf(QStringLiteral("office"))->open(envelope).error().code, ErrorCode::InvalidInput);
    }
    void anEnvelopeThatWasChangedDoesNotOpen()
    {
        const auto opener = openerOf(QStringLiteral("terminal"));
        const QByteArray envelope = m_office.seal("JBSWY3DPEHPK3PXP");
        int opens = 0;
        for (qsizetype at = envelope.size() - 40; at < envelope.size(); ++at) {
            QByteArray changed = envelope;
            changed[at] = static_cast<char>(changed[at] ^ 0x01);
            // OpenSSL does not look at the stated length of the tag: then the content is the old one
            const auto content = opener->open(changed);
            QVERIFY2(!content || content->view() == QByteArrayView("JBSWY3DPEHPK3PXP"),
                     qPrintable(QString::number(at)));
            opens += content ? 1 : 0;
        }
        QVERIFY(opens <= 1);
        QVERIFY(!opener->open({}));
        QVERIFY(!opener->open("JBSWY3DPEHPK3PXP"));
        QVERIFY(!opener->open(m_office.sign("JBSWY3DPEHPK3PXP")));
    }
    void papersThatDoNotFitAreRefused()
    {
        const QByteArray terminal = m_office.content(QStringLiteral("terminal.pem"));
        const SensitiveBytes key(m_office.content(QStringLiteral("office.key")));
        QCOMPARE(EnvelopeOpener::create(terminal, key).error().code, ErrorCode::BadConfig);
        QCOMPARE(EnvelopeOpener::create(terminal, SensitiveBytes()).error().code, ErrorCode::BadConfig);
        QCOMPARE(EnvelopeOpener::create({}, key).error().code, ErrorCode::BadConfig);
    }

private:
    Result<QByteArray> opened(const QByteArray &der) const
    {
        return openSignedMessage(der, m_office.content(QStringLiteral("ca.pem")), QDateTime::currentDateTime(), Most);
    }
    std::shared_ptr<const EnvelopeOpener> openerOf(const QString &name) const
    {
        return EnvelopeOpener::create(m_office.content(name + QStringLiteral(".pem")),
                                      SensitiveBytes(m_office.content(name + QStringLiteral(".key"))))
            .value();
    }

    test::StaffOffice m_office;
};
QTEST_GUILESS_MAIN(TestSignedMessage)
#include "tst_signed_message.moc"
