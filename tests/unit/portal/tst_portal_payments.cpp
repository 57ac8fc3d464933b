// SPDX-License-Identifier: Apache-2.0
// Orders of payment under load, in time and too late; and the citizen's door of the program.
#include "portal_bench.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <httplib.h>

#include <QFile>
#include <QProcess>
#include <QTest>
#include <csignal>

class TestPortalPayments : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_quote = quote();
    }
    void cleanup()
    {
        m_terminal.reset();
        m_bench.reset();
    }

    void ofManyOrdersAtOnceOneIsMade()
    {
        std::atomic<int> made = 0, refused = 0;
        std::vector<std::thread> terminals;
        for (int i = 0; i < 8; ++i)
            terminals.emplace_back([&] {
                Terminal terminal(m_bench->url(), PortalBench::tls());
                const Reply reply = terminal.call("PUT", path(citizen::newId()), order());
                (reply.status == 201 ? made : refused)
                    += reply.status == 201 || reply.code() == u"quote-has-open-order";
            });
        for (std::thread &thread : terminals)
            thread.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(refused.load(), 7);
    }

    void theFileItselfAllowsOneOpenOrder()
    {
        const QString first = citizen::newId();
        QCOMPARE(m_terminal->call("PUT", path(first), order()).status, 201);
        m_bench->stop();
        SQLite::Database file(m_bench->file(QStringLiteral("portal.db")).toStdString(), SQLite::OPEN_READWRITE);
        QVERIFY_THROWS_EXCEPTION(SQLite::Exception,
                                 file.exec("INSERT INTO payments SELECT 'another', quote, terminal, visit, fen, state, "
                                           "bill, by_code, day, ends_ms, refund_ms FROM payments"));
        m_bench->start();
    }

    void anOrderRunsOutAndThenThereMayBeAnother()
    {
        const QString first = citizen::newId(), second = citizen::newId();
        QCOMPARE(m_terminal->call("PUT", path(first), order()).status, 201);
        m_bench->clock().advance(299);
        QCOMPARE(state(first), QStringLiteral("waiting"));
        m_bench->clock().advance(1);
        QCOMPARE(state(first), QStringLiteral("closed"));
        QCOMPARE(m_terminal->call("PUT", path(second), order()).status, 201);
        // the citizen pays both: the one that is closed goes back by itself
        QVERIFY(m_bench->citizenPays(first) && m_bench->citizenPays(second));
        QVERIFY(!m_bench->citizenPays(second));
        QCOMPARE(state(first), QStringLiteral("refunding"));
        QCOMPARE(state(second), QStringLiteral("paid"));
        m_bench->clock().advance(5);
        QCOMPARE(state(first), QStringLiteral("refunded"));
        m_bench->restart();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        QCOMPARE(state(second), QStringLiteral("paid"));
    }

    void aPaymentCodeIsUsedAndNotKept()
    {
        const QByteArray code = "134512345678901239"; // the citizen types a password first
        const QString id = citizen::newId();
        QJsonObject wanted{{QStringLiteral("quote"), m_quote},
                           {QStringLiteral("method"), QStringLiteral("payment-code")},
                           {QStringLiteral("code"), QString::fromLatin1(code)}};
        const Reply made = m_terminal->call("PUT", path(id), wanted);
        QCOMPARE(made.json()[u"state"].toString(), QStringLiteral("waiting"));
        QVERIFY(!made.json().contains(u"qr"));
        QVERIFY(m_bench->citizenPays(id));
        QCOMPARE(state(id), QStringLiteral("paid"));
        m_bench->stop();
        for (const char *name : {"portal.db", "portal.jsonl"}) {
            QFile file(m_bench->file(QString::fromLatin1(name)));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(code), name);
        }
        m_bench->start();
    }

    void anotherTerminalSeesNothing()
    {
        const QString id = citizen::newId();
        QCOMPARE(m_terminal->call("PUT", path(id), order()).status, 201);
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        QCOMPARE(other.call("GET", path(id)).status, 404);
        QCOMPARE(other.call("PUT", path(id), order()).code(), QStringLiteral("payment-conflict"));
        QCOMPARE(other.call("PUT", path(citizen::newId()), order()).status, 404); // the quote is not its
        const Reply list = other.call("GET", QStringLiteral("/payments?day=2026-03-13"));
        QCOMPARE(list.json()[u"payments"].toArray().size(), 0);
    }

    void theCitizenComesThroughTheDoor()
    {
        m_bench->stop();
        QProcess portal;
        portal.start(QStringLiteral(KIOSK_PORTAL),
                     {QStringLiteral("--tls"), PortalBench::tls(), QStringLiteral("--database"),
                      m_bench->file(QStringLiteral("door.db")), QStringLiteral("--sms-gateway"),
                      m_bench->sms().url().toString(), QStringLiteral("--log"),
                      m_bench->file(QStringLiteral("portal.jsonl")), QStringLiteral("--citizen"),
                      QStringLiteral("127.0.0.1:0")});
        QVERIFY(portal.waitForReadyRead(10'000));
        const QJsonObject told = QJsonDocument::fromJson(portal.readLine()).object();
        m_terminal = std::make_unique<Terminal>(told[u"url"].toString(), PortalBench::tls());
        m_session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_quote = quote();
        const QString id = citizen::newId();
        const QString qr = m_terminal->call("PUT", path(id), order()).json()[u"qr"].toString();
        httplib::Client citizen(told[u"citizen"].toString().toStdString());
        const auto pays = [&](const QString &text) {
            const auto answer = citizen.Post("/pay", "{\"qr\":\"" + text.toStdString() + "\"}", "application/json");
            return answer ? answer->status : 0;
        };
        QCOMPARE(pays(qr + QStringLiteral("0")), 404);
        QCOMPARE(pays(qr), 200);
        QCOMPARE(pays(qr), 409);
        QCOMPARE(state(id), QStringLiteral("paid"));
        ::kill(static_cast<pid_t>(portal.processId()), SIGTERM);
        QVERIFY(portal.waitForFinished(3000));
        QCOMPARE(portal.exitCode(), 0);
        m_bench->start();
    }

private:
    static QString path(const QString &id) { return QStringLiteral("/payments/") + id; }
    QString quote()
    {
        return m_terminal
            ->call("POST", QStringLiteral("/quotes"),
                   QJsonObject{{QStringLiteral("session"), m_session},
                               {QStringLiteral("item"), QStringLiteral("property-certificate-print")}})
            .json()[u"quote"]
            .toString();
    }
    QJsonObject order() const
    {
        return {{QStringLiteral("quote"), m_quote}, {QStringLiteral("method"), QStringLiteral("show-qr")}};
    }
    QString state(const QString &id) { return m_terminal->call("GET", path(id)).json()[u"state"].toString(); }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    QString m_session, m_quote;
};

QTEST_MAIN(TestPortalPayments)
#include "tst_portal_payments.moc"
