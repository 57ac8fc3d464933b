// SPDX-License-Identifier: Apache-2.0
#include <composition/portal_witness.h>
#include <portal_client/client_under_test.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;

class TestPortalWitness : public QObject {
    Q_OBJECT
private slots:
    void whatIsJudgedOfACatalogueStandsInTheAudit()
    {
        const test::DevPapers papers;
        test::ClientUnderTest client(papers, QUrl(QStringLiteral("https://127.0.0.1:9")));
        test::StorePlace place;
        QVERIFY(place.open());
        CatalogueWatch watch(*client.client, *client.clock, *client.clock, Logger(), {});
        witnessCatalogue(watch, *place.store, Logger());
        for (const auto verdict : {CatalogueVerdict::Taken, CatalogueVerdict::Older, CatalogueVerdict::SameSerial,
                                   CatalogueVerdict::NotValid, CatalogueVerdict::KeptLost})
            emit watch.judged(verdict, 7);
        QCOMPARE(place.texts("SELECT outcome || ' ' || reason || ' ' || count FROM audit "
                             "WHERE event = 'catalogue.judged' ORDER BY seq"),
                 QStringList({QStringLiteral("taken  7"), QStringLiteral("refused older 7"),
                              QStringLiteral("refused same-serial 7"), QStringLiteral("refused not-valid 7"),
                              QStringLiteral("lost not-valid 7")}));
    }
};

QTEST_GUILESS_MAIN(TestPortalWitness)
#include "tst_portal_witness.moc"
