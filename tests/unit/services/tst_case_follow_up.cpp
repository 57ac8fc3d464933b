// SPDX-License-Identifier: Apache-2.0
// What can be asked again of an item, and the definitions that a visit goes through for it.
#include <services/case_follow_up.h>
#include <services/service_catalogue.h>

#include <QTest>

using namespace kiosk;

class TestCaseFollowUp : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_item = m_catalogue.service(QStringLiteral("residence-permit-application"));
        QVERIFY(m_item);
    }
    void whatTheCitizenSaysIsAskedAgainAndNothingElse_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<bool>("can");
        QTest::newRow("typed") << QStringLiteral("phone") << true;
        QTest::newRow("of the card") << QStringLiteral("number") << false;
        QTest::newRow("a file") << QStringLiteral("lease") << false;
        QTest::newRow("nothing") << QString() << false;
    }
    void whatTheCitizenSaysIsAskedAgainAndNothingElse()
    {
        QFETCH(QString, field);
        QFETCH(bool, can);
        QCOMPARE(canAskAgain(*m_item, field), can);
    }
    void aQuestionIsAskedWhateverItDependedOn()
    {
        for (const ServicePtr &item : m_catalogue.services()) {
            for (const FieldDefinition &field : item->fields) {
                if (!canAskAgain(*item, field.id))
                    continue;
                const ServicePtr made = correctionDefinition(*item, {field.id});
                QCOMPARE(made->fields.size(), 1);
                QVERIFY(holds(made->fields.first().when, {}));
                QVERIFY(made->fields.first().prefill.isEmpty());
                QCOMPARE(made->steps.first().fields, QStringList{field.id});
                QCOMPARE(made->version, item->version);
            }
        }
    }
    void itIsReviewedAndHandedInAndHasNoIdentityOfItsOwn()
    {
        const ServicePtr made = correctionDefinition(*m_item, {QStringLiteral("phone")});
        QList<StepKind> kinds;
        for (const StepDefinition &step : made->steps)
            kinds << step.kind;
        QCOMPARE(kinds, (QList<StepKind>{StepKind::Form, StepKind::Review, StepKind::Submit, StepKind::Done}));
        QVERIFY(!made->rated && made->members.isEmpty() && made->outputs.isEmpty());
    }
    void aRatingAsksWhatTheItemWouldHaveAsked()
    {
        const ServicePtr made = ratingDefinition(m_item, m_item->id, {});
        QVERIFY(made->steps.size() == 1 && made->steps.first().kind == StepKind::Rate);
        QCOMPARE(made->lowReasons.size(), m_item->lowReasons.size());
        QCOMPARE(made->title.zh, m_item->title.zh);
        const ServicePtr unknown = ratingDefinition(nullptr, QStringLiteral("x"), {QStringLiteral("别的事"), {}});
        QVERIFY(unknown->title.zh == u"别的事" && unknown->lowReasons.isEmpty());
    }

private:
    ServiceCatalogue m_catalogue = ServiceCatalogue::load(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config")).catalogue;
    ServicePtr m_item;
};

QTEST_APPLESS_MAIN(TestCaseFollowUp)
#include "tst_case_follow_up.moc"
