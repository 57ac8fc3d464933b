// SPDX-License-Identifier: Apache-2.0
// Documents to be served: what comes back, what is no answer, and the proof that goes out.
#include "answering_portal.h"
#include "wrong_answers.h"

#include <portal/problem.h>
#include <support/await.h>

#include <QCryptographicHash>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

const QByteArray Head = R"("delivery":"01958d59-1a10-7b32-8c4e-7e1a5b6c8d01","title":"决定书","department":"监管局",
    "number":"17 号","issuedOn":"2026-03-10")";
const QByteArray Receipt = R"({"delivery":"01958d59-1a10-7b32-8c4e-7e1a5b6c8d01","state":"served",
    "receivedAt":"2026-03-13T10:31:00.000+08:00"})";

QByteArray document()
{
    const QByteArray digest = QCryptographicHash::hash("一\f二", QCryptographicHash::Sha256).toHex();
    return "{" + Head + R"(,"text":"一\f二","sha256":")" + digest + R"("})";
}

} // namespace

class TestPortalDeliveries : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_papers.isGood());
        m_portal = std::make_unique<AnsweringPortal>(m_papers);
    }
    void cleanupTestCase() { m_portal.reset(); }

    void aDocumentComesInPagesWithTheDigestOfItsWholeText()
    {
        answer(200, "{\"deliveries\":[{" + Head + "}]}");
        const auto list = await(deliveries().deliveries(QStringLiteral("abc"), {})).value();
        QVERIFY(list.size() == 1 && list[0].id == id() && list[0].issuedOn == QDate(2026, 3, 10));
        QCOMPARE(m_portal->heard().last().headers.value("kiosk-session"), QByteArray("abc"));
        answer(200, document());
        const auto one = await(deliveries().delivery(id(), QStringLiteral("abc"), {}));
        QVERIFY(one->pages.size() == 2 && one->pages[1].view() == u"二");
        QCOMPARE(one->digest, QCryptographicHash::hash("一\f二", QCryptographicHash::Sha256));
    }
    void aLongDocumentIsCutIntoPagesAndNothingIsCutOff()
    {
        const QByteArray line = QByteArray("决定").repeated(150); // 300 signs: more than a page
        const QByteArray digest = QCryptographicHash::hash("甲\n" + line, QCryptographicHash::Sha256).toHex();
        answer(200, "{" + Head + ",\"text\":\"甲\\n" + line + "\",\"sha256\":\"" + digest + "\"}");
        const auto one = await(deliveries().delivery(id(), QStringLiteral("abc"), {}));
        QCOMPARE(one->pages.size(), size_t(2));
        QString shown;
        for (const SensitiveText &page : one->pages) {
            QVERIFY(page.view().size() <= 8 * 28);
            shown += page.view();
        }
        QCOMPARE(shown, QString::fromUtf8("甲\n" + line));
    }
    void anAnswerOfAnotherShapeIsNoAnswer_data()
    {
        addWrongAnswers();
        QTest::newRow("another text") << 200 << document().replace("一", "三"); // the digest is of what was sent
        QTest::newRow("no text") << 200 << document().replace("text", "words");
        QTest::newRow("another document") << 200 << document().replace("6c8d01", "6c8d02");
        QTest::newRow("no day") << 200 << document().replace("2026-03-10", "2026-13-10");
    }
    void anAnswerOfAnotherShapeIsNoAnswer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        answer(status, body);
        QCOMPARE(codeOf(await(deliveries().delivery(id(), QStringLiteral("abc"), {}))), ErrorCode::InvalidInput);
        QCOMPARE(codeOf(await(deliveries().putDeliveryReceipt(m_receipt, id(), "sealed", {}))),
                 ErrorCode::InvalidInput);
    }
    void theProofIsPutUnderItsOwnNumber()
    {
        answer(201, Receipt);
        QCOMPARE(await(deliveries().putDeliveryReceipt(m_receipt, id(), "sealed", {})).value(), DeliveryEnd::Served);
        const HeardRequest heard = m_portal->heard().last();
        QVERIFY(heard.method == "PUT" && heard.body == "sealed" && heard.headers.value("if-none-match") == "*");
        QCOMPARE(QString::fromLatin1(heard.path),
                 QStringLiteral("/gk/v1/deliveries/%1/receipts/%2").arg(id().text(), m_receipt.text()));
        answer(200, QByteArray(Receipt).replace("served", "refused"));
        QCOMPARE(await(deliveries().putDeliveryReceipt(m_receipt, id(), "sealed", {})).value(), DeliveryEnd::Refused);
        m_portal->give(problem(409, "delivery-conflict", R"("retry":"resync")"));
        const auto refused = await(deliveries().putDeliveryReceipt(m_receipt, id(), "sealed", {}));
        QCOMPARE(problemCode(refused.error()), QStringLiteral("delivery-conflict"));
    }

private:
    DeliveryPortal &deliveries() { return m_portal->client(); }
    static DeliveryId id() { return *DeliveryId::parse(u"01958d59-1a10-7b32-8c4e-7e1a5b6c8d01"); }
    void answer(int status, const QByteArray &body)
    {
        ScriptedAnswer next;
        next.status = status;
        next.body = body;
        m_portal->give(next);
    }

    DevPapers m_papers;
    std::unique_ptr<AnsweringPortal> m_portal;
    DeliveryReceiptId m_receipt = *DeliveryReceiptId::parse(u"01958d59-2b20-7e43-8a5d-8f2b6c7d9e34");
};
QTEST_GUILESS_MAIN(TestPortalDeliveries)
#include "tst_portal_deliveries.moc"
