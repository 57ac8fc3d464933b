// SPDX-License-Identifier: Apache-2.0
// Which catalogue counts: what a portal may answer, in which order, and what may stand on the disk.
#include "client_under_test.h"
#include "scripted_portal.h"

#include <portal/catalogue_watch.h>
#include <vault/detached_signature.h>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <mutex>

using namespace kiosk;

namespace {

QByteArray bodyOf(int serial, const QByteArray &version = "1.0.0")
{
    return R"({"serial":)" + QByteArray::number(serial) + R"(,"items":[{"id":"a","version":")" + version
        + R"(","title":"t"}]})";
}

} // namespace

class TestCatalogueWatch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_credentials = readCredentials(m_papers.folder()).value();
        Credentials signing;
        signing.certificate = m_papers.content(QStringLiteral("catalogue.pem"));
        signing.key = SensitiveBytes(m_papers.content(QStringLiteral("catalogue.key")));
        m_signer = DetachedSigner::create(signing).value();
        m_portal = std::make_unique<test::ScriptedPortal>(m_papers, [this](const test::HeardRequest &) {
            const std::lock_guard guard(m_mutex);
            return m_answer;
        });
    }
    void cleanupTestCase() { m_portal.reset(); }
    void init()
    {
        m_state = std::make_unique<QTemporaryDir>();
        m_client = std::make_unique<test::ClientUnderTest>(m_credentials, m_portal->base());
        m_before = m_portal->heard().size();
    }
    void cleanup()
    {
        m_watch.reset();
        m_client.reset();
    }

    void whatIsListedCountsAndIsThereAgainBeforeThePortalIs()
    {
        give(bodyOf(3));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        QCOMPARE(versions(), QStringList{QStringLiteral("a 1.0.0")});
        QCOMPARE(judgements(), QStringList{QStringLiteral("Taken 3")});
        answer(304, {});
        begin();
        QCOMPARE(versions(), QStringList{QStringLiteral("a 1.0.0")}); // before any answer
        QTRY_COMPARE(m_portal->heard().size() - m_before, 2);
        QCOMPARE(m_portal->heard().last().headers["if-none-match"], QByteArray("\"e3\""));
        settle();
        QCOMPARE(m_listed->size(), 1);
        QVERIFY(judgements().isEmpty());
    }
    void aGreaterSerialTakesItsPlace()
    {
        give(bodyOf(3));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        give(bodyOf(4, "2.0.0"));
        m_watch->ask();
        QTRY_COMPARE(versions(), QStringList{QStringLiteral("a 2.0.0")});
    }
    void anOlderOneIsRefusedAlsoAfterARestart()
    {
        give(bodyOf(5, "2.0.0"));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        give(bodyOf(4)); // signed well, in its day
        for (int i = 0; i < 2; ++i) {
            settle();
            m_watch->ask();
            QTRY_COMPARE(m_portal->heard().size() - m_before, 2 + i);
        }
        settle();
        QCOMPARE(judgements(), QStringList({QStringLiteral("Taken 5"), QStringLiteral("Older 4")})); // once
        begin();
        QTRY_COMPARE(judgements(), QStringList{QStringLiteral("Older 4")});
        QCOMPARE(versions(), QStringList{QStringLiteral("a 2.0.0")});
    }
    void theSameSerialStandsForTheSameBytes()
    {
        give(bodyOf(5));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        settle();
        give(bodyOf(5), "\"other etag\"");
        m_watch->ask();
        QTRY_COMPARE(m_portal->heard().size() - m_before, 2);
        settle();
        QCOMPARE(judgements(), QStringList{QStringLiteral("Taken 5")});
        give(bodyOf(5, "2.0.0"));
        m_watch->ask();
        QTRY_COMPARE(judgements(), QStringList({QStringLiteral("Taken 5"), QStringLiteral("SameSerial 5")}));
        QCOMPARE(m_listed->size(), 1);
    }
    void whatIsNotSignedOrNoCatalogueChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isSigned");
        QTest::newRow("not signed") << bodyOf(9) << false;
        QTest::newRow("no serial") << QByteArray(R"({"items":[]})") << true;
        QTest::newRow("serial of nought") << bodyOf(0) << true;
        QTest::newRow("serial with a fraction") << QByteArray(R"({"serial":9.5,"items":[]})") << true;
        QTest::newRow("no items") << QByteArray(R"({"serial":9})") << true;
        QTest::newRow("item without version") << QByteArray(R"({"serial":9,"items":[{"id":"a","title":"t"}]})") << true;
    }
    void whatIsNotSignedOrNoCatalogueChangesNothing()
    {
        QFETCH(QByteArray, body);
        QFETCH(bool, isSigned);
        give(bodyOf(3));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        settle();
        give(body);
        if (!isSigned)
            answer(200, body);
        m_watch->ask();
        QTRY_COMPARE(judgements(), QStringList({QStringLiteral("Taken 3"), QStringLiteral("NotValid 0")}));
        QCOMPARE(m_listed->size(), 1);
        settle();
        m_client->clock->advance(6h - 1ms); // asking sooner would not make it true
        QCOMPARE(m_portal->heard().size() - m_before, 2);
    }
    void aKeptOneThatCannotBeBelievedIsNone_data()
    {
        QTest::addColumn<QByteArray>("kept");
        const auto file = [this](const QByteArray &body, const QByteArray &signature) {
            return QJsonDocument(QJsonObject{{QStringLiteral("etag"), QStringLiteral("\"e\"")},
                                             {QStringLiteral("body"), QString::fromLatin1(body.toBase64())},
                                             {QStringLiteral("signature"), QString::fromLatin1(signature.toBase64())}})
                .toJson();
        };
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("noise") << QByteArray(300, '\xff');
        QTest::newRow("another body") << file(bodyOf(7), m_signer->sign(bodyOf(8)).value());
        QTest::newRow("no signature") << file(bodyOf(7), {});
        QTest::newRow("too large") << QByteArray(9'437'184, ' ');
    }
    void aKeptOneThatCannotBeBelievedIsNone()
    {
        QFETCH(QByteArray, kept);
        QFile file(keptFile());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kept) == kept.size());
        file.close();
        give(bodyOf(2));
        begin();
        QVERIFY(m_listed->isEmpty());
        QCOMPARE(judgements(), QStringList{QStringLiteral("KeptLost 0")});
        QTRY_COMPARE(m_listed->size(), 1);
        QVERIFY(!m_portal->heard().last().headers.contains("if-none-match"));
    }
    void anotherSignerBeginsAnew()
    {
        give(bodyOf(9));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        settle();
        begin(m_credentials.certificate); // pinned in its place
        QVERIFY(m_listed->isEmpty());
        QCOMPARE(judgements(), QStringList{QStringLiteral("KeptLost 0")});
    }
    void itAsksEverySixHoursAndSoonerWhenThePortalWasSilent()
    {
        give(bodyOf(3));
        begin();
        QTRY_COMPARE(m_listed->size(), 1);
        settle();
        m_client->clock->advance(6h - 1ms);
        QCOMPARE(m_portal->heard().size() - m_before, 1);
        answer(500, {});
        m_client->clock->advance(1ms);
        QTRY_COMPARE(m_portal->heard().size() - m_before, 2);
        settle();
        give(bodyOf(4));
        m_client->clock->advance(5min - 1ms);
        QCOMPARE(m_portal->heard().size() - m_before, 2);
        m_client->clock->advance(1ms);
        QTRY_COMPARE(m_listed->size(), 2);
        QVERIFY(judgements().size() == 2); // silence is no refusal
    }
    void aChangeThatIsToldWhileOneIsAskedForIsNotMissed()
    {
        give(bodyOf(3));
        begin();
        m_watch->ask();
        m_watch->ask();
        QTRY_COMPARE(m_portal->heard().size() - m_before, 2);
        settle();
        QCOMPARE(m_portal->heard().size() - m_before, 2);
    }
    void whatCouldNotBeKeptIsKeptWithTheNextAnswer()
    {
        QVERIFY(QDir(m_state->path()).removeRecursively());
        give(bodyOf(3));
        begin();
        QTRY_COMPARE(m_listed->size(), 1); // and it counts
        settle();
        QVERIFY(QDir().mkpath(m_state->path()));
        answer(304, {});
        m_watch->ask();
        QTRY_VERIFY(QFile::exists(keptFile()));
    }

private:
    void answer(int status, const QByteArray &body, const QHash<QByteArray, QByteArray> &headers = {})
    {
        const std::lock_guard guard(m_mutex);
        m_answer = {};
        m_answer.status = status;
        m_answer.body = body;
        m_answer.headers = headers;
    }
    void give(const QByteArray &body, QByteArray etag = {})
    {
        if (etag.isEmpty())
            etag = "\"e" + QByteArray::number(QJsonDocument::fromJson(body)[u"serial"].toInt()) + '"';
        answer(200, body, {{"ETag", etag}, {"Catalogue-Signature", m_signer->sign(body)->toBase64()}});
    }
    void begin(const QByteArray &signer = {})
    {
        CatalogueSettings settings;
        settings.signer = signer.isEmpty() ? m_credentials.catalogueSigner : signer;
        settings.file = keptFile();
        m_watch = std::make_unique<CatalogueWatch>(*m_client->client, *m_client->clock, *m_client->clock, Logger(),
                                                   settings);
        m_listed = std::make_unique<QSignalSpy>(m_watch.get(), &CatalogueWatch::listed);
        m_judged.clear();
        connect(m_watch.get(), &CatalogueWatch::judged, this, [this](CatalogueVerdict verdict, qint64 serial) {
            static const QHash<CatalogueVerdict, QString> names{
                {CatalogueVerdict::Taken, QStringLiteral("Taken")},
                {CatalogueVerdict::Older, QStringLiteral("Older")},
                {CatalogueVerdict::SameSerial, QStringLiteral("SameSerial")},
                {CatalogueVerdict::NotValid, QStringLiteral("NotValid")},
                {CatalogueVerdict::KeptLost, QStringLiteral("KeptLost")}};
            m_judged << QStringLiteral("%1 %2").arg(names[verdict]).arg(serial);
        });
        m_watch->start();
    }
    // The call that runs has ended: the next one is armed.
    void settle() const { QTRY_VERIFY(m_client->clock->waiting() > 0); }
    QString keptFile() const { return m_state->filePath(QStringLiteral("catalogue.json")); }
    QStringList judgements() const { return m_judged; }
    QStringList versions() const
    {
        QStringList found;
        for (const CatalogueEntry &item : m_listed->last()[0].value<QList<CatalogueEntry>>())
            found << item.id + u' ' + item.version;
        return found;
    }

    test::DevPapers m_papers;
    Credentials m_credentials;
    std::shared_ptr<const DetachedSigner> m_signer;
    std::mutex m_mutex; // the script runs on the server's threads
    test::ScriptedAnswer m_answer;
    std::unique_ptr<test::ScriptedPortal> m_portal;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<test::ClientUnderTest> m_client;
    std::unique_ptr<CatalogueWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_listed;
    QStringList m_judged;
    qsizetype m_before = 0;
};

QTEST_GUILESS_MAIN(TestCatalogueWatch)
#include "tst_catalogue_watch.moc"
