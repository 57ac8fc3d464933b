// SPDX-License-Identifier: Apache-2.0
// Electronic licences: what goes out, what comes back, and what is no answer.
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

const QByteArray Token = R"({"token":"t1","type":"household-register","title":"户口簿","holder":"张*","validS":120})";
const QByteArray Register
    = R"({"type":"household-register","title":"户口簿","issuer":"公安分局","issuedOn":"2019-05-06",
    "identifier":"1.2.156.3005.2.11100000000013338W011.11330199000000019U.20990000001.001.M",
    "fields":[{"id":"holderName","title":"姓名","value":"张三"}]})";

const QByteArray Own = R"({"licences":[{"id":"household-register","title":"户口簿","issuer":"公安分局","holder":"张*",
    "number":"3301****0012","validFrom":"2019-05-06","state":"valid"},{"id":"card","title":"卡","issuer":"人社局",
    "holder":"张*","number":"33****12","validFrom":"2024-06-01","validTo":"2034-05-31","state":"under-review"}]})";
const QByteArray Session
    = R"({"session":"s2","citizen":{"name":"林示例","number":"330199188506152329","address":"青瓷路",
    "ethnicCode":"01"},"expiresInS":600})";
const QByteArray Paper = R"({"code":"6512054279013762","title":"不动产权证书","issuer":"登记中心","holder":"张*",
    "issuedAt":"2026-03-13T10:31:00.000+08:00","state":"valid"})";

} // namespace

class TestPortalLicences : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aCodeBecomesATokenAndTheTokenTheLicence()
    {
        answer(201, Token);
        const LicenceUse agreed = use();
        const auto token = await(licences().verifyLicence(SensitiveText(u"yzl:1"), agreed, {})).value();
        QVERIFY(token.token == u"t1" && token.holder == u"张*" && token.validFor == 120s);
        QVERIFY(sent("/gk/v1/licences/qr-verify"));
        const QJsonObject verified = sentJson();
        QCOMPARE(verified[u"code"], QStringLiteral("yzl:1"));
        QCOMPARE(verified[u"purpose"], QStringLiteral("print"));
        QCOMPARE(verified[u"consent"], agreed.consent.text());
        answer(200, Register);
        const auto licence = await(licences().copyLicence(token, agreed, {})).value();
        QVERIFY(sent("/gk/v1/licences/household-register/copy"));
        QCOMPARE(sentJson()[u"token"], QStringLiteral("t1"));
        QCOMPARE(sentJson()[u"consent"], agreed.consent.text());
        QVERIFY(licence.fields.size() == 1 && licence.fields[0].value.view() == u"张三");
        QCOMPARE(licence.issuedOn, QDate(2019, 5, 6));
    }
    void withoutPurposeOrConsentNothingGoesOut()
    {
        const qsizetype before = m_portal->heard().size();
        LicenceUse silent = use();
        silent.consent = {};
        LicenceUse aimless = use();
        aimless.purpose.clear();
        for (const LicenceUse &bad : {silent, aimless}) {
            QCOMPARE(codeOf(await(licences().verifyLicence(SensitiveText(u"yzl:1"), bad, {}))),
                     ErrorCode::SequenceError);
            QCOMPARE(codeOf(await(licences().copyLicence(token(), bad, {}))), ErrorCode::SequenceError);
        }
        QCOMPARE(m_portal->heard().size(), before);
    }
    void aNoHasItsName_data()
    {
        QTest::addColumn<int>("status");
        QTest::newRow("licence-code-used") << 409;
        QTest::newRow("licence-code-expired") << 410;
        QTest::newRow("licence-code-foreign") << 422;
        QTest::newRow("licence-of-another") << 403;
        QTest::newRow("licence-token-used") << 409;
        QTest::newRow("licence-token-expired") << 410;
    }
    void aNoHasItsName()
    {
        QFETCH(int, status);
        m_portal->give(problem(status, QTest::currentDataTag(), R"("retry":"ask-user")"));
        const auto verified = await(licences().verifyLicence(SensitiveText(u"yzl:1"), use(), {}));
        QCOMPARE(codeOf(verified), ErrorCode::PortalRefused);
        QCOMPARE(problemCode(verified.error()), QLatin1String(QTest::currentDataTag()));
        QCOMPARE(problemCode(await(licences().copyLicence(token(), use(), {})).error()),
                 QLatin1String(QTest::currentDataTag()));
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        const auto changed
            = [](QByteArray body, const char *what, const char *into) { return body.replace(what, into); };
        QTest::newRow("another type") << 200 << changed(Register, "household-register", "business-licence");
        QTest::newRow("check character") << 200 << changed(Register, "001.M", "001.N");
        QTest::newRow("no day") << 200 << changed(Register, "2019-05-06", "2019-13-06");
        QTest::newRow("no fields") << 200 << changed(Register, "fields", "field");
        QTest::newRow("half a token") << 200 << changed(Token, "120", "0");
        QTest::newRow("empty token") << 200 << changed(Token, "t1", "");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(licences().verifyLicence(SensitiveText(u"yzl:1"), use(), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(licences().copyLicence(token(), use(), {}))), ErrorCode::InvalidInput);
    }
    void aCodeBecomesASession()
    {
        answer(201, Session);
        const auto session = await(licences().openLicenceSession(QStringLiteral("print"), SensitiveText(u"yzi:1"), {}));
        QVERIFY(sent("/gk/v1/sessions/by-licence"));
        QCOMPARE(sentJson()[u"item"], QStringLiteral("print"));
        QCOMPARE(sentJson()[u"code"], QStringLiteral("yzi:1"));
        QVERIFY(session->session == u"s2" && session->ethnicCode == u"01");
        QCOMPARE(session->number.view(), QStringView(u"330199188506152329"));
        for (const auto &[what, into] : {std::pair("3301991885", "33019918"), std::pair("s2", ""),
                                         std::pair("citizen", "somebody"), std::pair("address", "place")}) {
            answer(201, QByteArray(Session).replace(what, into));
            QCOMPARE(codeOf(await(licences().openLicenceSession(QStringLiteral("print"), SensitiveText(u"yzi:1"), {}))),
                     ErrorCode::InvalidInput);
        }
    }
    void onesOwnAreAListWithoutAnythingInFull()
    {
        answer(200, Own);
        const auto own = await(licences().ownLicences(QStringLiteral("abc"), {})).value();
        const HeardRequest heard = m_portal->heard().last();
        QVERIFY(heard.method == "GET" && heard.path == "/gk/v1/licences");
        QCOMPARE(heard.headers.value("kiosk-session"), QByteArray("abc"));
        QVERIFY(own.size() == 2 && own[0].id == u"household-register" && !own[0].validTo.isValid());
        QVERIFY(own[0].state == LicenceState::Valid && own[1].state == LicenceState::Unknown);
        QCOMPARE(own[1].validTo, QDate(2034, 5, 31));
    }
    void aListOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        const auto changed
            = [](QByteArray body, const char *what, const char *into) { return body.replace(what, into); };
        QTest::newRow("no list") << 200 << changed(Own, "licences", "licence");
        QTest::newRow("no id") << 200 << changed(Own, "household-register", "");
        QTest::newRow("no day") << 200 << changed(Own, "2019-05-06", "2019-13-06");
        QTest::newRow("no last day") << 200 << changed(Own, "2034-05-31", "forever");
    }
    void aListOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(licences().ownLicences(QStringLiteral("abc"), {}))), ErrorCode::InvalidInput);
    }
    void aPaperIsWhatItsNumberSays()
    {
        const QString code = QStringLiteral("6512054279013762");
        answer(200, Paper);
        const auto paper = await(licences().verification(code, {})).value();
        QCOMPARE(m_portal->heard().last().path, QByteArray("/gk/v1/verifications/6512054279013762"));
        QVERIFY(paper.state == Verification::State::Valid && paper.holder == u"张*" && paper.issuedAt.isValid());
        for (const auto &[what, into] :
             {std::pair("valid", "fine"), std::pair("6512", "6513"), std::pair("2026-03", "2026-13")}) {
            answer(200, QByteArray(Paper).replace(what, into)); // a word that is not known is not taken for good
            QCOMPARE(codeOf(await(licences().verification(code, {}))), ErrorCode::InvalidInput);
        }
    }
    void theCheckCharacterOfAnIdentifierHolds_data()
    {
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *tail, bool holds) { QTest::newRow(tail) << holds; };
        row("11100000000013338W011.11330199000000019U.20990000001.001.M", true);
        row("11330199000000013001.11330199000000019U.TEST0000000000000001.001.5", true);
        row("11100000000013661B006.11330199000000019U.2099A0000009.002.1", true);
        row("11100000000013661B006.11330199000000019U.2099A0000009.002.2", false);
        row("11100000000013661B006.11330199000000019U.2099A0000008.002.1", false);
        row("11100000000013661B006.11330199000000019U.2099A0000009.02.1", false);
        row("", false);
    }
    void theCheckCharacterOfAnIdentifierHolds()
    {
        QFETCH(bool, holds);
        QCOMPARE(isLicenceIdentifier(QStringLiteral("1.2.156.3005.2.") + QLatin1String(QTest::currentDataTag())),
                 holds);
    }

private:
    LicencePortal &licences() { return m_portal->client(); }
    LicenceUse use() const
    {
        return {QStringLiteral("abc"), QStringLiteral("print"), ConsentId::make(m_portal->clock())};
    }
    static LicenceToken token() { return {QStringLiteral("t1"), QStringLiteral("household-register"), {}, {}, 120s}; }
    void answer(int status, const QByteArray &body)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        m_portal->give(next);
    }
    bool sent(const QByteArray &path)
    {
        const HeardRequest heard = m_portal->heard().last();
        return heard.method == "POST" && heard.path == path;
    }
    QJsonObject sentJson() { return QJsonDocument::fromJson(m_portal->heard().last().body).object(); }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalLicences)
#include "tst_portal_licences.moc"
