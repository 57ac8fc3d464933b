// SPDX-License-Identifier: Apache-2.0
#include <services/availability.h>
#include <services/service_catalogue.h>
#include <services/service_groups.h>
#include <services/service_search.h>

#include <QHash>
#include <QSet>
#include <QTest>

using namespace kiosk;

namespace {

const QString kPrint = QStringLiteral("property-certificate-print");
const QString kPermit = QStringLiteral("residence-permit-application");

ServiceCatalogue::Loaded shipped() { return ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")); }

// What an item asks of the engine: which kinds of fields, which ways to give materials, which kinds of steps in which
// order.
QString shapeOf(const ServiceDefinition &service)
{
    QSet<QString> fields;
    QSet<QString> materials;
    QStringList steps;
    for (const FieldDefinition &field : service.fields) {
        fields << QString::fromLatin1(codeName(field.kind));
        for (const MaterialSource &source : field.sources)
            materials << QString::fromLatin1(codeName(source.from));
    }
    for (const StepDefinition &step : service.steps)
        steps << QString::fromLatin1(codeName(step.kind));
    const auto sorted = [](const QSet<QString> &names) {
        QStringList list(names.cbegin(), names.cend());
        list.sort();
        return list.join(QLatin1Char(' '));
    };
    return QStringLiteral("%1 | %2 | %3").arg(sorted(fields), sorted(materials), steps.join(QLatin1Char(' ')));
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private slots:
    void theShippedCatalogueHasItemsInEachOfTenAreasOfALife()
    {
        const auto loaded = shipped();
        QVERIFY(loaded.findings.isEmpty());
        QCOMPARE(loaded.catalogue.lifeAreas().size(), 15);
        QVERIFY(loaded.catalogue.services().size() >= 60);
        QCOMPARE(loaded.catalogue.frequent().size(), 2);
        QVERIFY(loaded.catalogue.servicesIn(u"housing").size() >= 4);
        int ofALife = 0;
        for (const LifeArea &area : loaded.catalogue.lifeAreas()) {
            QVERIFY2(QFile::exists(QStringLiteral(KIOSK_SOURCE_DIR "/resources/icons/%1.svg").arg(area.icon)),
                     qPrintable(area.id));
            ofALife += area.audience == Audience::Person ? 1 : 0;
            QVERIFY2(!loaded.catalogue.servicesIn(area.id).isEmpty(), qPrintable(area.id));
        }
        QCOMPARE(ofALife, 10);
        QVERIFY(loaded.catalogue.servicesIn(u"nowhere").isEmpty());
        QVERIFY(loaded.catalogue.service(kPrint)->sample);
        QVERIFY(!loaded.catalogue.service(QStringLiteral("nothing")));
    }
    void theShippedItemsAreOfManyShapes()
    {
        constexpr qsizetype Least = 30;
        const auto loaded = shipped();
        QHash<QString, QString> shapes; // and an item of each
        for (const ServicePtr &service : loaded.catalogue.services())
            shapes.insert(shapeOf(*service), service->id);
        qInfo("%lld combinations of fields, materials and route", static_cast<long long>(shapes.size()));
        QVERIFY2(shapes.size() >= Least, qPrintable(QStringList(shapes.values()).join(QLatin1Char(' '))));
    }
    void peopleFindWhatTheyMean_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QStringList>("found");
        const auto row = [](const char *typed, const QStringList &found) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << found;
        };
        row("bdc", {kPrint});
        row("BDC", {kPrint});
        row("b d c", {kPrint});
        row("budongchan", {kPrint});
        row("bu dong c", {kPrint});
        row("bdongchan", {kPrint});
        row("fcz", {kPrint});
        row("房产证", {kPrint});
        row(" 房产 证 ", {kPrint});
        row("不动产权证书打印", {kPrint});
        row("证书", {kPrint});
        row("jzz", {kPermit});
        row("juzhuzheng", {kPermit});
        row("居住", {kPermit});
        row("暂住证", {kPermit});
        row("residence", {kPermit});
        row("Property Cert", {kPrint});
        row("residence permit", {kPermit});
        row("xyz", {});
        row("", {});
        row("  ·、 ", {});
    }
    void peopleFindWhatTheyMean()
    {
        QFETCH(QString, typed);
        QFETCH(QStringList, found);
        QStringList ids;
        for (const ServicePtr &service : ServiceSearch(shipped().catalogue.services()).search(typed))
            ids << service->id;
        QCOMPARE(ids.mid(0, 1), found); // what is meant stands first
    }
    void whatBeginsWithTheTextStandsBeforeWhatHoldsIt()
    {
        const auto item = [](const char *id, const char *zh, const char *reading) {
            ServiceDefinition service;
            service.id = QString::fromLatin1(id);
            service.title = {QString::fromUtf8(zh), QStringLiteral("x")};
            service.reading = QString::fromLatin1(reading);
            return std::make_shared<const ServiceDefinition>(service);
        };
        const ServiceSearch search({item("inside", "补办社保卡", "bu ban she bao ka"),
                                    item("begins", "社保卡申领", "she bao ka shen ling"),
                                    item("is", "社保卡", "she bao ka")});
        QStringList ids;
        for (const ServicePtr &service : search.search(QStringLiteral("社保卡")))
            ids << service->id;
        QCOMPARE(ids, QStringList({QStringLiteral("is"), QStringLiteral("begins"), QStringLiteral("inside")}));
        QCOMPARE(search.search(QStringLiteral("sbk")).last()->id, QStringLiteral("inside"));
    }
    void itemsAreFoundByDepartmentAndByWindow()
    {
        const auto services = shipped().catalogue.services();
        const auto departments = byDepartment(services);
        QVERIFY(departments.size() > 10);
        QStringList names;
        qsizetype items = 0;
        for (const ServiceGroup &group : departments) {
            names << group.name.zh;
            items += group.services.size();
            for (const ServicePtr &service : group.services)
                QCOMPARE(service->department.zh, group.name.zh);
        }
        QCOMPARE(items, services.size());
        QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
        // window 9 gives its hours in two ways, and is one window
        const auto windows = byWindow(services);
        const auto nine = std::find_if(windows.cbegin(), windows.cend(), [](const ServiceGroup &group) {
            return group.name.zh == QStringLiteral("一楼 9 号窗口");
        });
        QVERIFY(nine != windows.cend());
        QVERIFY(nine->services.size() >= 2);
        QVERIFY(nine->detail.zh.startsWith(QStringLiteral("工作日")));
        QVERIFY(!nine->name.en.contains(u','));
        QVERIFY(byDepartment({std::make_shared<const ServiceDefinition>()}).isEmpty());
    }
    void anItemIsOfferedOnlyWhenItCanBeFinished_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("devices");
        QTest::addColumn<bool>("portal");
        QTest::addColumn<int>("offer");
        const QStringList all{QStringLiteral("idcard"), QStringLiteral("receipt"), QStringLiteral("certificate")};
        const QStringList noReceipt{QStringLiteral("idcard"), QStringLiteral("certificate")};
        const QStringList noCertificate{QStringLiteral("idcard"), QStringLiteral("receipt")};
        using Offer = Availability::Offer;
        QTest::newRow("print, all there") << kPrint << all << true << int(Offer::Normal);
        QTest::newRow("print, no receipt paper") << kPrint << noReceipt << true << int(Offer::Normal);
        QTest::newRow("print, no certificate printer") << kPrint << noCertificate << true << int(Offer::No);
        QTest::newRow("print, portal away") << kPrint << all << false << int(Offer::No);
        QTest::newRow("permit, all there") << kPermit << all << true << int(Offer::Normal);
        QTest::newRow("permit, portal away") << kPermit << all << false << int(Offer::Conditional);
        QTest::newRow("permit, nothing connected") << kPermit << QStringList() << true << int(Offer::No);
    }
    void anItemIsOfferedOnlyWhenItCanBeFinished()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, devices);
        QFETCH(bool, portal);
        QFETCH(int, offer);
        const Availability found
            = availabilityOf(*shipped().catalogue.service(id), {QSet<QString>(devices.begin(), devices.end()), portal});
        QCOMPARE(int(found.offer), offer);
        if (found.offer == Availability::Offer::No)
            QVERIFY(found.portalMissing || !found.missingDevices.isEmpty());
    }
    void anItemIsOfferedOnlyAsThePortalListsIt_data()
    {
        QTest::addColumn<std::optional<ListedItems>>("listed");
        QTest::addColumn<int>("listing");
        using Listing = Availability::Listing;
        const auto row = [](const char *name, const std::optional<ListedItems> &listed, Listing listing) {
            QTest::newRow(name) << listed << int(listing);
        };
        const QString mine = QStringLiteral("1.0.0");
        const QString other = QStringLiteral("1.0.1");
        row("the portal never said", {}, Listing::Listed);
        row("listed", ListedItems{{kPermit, mine}}, Listing::Listed);
        row("listed in two versions", ListedItems{{kPermit, other}, {kPermit, mine}}, Listing::Listed);
        row("another version", ListedItems{{kPermit, other}}, Listing::OtherVersion);
        row("another item", ListedItems{{kPrint, mine}}, Listing::Absent);
        row("nothing", ListedItems(), Listing::Absent);
    }
    void anItemIsOfferedOnlyAsThePortalListsIt()
    {
        QFETCH(std::optional<ListedItems>, listed);
        QFETCH(int, listing);
        const auto permit = shipped().catalogue.service(kPermit);
        for (const bool portal : {true, false}) { // what is not listed is not accepted conditionally either
            Readiness ready;
            ready.devices = {QStringLiteral("idcard"), QStringLiteral("receipt")};
            ready.portal = portal;
            ready.listed = listed;
            const Availability found = availabilityOf(*permit, ready);
            QCOMPARE(int(found.listing), listing);
            QCOMPARE(found.offer != Availability::Offer::No, found.listing == Availability::Listing::Listed);
        }
    }
};
QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
