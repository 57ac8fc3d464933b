// SPDX-License-Identifier: Apache-2.0
// Acting for another: what goes out, what comes back, and what is no answer.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QString Session = QStringLiteral("abc");

PrincipalRequest mother()
{
    return {QStringLiteral("senior-allowance"), QStringLiteral("child"), SensitiveText(u"林示例"),
            SensitiveText(u"330102193506150021")};
}

} // namespace

class TestPortalAgents : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void theOtherIsNamedWithinTheSession()
    {
        answer(200, R"({"phones":[{"id":"p1","masked":"139****4009"},{"id":"p2","masked":"138****1763"}]})");
        const auto phones = await(agents().namePrincipal(Session, mother(), {})).value();
        QVERIFY(phones.size() == 2 && phones[0].id == u"p1" && phones[1].masked == u"138****1763");
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, QByteArray("POST /gk/v1/sessions/abc/principal"));
        const QJsonObject said = QJsonDocument::fromJson(heard.body).object();
        QCOMPARE(said,
                 QJsonObject({{QStringLiteral("item"), QStringLiteral("senior-allowance")},
                              {QStringLiteral("relation"), QStringLiteral("child")},
                              {QStringLiteral("name"), QStringLiteral("林示例")},
                              {QStringLiteral("number"), QStringLiteral("330102193506150021")}}));
    }
    void theCodeOfTheOtherGivesAnAuthority()
    {
        answer(200, R"({"authority":"7c32e2f0-3abd-4c59-8b74-2ebd3a8f6d66"})");
        const auto given = await(agents().verifyPrincipal(Session, QStringLiteral("c1"), SensitiveText(u"123456"), {}));
        QCOMPARE(given.value().text(), QStringLiteral("7c32e2f0-3abd-4c59-8b74-2ebd3a8f6d66"));
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.method + ' ' + heard.path, QByteArray("POST /gk/v1/sessions/abc/principal/verify"));
        QCOMPARE(heard.body, QByteArray(R"({"code":"123456","smsCode":"c1"})"));
    }
    void aNoKeepsItsName()
    {
        answer(409, R"({"type":"urn:yizhan:problem:principal-is-agent","title":"t","status":409,
                        "code":"principal-is-agent","retry":"ask-user"})",
               "application/problem+json");
        const auto named = await(agents().namePrincipal(Session, mother(), {}));
        QCOMPARE(codeOf(named), ErrorCode::PortalRefused);
        QCOMPARE(problemCode(named.error()), QStringLiteral("principal-is-agent"));
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("no phones") << 200 << QByteArray(R"({"phones":[],"authority":7})");
        QTest::newRow("a phone of nothing") << 200 << QByteArray(R"({"phones":[{"id":"p1"}],"authority":""})");
        QTest::newRow("a phone without id") << 200 << QByteArray(R"({"phones":[{"masked":"1"}],"authority":"7c32"})");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(agents().namePrincipal(Session, mother(), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(agents().verifyPrincipal(Session, QStringLiteral("c1"), SensitiveText(u"123456"), {}))),
                 ErrorCode::InvalidInput);
    }

private:
    AgentPortal &agents() { return m_portal->client(); }
    void answer(int status, const QByteArray &body, const QByteArray &type = "application/json")
    {
        ScriptedAnswer next;
        next.status = status;
        next.contentType = type;
        next.body = body;
        m_portal->give(next);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalAgents)
#include "tst_portal_agents.moc"
