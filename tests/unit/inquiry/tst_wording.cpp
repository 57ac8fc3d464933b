// SPDX-License-Identifier: Apache-2.0
#include <inquiry/wording.h>

#include <QTest>

using namespace kiosk;

namespace {

QStringList termsIn(const QString &sentence, const QList<QStringList> &alike = {})
{
    QStringList terms;
    for (const WordingTerm &term : Wording(alike).termsOf(sentence))
        terms << term.text;
    terms.sort();
    return terms;
}

double weightOf(const QString &term, const QString &sentence)
{
    for (const WordingTerm &each : Wording().termsOf(sentence)) {
        if (each.text == term)
            return each.weight;
    }
    return 0;
}

} // namespace

class TestWording : public QObject {
    Q_OBJECT
private slots:
    void hanziAreTakenSinglyAndInPairs()
    {
        QStringList expected{QStringLiteral("证"), QStringLiteral("书"), QStringLiteral("证书")};
        expected.sort();
        QCOMPARE(termsIn(QStringLiteral("证书")), expected);
        QVERIFY(weightOf(QStringLiteral("证书"), QStringLiteral("证书"))
                > weightOf(QStringLiteral("证"), QStringLiteral("证书")));
        QVERIFY(weightOf(QStringLiteral("证"), QStringLiteral("证"))
                > weightOf(QStringLiteral("证"), QStringLiteral("证书")));
    }
    void whatIsSaidInEveryQuestionSaysNothing()
    {
        QCOMPARE(termsIn(QStringLiteral("请问一下，证书的呢？")), termsIn(QStringLiteral("证书")));
        QCOMPARE(termsIn(QStringLiteral("What is the certificate, please?")), termsIn(QStringLiteral("certificate")));
        QVERIFY(termsIn(QStringLiteral("你好，请问！")).isEmpty());
    }
    void twoWaysOfSayingItAreOne()
    {
        QCOMPARE(termsIn(QStringLiteral("停车场在什么地方")), termsIn(QStringLiteral("停车场在哪")));
        QCOMPARE(termsIn(QStringLiteral("啥材料")), termsIn(QStringLiteral("什么材料")));
    }
    void aHallAddsItsOwnWords()
    {
        const QList<QStringList> alike{{QStringLiteral("厕所"), QStringLiteral("茅房"), QStringLiteral("loo")}};
        QCOMPARE(termsIn(QStringLiteral("茅房"), alike), termsIn(QStringLiteral("厕所"), alike));
        QCOMPARE(termsIn(QStringLiteral("loo"), alike), termsIn(QStringLiteral("厕所"), alike));
        QVERIFY(termsIn(QStringLiteral("茅房")) != termsIn(QStringLiteral("厕所")));
    }
    void englishWordsMeetWithoutTheirEndings()
    {
        QCOMPARE(termsIn(QStringLiteral("Taxes")), termsIn(QStringLiteral("tax")));
        QCOMPARE(termsIn(QStringLiteral("parking")), termsIn(QStringLiteral("parked")));
        QCOMPARE(termsIn(QStringLiteral("ＩＤ　Card")), termsIn(QStringLiteral("id card")));
    }
    void oneSlipOfAFinger_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("a letter too few") << QStringLiteral("pasword") << true;
        QTest::newRow("a letter too many") << QStringLiteral("passsword") << true;
        QTest::newRow("another letter") << QStringLiteral("passwurd") << true;
        QTest::newRow("two swapped") << QStringLiteral("passwrod") << true;
        QTest::newRow("two slips") << QStringLiteral("paswurd") << false;
        QTest::newRow("another word") << QStringLiteral("passport") << false;
    }
    void oneSlipOfAFinger()
    {
        QFETCH(QString, typed);
        QFETCH(bool, isOne);
        QCOMPARE(Wording::isOneSlip(typed, QStringLiteral("password")), isOne);
        QCOMPARE(Wording::isOneSlip(QStringLiteral("password"), typed), isOne);
    }
};
QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
