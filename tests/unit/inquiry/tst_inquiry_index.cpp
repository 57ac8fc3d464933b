// SPDX-License-Identifier: Apache-2.0
#include <inquiry/inquiry_index.h>
#include <inquiry/knowledge_folder.h>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace kiosk;

namespace {

KnowledgeEntry entry(const QString &id, const QStringList &zh, const QStringList &en)
{
    KnowledgeEntry made;
    made.id = id;
    made.questions = {zh, en};
    made.answer = {QStringLiteral("答案"), QStringLiteral("Answer")};
    return made;
}

Knowledge hall()
{
    Knowledge knowledge;
    knowledge.entries = {
        entry(QStringLiteral("parking"), {QStringLiteral("停车场在哪")}, {QStringLiteral("Where can I park")}),
        entry(QStringLiteral("lost-card"), {QStringLiteral("身份证丢了")}, {QStringLiteral("I lost my ID card")}),
        entry(QStringLiteral("old-card"), {QStringLiteral("身份证过期了")}, {QStringLiteral("My ID card has expired")}),
        entry(QStringLiteral("tax"), {QStringLiteral("税务在几楼")}, {QStringLiteral("Which floor is tax")}),
    };
    return knowledge;
}

QStringList idsOf(const InquiryResult &result)
{
    QStringList ids;
    for (const KnowledgeEntry *found : result.candidates)
        ids << found->id;
    return ids;
}

} // namespace

class TestInquiryIndex : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_catalogue = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue;
        QVERIFY(!m_catalogue.services().isEmpty());
    }
    void aClearQuestionHasOneAnswer()
    {
        const InquiryIndex index(hall(), {});
        for (const QString &asked : {QStringLiteral("请问停车场在哪里？"), QStringLiteral("where can i park")}) {
            const InquiryResult result = index.ask(asked);
            QCOMPARE(result.confidence, Confidence::Sure);
            QCOMPARE(idsOf(result), QStringList(QStringLiteral("parking")));
        }
    }
    void whatFitsTwoAnswersIsAskedBack()
    {
        const InquiryIndex index(hall(), {});
        const InquiryResult result = index.ask(QStringLiteral("身份证"));
        QCOMPARE(result.confidence, Confidence::Unsure);
        QVERIFY(idsOf(result).contains(QStringLiteral("lost-card")));
        QVERIFY(idsOf(result).contains(QStringLiteral("old-card")));
        QVERIFY(result.candidates.size() <= 3);
    }
    void whatNobodyWroteDownHasNoAnswer()
    {
        const InquiryIndex index(hall(), m_catalogue.services());
        for (const QString &asked : {QStringLiteral("明天下雨吗"), QStringLiteral("weather tomorrow"), QString(),
                                     QStringLiteral("？？？"), QStringLiteral("你好，请问")}) {
            const InquiryResult result = index.ask(asked);
            QCOMPARE(result.confidence, Confidence::None);
            QVERIFY(result.candidates.isEmpty());
        }
    }
    void anotherPlaceIsNeverAnsweredAsSure()
    {
        Knowledge knowledge = hall();
        const QString asked = QStringLiteral("天宁的税务在几楼");
        const QString inEnglish = QStringLiteral("Which floor is tax in Ilo?");
        QCOMPARE(InquiryIndex(knowledge, {}).ask(QStringLiteral("税务在几楼")).confidence, Confidence::Sure);
        knowledge.outside = {QStringLiteral("天宁"), QStringLiteral("Ilo")};
        const InquiryIndex index(knowledge, {});
        QVERIFY(index.ask(asked).confidence != Confidence::Sure);
        QVERIFY(index.ask(inEnglish).confidence != Confidence::Sure);
        QCOMPARE(index.ask(QStringLiteral("税务在几楼")).confidence, Confidence::Sure);
        QCOMPARE(index.ask(QStringLiteral("Which floor is tax")).confidence, Confidence::Sure); // "ilo" is no word here
    }
    void anItemAnswersFromItsOwnFile_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("said");
        QTest::newRow("bring") << QStringLiteral("居住证申领要带什么") << QStringLiteral("bring")
                               << QStringLiteral("请带：身份证、手机。");
        QTest::newRow("takes") << QStringLiteral("居住证申领要多久") << QStringLiteral("takes")
                               << QStringLiteral("在这台机器上约 4 分钟。部门 5 个工作日内办好。");
        QTest::newRow("cost") << QStringLiteral("居住证申领多少钱") << QStringLiteral("cost")
                              << QStringLiteral("不收费。");
        QTest::newRow("English") << QStringLiteral("What to bring for a residence permit") << QStringLiteral("bring")
                                 << QStringLiteral("请带：身份证、手机。");
    }
    void anItemAnswersFromItsOwnFile()
    {
        QFETCH(QString, asked);
        QFETCH(QString, id);
        QFETCH(QString, said);
        const InquiryIndex index({}, m_catalogue.services());
        const InquiryResult result = index.ask(asked);
        QCOMPARE(result.confidence, Confidence::Sure);
        const KnowledgeEntry &found = *result.candidates.first();
        QCOMPARE(found.id, QStringLiteral("item:residence-permit-application/") + id);
        QCOMPARE(found.answer.zh, said);
        QCOMPARE(found.source.name.zh, QStringLiteral("澄湖区公安分局"));
        QCOMPARE(found.items, QStringList(QStringLiteral("residence-permit-application")));
        QCOMPARE(index.entry(found.id), &found);
    }
    void aSlipInAnEnglishWordIsForgiven()
    {
        const InquiryIndex index({}, m_catalogue.services());
        const InquiryResult result = index.ask(QStringLiteral("what to bring for a recidence permit"));
        QCOMPARE(idsOf(result), QStringList(QStringLiteral("item:residence-permit-application/bring")));
    }
    void examplesAreThoseMarkedAndThenOfTheFrequentItems()
    {
        Knowledge knowledge = hall();
        knowledge.entries[3].isExample = true;
        const InquiryIndex index(knowledge, m_catalogue.services());
        const auto examples = index.examples(3);
        QCOMPARE(examples.size(), 3);
        QCOMPARE(examples[0]->id, QStringLiteral("tax"));
        QVERIFY(examples[1]->id.startsWith(QLatin1String("item:"))
                && examples[1]->id.endsWith(QLatin1String("/bring")));
    }
    void anAnswerIsOverdueFromTheDayAfterItsReview()
    {
        KnowledgeEntry made = entry(QStringLiteral("x"), {QStringLiteral("问")}, {QStringLiteral("ask")});
        QVERIFY(!made.isOverdue(QDate(2100, 1, 1)));
        made.review = QDate(2026, 3, 1);
        QVERIFY(!made.isOverdue(QDate(2026, 3, 1)));
        QVERIFY(made.isOverdue(QDate(2026, 3, 2)));
    }
    void aBrokenFileCostsThatFileOnly()
    {
        QTemporaryDir folder;
        const QString dir = folder.filePath(QStringLiteral("knowledge"));
        QVERIFY(QDir().mkpath(dir));
        QVERIFY(QFile::copy(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/knowledge/floors.json"),
                            dir + QStringLiteral("/floors.json")));
        QFile broken(dir + QStringLiteral("/broken.json"));
        QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"entries\": [{}]}") > 0);
        broken.close();
        const auto loaded = KnowledgeFolder::load(folder.path(), m_catalogue);
        QVERIFY(!loaded.findings.isEmpty());
        for (const Finding &finding : loaded.findings)
            QCOMPARE(finding.file, QStringLiteral("knowledge/broken.json"));
        QVERIFY(loaded.knowledge.entries.size() >= 10);
        QVERIFY(KnowledgeFolder::load(folder.filePath(QStringLiteral("nowhere")), m_catalogue).findings.isEmpty());
    }

private:
    ServiceCatalogue m_catalogue;
};
QTEST_GUILESS_MAIN(TestInquiryIndex)
#include "tst_inquiry_index.moc"
