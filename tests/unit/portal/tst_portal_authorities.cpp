// SPDX-License-Identifier: Apache-2.0
// The terminal's client and the reference portal about acting for another, over a real socket: whose code counts, whose
// session it is, what is kept, and which case is taken.
#include "portal_bench.h"

#include <portal/problem.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>

#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace kiosk;
using kiosk::test::await;
using kiosk::test::codeOf;

namespace {

const QString Allowance = QStringLiteral("senior-allowance");
const QString Mother = citizen::numberOf(7);

PrincipalRequest principal(const QString &number = Mother, const QString &relation = QStringLiteral("child"))
{
    return {Allowance, relation, SensitiveText(u"林示例"), SensitiveText(number)};
}

} // namespace

class TestPortalAuthorities : public QObject {
    Q_OBJECT
private slots:
    void init() { m_bench = std::make_unique<PortalBench>(); }
    void cleanup()
    {
        m_client.reset();
        m_terminal.reset();
        m_bench.reset();
    }

    void theMotherAgreesAndTheSessionIsHers()
    {
        start();
        const auto phones = await(agents().namePrincipal(m_session, principal(), {})).value();
        QCOMPARE(phones.size(), 2);
        QCOMPARE(await(m_client->client->prefill(Allowance, m_session, {})).value()[0].value.reveal(), citizen::Phone);
        const SmsCode sent = send();
        const QString text = lastTextTo(phoneOf(Mother));
        QVERIFY2(text.contains(u"张*") && text.contains(u"高龄津贴申领"), qPrintable(text));
        QVERIFY(!text.contains(citizen::Name) && !text.contains(citizen::Number));
        const AuthorityId authority = await(verify(sent, citizen::codeIn(text))).value();
        QCOMPARE(await(m_client->client->prefill(Allowance, m_session, {})).value()[0].value.reveal(), phoneOf(Mother));
        const QStringList words{authority.text(), QStringLiteral("terminal-001"), citizen::Number, Mother,
                                Allowance,        QStringLiteral("child")};
        QCOMPARE(kept(), QStringList(words.join(u'/')));
    }
    void nothingElseOfTheMothersIsOpened()
    {
        start();
        agree(Mother);
        const auto isRefused = [&](const auto &asked) {
            const auto answer = await(asked);
            return !answer && problemCode(answer.error()) == u"not-allowed";
        };
        auto &client = *m_client->client;
        const AppointmentTime noon{QDate(2026, 3, 13), QTime(12, 0)};
        QVERIFY(isRefused(client.listCases(m_session, {})));
        QVERIFY(isRefused(client.caseStanding(QStringLiteral("CH20260313000001"), m_session, {}, {})));
        QVERIFY(isRefused(client.listBills(m_session, {})));
        QVERIFY(isRefused(client.ownLicences(m_session, {})));
        QVERIFY(isRefused(client.deliveries(m_session, {})));
        QVERIFY(isRefused(client.appointments(m_session, {})));
        QVERIFY(
            isRefused(client.putAppointment(AppointmentId::make(*m_client->clock), m_session, Allowance, noon, {})));
        QVERIFY(isRefused(client.signingRequest(QStringLiteral("CH-7Q4M-2KD9-X"), m_session, {})));
        QVERIFY(await(client.prefill(Allowance, m_session, {}))); // the item is what she agreed to
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {})));
        QVERIFY(await(client.listCases(m_session, {}))); // the agent's own again, until she agrees
    }
    void lostAnswersGiveOneAuthority()
    {
        start("[{'match':{'path':'/principal$'},'act':'commit-then-drop'},"
              "{'match':{'path':'/principal/verify'},'act':'commit-then-drop'}]");
        QCOMPARE(codeOf(await(agents().namePrincipal(m_session, principal(), {}))), ErrorCode::AnswerLost);
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {})));
        const SmsCode sent = send();
        const QString code = citizen::codeIn(lastTextTo(phoneOf(Mother)));
        QCOMPARE(codeOf(await(verify(sent, code))), ErrorCode::AnswerLost);
        const AuthorityId authority = await(verify(sent, code)).value();
        QVERIFY(await(verify(sent, code)).value() == authority);
        QCOMPARE(kept().size(), 1);
    }
    void whoIsNamedAgainAfterALostAnswerAgreesAgain()
    {
        start();
        const QString code = agree(Mother);
        QCOMPARE(kept().size(), 1);
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {}))); // the agent is whoever he was
        QCOMPARE(await(m_client->client->prefill(Allowance, m_session, {})).value()[0].value.reveal(), citizen::Phone);
        QVERIFY(!await(verify(m_sent, code))); // the old one is over
        QCOMPARE(kept().size(), 1);
        m_bench->clock().advance(60);
        agree(citizen::numberOf(8));
        QCOMPARE(kept().size(), 2);
    }
    void aCodeIsOfWhomItWentTo()
    {
        start();
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {})));
        const SmsCode sent = send();
        const QString code = citizen::codeIn(lastTextTo(phoneOf(Mother)));
        QCOMPARE(codeOf(await(m_client->client->verifySmsCode(sent.id, m_session, SensitiveText(code), {}))),
                 ErrorCode::NotFound); // it says nothing of who stands there
        const QString other = citizen::openSession(*m_terminal, Allowance, citizen::numberOf(3));
        QCOMPARE(problemCode(await(agents().namePrincipal(other, principal(), {})).error()),
                 QStringLiteral("identity-needed"));
        QVERIFY(await(verify(sent, code)));
    }
    void wrongCodesLockAsThoseOfOneself()
    {
        start();
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {})));
        const SmsCode sent = send();
        const QString right = citizen::codeIn(lastTextTo(phoneOf(Mother)));
        const QString wrong = right == u"000000" ? QStringLiteral("000001") : QStringLiteral("000000");
        for (int left = 4; left > 0; --left) {
            const auto refused = await(verify(sent, wrong));
            QCOMPARE(codeOf(refused), ErrorCode::SmsCodeWrong);
            QCOMPARE(triesLeft(refused.error()), std::optional(left));
        }
        QCOMPARE(codeOf(await(verify(sent, wrong))), ErrorCode::SmsCodeLocked);
        QCOMPARE(codeOf(await(verify(sent, right))), ErrorCode::SmsCodeLocked);
        QVERIFY(kept().isEmpty());
    }
    void aCodeToTheOtherComesOnceAMinuteAndRunsOut()
    {
        start();
        QVERIFY(await(agents().namePrincipal(m_session, principal(), {})));
        const SmsCode sent = send();
        const QString code = citizen::codeIn(lastTextTo(phoneOf(Mother)));
        QCOMPARE(codeOf(await(m_client->client->sendSmsCode(m_session, QStringLiteral("p1"), {}))),
                 ErrorCode::SmsQuota);
        m_bench->clock().advance(300);
        QCOMPARE(problemCode(await(verify(sent, code)).error()), QStringLiteral("sms-code-expired"));
    }
    void whoMayNotBeNamed_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("relation");
        QTest::addColumn<QString>("why");
        const QString child = QStringLiteral("child");
        QTest::newRow("oneself") << Allowance << citizen::Number << child << QStringLiteral("principal-is-agent");
        QTest::newRow("a cousin") << Allowance << Mother << QStringLiteral("cousin")
                                  << QStringLiteral("relation-unknown");
        QTest::newRow("in person only") << QStringLiteral("residence-permit-application") << Mother << child
                                        << QStringLiteral("not-allowed");
    }
    void whoMayNotBeNamed()
    {
        QFETCH(QString, item);
        QFETCH(QString, number);
        QFETCH(QString, relation);
        QFETCH(QString, why);
        start({}, item);
        PrincipalRequest named = principal(number, relation);
        named.item = item;
        QCOMPARE(problemCode(await(agents().namePrincipal(m_session, std::move(named), {})).error()), why);
        QVERIFY(kept().isEmpty());
    }
    void aCaseHasToFitItsAuthorityInEveryWord()
    {
        start();
        const QString visit = m_visit.text();
        agree(Mother);
        const QString authority = kept().first().section(u'/', 0, 0);
        const auto hand = [&](const QJsonObject &changes) {
            QJsonObject plain = mothersCase(visit, authority);
            for (auto it = changes.begin(); it != changes.end(); ++it)
                plain.insert(it.key(), it.value());
            const QString id = citizen::newId();
            plain.insert(QStringLiteral("submissionId"), id);
            return citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(plain).toJson()));
        };
        const auto agentWith = [&](const char *member, const QString &value) {
            QJsonObject agent = mothersCase(visit, authority)[u"agent"].toObject();
            agent.insert(QLatin1String(member), value);
            return QJsonObject{{QStringLiteral("agent"), agent}};
        };
        const QString no = QStringLiteral("authority-unknown");
        QCOMPARE(hand(agentWith("authority", citizen::newId())).code(), no);
        QCOMPARE(hand(agentWith("relation", QStringLiteral("spouse"))).code(), no);
        QCOMPARE(hand(agentWith("number", citizen::numberOf(9))).code(), no);
        QCOMPARE(hand({{QStringLiteral("visit"), citizen::newId()}}).code(), no);
        QCOMPARE(hand({{QStringLiteral("item"), QStringLiteral("residence-permit-application")}}).code(), no);
        QCOMPARE(hand(agentWith("number", Mother)).code(), QStringLiteral("invalid-body")); // nobody acts for himself
        QCOMPARE(hand({{QStringLiteral("conditional"), true}}).code(), QStringLiteral("invalid-body"));
        QCOMPARE(hand({{QStringLiteral("agent"), QJsonObject()}}).code(), QStringLiteral("invalid-body"));
        QJsonObject alone = mothersCase(visit, authority);
        const QString id = citizen::newId();
        alone.remove(QStringLiteral("agent"));
        alone.insert(QStringLiteral("submissionId"), id);
        QCOMPARE(citizen::submit(*m_terminal, id, m_bench->seal(QJsonDocument(alone).toJson())).code(), no);
        const Reply taken = hand({});
        QCOMPARE(taken.status, 201);
        QTRY_VERIFY(lastTextTo(phoneOf(Mother)).contains(taken.json()[u"caseNo"].toString())); // she is told
    }

private:
    AgentPortal &agents() { return *m_client->client; }
    void start(QByteArray faults = {}, const QString &item = Allowance)
    {
        m_bench->start(faults.replace('\'', '"'));
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
        m_client = std::make_unique<test::ClientUnderTest>(readCredentials(PortalBench::tls()).value(),
                                                           QUrl(m_bench->url()));
        m_visit = VisitId::make(*m_client->clock);
        m_session = citizen::verifiedSession(*m_terminal, *m_bench, item);
    }
    static QString phoneOf(const QString &number) { return refportal::registry::phonesOf(number).first().number; }
    QString lastTextTo(const QString &phone) const
    {
        const QStringList all = m_bench->sms().textsTo(phone);
        return all.isEmpty() ? QString() : all.last();
    }
    SmsCode send() { return await(m_client->client->sendSmsCode(m_session, QStringLiteral("p1"), {})).value(); }
    Pending<AuthorityId> verify(const SmsCode &sent, const QString &code)
    {
        CallContext context;
        context.visit = m_visit;
        return agents().verifyPrincipal(m_session, sent.id, SensitiveText(code), context);
    }
    // The code that was right.
    QString agree(const QString &number)
    {
        QString code;
        [&] {
            QVERIFY(await(agents().namePrincipal(m_session, principal(number), {})));
            m_sent = send();
            code = citizen::codeIn(lastTextTo(phoneOf(number)));
            QVERIFY(await(verify(m_sent, code)));
        }();
        return code;
    }
    // id/terminal/agent/principal/item/relation of each
    QStringList kept() const
    {
        const SQLite::Database db(m_bench->file(QStringLiteral("portal.db")).toStdString());
        SQLite::Statement rows(db,
                               "SELECT id, terminal, agent, principal, item, relation FROM authorities ORDER BY at");
        QStringList all;
        while (rows.executeStep()) {
            QStringList one;
            for (int i = 0; i < rows.getColumnCount(); ++i)
                one << QString::fromStdString(rows.getColumn(i).getString());
            all << one.join(u'/');
        }
        return all;
    }
    QJsonObject mothersCase(const QString &visit, const QString &authority) const
    {
        QJsonObject plain = QJsonDocument::fromJson(citizen::caseJson(citizen::newId())).object();
        plain.insert(QStringLiteral("item"), Allowance);
        plain.insert(QStringLiteral("itemVersion"), QStringLiteral("1.1.0"));
        plain.insert(QStringLiteral("visit"), visit);
        QJsonObject mother = plain[u"citizen"].toObject();
        mother.insert(QStringLiteral("name"), QStringLiteral("林示例"));
        mother.insert(QStringLiteral("number"), Mother);
        plain.insert(QStringLiteral("citizen"), mother);
        plain.insert(QStringLiteral("agent"),
                     QJsonObject{{QStringLiteral("name"), citizen::Name},
                                 {QStringLiteral("number"), citizen::Number},
                                 {QStringLiteral("relation"), QStringLiteral("child")},
                                 {QStringLiteral("authority"), authority}});
        return plain;
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
    std::unique_ptr<test::ClientUnderTest> m_client;
    VisitId m_visit;
    QString m_session;
    SmsCode m_sent;
};

QTEST_MAIN(TestPortalAuthorities)
#include "tst_portal_authorities.moc"
