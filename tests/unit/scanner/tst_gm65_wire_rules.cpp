// SPDX-License-Identifier: Apache-2.0
#include <serial/gm65_frames.h>
#include <serial/gm65_wire_rules.h>

#include <QTest>

using namespace kiosk;

namespace {

const QByteArray reply = QByteArray::fromHex("02000001003331");

QByteArray hidden(const QByteArray &bytes)
{
    WireExchange exchange{{}, {}, gm65::encodeHeartbeat(), bytes};
    gm65::wireRules().redact(exchange);
    return exchange.reply;
}

} // namespace

// What a recording keeps of a code.
class TestGm65WireRules : public QObject {
    Q_OBJECT
private slots:
    void ofATextTheFormStays()
    {
        QCOMPARE(hidden(reply + "330102199001010012\r\n"), reply + "000000000000000000\r\n");
        QCOMPARE(hidden("https://a.example/L?t=8f3a\r\n" + reply), "xxxxx://x.xxxxxxx/x?x=0x0x\r\n" + reply);
        QCOMPARE(hidden("李四,138\r\n"), QByteArray("xxxxxx,000\r\n"));
    }
    void aBrokenReplyIsAText()
    {
        QCOMPARE(hidden(QByteArray::fromHex("020000010033") + "A1"), QByteArray::fromHex("020000010030") + "x0");
    }
};

QTEST_GUILESS_MAIN(TestGm65WireRules)
#include "tst_gm65_wire_rules.moc"
