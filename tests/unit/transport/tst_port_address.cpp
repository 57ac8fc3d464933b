// SPDX-License-Identifier: Apache-2.0
#include <transport/port_address.h>

#include <QTest>

using namespace kiosk;

class TestPortAddress : public QObject {
    Q_OBJECT
private slots:
    void goodPortsAreRead()
    {
        QCOMPARE(std::get<SerialAddress>(*parsePortAddress(u"serial:/dev/ttyS0?baud=9600")),
                 (SerialAddress{QStringLiteral("/dev/ttyS0"), 9600}));
        QCOMPARE(std::get<SerialAddress>(*parsePortAddress(u"serial:/dev/serial/by-id/usb-x")).baud, 115200);
        QCOMPARE(std::get<TcpAddress>(*parsePortAddress(u"tcp:192.168.1.50:9100")),
                 (TcpAddress{QStringLiteral("192.168.1.50"), 9100}));
        QCOMPARE(std::get<TcpAddress>(*parsePortAddress(u"tcp:[::1]:9100")), (TcpAddress{QStringLiteral("::1"), 9100}));
    }
    void usbPortsAreRead()
    {
        const auto reader = std::get<UsbAddress>(*parsePortAddress(u"usb:0400:C35A"));
        QCOMPARE(reader, (UsbAddress{UsbIds{0x0400, 0xC35A}, false, {}, {}}));
        QCOMPARE(std::get<UsbAddress>(*parsePortAddress(u"usb:0400:c35a?serial=A%26B")).serial, QStringLiteral("A&B"));
        QCOMPARE(std::get<UsbAddress>(*parsePortAddress(u"usb:0400:c35a?path=1-2.3")).path, QStringLiteral("1-2.3"));
        QCOMPARE(std::get<UsbAddress>(*parsePortAddress(u"usb:class=printer")), (UsbAddress{{}, true, {}, {}}));
        QCOMPARE(std::get<UsbAddress>(*parsePortAddress(u"usb:class=printer?id=04b8:0202&serial=7")),
                 (UsbAddress{UsbIds{0x04B8, 0x0202}, true, QStringLiteral("7"), {}}));
    }
    void textAndAddressAgree()
    {
        for (const auto text :
             {u"serial:/dev/ttyS0?baud=38400", u"serial:/dev/a%2?baud=9600", u"tcp:printer.local:9100",
              u"tcp:[fe80::1]:9100", u"usb:0400:c35a", u"usb:0400:c35a?serial=A%26B&path=1-2.3",
              u"usb:class=printer?id=04b8:0202", u"hidraw:/dev/hidraw0", u"hidraw:0c2e:0b61",
              u"hidraw:0c2e:0b61?serial=A%26B&path=1-2.3"})
            QCOMPARE(toString(*parsePortAddress(text)), QString::fromUtf16(text));
    }
    void badPortsAreRefusedWithAReason_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << ""
                               << "must begin with";
        QTest::newRow("scheme") << "lpt:1"
                                << "must begin with";
        QTest::newRow("relative path") << "serial:ttyS0"
                                       << "absolute";
        QTest::newRow("no path") << "serial:"
                                 << "absolute";
        QTest::newRow("odd speed") << "serial:/dev/ttyS0?baud=115201"
                                   << "speed";
        QTest::newRow("no number") << "serial:/dev/ttyS0?baud=fast"
                                   << "speed";
        QTest::newRow("unknown key") << "serial:/dev/ttyS0?bits=7"
                                     << "only baud";
        QTest::newRow("no port") << "tcp:printer"
                                 << "host and port";
        QTest::newRow("no host") << "tcp::9100"
                                 << "host and port";
        QTest::newRow("empty brackets") << "tcp:[]:9100"
                                        << "host and port";
        QTest::newRow("brackets in brackets") << "tcp:[[a]]:9100"
                                              << "nowhere else";
        QTest::newRow("port 0") << "tcp:printer:0"
                                << "1 to 65535";
        QTest::newRow("port too large") << "tcp:printer:65536"
                                        << "1 to 65535";
        QTest::newRow("bare IPv6") << "tcp:fe80::1:9100"
                                   << "brackets";
        QTest::newRow("usb: nothing") << "usb:"
                                      << "vendor and product";
        QTest::newRow("usb: short id") << "usb:400:c35a"
                                       << "vendor and product";
        QTest::newRow("usb: other class") << "usb:class=audio"
                                          << "vendor and product";
        QTest::newRow("usb: key") << "usb:0400:c35a?bus=1"
                                  << "only serial";
        QTest::newRow("usb: empty serial") << "usb:0400:c35a?serial="
                                           << "only serial";
        QTest::newRow("usb: bus without port") << "usb:0400:c35a?path=1"
                                               << "only serial";
        QTest::newRow("usb: id twice") << "usb:0400:c35a?id=0400:c35a"
                                       << "only serial";
    }
    void badPortsAreRefusedWithAReason()
    {
        QFETCH(QString, port);
        QFETCH(QString, reason);
        const auto address = parsePortAddress(port);
        QVERIFY(!address);
        QCOMPARE(address.error().code, ErrorCode::BadConfig);
        QVERIFY2(address.error().context.contains(reason), qPrintable(address.error().context));
    }
    void onlyASerialLineHasAFileToWatch()
    {
        QCOMPARE(arrivalPath(SerialAddress{QStringLiteral("/dev/ttyS0"), 9600}), QStringLiteral("/dev/ttyS0"));
        QVERIFY(arrivalPath(TcpAddress{QStringLiteral("printer"), 9100}).isEmpty());
        QVERIFY(arrivalPath(UsbAddress{{}, true, {}, {}}).isEmpty());
    }
};
QTEST_GUILESS_MAIN(TestPortAddress)
#include "tst_port_address.moc"
