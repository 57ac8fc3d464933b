// SPDX-License-Identifier: Apache-2.0
#include "search_catalogue.h"

#include <services/service_search.h>

#include <QTest>
#include <map>

using namespace kiosk;

namespace {

ServicePtr item(const char *id, const char *zh, const char *reading, const char *en = "x")
{
    ServiceDefinition service;
    service.id = QString::fromLatin1(id);
    service.title = {QString::fromUtf8(zh), QString::fromUtf8(en)};
    service.reading = QString::fromLatin1(reading);
    return std::make_shared<const ServiceDefinition>(service);
}

QStringList found(const QList<ServicePtr> &services, const QString &typed)
{
    QStringList ids;
    for (const ServicePtr &service : ServiceSearch(services).search(typed))
        ids << service->id;
    return ids;
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT
private slots:
    void ninetyOfAHundredQueriesFindWhatIsMeant()
    {
        const QList<ServicePtr> services = test::searchCatalogue();
        const QList<test::SearchQuery> queries = test::searchQueries();
        QVERIFY(services.size() > 130);
        QCOMPARE(queries.size(), 100);
        const ServiceSearch search(services);
        struct Count {
            int all = 0;
            int first = 0;
            int third = 0;
        };
        std::map<QString, Count> counts;
        Count sum;
        for (const test::SearchQuery &query : queries) {
            QStringList ids;
            for (const ServicePtr &service : search.search(query.typed))
                ids << service->id;
            const auto isWanted = [&](const QString &id) { return query.wanted.contains(id); };
            const bool first = !ids.isEmpty() && isWanted(ids.first());
            const QStringList three = ids.mid(0, 3);
            const bool third = std::any_of(three.cbegin(), three.cend(), isWanted);
            for (Count *count : {&counts[query.kind], &sum}) {
                ++count->all;
                count->first += first ? 1 : 0;
                count->third += third ? 1 : 0;
            }
            if (!third)
                qInfo("missed: %s \"%s\" wants %s, found %s", qPrintable(query.kind), qPrintable(query.typed),
                      qPrintable(query.wanted.join(u',')), qPrintable(ids.mid(0, 5).join(u',')));
        }
        for (const auto &[kind, count] : counts)
            qInfo("%s: %d of %d among the first three, %d first", qPrintable(kind), count.third, count.all,
                  count.first);
        qInfo("all: recall@3 %d %%, recall@1 %d %%", sum.third, sum.first);
        QVERIFY(sum.third >= 90);
    }
    void oneSlipOfTheFingerStillFinds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("finds");
        const auto row
            = [](const char *typed, bool finds) { QTest::newRow(typed) << QString::fromUtf8(typed) << finds; };
        row("居主证申领", true);   // one wrong
        row("居证申领", true);     // one missing
        row("居住住证申领", true); // one too many
        row("住居证申领", true);   // two exchanged
        row("居主证", false);      // of three, one is too much
        row("juzhuzhegn", true);
        row("juzuzheng", true);
        row("juzhuzheeng", true);
        row("jvzhuzheng", true);
        row("jvzh", false);       // of four letters, one is too much
        row("jvzhuzhegn", false); // two
        row("residance", true);
        row("permti", true);
        row("redisance", false);
    }
    void oneSlipOfTheFingerStillFinds()
    {
        QFETCH(QString, typed);
        QFETCH(bool, finds);
        const QStringList ids
            = found({item("permit", "居住证申领", "ju zhu zheng shen ling", "Apply for a residence permit")}, typed);
        QCOMPARE(ids.contains(QStringLiteral("permit")), finds);
    }
    void whatSoundsAlikeIsFoundBelowWhatIsMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("z for zh") << QStringLiteral("zongzi");
        QTest::newRow("n for ng") << QStringLiteral("zhonzhi");
        QTest::newRow("both") << QStringLiteral("zonzi");
    }
    void whatSoundsAlikeIsFoundBelowWhatIsMeant()
    {
        QFETCH(QString, typed);
        const QStringList ids = found({item("planting", "种植补贴", "zhong zhi bu tie")}, typed);
        QCOMPARE(ids, QStringList(QStringLiteral("planting")));
    }
    void everyPairThatPeopleMishearIsOneSound_data()
    {
        QTest::addColumn<QString>("reading");
        QTest::addColumn<QString>("typed");
        QTest::newRow("zh, z") << QStringLiteral("zheng zhi") << QStringLiteral("zengzi");
        QTest::newRow("ch, c") << QStringLiteral("cheng chi") << QStringLiteral("cengci");
        QTest::newRow("sh, s") << QStringLiteral("sheng shi") << QStringLiteral("sengsi");
        QTest::newRow("z, zh") << QStringLiteral("zeng zi") << QStringLiteral("zhengzhi");
        QTest::newRow("n, l") << QStringLiteral("niu nan") << QStringLiteral("liulan");
        QTest::newRow("ng, n") << QStringLiteral("xing ming") << QStringLiteral("xinmin");
        QTest::newRow("n, ng") << QStringLiteral("xin min") << QStringLiteral("xingming");
        QTest::newRow("f, h") << QStringLiteral("fu fei") << QStringLiteral("huhei");
        QTest::newRow("n before a g") << QStringLiteral("zhong guo") << QStringLiteral("zonguo");
    }
    void everyPairThatPeopleMishearIsOneSound()
    {
        QFETCH(QString, reading);
        QFETCH(QString, typed);
        const QString other = QString(reading).remove(u' ');
        const QList<ServicePtr> services{item("heard", "一二", qPrintable(reading))};
        QCOMPARE(found(services, typed).size(), 1);
        QCOMPARE(found(services, other).size(), 1);
        QVERIFY(found(services, QStringLiteral("bobobobo")).isEmpty());
    }
    void whatFitsBetterStandsBefore()
    {
        const QList<ServicePtr> services{item("slip", "蛇堡卡丢失", "she bap ka diu shi"),
                                         item("sounds", "蛇保卡", "se bao ka"),
                                         item("initials", "山背坎", "she bei kan"),
                                         item("inside", "补办社保卡", "bu ban she bao ka"),
                                         item("begins", "社保卡申领", "she bao ka shen ling"),
                                         item("whole", "社保卡", "she bao ka")};
        const auto ids = [](const QStringList &names) { return names; };
        QCOMPARE(found(services, QStringLiteral("社保卡")).mid(0, 3),
                 ids({QStringLiteral("whole"), QStringLiteral("begins"), QStringLiteral("inside")}));
        QCOMPARE(found(services, QStringLiteral("shebaoka")),
                 ids({QStringLiteral("whole"), QStringLiteral("begins"), QStringLiteral("inside")}));
        QCOMPARE(found(services, QStringLiteral("sbk")).last(), QStringLiteral("inside"));
        // nothing fits as it is: the ear before the finger
        const QList<ServicePtr> rest{services[0], services[1]};
        QCOMPARE(found(rest, QStringLiteral("shebaoka")), ids({QStringLiteral("sounds"), QStringLiteral("slip")}));
    }
    void ofEqualsTheFrequentOneStandsFirstThenTheShorterThenTheCatalogues()
    {
        ServiceDefinition often = *item("often", "社保卡长期停用", "she bao ka chang qi ting yong");
        often.frequent = true;
        const QList<ServicePtr> services{item("long", "社保卡申领补换", "she bao ka shen ling bu huan"),
                                         item("short", "社保卡申领", "she bao ka shen ling"),
                                         item("short-too", "社保卡挂失", "she bao ka gua shi"),
                                         std::make_shared<const ServiceDefinition>(often)};
        QCOMPARE(found(services, QStringLiteral("社保卡")),
                 QStringList({QStringLiteral("often"), QStringLiteral("short"), QStringLiteral("short-too"),
                              QStringLiteral("long")}));
    }
    void aTitleCountsMoreThanASynonymAndBothMoreThanWhatIsSaid()
    {
        ServiceDefinition synonym = *item("synonym", "暂停缴存", "zan ting jiao cun");
        synonym.synonyms << SearchReading{QStringLiteral("公积金封存"), QStringLiteral("gong ji jin feng cun")};
        ServiceDefinition said = *item("said", "账户设立", "zhang hu she li");
        said.department = {QStringLiteral("公积金中心"), QStringLiteral("Housing fund centre")};
        const QList<ServicePtr> services{std::make_shared<const ServiceDefinition>(said),
                                         std::make_shared<const ServiceDefinition>(synonym),
                                         item("title", "公积金提取", "gong ji jin ti qu")};
        QCOMPARE(found(services, QStringLiteral("公积金")),
                 QStringList({QStringLiteral("title"), QStringLiteral("synonym"), QStringLiteral("said")}));
        QCOMPARE(found(services, QStringLiteral("fund cent")), QStringList(QStringLiteral("said")));
    }
    void wordsAreFoundInAnyOrderAndHanziMayBeLeftOut()
    {
        const QList<ServicePtr> services{
            item("card", "社会保障卡申领", "she hui bao zhang ka shen ling", "Apply for a social security card")};
        for (const char *typed : {"社保卡", "申领 社保卡", "shenling ka", "card security", "SOCIAL  Card"})
            QCOMPARE(found(services, QString::fromUtf8(typed)).size(), 1);
        for (const char *typed : {"卡社保", "security passport", "申领 护照"})
            QVERIFY2(found(services, QString::fromUtf8(typed)).isEmpty(), typed);
    }
    void phraseReadingsAreTheItemsOwn_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *typed, const char *wanted) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(wanted);
        };
        row("yinyue", "music-grade");
        row("kuaiji", "accountant");
        row("xiamen", "fund-xiamen");
        row("lvhua", "greening");
        row("changqi", "long-term-care");
        row("chongfu", "double-tax");
        row("yinhang", "bank-account");
        row("tiaojie", "mediation");
        row("zhongzhi", "planting-subsidy");
        row("nongzuowuzhongzi", "seed-permit");
    }
    void phraseReadingsAreTheItemsOwn()
    {
        QFETCH(QString, typed);
        QFETCH(QString, wanted);
        const QStringList ids = found(test::searchCatalogue(), typed);
        QVERIFY2(ids.mid(0, 3).contains(wanted), qPrintable(ids.join(u',')));
    }
    void initialsMayLeaveOutWordsAtOnePlace_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("finds");
        QTest::newRow("at one place") << QStringLiteral("bdcdy") << true;
        QTest::newRow("half spelt") << QStringLiteral("budongchandayin") << true;
        QTest::newRow("at two places") << QStringLiteral("bcdy") << false;
        QTest::newRow("at the front") << QStringLiteral("dcdy") << false;
        QTest::newRow("too few to tell") << QStringLiteral("bdy") << false;
    }
    void initialsMayLeaveOutWordsAtOnePlace()
    {
        QFETCH(QString, typed);
        QFETCH(bool, finds);
        const QList<ServicePtr> services{item("print", "不动产权证书打印", "bu dong chan quan zheng shu da yin")};
        QCOMPARE(found(services, typed).size(), finds ? 1 : 0);
    }
    void noMoreIsGivenThanWasAskedFor()
    {
        QList<ServicePtr> many;
        for (int i = 0; i < 100; ++i)
            many << item("many", "社保卡", "she bao ka");
        QCOMPARE(ServiceSearch(many).search(QStringLiteral("sbk"), 12).size(), 12);
        QCOMPARE(ServiceSearch(many).search(QString(200, u'a')).size(), 0);
        QCOMPARE(ServiceSearch(many).search(QString(200, u'社')).size(), 0);
    }
};
QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
