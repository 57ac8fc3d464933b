// SPDX-License-Identifier: Apache-2.0
#include <services/service_definition.h>

#include <QFile>
#include <QTest>

using namespace kiosk;

namespace {

Predicate is(const char *field, const char *value)
{
    return {.kind = Predicate::Kind::Is, .field = QString::fromLatin1(field), .values = {QString::fromLatin1(value)}};
}

FieldDefinition field(const char *id, FieldKind kind)
{
    FieldDefinition made;
    made.id = QString::fromLatin1(id);
    made.kind = kind;
    made.label = {QStringLiteral("标签"), QStringLiteral("Label")};
    made.question = {QStringLiteral("问？"), QStringLiteral("Which?")};
    return made;
}

RepeatGroup groupOfChildren()
{
    RepeatGroup group;
    group.id = QStringLiteral("child");
    group.least = 2;
    group.most = 4;
    group.title = {QStringLiteral("第 {n} 个孩子"), QStringLiteral("Child {n}")};
    group.question = {QStringLiteral("还有吗？"), QStringLiteral("Another?")};
    group.why = {QStringLiteral("一起办。"), QStringLiteral("Together.")};
    group.when = is("wants", "yes");
    group.fields = {field("birth", FieldKind::Date), field("since", FieldKind::Date)};
    group.fields[1].when = {
        .kind = Predicate::Kind::All,
        .parts = {is("child", "x"), {.kind = Predicate::Kind::YearsAgo, .field = QStringLiteral("birth"), .count = 6}}};
    group.fields[1].validators = {{.rule = FieldRule::NotBefore, .field = QStringLiteral("birth")},
                                  {.rule = FieldRule::NotAfter, .field = QStringLiteral("died")}};
    group.fields[1].prefill = {{AnswerSource::Portal, QStringLiteral("since")}};
    group.fields[1].question = {QStringLiteral("第 {n} 个从哪天？"), QStringLiteral("Child {n}: since when?")};
    group.fields[1].hint = {QStringLiteral("8 位"), QStringLiteral("8 digits")};
    return group;
}

QStringList named(const FieldDefinition &made)
{
    QStringList names = fieldsNamedBy(made.when);
    for (const Validator &each : made.validators)
        names << each.field;
    return names;
}

} // namespace

class TestRepeatGroup : public QObject {
    Q_OBJECT
private slots:
    void aGroupBecomesPlainFieldsInTheOrderOfTheQuestions()
    {
        QStringList ids;
        for (const FieldDefinition &each : expanded(groupOfChildren())) {
            ids << each.id;
            QCOMPARE(each.repeat.group, QStringLiteral("child"));
            QVERIFY(each.id.startsWith(QStringLiteral("child%1").arg(each.repeat.index)));
        }
        QCOMPARE(ids.join(QLatin1Char(' ')),
                 QStringLiteral("child1Birth child1Since child2Birth child2Since child2More child3Birth child3Since "
                                "child3More child4Birth child4Since"));
    }
    void whatComesLaterIsGuardedByTheQuestionBefore()
    {
        const auto fields = expanded(groupOfChildren());
        QCOMPARE(fieldsNamedBy(fields[0].when), QStringList{QStringLiteral("wants")}); // the group's own
        QCOMPARE(fieldsNamedBy(fields[2].when), QStringList{QStringLiteral("wants")}); // two at least
        QCOMPARE(fieldsNamedBy(fields[4].when), QStringList{QStringLiteral("wants")}); // child2More
        QCOMPARE(fieldsNamedBy(fields[5].when), QStringList{QStringLiteral("child2More")});
        QCOMPARE(fieldsNamedBy(fields[7].when), QStringList{QStringLiteral("child2More")}); // child3More
        QCOMPARE(fieldsNamedBy(fields[9].when).first(), QStringLiteral("child3More"));
        QVERIFY(fields[4].option(kAnother));
    }
    void namesOfTheGroupMeanTheSameNumber()
    {
        const auto fields = expanded(groupOfChildren());
        const FieldDefinition &second = fields[3];
        QCOMPARE(second.repeat.field, QStringLiteral("since"));
        QCOMPARE(named(second).join(QLatin1Char(' ')), QStringLiteral("wants child child2Birth child2Birth died"));
        QCOMPARE(second.prefill.first().key, QStringLiteral("since2"));
    }
    void wordsSayWhichOne()
    {
        const auto fields = expanded(groupOfChildren());
        QCOMPARE(fields[2].label.zh, QStringLiteral("第 2 个孩子 · 标签"));
        QCOMPARE(fields[2].label.en, QStringLiteral("Child 2 · Label"));
        QCOMPARE(fields[2].question.zh, QStringLiteral("问？"));
        QCOMPARE(fields[2].hint.zh, QStringLiteral("第 2 个孩子")); // the page must say it somewhere
        QCOMPARE(fields[3].question.en, QStringLiteral("Child 2: since when?"));
        QCOMPARE(fields[3].hint.zh, QStringLiteral("8 位"));
        QCOMPARE(fields[4].label.zh, QStringLiteral("第 3 个孩子")); // 有，接着填
    }
    void stepsAskWhatIsTheirs()
    {
        QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/kiosk-config/services/farewell/survivor-benefit.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        Findings findings;
        const ServicePtr service = decodeService(file.readAll(), file.fileName(), findings);
        QVERIFY2(service, qPrintable(findings.value(0).reason));
        const QStringList asked = service->step(u"family")->fields;
        QCOMPARE(asked.filter(QStringLiteral("relative")).size(), 4 * 3 + 3);
        QVERIFY(!asked.contains(QStringLiteral("relative")));
        QCOMPARE(service->step(u"papers")->fields.filter(QStringLiteral("relative")),
                 QStringList({QStringLiteral("relative1CannotProof"), QStringLiteral("relative2CannotProof"),
                              QStringLiteral("relative3CannotProof"), QStringLiteral("relative4CannotProof")}));
        // rules of the kind and options of a material came along
        QVERIFY(service->field(u"relative4CannotProof")->option(u"inquiry"));
        QVERIFY(!service->field(u"relative2Name")->validators.isEmpty());
        QVERIFY(!service->field(u"relative4More"));
    }
};
QTEST_GUILESS_MAIN(TestRepeatGroup)
#include "tst_repeat_group.moc"
