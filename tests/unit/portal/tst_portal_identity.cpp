// SPDX-License-Identifier: Apache-2.0
// Who may come in, whose session it is, and what an SMS code is worth.
#include "portal_bench.h"

#include <QProcess>
#include <QTest>

using namespace refportal;

class TestPortalIdentity : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }
    void cleanup()
    {
        m_terminal.reset();
        m_bench.reset();
    }

    void withoutACertificateThereIsNoAnswer()
    {
        Terminal nobody(m_bench->url(), PortalBench::tls(), QString());
        QCOMPARE(nobody.call("GET", QStringLiteral("/health")).status, 0);
        QVERIFY(m_bench->logLines().isEmpty()); // it did not get as far as a call
        QCOMPARE(m_terminal->call("GET", QStringLiteral("/health")).status, 200);
    }

    void aCertificateOfAnotherCaIsNone()
    {
        const QTemporaryDir foreign;
        QCOMPARE(QProcess::execute(QStringLiteral(KIOSK_SOURCE_DIR "/tests/portal/dev-ca.sh"), {foreign.path()}), 0);
        QFile::remove(foreign.filePath(QStringLiteral("ca.pem"))); // it trusts the right portal
        QVERIFY(
            QFile::copy(PortalBench::tls() + QStringLiteral("/ca.pem"), foreign.filePath(QStringLiteral("ca.pem"))));
        Terminal stranger(m_bench->url(), foreign.path());
        QCOMPARE(stranger.call("GET", QStringLiteral("/health")).status, 0);
    }

    void aSessionBelongsToOneTerminal()
    {
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench);
        QVERIFY(!session.isEmpty());
        Terminal other(m_bench->url(), PortalBench::tls(), QStringLiteral("terminal-002"));
        QCOMPARE(choices(other, session).code(), QStringLiteral("session-expired"));
        QCOMPARE(other.call("DELETE", QStringLiteral("/sessions/") + session).status,
                 204); // says nothing, does nothing
        QCOMPARE(choices(*m_terminal, session).status, 200);
    }

    void aSessionEndsTenMinutesAfterItsLastUse()
    {
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_bench->clock().advance(599);
        QCOMPARE(choices(*m_terminal, session).status, 200);
        m_bench->clock().advance(599);
        QCOMPARE(choices(*m_terminal, session).status, 200);
        m_bench->clock().advance(600);
        QCOMPARE(choices(*m_terminal, session).code(), QStringLiteral("session-expired"));
    }

    void fiveWrongCodesLockTheSessionAlsoForTheRightOne()
    {
        const QString session = citizen::openSession(*m_terminal);
        const QString id = sendCode(session).json()[u"id"].toString();
        const QString right = citizen::codeIn(m_bench->sms().texts().first());
        const QString wrong = right == u"000000" ? QStringLiteral("000001") : QStringLiteral("000000");
        for (int left = 4; left > 0; --left) {
            const Reply reply = verify(id, session, wrong);
            QCOMPARE(reply.status, 422);
            QCOMPARE(reply.json()[u"triesLeft"].toInt(), left);
        }
        QCOMPARE(verify(id, session, wrong).code(), QStringLiteral("sms-code-locked"));
        QCOMPARE(verify(id, session, right).code(), QStringLiteral("sms-code-locked"));
        m_bench->clock().advance(60);
        QCOMPARE(sendCode(session).code(), QStringLiteral("sms-code-locked"));
        QCOMPARE(choices(*m_terminal, session).code(), QStringLiteral("identity-needed"));
        QCOMPARE(m_bench->sms().texts().size(), 1);
    }

    void theLockSurvivesARestart()
    {
        const QString session = citizen::openSession(*m_terminal);
        const QString id = sendCode(session).json()[u"id"].toString();
        const QString right = citizen::codeIn(m_bench->sms().texts().first());
        const QString wrong = right == u"000000" ? QStringLiteral("000001") : QStringLiteral("000000");
        for (int i = 0; i < 4; ++i)
            verify(id, session, wrong);
        restart();
        QCOMPARE(verify(id, session, wrong).code(), QStringLiteral("sms-code-locked"));
    }

    void aCodeSurvivesARestartAndIsGoodOnce()
    {
        const QString session = citizen::openSession(*m_terminal);
        const QString id = sendCode(session).json()[u"id"].toString();
        restart();
        QCOMPARE(verify(id, session, citizen::codeIn(m_bench->sms().texts().first())).status, 200);
        QCOMPARE(choices(*m_terminal, session).status, 200);
        m_bench->clock().advance(60);
        QCOMPARE(sendCode(session).status, 201);
    }

    void aNewCodeEndsTheOneBefore()
    {
        const QString session = citizen::openSession(*m_terminal);
        const QString first = sendCode(session).json()[u"id"].toString();
        m_bench->clock().advance(60);
        const QString second = sendCode(session).json()[u"id"].toString();
        QVERIFY(first != second);
        QCOMPARE(verify(first, session, citizen::codeIn(m_bench->sms().texts().first())).code(),
                 QStringLiteral("sms-code-expired"));
        QCOMPARE(verify(second, session, citizen::codeIn(m_bench->sms().texts().last())).status, 200);
    }

    void theQuotaCountsPerPhoneAndStartsAnewAtMidnight()
    {
        // five sessions of the same citizen share the phone's quota
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(sendCode(citizen::openSession(*m_terminal)).status, 201);
            m_bench->clock().advance(60);
        }
        const QString session = citizen::openSession(*m_terminal);
        const Reply refused = sendCode(session);
        QCOMPARE(refused.code(), QStringLiteral("sms-quota"));
        QCOMPARE(refused.headers["retry-after"].toInt(), refused.json()[u"retryAfterS"].toInt());
        QCOMPARE(sendCode(session, QStringLiteral("p2")).status, 201);
        m_bench->clock().advance(refused.json()[u"retryAfterS"].toInt());
        QCOMPARE(sendCode(citizen::openSession(*m_terminal)).status, 201);
    }

    void aGatewayThatIsAwayCostsTheCitizenNothing()
    {
        m_bench->sms().setAway(true);
        const QString session = citizen::openSession(*m_terminal);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(sendCode(session).code(), QStringLiteral("sms-gateway-away"));
        m_bench->sms().setAway(false);
        QCOMPARE(sendCode(session).status, 201); // at once, and not the sixth of the day
    }

    void codesAreNeitherLoggedNorKeptInTheClear()
    {
        const QString session = citizen::openSession(*m_terminal);
        sendCode(session);
        const QByteArray code = citizen::codeIn(m_bench->sms().texts().first()).toUtf8();
        QCOMPARE(code.size(), 6);
        m_bench->stop(); // the write-ahead log joins the file
        QVERIFY(!contents(QStringLiteral("portal.db")).contains(code));
        QVERIFY(!contents(QStringLiteral("portal.db")).contains(session.toUtf8()));
        QVERIFY(!contents(QStringLiteral("portal.jsonl")).contains(code));
        m_bench->start();
    }

    void theLogNamesEveryCallAndNobody()
    {
        const QString visit = citizen::newId();
        const QString session = citizen::verifiedSession(*m_terminal, *m_bench);
        m_terminal->call("GET", QStringLiteral("/health"), {}, {}, {{"Kiosk-Visit", visit.toUtf8()}});
        m_terminal->call("GET", QStringLiteral("/张三/330102199001010012"), {}, {}, {{"Kiosk-Visit", "张三"}});
        m_terminal->call("GET", QStringLiteral("/health?name=张三"));
        m_terminal->call("DELETE", QStringLiteral("/sessions/") + session);
        const auto lines = m_bench->logLines();
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines[0][u"effect"].toString(), QStringLiteral("session-opened"));
        QCOMPARE(lines[1][u"effect"].toString(), QStringLiteral("sms-code-sent"));
        QCOMPARE(lines[2][u"effect"].toString(), QStringLiteral("identity-verified"));
        QCOMPARE(lines[3][u"visit"].toString(), visit);
        QCOMPARE(lines[3][u"terminal"].toString(), QStringLiteral("terminal-001"));
        QCOMPARE(lines[4][u"status"].toInt(), 404);
        QCOMPARE(lines[6][u"path"].toString(), QStringLiteral("/gk/v1/sessions/*"));
        for (qsizetype i = 1; i < lines.size(); ++i)
            QVERIFY(lines[i][u"mono"].toInteger() >= lines[i - 1][u"mono"].toInteger());
        const QByteArray log = contents(QStringLiteral("portal.jsonl"));
        for (const QString &secret : {citizen::Name, citizen::Number, citizen::Phone, session})
            QVERIFY2(!log.contains(secret.toUtf8()), qPrintable(secret));
    }

private:
    Reply choices(Terminal &terminal, const QString &session)
    {
        return terminal.call("POST", QStringLiteral("/items/property-certificate-print/choices/property.ready"),
                             {{QStringLiteral("session"), session}});
    }
    Reply sendCode(const QString &session, const QString &phone = QStringLiteral("p1"))
    {
        return m_terminal->call("POST", QStringLiteral("/sms-codes"),
                                {{QStringLiteral("session"), session}, {QStringLiteral("phone"), phone}});
    }
    Reply verify(const QString &id, const QString &session, const QString &code)
    {
        return m_terminal->call("POST", QStringLiteral("/sms-codes/%1/verify").arg(id),
                                {{QStringLiteral("session"), session}, {QStringLiteral("code"), code}});
    }
    void restart()
    {
        m_bench->restart();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }
    QByteArray contents(const QString &name)
    {
        QFile file(m_bench->file(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
};

QTEST_MAIN(TestPortalIdentity)
#include "tst_portal_identity.moc"
