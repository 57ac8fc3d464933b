// SPDX-License-Identifier: Apache-2.0
#include <escpos/escpos_frames.h>
#include <escpos/escpos_wire_rules.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::escpos;

namespace {

constexpr ProcessId id{'a', 'B', '3', '7'};
const QByteArray text("\xC0\xEE\xCB\xC4 330102199001010012\n"); // GB18030

QByteArray hidden(const QByteArray &request)
{
    WireExchange exchange{{}, {}, request, {}};
    wireRules().redact(exchange);
    return exchange.request;
}

const QByteArray kept = initialise() + requestProcessId({'0', '0', '0', '0'}) + requestPaper();

} // namespace

// What a recording keeps of a receipt.
class TestEscposWireRules : public QObject {
    Q_OBJECT
private slots:
    void ofAReceiptOnlyItsQuestionsStay_data()
    {
        QTest::addColumn<QByteArray>("request");
        const QByteArray end = requestProcessId(id) + requestPaper();
        QTest::newRow("text") << initialise() + hanziMode(true) + text + feedAndPartialCut(3) + end;
        QTest::newRow("questions in the raster")
            << initialise() + rasterHead(3, 1) + requestPaper() + text + requestRealtime(1) + end;
        QTest::newRow("behind a broken one") << text + initialise() + hanziMode(true) + text + end;
        QTest::newRow("behind zeros") << QByteArray(300, '\0') + initialise() + text + end;
    }
    void ofAReceiptOnlyItsQuestionsStay()
    {
        QFETCH(QByteArray, request);
        QCOMPARE(hidden(request), kept);
    }
    void aCloneHasNoId() { QCOMPARE(hidden(initialise() + text + requestPaper()), initialise() + requestPaper()); }
    void halfAReceiptLeavesNothing()
    {
        QCOMPARE(hidden(initialise() + text), initialise());
        QCOMPARE(hidden(text), QByteArray());
    }
    void questionsStay()
    {
        const QByteArray questions = autoStatus(AutoStatusAll) + requestRealtime(1);
        QCOMPARE(hidden(questions), questions);
    }
    void aReceiptIsWholeWithItsQuestions()
    {
        const auto rules = wireRules();
        QVERIFY(!rules.isWhole(initialise() + text));
        QVERIFY(rules.isWhole(initialise() + text + requestProcessId(id) + requestPaper()));
        QVERIFY(rules.isWhole(requestRealtime(4)));
    }
    void theIdOfTheJobComesBack()
    {
        const auto rules = wireRules();
        WireExchange exchange{{}, {}, initialise() + text + requestProcessId(id), QByteArray("7\"aB37\0", 7)};
        rules.redact(exchange);
        QCOMPARE(exchange.reply, QByteArray("7\"0000\0", 7));
        rules.adapt(initialise() + requestProcessId({'Z', 'z', '1', '2'}), exchange.reply);
        QCOMPARE(exchange.reply, QByteArray("7\"Zz12\0", 7));
    }
};

QTEST_GUILESS_MAIN(TestEscposWireRules)
#include "tst_escpos_wire_rules.moc"
