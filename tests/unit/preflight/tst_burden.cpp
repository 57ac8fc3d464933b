// SPDX-License-Identifier: Apache-2.0
#include <preflight/burden.h>
#include <services/service_catalogue.h>

#include <QTest>

using namespace kiosk;

class TestBurden : public QObject {
    Q_OBJECT
private slots:
    void whatAnItemAsksIsCounted()
    {
        const auto loaded = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
        const ItemBurden permit = burdenOf(*loaded.catalogue.service(QStringLiteral("residence-permit-application")));
        QCOMPARE(permit.fields, permit.fromCard + permit.fromPortal + 3); // reason, delivery, door
        QCOMPARE(permit.askedAlways, 2);                                  // the door only for another address
        QVERIFY(permit.askedAtMost > permit.askedAlways);
        QVERIFY(!permit.costs);
        const ItemBurden exchange
            = burdenOf(*loaded.catalogue.service(QStringLiteral("property-certificate-exchange")));
        QCOMPARE(exchange.fields, 3);
        QCOMPARE(exchange.fromCard, 2);
        QCOMPARE(exchange.askedAlways, 1);
        QCOMPARE(exchange.steps, 4);
        QVERIFY(exchange.costs);
    }
    void theTableEndsWithTheSum()
    {
        const auto services
            = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue.services();
        const QStringList lines = burdenTable(services).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), services.size() + 2);
        QVERIFY(lines.last().startsWith(QLatin1String("in sum")));
        int fields = 0;
        for (const ServicePtr &service : services)
            fields += burdenOf(*service).fields;
        QCOMPARE(lines.last().simplified().section(QLatin1Char(' '), 2, 2).toInt(), fields);
        QCOMPARE(burdenTable({}).count(QLatin1Char('\n')), 2);
    }
};

QTEST_GUILESS_MAIN(TestBurden)
#include "tst_burden.moc"
