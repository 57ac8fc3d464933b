// SPDX-License-Identifier: Apache-2.0
#include <preflight/deletions.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

const QString kFile = QStringLiteral("an item.json");

QByteArray permit()
{
    QFile file(QStringLiteral(KIOSK_TEST_DATA "/broken-config/00-clean/services/work/permit-application.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Deletion *at(const QList<Deletion> &deletions, const char *pointer)
{
    const auto found = std::find_if(deletions.cbegin(), deletions.cend(),
                                    [&](const Deletion &each) { return each.pointer == QLatin1String(pointer); });
    return found == deletions.cend() ? nullptr : &*found;
}

} // namespace

class TestDeletions : public QObject {
    Q_OBJECT
    using Fate = Deletion::Fate;
private slots:
    void theShippedItemsNoticeWhatIsTakenFromThem()
    {
        const QList<Deletion> all = deletionsIn(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config"));
        qsizetype byTests = 0;
        qsizetype unnoticed = 0;
        for (const Deletion &each : all) {
            byTests += each.fate == Fate::Caught ? 1 : 0;
            unnoticed += each.fate == Fate::Unnoticed ? 1 : 0;
        }
        qInfo("%s", qPrintable(deletionText(all)));
        QVERIFY(all.size() >= 200);
        // nine of ten is the least of those that the rules leave to the items' own tests
        QVERIFY2(byTests * 10 >= (byTests + unnoticed) * 9, qPrintable(deletionText(all)));
    }
    void eachFateIsMet()
    {
        const QList<Deletion> all = deletionsOf(permit(), kFile);
        QVERIFY(at(all, "/fields/2/when"));
        QCOMPARE(at(all, "/steps/0")->fate, Fate::Refused);          // no visit without its guide
        QCOMPARE(at(all, "/steps/3/fields/1")->fate, Fate::Refused); // a field that nobody asks
        QVERIFY(at(all, "/fields/3/prefill/0"));
        QCOMPARE(at(all, "/fields/3/prefill/0")->fate, Fate::Caught); // then the phone is asked
        QVERIFY(at(all, "/fields/3/prefill/0")->by.pointer.startsWith(QLatin1String("/tests/")));
        QCOMPARE(at(all, "/fields/2/when")->fate, Fate::Unnoticed);    // its one test asks for the room
        QCOMPARE(at(all, "/fields/3/validators/0")->fate, Fate::Same); // every phone number has this rule
        QCOMPARE(at(all, "/fields/2/validators/1")->fate, Fate::Unnoticed);
        const QString text = deletionText(all);
        QVERIFY2(text.contains(QStringLiteral("an item.json /fields/2/validators/1\n  without \"validators pattern\"")),
                 qPrintable(text));
        QVERIFY(!at(all, "/tests/0")); // tests are what is tried, not what is taken
    }
    void aTestThatTypesSomethingWrongHoldsTheRule()
    {
        QJsonObject item = QJsonDocument::fromJson(permit()).object();
        QJsonArray tests = item[QLatin1String("tests")].toArray();
        for (qsizetype i = 0; i < tests.size(); ++i) {
            QJsonObject test = tests[i].toObject();
            if (!test[QLatin1String("answers")].toObject().contains(QLatin1String("room")))
                continue;
            test[QLatin1String("refused")]
                = QJsonArray{QJsonObject{{QStringLiteral("field"), QStringLiteral("room")},
                                         {QStringLiteral("value"), QStringLiteral("12b")},
                                         {QStringLiteral("rule"), QStringLiteral("pattern")}}};
            tests[i] = test;
        }
        item[QLatin1String("tests")] = tests;
        const QList<Deletion> all = deletionsOf(QJsonDocument(item).toJson(), kFile);
        QVERIFY(at(all, "/fields/2/validators/1"));
        QCOMPARE(at(all, "/fields/2/validators/1")->fate, Fate::Caught);
    }
    void aBrokenItemHasNothingToTake() { QVERIFY(deletionsOf("{}", kFile).isEmpty()); }
};
QTEST_GUILESS_MAIN(TestDeletions)
#include "tst_deletions.moc"
