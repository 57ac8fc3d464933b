// SPDX-License-Identifier: Apache-2.0
#include "walker.h"

#include <journey/prefill.h>

#include <QTest>

using namespace kiosk;

namespace {

const QDate kToday(2026, 3, 12);

KnownValues known(const QMap<QString, QString> &values)
{
    KnownValues all;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        all.insert(it.key(), std::make_shared<const SensitiveText>(QStringView(it.value())));
    return all;
}

} // namespace

class TestPrefill : public QObject {
    Q_OBJECT
private slots:
    void theCardFillsWhatNamesIt()
    {
        const Answers answers
            = prefillAnswers(beginJourney(permitService(), kToday), AnswerSource::Card,
                             known({{"name", "林示例"}, {"number", "330199 18850615 2329"}, {"sex", "女"}}));
        QCOMPARE(answers.keys(), QStringList({"name", "number"}));
        QCOMPARE(answers["number"].value->reveal(), QStringLiteral("330199188506152329"));
        QCOMPARE(answers["name"].source, AnswerSource::Card);
    }
    void aValueThatTheFieldRefusesIsAskedInstead()
    {
        const Answers answers = prefillAnswers(beginJourney(permitService(), kToday), AnswerSource::Portal,
                                               known({{"phone", "1390000"},
                                                      {"residenceSince", "2026-03-01"},
                                                      {"employer", ""},
                                                      {"currentAddress", "青瓷路 18 号"}}));
        QCOMPARE(answers.keys(), QStringList{"currentAddress"});
    }
    void whatTheCitizenSaidStays()
    {
        Journey journey = beginJourney(permitService(), kToday);
        journey.answers.insert("phone", makeAnswer(u"13900000001", AnswerSource::Citizen));
        QVERIFY(prefillAnswers(journey, AnswerSource::Portal, known({{"phone", "13900006021"}})).isEmpty());
    }
    void theSourceNamedFirstWins()
    {
        ServiceDefinition service = *permitService();
        service.fields[3].prefill = {{AnswerSource::Card, QStringLiteral("address")},
                                     {AnswerSource::Portal, QStringLiteral("currentAddress")}};
        Journey journey = beginJourney(std::make_shared<const ServiceDefinition>(service), kToday);
        const QString id = service.fields[3].id;
        QCOMPARE(prefillAnswers(journey, AnswerSource::Portal, known({{"currentAddress", "b"}}))[id].value->reveal(),
                 QStringLiteral("b"));
        journey.answers.insert(id, makeAnswer(u"a", AnswerSource::Card));
        QVERIFY(!prefillAnswers(journey, AnswerSource::Portal, known({{"currentAddress", "b"}})).contains(id));
    }
};
QTEST_GUILESS_MAIN(TestPrefill)
#include "tst_prefill.moc"
