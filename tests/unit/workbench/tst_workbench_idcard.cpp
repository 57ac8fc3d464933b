// SPDX-License-Identifier: Apache-2.0
#include "raw_port.h"
#include "workbench_process.h"

#include <support/faults.h>

#include <QTest>
#include <time.h>

using namespace kiosk::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// frames of protocols/idcard-sdt.md, as printed there
const QByteArray Status = QByteArray::fromHex("AAAAAA9669000311FFED"), Id = QByteArray::fromHex("AAAAAA9669000312FFEE");
const QByteArray Find = QByteArray::fromHex("AAAAAA966900032001 22"),
                 Select = QByteArray::fromHex("AAAAAA966900032002 21");
const QByteArray Read = QByteArray::fromHex("AAAAAA966900033001 32"),
                 Address = QByteArray::fromHex("AAAAAA966900033003 30");
const QByteArray ReadWithFinger = QByteArray::fromHex("AAAAAA966900033010 23");
const QByteArray Ok = QByteArray::fromHex("AAAAAA9669000400009094"),
                 NoCard = QByteArray::fromHex("AAAAAA9669000400008084");
const QByteArray Found = QByteArray::fromHex("AAAAAA9669000800009F0000000097");
const QByteArray Selected = QByteArray::fromHex("AAAAAA9669000C00009000000000000000009C");
const QByteArray SelectFailed = QByteArray::fromHex("AAAAAA9669000400008185");
const QByteArray ReadFailed = QByteArray::fromHex("AAAAAA9669000400004145");
const QByteArray NoNewAddress = QByteArray::fromHex("AAAAAA9669000400009195");
constexpr int Whole = 1295;

QByteArray sample(const QString &name)
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/workbench/") + name + u".bin"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 bootMs()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

class Host {
public:
    explicit Host(WorkbenchProcess &bench) : port(RawPort::serial(bench.device(u"idcard"_s))) { }
    QByteArray ask(const QByteArray &request, qsizetype size, int waitMs = 2000)
    {
        port.write(request);
        return port.read(size, waitMs);
    }
    QByteArray readCard()
    {
        return ask(Find, 15) == Found && ask(Select, 19) == Selected ? ask(Read, Whole) : QByteArray();
    }
    RawPort port;
};

} // namespace

class TestWorkbenchIdCard : public QObject {
    Q_OBJECT
private slots:
    void cardsAreReadAsTheProtocolPageSays_data()
    {
        QTest::addColumn<QString>("card");
        for (const char *card : {"resident", "gat", "foreign2017", "foreign2023"})
            QTest::newRow(card) << QString::fromLatin1(card);
    }
    void cardsAreReadAsTheProtocolPageSays()
    {
        QFETCH(QString, card);
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        QCOMPARE(host.ask(Status, Ok.size()), Ok);
        QCOMPARE(host.ask(Find, NoCard.size()), NoCard);
        QVERIFY(bench.does("card.place", {{u"card"_s, card}}));
        QCOMPARE(host.readCard(), sample(card));
    }
    void theStatesOfACardAreKept()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QCOMPARE(host.ask(Select, SelectFailed.size()), SelectFailed); // not before find
        QCOMPARE(host.ask(Read, ReadFailed.size()), ReadFailed);       // not before select
        QCOMPARE(host.readCard().size(), Whole);
        QCOMPARE(host.ask(Read, Whole), sample(u"resident"_s));         // a second read works
        QCOMPARE(host.ask(Find, NoCard.size()), NoCard);                // but find does not, until the card is lifted
        QCOMPARE(host.ask(Address, NoNewAddress.size()), NoNewAddress); // still there
        faultEmulated("idcard.no-newest-address");
        QVERIFY(bench.does("card.lift"));
        QCOMPARE(host.ask(Address, ReadFailed.size()), ReadFailed);
        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QCOMPARE(host.ask(Find, Found.size()), Found);
    }
    void brokenRequestsAreNamed()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        QCOMPARE(host.ask(QByteArray::fromHex("AAAAAA966900032001 21"), 11),
                 QByteArray::fromHex("AAAAAA9669000400001014"));
        faultEmulated("idcard.sam-saw-checksum");
        QCOMPARE(host.ask(QByteArray::fromHex("AAAAAA9669000320 00 23"), 11),
                 QByteArray::fromHex("AAAAAA9669000400002125"));
        faultEmulated("idcard.bad-command");
        QCOMPARE(host.ask(QByteArray::fromHex("AAAAAA96690004200100 25"), 11),
                 QByteArray::fromHex("AAAAAA9669000400001115"));
        faultEmulated("idcard.sam-saw-length");
        QCOMPARE(host.ask(QByteArray::fromHex("00AA96AA") + Status, 11), Ok); // noise and one more AA before it
        QCOMPARE(host.ask(Id, 27), QByteArray::fromHex("AAAAAA96690014000090050003 00A53A340187D61200878E45B592"));
        QCOMPARE(host.ask(QByteArray::fromHex("AAAAAA9669000461FF50CA"), 11), Ok);
    }
    void bytesAreAsSlowAsTheWire()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start({u"--baud"_s, u"9600"_s}), QString());
        Host host(bench);
        const qint64 placed = bootMs();
        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QCOMPARE(host.readCard().size(), Whole);
        // 3 requests of 10 bytes and replies of 15, 19 and 1295 bytes, a tenth of a millisecond a bit
        const double wire = (30 + 15 + 19 + 1295) * 10 / 9.6;
        // the bytes may be here before their line is in the log
        QTRY_COMPARE(bench.log("reply-sent").constLast()[u"command"].toString(), u"read"_s);
        const qint64 lastByte = qint64(bench.log("reply-sent").constLast()[u"mono"].toDouble());
        QVERIFY2(lastByte - placed >= qint64(wire), qPrintable(QString::number(lastByte - placed)));
        QCOMPARE(bench.log("card-placed").size(), 1);
        faultEmulated("idcard.slow-9600");
    }
    void faultsHitOneReply()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        const auto fault = [&](const char *name, QJsonObject more = {}) {
            more[u"fault"] = QLatin1String(name);
            return bench.does("card.fault", more);
        };
        QVERIFY(fault("wrong-checksum"));
        QCOMPARE(host.ask(Status, 11), QByteArray::fromHex("AAAAAA9669000400009095"));
        faultEmulated("idcard.wrong-checksum");
        QCOMPARE(host.ask(Status, 11), Ok);
        QVERIFY(fault("noise"));
        QCOMPARE(host.ask(Status, 15), QByteArray::fromHex("00AA96AA") + Ok);
        faultEmulated("idcard.leading-noise");
        faultEmulated("idcard.extra-aa");
        QVERIFY(fault("length-too-large"));
        QCOMPARE(host.ask(Status, 11).mid(5, 2), QByteArray("\xFF\xFF"));
        faultEmulated("idcard.length-too-large");
        QVERIFY(fault("truncated"));
        QCOMPARE(host.ask(Status, 11, 200), Ok.left(5));
        faultEmulated("idcard.truncated");
        QVERIFY(fault("silence", {{u"times"_s, 2}}));
        QCOMPARE(host.ask(Status, 11, 100), QByteArray());
        QCOMPARE(host.ask(Status, 11, 100), QByteArray());
        faultEmulated("idcard.silence");
        QVERIFY(fault("duplicate"));
        QCOMPARE(host.ask(Status, 22), Ok + Ok);
        faultEmulated("idcard.duplicate-reply");
        QCOMPARE(host.ask(Find, 11), NoCard);
        QVERIFY(fault("previous-reply"));
        QCOMPARE(host.ask(Status, 11), NoCard);
        QVERIFY(fault("late", {{u"ms"_s, 300}}));
        QCOMPARE(host.ask(Status, 11, 150), QByteArray());
        QCOMPARE(host.port.read(11), Ok);
        faultEmulated("idcard.late-reply");
        QVERIFY(fault("self-test", {{u"ms"_s, 1}}));
        QCOMPARE(host.ask(Status, 11), QByteArray::fromHex("AAAAAA9669000400006064"));
        faultEmulated("idcard.self-test-failed");
        QVERIFY(fault("not-authorised"));
        QCOMPARE(host.ask(Find, 11), QByteArray::fromHex("AAAAAA9669000400006662"));
        faultEmulated("idcard.not-authorised");
        QVERIFY(fault("sam-changed"));
        QVERIFY(host.ask(Id, 27) != QByteArray::fromHex("AAAAAA96690014000090050003 00A53A340187D61200878E45B592"));
        QCOMPARE(bench.act("state")[u"idcard"][u"faultsPending"].toInt(), 0);
    }
    void faultsOfTheCitizenHitTheRead()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QVERIFY(bench.does("card.fault", {{u"fault"_s, u"split"_s}, {u"on"_s, u"read"_s}}));
        QCOMPARE(host.readCard(), sample(u"resident"_s));
        faultEmulated("idcard.split-pieces");
        QVERIFY(bench.does("card.lift"));

        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QVERIFY(bench.does("card.fault", {{u"fault"_s, u"swap-card"_s}, {u"card"_s, u"gat"_s}}));
        QCOMPARE(host.readCard(), sample(u"gat"_s));
        faultEmulated("idcard.swapped-behind-select");
        QVERIFY(bench.does("card.lift"));

        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QVERIFY(bench.does("card.fault", {{u"fault"_s, u"lift-during-read"_s}}));
        QCOMPARE(host.ask(Find, 15), Found);
        QCOMPARE(host.ask(Select, 19), Selected);
        QCOMPARE(host.ask(Read, 11), ReadFailed);
        QCOMPARE(host.ask(Find, 11), NoCard);
        QCOMPARE(bench.log("card-lifted").size(), 3);
        faultEmulated("idcard.lifted-during-read");

        QVERIFY(bench.does("card.place", {{u"card"_s, u"unreadable"_s}}));
        QCOMPARE(host.ask(Find, 15), Found);
        QCOMPARE(host.ask(Select, 19), Selected);
        QCOMPARE(host.ask(Read, 11), QByteArray::fromHex("AAAAAA9669000400003337"));
        faultEmulated("idcard.authentication-failed");
        QCOMPARE(host.ask(Find, 15), Found); // and may be tried again
    }
    void aPulledPlugHangsUpAndComesBackUnderTheSameName()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        const QString name = bench.device(u"idcard"_s);
        {
            Host host(bench);
            QCOMPARE(host.ask(Status, 11), Ok);
            QVERIFY(bench.does("device.unplug", {{u"device"_s, u"idcard"_s}}));
            QCOMPARE(host.port.read(1), QByteArray());
            QVERIFY(host.port.hungUp());
            QVERIFY(!QFile::exists(name));
        }
        QVERIFY(bench.does("device.plug", {{u"device"_s, u"idcard"_s}}));
        Host host(bench);
        QVERIFY(bench.does("card.place", {{u"card"_s, u"resident"_s}}));
        QVERIFY(bench.does("card.fault", {{u"fault"_s, u"disconnect-mid-frame"_s}}));
        const QByteArray half = host.readCard(); // a hang-up also eats what the host has not fetched yet
        QVERIFY(half.size() <= Whole / 2);
        QVERIFY(sample(u"resident"_s).startsWith(half));
        QVERIFY(host.port.hungUp());
        QVERIFY(bench.does("device.plug", {{u"device"_s, u"idcard"_s}}));
        QCOMPARE(Host(bench).readCard(), sample(u"resident"_s)); // it lies there still
        faultEmulated("idcard.disconnect-mid-frame");
    }
    void aCardCanBeMadeFromFields()
    {
        WorkbenchProcess bench;
        QCOMPARE(bench.start(), QString());
        Host host(bench);
        const QJsonObject fields{{u"name"_s, u"王小测"_s},
                                 {u"number"_s, u"330199189102030055"_s},
                                 {u"address"_s, u"浙江省杭州市西湖区测试路3号"_s},
                                 {u"newAddress"_s, u"浙江省杭州市拱墅区测试路4号"_s}};
        QVERIFY(bench.does("card.place", {{u"fields"_s, fields}}));
        const QByteArray reply = host.readCard();
        QCOMPARE(reply.size(), Whole);
        const QString text = QString::fromUtf16(reinterpret_cast<const char16_t *>(reply.constData() + 14), 128);
        QCOMPARE(text.left(28), u"王小测"_s.leftJustified(15) + u"1"_s + u"01"_s + u"18910203"_s + u"浙江"_s);
        QCOMPARE(text.mid(61, 18), u"330199189102030055"_s);
        const QByteArray address = host.ask(Address, 81);
        QCOMPARE(QString::fromUtf16(reinterpret_cast<const char16_t *>(address.constData() + 10), 35).trimmed(),
                 u"浙江省杭州市拱墅区测试路4号"_s);
        QVERIFY(!bench.does("card.place", {{u"card"_s, u"resident"_s}})); // one lies there already
        QVERIFY(bench.does("card.lift"));
        QJsonObject tooLong = fields;
        tooLong[u"name"] = QString(16, u'张');
        QVERIFY(bench.act("card.place", {{u"fields"_s, tooLong}})[u"error"].toString().contains(u"fields.name"));
        QVERIFY(
            bench.act("card.place", {{u"fields"_s, QJsonObject{{u"nmae"_s, u"x"_s}}}})[u"error"].toString().contains(
                u"nmae"));
    }
};
QTEST_GUILESS_MAIN(TestWorkbenchIdCard)
#include "tst_workbench_idcard.moc"
