// SPDX-License-Identifier: Apache-2.0
#include "raw_port.h"
#include "workbench_process.h"

#include <QTest>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

class TestWorkbenchPhone : public QObject {
    Q_OBJECT
private slots:
    void messagesAreDeliveredToTheirNumber()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        QVERIFY(post(bench, R"({"to":"13800000001","text":"验证码 482913"})").startsWith("HTTP/1.1 200"));
        QVERIFY(post(bench, R"({"to":"13800000002","text":"second"})").startsWith("HTTP/1.1 200"));
        const QJsonArray mine = bench.act("sms.read", {{u"to"_s, u"13800000001"_s}})[u"messages"].toArray();
        QCOMPARE(mine.size(), 1);
        QCOMPARE(mine[0][u"text"].toString(), u"验证码 482913"_s);
        QCOMPARE(bench.act("sms.read")[u"messages"].toArray().size(), 2);
        const QJsonObject line = bench.log("sms-received").value(0);
        QCOMPARE(line[u"to"].toString(), u"13800000001"_s);
        QVERIFY(!line.contains(u"text")); // codes are read from the phone only
        QCOMPARE(line[u"mono"].toDouble(), mine[0][u"mono"].toDouble());
    }
    void anotherShapeIsRefused()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        for (const char *body : {"", "{", "[]", R"({"to":"1"})", R"({"to":"","text":"x"})", R"({"to":1,"text":"x"})"})
            QVERIFY2(post(bench, body).startsWith("HTTP/1.1 400"), body);
        QVERIFY(bench.act("sms.read")[u"messages"].toArray().isEmpty());
    }
    void theGatewayCanBeOutOfOrder()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        QVERIFY(bench.does("sms.fault", {{u"fault"_s, u"out-of-order"_s}}));
        QVERIFY(post(bench, R"({"to":"1","text":"x"})").startsWith("HTTP/1.1 503"));
        QVERIFY(post(bench, R"({"to":"1","text":"x"})").startsWith("HTTP/1.1 200"));
    }

private:
    static QByteArray post(const WorkbenchProcess &bench, const QByteArray &body)
    {
        RawPort port = RawPort::tcp(bench.port(u"smsGateway"_s));
        port.write("POST /sms HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                   "application/json\r\nContent-Length: "
                   + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        return port.read(4096);
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchPhone)
#include "tst_workbench_phone.moc"
