// SPDX-License-Identifier: Apache-2.0
// A group of questions that is asked once, as often as it may be, and less often after a change on the review.
#include "walker.h"

#include <QTest>

using namespace kiosk;

namespace {

QStringList relativesOnPath(const Journey &journey)
{
    QStringList ids;
    for (const auto &[field, answer] : answersOnPath(journey)) {
        if (field->repeat.group == QLatin1String("relative"))
            ids << field->id;
    }
    return ids;
}

Walker atTheFirstRelative()
{
    Walker visit(survivorService());
    visit.send(event::Started{});
    visit.succeed(); // guide
    visit.succeed({{"name", "林示例"}}, AnswerSource::Card);
    visit.succeed({{"deceasedName", "林示范"},
                   {"deceasedNumber", "330199188001010018"},
                   {"died", "2026-02-10"},
                   {"insured", "retired"},
                   {"lastPension", "2026-02-10"},
                   {"deathCertificate", "shared"},
                   {"account", "6200000000000000001"},
                   {"phone", "13900006021"}},
                  AnswerSource::Portal);
    visit.succeed({{"relation", "spouse"}});
    visit.succeed({{"heirs", "one"}});
    visit.succeed({{"dependant", "yes"}});
    return visit;
}

// One child, which needs neither work nor proof; `more` is what is answered after it.
QStringList answerOne(Walker &visit, int index, const char *more)
{
    const QString prefix = QStringLiteral("relative%1").arg(index);
    visit.succeed({{prefix + "Name", "林小满"}});
    const QStringList next = visit.succeed({{prefix + "Birth", "2015-03-02"}});
    return more ? visit.succeed({{prefix + "More", QString::fromLatin1(more)}}) : next;
}

} // namespace

class TestRepeats : public QObject {
    Q_OBJECT
private slots:
    void oneIsAskedOnce()
    {
        Walker visit = atTheFirstRelative();
        QCOMPARE(visit.journey.at.field, QStringLiteral("relative1Name"));
        QCOMPARE(answerOne(visit, 1, "no"), QStringList{"run review"});
        QCOMPARE(relativesOnPath(visit.journey), QStringList({"relative1Name", "relative1Birth", "relative1More"}));
    }
    void afterAsManyAsThereMayBeNobodyAsksForMore()
    {
        Walker visit = atTheFirstRelative();
        for (int index = 1; index < 4; ++index)
            QCOMPARE(answerOne(visit, index, "yes"),
                     QStringList{QStringLiteral("run family/relative%1Name").arg(index + 1)});
        QCOMPARE(answerOne(visit, 4, nullptr), QStringList{"run review"});
        QCOMPARE(relativesOnPath(visit.journey).size(), 4 * 3 - 1);
    }
    void whatIsTakenAwayOnTheReviewIsGoneWithAllBehindIt()
    {
        Walker visit = atTheFirstRelative();
        answerOne(visit, 1, "yes");
        answerOne(visit, 2, "yes");
        QCOMPARE(answerOne(visit, 3, "no"), QStringList{"run review"});
        QCOMPARE(visit.send(event::ChangeAnswer{"relative1More"}), QStringList{"run family/relative1More"});
        QCOMPARE(visit.succeed({{"relative1More", "no"}}), QStringList{"run review"});
        QCOMPARE(relativesOnPath(visit.journey), QStringList({"relative1Name", "relative1Birth", "relative1More"}));
        QVERIFY(!canChange(visit.journey, *visit.journey.service->field(u"relative2Name")));
        // and back again: nothing has to be typed twice
        visit.send(event::ChangeAnswer{"relative1More"});
        QCOMPARE(visit.succeed({{"relative1More", "yes"}}), QStringList{"run review"});
        QCOMPARE(relativesOnPath(visit.journey).size(), 3 * 3);
    }
    void anotherIsAddedOnTheReview()
    {
        Walker visit = atTheFirstRelative();
        answerOne(visit, 1, "no");
        visit.send(event::ChangeAnswer{"relative1More"});
        QCOMPARE(visit.succeed({{"relative1More", "yes"}}), QStringList{"run family/relative2Name"});
        QCOMPARE(answerOne(visit, 2, "no"), QStringList{"run review"});
    }
    void aConditionInsideLooksAtItsOwnNumber()
    {
        Walker visit = atTheFirstRelative();
        answerOne(visit, 1, "yes");
        visit.succeed({{"relative2Name", "周示例"}});
        QCOMPARE(visit.succeed({{"relative2Birth", "1890-01-01"}}), QStringList{"run family/relative2CannotWork"});
        QCOMPARE(visit.succeed({{"relative2CannotWork", "old"}}), QStringList{"run family/relative2More"});
        QCOMPARE(visit.succeed({{"relative2More", "no"}}), QStringList{"run papers/relative2CannotProof"});
    }
    void withoutTheGroupsConditionNothingIsAsked()
    {
        Walker visit = atTheFirstRelative();
        answerOne(visit, 1, "no");
        visit.send(event::ChangeAnswer{"dependant"});
        QCOMPARE(visit.succeed({{"dependant", "no"}}), QStringList{"run review"});
        QCOMPARE(relativesOnPath(visit.journey), QStringList());
    }
};
QTEST_GUILESS_MAIN(TestRepeats)
#include "tst_repeats.moc"
