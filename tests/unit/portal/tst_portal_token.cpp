// SPDX-License-Identifier: Apache-2.0
// The terminal's key in a token (a real PKCS#11 module, SoftHSM): TLS, cases and signatures with it against the
// reference portal, and what is said when it cannot be used.
#include "portal_bench.h"

#include <portal_client/client_under_test.h>
#include <support/await.h>
#include <vault/cms_sealer.h>
#include <vault/detached_signature.h>
#include <vault/terminal_key.h>

#include <QFile>
#include <QTest>
#include <thread>

using namespace kiosk;
using kiosk::test::await;

namespace {

const auto Pin = QByteArrayLiteral("492817");

} // namespace

class TestPortalToken : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (!QFile::exists(module()))
            QFAIL("softhsm2 is missing: ./dev installs it");
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        QVERIFY(put("softhsm2.conf",
                    "directories.tokendir = " + m_folder.filePath(QStringLiteral("tokens")).toUtf8()
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n"));
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("tokens")));
        qputenv("SOFTHSM2_CONF", QFile::encodeName(m_folder.filePath(QStringLiteral("softhsm2.conf"))));
        QVERIFY(put("pin", Pin + '\n'));
        QVERIFY(QFile::setPermissions(pinFile(), QFileDevice::ReadOwner));
        QVERIFY(tool({QStringLiteral("--init-token"), QStringLiteral("--free"), QStringLiteral("--label"),
                      QStringLiteral("hall"), QStringLiteral("--so-pin"), QStringLiteral("492817")}));
        import(QStringLiteral("terminal"), QStringLiteral("a1"));
        import(QStringLiteral("terminal-002"), QStringLiteral("a2"));
    }
    void cleanupTestCase() { m_bench.reset(); }

    // These two come first: once a process has shown the token its PIN, the token asks no more.
    void withoutAPinNobodyIsAsked()
    {
        refuses(uri(QStringLiteral("terminal"), QString()), QStringLiteral("not in the token"));
    }
    void aWrongPinIsRefused()
    {
        refuses(uri(QStringLiteral("terminal"), closed("wrong-pin", "111111")), QStringLiteral("the PIN is wrong"));
    }
    void thePortalLetsItInAndOpensWhatItSigned()
    {
        const Credentials papers = credentials(uri());
        const test::ClientUnderTest client(papers, QUrl(m_bench->url()));
        QVERIFY(await(client->health({})));
        const auto sealer = CmsSealer::create(papers, std::make_shared<SystemClock>());
        QVERIFY2(sealer, sealer ? "" : qPrintable(sealer.error().trace()));
        const auto id = SubmissionId::make(*client.clock);
        const auto envelope = (*sealer)->seal(SensitiveBytes(citizen::caseJson(id.text())));
        QVERIFY(envelope);
        const auto receipt = await(client->putSubmission(id, envelope->bytes, {}));
        QVERIFY2(receipt, receipt ? "" : qPrintable(receipt.error().trace()));
        QVERIFY(receipt->caseNo.startsWith(QStringLiteral("CH")));
    }
    void theKeyDoesNotLeaveTheToken()
    {
        const auto key = TerminalKey::inToken(uri());
        QVERIFY(key && key->isInToken());
        QCOMPARE(key->pem().error().code, ErrorCode::Unsupported);
    }
    void manySignAtOnce()
    {
        const Credentials papers = credentials(uri());
        const auto signer = DetachedSigner::create(papers).value();
        const test::ClientUnderTest client(papers, QUrl(m_bench->url()));
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] {
                for (int j = 0; j < 25; ++j) {
                    const auto signature = signer->sign("a day");
                    good += signature && verifyDetached(*signature, "a day", papers.certificate) ? 1 : 0;
                }
            });
        const bool healthy = await(client->health({})).has_value(); // a handshake beside them
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(good, 100);
        QVERIFY(healthy);
    }
    void whatCannotBeUsedIsSaid_data()
    {
        QTest::addColumn<QString>("uri");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QString &uri, const char *words) {
            QTest::newRow(name) << uri << QString::fromLatin1(words);
        };
        row("no such key", uri(QStringLiteral("nobody")), "not in the token");
        row("another terminal's", uri(QStringLiteral("terminal-002")), "is not the certificate's");
        row("a PIN that is not there", uri(QStringLiteral("terminal"), m_folder.filePath(QStringLiteral("none"))),
            "cannot be read");
        row("a PIN that all may read", uri(QStringLiteral("terminal"), opened("open-pin", Pin)), "others may read it");
        row("an empty PIN", uri(QStringLiteral("terminal"), closed("empty-pin", " \n")), "is empty");
        row("another module", uri().replace(module(), QStringLiteral("/nowhere.so")), "another module");
        row("no URI", QStringLiteral("pkcs11:"), "names no object or id");
    }
    void whatCannotBeUsedIsSaid()
    {
        QFETCH(QString, uri);
        QFETCH(QString, words);
        refuses(uri, words);
    }
    void itStillWorksAfterAllThat() { thePortalLetsItInAndOpensWhatItSigned(); }

private:
    static QString module() { return QStringLiteral("/usr/lib/softhsm/libsofthsm2.so"); }
    QString pinFile() const { return m_folder.filePath(QStringLiteral("pin")); }
    QString uri(const QString &object = QStringLiteral("terminal")) const { return uri(object, pinFile()); }
    static QString uri(const QString &object, const QString &pin)
    {
        const QString key
            = QStringLiteral("pkcs11:token=hall;object=%1;type=private?module-path=%2").arg(object, module());
        return pin.isEmpty() ? key : key + QStringLiteral("&pin-source=file:") + pin;
    }
    static void refuses(const QString &uri, const QString &words)
    {
        const auto sealer = CmsSealer::create(credentials(uri), std::make_shared<SystemClock>());
        QVERIFY(!sealer);
        QCOMPARE(sealer.error().code, ErrorCode::BadConfig);
        QVERIFY2(sealer.error().trace().contains(words), qPrintable(sealer.error().trace()));
        QVERIFY(!sealer.error().trace().contains(QString::fromLatin1(Pin)));
    }
    bool put(const char *name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    QString opened(const char *name, const QByteArray &content) const
    {
        put(name, content);
        QFile::setPermissions(m_folder.filePath(QLatin1String(name)),
                              QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther);
        return m_folder.filePath(QLatin1String(name));
    }
    QString closed(const char *name, const QByteArray &content) const
    {
        QString path = opened(name, content);
        QFile::setPermissions(path, QFileDevice::ReadOwner);
        return path;
    }
    static bool tool(const QStringList &arguments)
    {
        return test::ran(QStringLiteral("softhsm2-util"),
                         arguments + QStringList{QStringLiteral("--pin"), QString::fromLatin1(Pin)});
    }
    void import(const QString &name, const QString &id) const
    {
        const QString pkcs8 = m_folder.filePath(name + QStringLiteral(".p8"));
        QVERIFY(test::ran(QStringLiteral("openssl"),
                          {QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-nocrypt"),
                           QStringLiteral("-in"), PortalBench::tls() + u'/' + name + QStringLiteral(".key"),
                           QStringLiteral("-out"), pkcs8}));
        QVERIFY(tool({QStringLiteral("--import"), pkcs8, QStringLiteral("--token"), QStringLiteral("hall"),
                      QStringLiteral("--label"), name, QStringLiteral("--id"), id}));
    }
    static Credentials credentials(const QString &key)
    {
        Credentials papers = readCredentials(PortalBench::tls()).value();
        papers.key = SensitiveBytes(key.toUtf8());
        return papers;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<PortalBench> m_bench;
};

QTEST_GUILESS_MAIN(TestPortalToken)
#include "tst_portal_token.moc"
