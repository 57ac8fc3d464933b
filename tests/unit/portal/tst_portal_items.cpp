// SPDX-License-Identifier: Apache-2.0
// What the reference portal learns of items that no code knows.
#include <portal/registry.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace refportal;

class TestPortalItems : public QObject {
    Q_OBJECT
private slots:
    void theItemsOfTheHallAreTaken()
    {
        const auto before = registry::items().size();
        QCOMPARE(registry::learnItems(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services")), QString());
        QVERIFY(registry::items().size() > before);
        const auto *filing = registry::item(QStringLiteral("remote-medical-filing"));
        QVERIFY(filing);
        QCOMPARE(filing->title, QStringLiteral("异地就医备案"));
        const auto parts = registry::partsOf(filing->id);
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].department, QStringLiteral("澄湖区医疗保障局"));
        QVERIFY(registry::feesOf(filing->id).isEmpty());
        // those it knew stay as they were: a permit has two departments
        QCOMPARE(registry::partsOf(QStringLiteral("residence-permit-application")).size(), 2);
        const auto once = registry::items().size();
        QCOMPARE(registry::learnItems(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services")), QString());
        QCOMPARE(registry::items().size(), once);
    }
    void whoMayActForAnotherStandsInTheItem()
    {
        const auto *known = registry::item(QStringLiteral("senior-allowance")); // also before anything is learnt
        QVERIFY(known);
        const QStringList relations = known->relations;
        QVERIFY(relations.contains(u"child"));
        QCOMPARE(registry::learnItems(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services")), QString());
        const auto *learnt = registry::item(QStringLiteral("senior-allowance"));
        QCOMPARE(learnt->relations, relations);
        QCOMPARE(learnt->version, known->version);
        QVERIFY(registry::item(QStringLiteral("remote-medical-filing"))->relations.isEmpty());
    }
    void aBundleHasAPartForEachMember()
    {
        QCOMPARE(registry::learnItems(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services")), QString());
        const auto parts = registry::partsOf(QStringLiteral("birth-bundle"));
        QCOMPARE(parts.size(), 4);
        QCOMPARE(parts[0].id, QStringLiteral("birth-household-registration"));
        QCOMPARE(parts[0].waitsFor, QString());
        QCOMPARE(parts[1].id, QStringLiteral("newborn-insurance"));
        QCOMPARE(parts[1].waitsFor, QStringLiteral("birth-household-registration"));
        QCOMPARE(parts[1].department, registry::item(QStringLiteral("newborn-insurance"))->department);
    }
    void anItemWrittenAfterwardsIsTakenWithItsLists()
    {
        const QTemporaryDir folder;
        write(
            folder,
            R"({"id": "new-one", "version": "2.1.0", "title": {"zh": "新事项", "en": "New"}, "department": {"zh": "新部门"},
                          "steps": [{"kind": "guide"}, {"kind": "choose", "query": "things.ready"}]})");
        QCOMPARE(registry::learnItems(folder.path()), QString());
        const auto *made = registry::item(QStringLiteral("new-one"));
        QVERIFY(made);
        QCOMPARE(made->version, QStringLiteral("2.1.0"));
        QCOMPARE(made->queries, QStringList{QStringLiteral("things.ready")});
    }
    void aFileThatIsNoItemIsNamed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("no title") << QByteArray(R"({"id": "x", "version": "1.0.0"})");
        QTest::newRow("another type") << QByteArray(R"({"id": 3, "version": [], "title": "x"})");
    }
    void aFileThatIsNoItemIsNamed()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        write(folder, content);
        QVERIFY(registry::learnItems(folder.path()).contains(QLatin1String("item.json: no item")));
    }

private:
    static void write(const QTemporaryDir &folder, const QByteArray &content)
    {
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("area")));
        QFile file(folder.filePath(QStringLiteral("area/item.json")));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
};

QTEST_GUILESS_MAIN(TestPortalItems)
#include "tst_portal_items.moc"
