// SPDX-License-Identifier: Apache-2.0
// Every call of docs/portal-api.yaml: what goes out, what comes back, and what is made of a no.
#include "answering_portal.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray Catalogue = R"({"serial":7,"items":[{"id":"a","version":"1.0.0","title":"t"}]})";

SensitiveText personal(QStringView text) { return SensitiveText(text); }

} // namespace

class TestPortalAnswers : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aSessionIsOpenedWithNameAndNumber()
    {
        answer(201, R"({"session":"abc","phones":[{"id":"p1","masked":"139****6021"}],"expiresInS":600})");
        SessionRequest request;
        request.item = QStringLiteral("property-certificate-print");
        request.name = personal(u"张三");
        request.number = personal(u"330102199001010012");
        const auto session = await(client().openSession(std::move(request), {})).value();
        QVERIFY(session.id == u"abc" && session.expiresIn == 600s);
        QVERIFY(session.phones.size() == 1 && session.phones[0].masked == u"139****6021");
        QVERIFY(sent("POST", "/gk/v1/sessions"));
        QCOMPARE(sentJson(),
                 (QJsonObject{{QStringLiteral("item"), QStringLiteral("property-certificate-print")},
                              {QStringLiteral("method"), QStringLiteral("card")},
                              {QStringLiteral("name"), QStringLiteral("张三")},
                              {QStringLiteral("number"), QStringLiteral("330102199001010012")}}));
    }
    void aSessionIsClosed()
    {
        answer(204, {});
        QVERIFY(await(client().closeSession(QStringLiteral("a/b"), {})));
        QVERIFY(sent("DELETE", "/gk/v1/sessions/a/b")); // as the server decodes it: %2F went over the wire
    }
    void anSmsCodeIsAskedForAndVerified()
    {
        answer(201, R"({"id":"c1","validS":300,"resendAfterS":60,"triesLeft":5})");
        const auto code = await(client().sendSmsCode(QStringLiteral("abc"), QStringLiteral("p1"), {})).value();
        QVERIFY(code.id == u"c1" && code.validFor == 300s && code.resendAfter == 60s && code.triesLeft == 5);
        answer(200, R"({"verified":true})");
        QVERIFY(await(client().verifySmsCode(code.id, QStringLiteral("abc"), personal(u"123456"), {})));
        QVERIFY(sent("POST", "/gk/v1/sms-codes/c1/verify"));
        QCOMPARE(sentJson()[u"code"], QStringLiteral("123456"));
        answer(200, R"({"verified":false})");
        QCOMPARE(codeOf(await(client().verifySmsCode(code.id, QStringLiteral("abc"), personal(u"123456"), {}))),
                 ErrorCode::InvalidInput); // 200 alone is not a yes
    }
    void prefilledValuesComeWithTheirSource()
    {
        answer(
            200,
            R"({"values":[{"field":"employer","value":"青禾","source":"社保","asOf":"2026-02-28","editable":true}]})");
        const auto values = await(client().prefill(QStringLiteral("residence"), QStringLiteral("abc"), {})).value();
        QVERIFY(values.size() == 1 && values[0].value.view() == u"青禾" && values[0].editable);
        QVERIFY(sent("POST", "/gk/v1/prefill/residence"));
    }
    void choicesSayWhyNot()
    {
        answer(200,
               R"({"choices":[{"id":"c1","title":"18 号","lines":["a","b"],"available":true},)"
               R"({"id":"c3","title":"3 号","lines":[],"available":false,"reason":{"zh":"办理中","en":"busy"}}]})");
        const auto choices = await(client().choices(QStringLiteral("print"), QStringLiteral("property.ready"),
                                                    QStringLiteral("abc"), {}))
                                 .value();
        QVERIFY(choices.size() == 2 && choices[0].lines.size() == 2 && choices[0].available);
        QVERIFY(!choices[1].available && choices[1].reasonZh == u"办理中" && choices[1].reasonEn == u"busy");
        QVERIFY(sent("POST", "/gk/v1/items/print/choices/property.ready"));
    }
    void aMaterialGoesOutInByteRanges()
    {
        const auto id = SubmissionId::make(m_portal->clock());
        const auto material = MaterialId::make(m_portal->clock());
        const QByteArray path
            = "/gk/v1/submissions/" + id.text().toLatin1() + "/materials/" + material.text().toLatin1();
        answer(202, R"({"state":"awaiting-materials","missing":[]})");
        const auto kept = await(client().putSubmission(id, "sealed", {})).value();
        QVERIFY(kept.awaitsMaterials() && kept.state == u"awaiting-materials");
        QVERIFY(await(client().submission(id, {}))->awaitsMaterials());

        answerAt(201, {{"Upload-Offset", "0"}});
        QCOMPARE(await(client().beginMaterial(id, material, 1500, {}))->offset, 0);
        QVERIFY(sent("POST", path));
        QCOMPARE(m_portal->heard().last().headers["upload-length"], QByteArray("1500"));

        answerAt(204, {{"Upload-Offset", "1000"}});
        const QByteArray bytes(1000, '\0');
        QCOMPARE(await(client().appendMaterial(id, material, 0, bytes, {}))->offset, 1000);
        QVERIFY(sent("PATCH", path));
        QCOMPARE(m_portal->heard().last().body, bytes);
        QCOMPARE(m_portal->heard().last().headers["upload-offset"], QByteArray("0"));
        QCOMPARE(m_portal->heard().last().headers["content-type"], QByteArray("application/offset+octet-stream"));

        answerAt(200, {{"Upload-Offset", "1000"}, {"Upload-Length", "1500"}});
        QCOMPARE(await(client().materialStanding(id, material, {}))->offset, 1000);
        QVERIFY(sent("HEAD", path));

        answer(201, R"({"caseNo":"CH20260313000003","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"accepted"})");
        QCOMPARE(await(client().completeSubmission(id, {}))->caseNo, QStringLiteral("CH20260313000003"));
        QVERIFY(sent("POST", "/gk/v1/submissions/" + id.text().toLatin1() + "/complete"));
    }
    void whatAPortalSaysAgainstAMaterial()
    {
        const auto id = SubmissionId::make(m_portal->clock());
        const auto material = MaterialId::make(m_portal->clock());
        const auto append = [&] { return codeOf(await(client().appendMaterial(id, material, 5, "x", {}))); };
        give(problem(409, "upload-offset-mismatch", "\"retry\":\"resync\""));
        QCOMPARE(append(), ErrorCode::SequenceError);
        give(problem(422, "digest", "\"retry\":\"staff\""));
        QCOMPARE(append(), ErrorCode::BadChecksum);
        answer(204, {});
        QCOMPARE(append(), ErrorCode::InvalidInput); // it does not say where it stands
        answerAt(204, {{"Upload-Offset", "-1"}});
        QCOMPARE(append(), ErrorCode::InvalidInput);
        answer(404, {});
        QCOMPARE(codeOf(await(client().materialStanding(id, material, {}))), ErrorCode::NotFound);
        give(problem(409, "materials-missing", "\"retry\":\"resync\""));
        QCOMPARE(codeOf(await(client().completeSubmission(id, {}))), ErrorCode::SequenceError);
        answer(200, R"({"state":"awaiting-materials","missing":[]})");
        QCOMPARE(codeOf(await(client().completeSubmission(id, {}))), ErrorCode::InvalidInput);
    }
    void aSubmissionIsPutUnderItsOwnId()
    {
        const auto id = SubmissionId::make(m_portal->clock());
        answer(201, R"({"caseNo":"CH20260313000001","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"accepted"})");
        const QByteArray envelope("\x30\x82\x00\xff binary", 11);
        const auto receipt = await(client().putSubmission(id, envelope, {})).value();
        QCOMPARE(receipt.caseNo, QStringLiteral("CH20260313000001"));
        QCOMPARE(receipt.receivedAt.toMSecsSinceEpoch(),
                 QDateTime::fromString(QStringLiteral("2026-03-13T02:31:00Z"), Qt::ISODate).toMSecsSinceEpoch());
        QVERIFY(sent("PUT", "/gk/v1/submissions/" + id.text().toLatin1()));
        const HeardRequest heard = m_portal->heard().last();
        QCOMPARE(heard.body, envelope);
        QCOMPARE(heard.headers["content-type"], QByteArray("application/pkcs7-mime"));
        QCOMPARE(heard.headers["if-none-match"], QByteArray("*"));
        answer(200, R"({"caseNo":"CH20260313000001","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"accepted"})");
        QVERIFY(await(client().submission(id, {})));
        QVERIFY(sent("GET", "/gk/v1/submissions/" + id.text().toLatin1()));
    }
    void aClaimIsReservedFetchedAndReported()
    {
        const auto id = ClaimId::make(m_portal->clock());
        const QByteArray path = "/gk/v1/print-claims/" + id.text().toLatin1();
        const QByteArray body = "{\"claim\":\"" + id.text().toLatin1()
            + "\",\"caseNo\":\"CH20260313000003\",\"state\":\"reserved\",\"pages\":2}";
        answer(201, body);
        const auto claim = await(client().putPrintClaim(
                                     id, {QStringLiteral("abc"), QStringLiteral("print"), QStringLiteral("c1")}, {}))
                               .value();
        QVERIFY(claim.claim == id && claim.pages == 2 && claim.state == ClaimState::Reserved);
        QVERIFY(sent("PUT", path));
        answer(200, body);
        QVERIFY(await(client().printClaim(id, {})));
        QVERIFY(sent("GET", path));
        QVERIFY(await(client().reportPrintClaim({id, ClaimState::Printed, QStringLiteral("page-counter")}, {})));
        QVERIFY(sent("PATCH", path));
        QCOMPARE(sentJson()[u"proof"], QStringLiteral("page-counter"));
        QVERIFY(await(client().reportPrintClaim({id, ClaimState::Uncertain, {}}, {})));
        QVERIFY(!sentJson().contains(u"proof"));
        answer(200, "%PDF-1.4 ...", "application/pdf");
        QCOMPARE(await(client().claimDocument(id, {})).value().view(), QByteArrayView("%PDF-1.4 ..."));
        QVERIFY(sent("GET", path + "/document"));
        answer(200, "<html>", "text/html");
        QCOMPARE(codeOf(await(client().claimDocument(id, {}))), ErrorCode::InvalidInput);
    }
    void anAnswerAboutAnotherClaimIsNoAnswer()
    {
        const auto id = ClaimId::make(m_portal->clock());
        answer(200, R"({"claim":"01958d52-9f00-7c21-8e3b-6d0f4a5b7c12","caseNo":"CH1","state":"reserved","pages":1})");
        QCOMPARE(codeOf(await(client().printClaim(id, {}))), ErrorCode::InvalidInput);
    }
    void ratingsAndNoticesGoOut()
    {
        answer(201, R"({"caseNo":"CH1","stars":2,"reasons":["slow"]})");
        const Rating rating{RatingId::make(m_portal->clock()), QStringLiteral("CH1"), 2, {QStringLiteral("slow")}};
        QVERIFY(await(client().putRating(rating, {})));
        QVERIFY(sent("PUT", "/gk/v1/ratings/" + rating.id.text().toLatin1()));
        answer(202, {});
        QVERIFY(await(client().requestNotice(QStringLiteral("abc"), {QStringLiteral("CH-7Q4M-2KD9-F"), {}}, {})));
        QVERIFY(sent("POST", "/gk/v1/sessions/abc/notices"));
        QVERIFY(!sentJson().contains(u"caseNo"));
    }
    void aQuoteIsReadInFen()
    {
        answer(201,
               R"({"quote":"q1","item":"print","amountFen":9000,"lines":[{"title":"登记费","amountFen":8000},)"
               R"({"title":"工本费","amountFen":1000}],"validUntil":"2026-03-13T11:01:00.000+08:00"})");
        const auto quote = await(client().quote(QStringLiteral("print"), QStringLiteral("abc"), {})).value();
        QVERIFY(quote.amount == Money::fen(9000) && quote.lines.size() == 2);
        QVERIFY(sent("POST", "/gk/v1/quotes"));
        for (const char *amount : {"9000.5", "-1", "9007199254740992", "\"9000\"", "null", "8999"}) {
            answer(
                201,
                QByteArray("{\"quote\":\"q1\",\"item\":\"print\",\"amountFen\":") + amount
                    + R"(,"lines":[{"title":"登记费","amountFen":9000}],"validUntil":"2026-03-13T11:01:00.000+08:00"})");
            QVERIFY2(codeOf(await(client().quote(QString(), QString(), {}))) == ErrorCode::InvalidInput, amount);
        }
    }
    void anOrderIsPutAskedCancelledAndRefunded()
    {
        const auto id = PaymentId::make(m_portal->clock());
        const QByteArray path = "/gk/v1/payments/" + id.text().toLatin1();
        const auto body = [&id](const char *rest) {
            return "{\"payment\":\"" + id.text().toLatin1() + "\",\"quote\":\"q1\",\"amountFen\":9000," + rest + "}";
        };
        answer(201, body(R"("state":"waiting","qr":"pay:p","expiresAt":"2026-03-13T10:36:00.000+08:00")"));
        const auto made = await(client().putPayment(id, {QStringLiteral("q1"), {}}, {})).value();
        QVERIFY(made.payment.state == PaymentState::Waiting && made.qr == u"pay:p");
        QVERIFY(sent("PUT", path));
        QCOMPARE(sentJson()[u"method"], QStringLiteral("show-qr"));
        QVERIFY(!sentJson().contains(u"code"));
        answer(200, body(R"("state":"paid","bill":{"number":"3301","checkCode":"ab"})"));
        QVERIFY(await(client().putPayment(id, {QStringLiteral("q1"), personal(u"134512345678901234")}, {})));
        QCOMPARE(sentJson()[u"code"], QStringLiteral("134512345678901234"));
        QCOMPARE(await(client().payment(id, {})).value().payment.bill.checkCode, QStringLiteral("ab"));
        QVERIFY(sent("GET", path));
        QVERIFY(await(client().cancelPayment(id, QStringLiteral("q1"), {})));
        QVERIFY(sent("POST", path + "/cancel"));
        answer(200, body(R"("state":"refunding")"));
        QVERIFY(await(client().refundPayment(id, {})));
        QVERIFY(sent("POST", path + "/refund"));
        answer(200, "{\"day\":\"2026-03-13\",\"payments\":[" + body(R"("state":"closed")") + "]}");
        QCOMPARE(await(client().paymentsOf(QDate(2026, 3, 13), {})).value().size(), std::size_t{1});
        QVERIFY(sent("GET", "/gk/v1/payments?day=2026-03-13"));
        PaymentReport report{PaymentReportId::make(m_portal->clock()),
                             QDate(2026, 3, 13),
                             1,
                             {{id, PaymentDifference::StateDiffers, QStringLiteral("closed"), QStringLiteral("paid")}}};
        QVERIFY(await(client().putPaymentReport(report, {})));
        QCOMPARE(sentJson()[u"differences"][0][u"difference"], QStringLiteral("state-differs"));
        for (const char *bad : {R"("state":"created")", R"("state":"unknown")", R"("state":"waiting")", R"("state":7)",
                                R"("state":"paid","bill":{"number":"3301"})"}) {
            answer(200, body(bad));
            QVERIFY2(codeOf(await(client().payment(id, {}))) == ErrorCode::InvalidInput, bad);
        }
        answer(200, body(R"("state":"closed")"));
        QCOMPARE(codeOf(await(client().payment(PaymentId::make(m_portal->clock()), {}))), ErrorCode::InvalidInput);
    }
    void theCatalogueIsAskedForByItsEtag()
    {
        answer(200, Catalogue);
        setHeader("ETag", "\"v1\"");
        setHeader("Catalogue-Signature", signatureOf("catalogue", Catalogue));
        const auto first = await(client().catalogue({}, {})).value();
        QVERIFY(first.changed && first.items.size() == 1 && first.etag == u"\"v1\"" && first.serial == 7);
        QVERIFY(!m_portal->heard().last().headers.contains("if-none-match"));
        answer(304, {});
        const auto second = await(client().catalogue(first.etag, {})).value();
        QVERIFY(!second.changed && second.etag == first.etag);
        QCOMPARE(m_portal->heard().last().headers["if-none-match"], QByteArray("\"v1\""));
    }
    void aCatalogueCountsOnlyUnderThePinnedSignature_data()
    {
        QTest::addColumn<QByteArray>("signature");
        const QByteArray good = signatureOf("catalogue", Catalogue);
        QTest::newRow("none") << QByteArray();
        QTest::newRow("not base64") << QByteArray("!!!!");
        QTest::newRow("cut short") << good.left(good.size() / 2);
        QTest::newRow("of another body") << signatureOf("catalogue", "{\"items\":[]}");
        QTest::newRow("of another key of our CA") << signatureOf("terminal", Catalogue);
        QTest::newRow("of the portal's own key") << signatureOf("portal", Catalogue);
    }
    void aCatalogueCountsOnlyUnderThePinnedSignature()
    {
        QFETCH(QByteArray, signature);
        answer(200, Catalogue);
        setHeader("ETag", "\"v2\"");
        setHeader("Catalogue-Signature", signature);
        QCOMPARE(codeOf(await(client().catalogue(QStringLiteral("\"v1\""), {}))), ErrorCode::InvalidInput);
    }
    void withoutAPinnedSignerNoCatalogueIsTaken()
    {
        Credentials papers = readCredentials(m_papers.folder()).value();
        papers.catalogueSigner.clear();
        ClientUnderTest unpinned(papers, m_portal->base());
        answer(200, Catalogue);
        setHeader("Catalogue-Signature", signatureOf("catalogue", Catalogue));
        QCOMPARE(codeOf(await(unpinned->catalogue({}, {}))), ErrorCode::BadConfig);
    }
    void aNoHasItsCode_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("expected");
        const auto row = [](int status, const char *code, ErrorCode expected) {
            QTest::newRow(code) << status << QByteArray(code) << static_cast<int>(expected);
        };
        row(401, "session-expired", ErrorCode::SessionExpired);
        row(403, "not-eligible", ErrorCode::NotEligible);
        row(422, "sms-code-wrong", ErrorCode::SmsCodeWrong);
        row(403, "sms-code-locked", ErrorCode::SmsCodeLocked);
        row(429, "sms-quota", ErrorCode::SmsQuota);
        row(429, "too-soon", ErrorCode::SmsQuota);
        row(409, "submission-conflict", ErrorCode::Conflict);
        row(409, "claim-state", ErrorCode::SequenceError);
        row(409, "payment-conflict", ErrorCode::Conflict);
        row(409, "payment-state", ErrorCode::SequenceError);
        row(409, "quote-has-open-order", ErrorCode::PortalRefused);
        row(404, "not-found", ErrorCode::NotFound);
        row(404, "item-unknown", ErrorCode::PortalRefused);
        row(422, "sms-code-expired", ErrorCode::PortalRefused);
        row(409, "choice-taken", ErrorCode::PortalRefused);
        row(500, "internal", ErrorCode::PortalFault);
        row(503, "sms-gateway-away", ErrorCode::PortalFault);
    }
    void aNoHasItsCode()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(int, expected);
        give(problem(status, code, R"("retry":"staff")"));
        const auto refused = await(client().sendSmsCode(QStringLiteral("s"), QStringLiteral("p"), {}));
        QCOMPARE(static_cast<int>(codeOf(refused)), expected);
        QCOMPARE(problemCode(refused.error()), QString::fromLatin1(code));
        QCOMPARE(isFinalRefusal(refused.error()), status < 500 && status != 429);
    }
    void triesLeftAndWaitingTimeAreTold()
    {
        give(problem(422, "sms-code-wrong", R"("retry":"ask-user","triesLeft":3)"));
        const auto wrong = await(client().verifySmsCode(QStringLiteral("c"), QStringLiteral("s"), personal(u"1"), {}));
        QVERIFY(triesLeft(wrong.error()) == 3);
        QVERIFY(!retryAfter(wrong.error()));
        QVERIFY(triesLeft(wrong.error().within(QStringLiteral("identity"))) == 3); // also from one level up
        give(problem(429, "too-soon", R"("retry":"after","retryAfterS":42)"));
        const auto soon = await(client().sendSmsCode(QStringLiteral("s"), QStringLiteral("p"), {}));
        QVERIFY(retryAfter(soon.error()) == Duration(42s));
        QVERIFY(!isFinalRefusal(soon.error()));
    }
    void aRetryAfterHeaderIsRead()
    {
        answer(503, "<html>later</html>", "text/html");
        setHeader("Retry-After", "7");
        const auto away = await(client().health({}));
        QCOMPARE(codeOf(away), ErrorCode::PortalFault);
        QVERIFY(retryAfter(away.error()) == Duration(7s));
    }
    void nobodyMakesUsWaitForYears_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("member");
        QTest::addColumn<int>("seconds"); // -1: the back-off decides
        const auto row = [](const char *header, const char *member, int seconds) {
            QTest::addRow("%s %s", header, member) << QByteArray(header) << QByteArray(member) << seconds;
        };
        row("3600", "", 3600);
        row("3601", "", 3600);
        row("2147483647", "", 3600);
        row("2147483648", "", 3600);
        row("99999999999999999999999", "", -1); // no number any more
        row("-1", "", -1);
        row("Fri, 13 Mar 2026 11:00:00 GMT", "", -1);
        row("", "3599", 3599);
        row("", "86400", 3600);
        row("", "2147483647", 3600);
        row("", "1e300", 3600);
        row("", "-5", -1);
        row("", "\"60\"", -1);
    }
    void nobodyMakesUsWaitForYears()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, member);
        QFETCH(int, seconds);
        ScriptedAnswer answer = problem(
            503, "maintenance", R"("retry":"after")" + (member.isEmpty() ? member : ",\"retryAfterS\":" + member));
        if (!header.isEmpty())
            answer.headers.insert("Retry-After", header);
        give(answer);
        const auto away = await(client().health({}));
        const auto wait = retryAfter(away.error());
        QCOMPARE(wait ? int(std::chrono::duration_cast<std::chrono::seconds>(*wait).count()) : -1, seconds);
    }
    void whatMustBeSetRightHereIsNotTheLastWord_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<bool>("isFinal");
        QTest::newRow("clock") << 400 << QByteArray("clock-skew") << false;
        QTest::newRow("offset") << 409 << QByteArray("upload-offset-mismatch") << false;
        QTest::newRow("of a later contract") << 422 << QByteArray("nonce-stale") << false;
        QTest::newRow("no such item") << 404 << QByteArray("item-unknown") << true;
        QTest::newRow("version gone") << 410 << QByteArray("item-version-gone") << true;
    }
    void whatMustBeSetRightHereIsNotTheLastWord()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(bool, isFinal);
        give(problem(status, code, R"("retry":"resync")"));
        const auto refused = await(client().putSubmission(SubmissionId::make(m_portal->clock()), "x", {}));
        QCOMPARE(problemCode(refused.error()), QString::fromLatin1(code));
        QCOMPARE(isFinalRefusal(refused.error()), isFinal);
    }
    void aNoOfSomebodyElseIsNotThePortals()
    {
        answer(404, "<html>not found</html>", "text/html"); // a proxy, a wrong address
        const auto page = await(client().submission(SubmissionId::make(m_portal->clock()), {}));
        QCOMPARE(codeOf(page), ErrorCode::InvalidInput);
        QVERIFY(!isFinalRefusal(page.error()));
        answer(409, R"({"code":"submission-conflict"})", "application/json");
        QCOMPARE(codeOf(await(client().health({}))), ErrorCode::InvalidInput);
    }
    void aProblemsWordsAreNotTrusted()
    {
        give(problem(422, "张三 330102199001010012", R"("retry":"status=404")"));
        const auto refused = await(client().health({}));
        QVERIFY(!refused.error().trace().contains(QStringLiteral("3301")));
        QCOMPARE(problemCode(refused.error()), QStringLiteral("unnamed"));
        QVERIFY(!isFinalRefusal(refused.error()));
        give(problem(422, "sms-code-wrong\\n", R"("retry":"none")")); // would begin a line of the log
        const auto broken = await(client().health({}));
        QVERIFY(!broken.error().trace().contains(u'\n'));
        QCOMPARE(problemCode(broken.error()), QStringLiteral("unnamed"));
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body :
             {"", "null", "[]", "{}", "{\"caseNo\":1}", R"({"caseNo":"CH1","receivedAt":"today","state":"accepted"})",
              R"({"caseNo":"","receivedAt":"2026-03-13T10:31:00.000+08:00","state":"accepted"})",
              "{\"caseNo\":\"CH1\""})
            QTest::newRow(body) << QByteArray(body);
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(QByteArray, body);
        answer(200, body);
        QCOMPARE(codeOf(await(client().putSubmission(SubmissionId::make(m_portal->clock()), "x", {}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().openSession({}, {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().sendSmsCode(QString(), QString(), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().prefill(QStringLiteral("i"), QString(), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().choices(QStringLiteral("i"), QStringLiteral("q"), QString(), {}))),
                 ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().printClaim(ClaimId::make(m_portal->clock()), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(client().catalogue({}, {}))), ErrorCode::InvalidInput);
    }

private:
    PortalClient &client() { return m_portal->client(); }
    void give(const ScriptedAnswer &next) { m_portal->give(next); }
    void answer(int status, const QByteArray &body, const QByteArray &contentType = "application/json")
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        next.contentType = contentType;
        give(next);
    }
    void answerAt(int status, const QHash<QByteArray, QByteArray> &headers)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body.clear();
        next.headers = headers;
        give(next);
    }
    // Detached CMS by one of the development papers, base64
    QByteArray signatureOf(const char *who, const QByteArray &content) const
    {
        QFile file(m_papers.path(QStringLiteral("content")));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            return {};
        file.close();
        const auto paper = [&](const char *kind) { return m_papers.path(QLatin1String(who) + QLatin1String(kind)); };
        QByteArray der;
        ran(QStringLiteral("openssl"),
            {QStringLiteral("cms"), QStringLiteral("-sign"), QStringLiteral("-binary"), QStringLiteral("-nocerts"),
             QStringLiteral("-outform"), QStringLiteral("DER"), QStringLiteral("-signer"), paper(".pem"),
             QStringLiteral("-inkey"), paper(".key"), QStringLiteral("-in"), file.fileName()},
            &der);
        return der.toBase64();
    }
    void setHeader(const QByteArray &name, const QByteArray &value) { m_portal->setHeader(name, value); }
    bool sent(const QByteArray &method, const QByteArray &path)
    {
        const HeardRequest heard = m_portal->heard().last();
        return heard.method == method && heard.path == path;
    }
    QJsonObject sentJson() { return QJsonDocument::fromJson(m_portal->heard().last().body).object(); }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestPortalAnswers)
#include "tst_portal_answers.moc"
