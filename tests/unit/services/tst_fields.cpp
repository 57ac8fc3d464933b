// SPDX-License-Identifier: Apache-2.0
#include <services/field_definition.h>
#include <services/item_code.h>

#include <QTest>

using namespace kiosk;

namespace {

const QDate kToday(2026, 3, 12);
const Words kQuestion{QStringLiteral("问？"), QStringLiteral("Which?")};

FieldDefinition field(FieldKind kind, QList<Validator> validators = {})
{
    FieldDefinition made;
    made.id = QStringLiteral("f");
    made.kind = kind;
    made.question = kQuestion;
    made.validators = std::move(validators);
    return made;
}
Validator rule(FieldRule which, const char *say)
{
    Validator validator;
    validator.rule = which;
    validator.say = {QString::fromUtf8(say), QString::fromUtf8(say)};
    return validator;
}
Validator length(FieldRule which, int characters, const char *say)
{
    Validator validator = rule(which, say);
    validator.length = characters;
    return validator;
}
Validator day(FieldRule which, int days, const char *say)
{
    Validator validator = rule(which, say);
    validator.days = days;
    return validator;
}
QString complaint(const FieldDefinition &definition, const char *typed)
{
    const auto words = firstComplaint(definition, normalised(definition, QString::fromUtf8(typed)), kToday);
    return words ? words->zh : QStringLiteral("good");
}

} // namespace

class TestFields : public QObject {
    Q_OBJECT
private slots:
    void numbersAreKeptWithoutWhatPeopleTypeBetween()
    {
        QCOMPARE(normalised(field(FieldKind::Phone), u" 139 0000-6021 "), QStringLiteral("13900006021"));
        QCOMPARE(normalised(field(FieldKind::Phone), u"１３９００００６０２１"), QStringLiteral("13900006021"));
        QCOMPARE(normalised(field(FieldKind::IdNumber), u"330199 18880808 005x"), QStringLiteral("33019918880808005X"));
        QCOMPARE(normalised(field(FieldKind::Date), u"20260312"), QStringLiteral("2026-03-12"));
        QCOMPARE(normalised(field(FieldKind::Date), u"2026-03-12"), QStringLiteral("2026-03-12"));
        QCOMPARE(normalised(field(FieldKind::Text), u" 3-502 "), QStringLiteral("3-502"));
        // a name is not folded: the middle dot and rare characters stay what they are
        QCOMPARE(normalised(field(FieldKind::Name), u"阿依古丽·买买提\U0002CE7C"),
                 QStringLiteral("阿依古丽·买买提\U0002CE7C"));
    }
    void theSentenceSaysHowManyAreMissing()
    {
        const FieldDefinition phone
            = field(FieldKind::Phone,
                    {length(FieldRule::MinLength, 11, "少了 {missing} 位"),
                     length(FieldRule::MaxLength, 11, "多了 {surplus} 位"), rule(FieldRule::Phone, "从 1 开始")});
        QCOMPARE(complaint(phone, "1390000602"), QStringLiteral("少了 1 位"));
        QCOMPARE(complaint(phone, "139000060211"), QStringLiteral("多了 1 位"));
        QCOMPARE(complaint(phone, "23900006021"), QStringLiteral("从 1 开始"));
        QCOMPARE(complaint(phone, "139 0000 6021"), QStringLiteral("good"));
        QCOMPARE(complaint(phone, ""), kQuestion.zh);
    }
    void lengthCountsCharactersAndNotUnits()
    {
        const FieldDefinition two = field(FieldKind::Text, {length(FieldRule::MaxLength, 2, "长")});
        QCOMPARE(complaint(two, "\xF0\xAC\xB9\xBC\xF0\xAC\xB9\xBC"), QStringLiteral("good"));
        QCOMPARE(complaint(two, "abc"), QStringLiteral("长"));
    }
    void datesMustExistAndLieWithinTheirBounds()
    {
        const FieldDefinition date = field(FieldKind::Date,
                                           {rule(FieldRule::Date, "没有"), day(FieldRule::NotAfter, -182, "早"),
                                            day(FieldRule::NotBefore, -36525, "晚")});
        QCOMPARE(complaint(date, "20250230"), QStringLiteral("没有"));
        QCOMPARE(complaint(date, "202502"), QStringLiteral("没有"));
        QCOMPARE(complaint(date, "20260312"), QStringLiteral("早"));
        QCOMPARE(complaint(date, "18000101"), QStringLiteral("晚"));
        QCOMPARE(complaint(date, "20250911"), QStringLiteral("good")); // 182 days before
        QCOMPARE(complaint(date, "20250912"), QStringLiteral("早"));
    }
    void aPatternHoldsForTheWholeValue()
    {
        FieldDefinition text = field(FieldKind::Text, {rule(FieldRule::Pattern, "样")});
        text.validators[0].pattern = QStringLiteral("[0-9]+|x");
        QCOMPARE(complaint(text, "12a"), QStringLiteral("样"));
        QCOMPARE(complaint(text, "xx"), QStringLiteral("样"));
        QCOMPARE(complaint(text, "12"), QStringLiteral("good"));
    }
    void onlyAnOptionAnswersAChoiceButAnAddressMayComeFromElsewhere()
    {
        FieldDefinition choice = field(FieldKind::Choice);
        choice.options = {{QStringLiteral("a"), {QStringLiteral("甲"), QStringLiteral("A")}, {}}};
        QCOMPARE(complaint(choice, "a"), QStringLiteral("good"));
        QCOMPARE(complaint(choice, "b"), kQuestion.zh);
        choice.kind = FieldKind::Address;
        QCOMPARE(complaint(choice, "青瓷路"), QStringLiteral("good"));
    }
    void valuesAreShownAsPeopleReadThem()
    {
        QCOMPARE(displayed(field(FieldKind::Phone), u"13900006021", Language::Chinese),
                 QStringLiteral("139 0000 6021"));
        QCOMPARE(displayed(field(FieldKind::IdNumber), u"330199188506152329", Language::English),
                 QStringLiteral("330199 18850615 2329"));
        QCOMPARE(displayed(field(FieldKind::IdNumber), u"USA330190000123", Language::English),
                 QStringLiteral("USA330190000123"));
        QCOMPARE(displayed(field(FieldKind::Date), u"2026-03-02", Language::Chinese),
                 QStringLiteral("2026 年 3 月 2 日"));
        QCOMPARE(displayed(field(FieldKind::Date), u"2026-03-02", Language::English), QStringLiteral("2 March 2026"));
        FieldDefinition choice = field(FieldKind::Choice);
        choice.options = {{QStringLiteral("a"), {QStringLiteral("甲"), QStringLiteral("A")}, {}}};
        QCOMPARE(displayed(choice, u"a", Language::Chinese), QStringLiteral("甲"));
    }
    void organCodesCarryTheirCheckSign()
    {
        for (const char *code : {"11330199000000019U", "91330199MA0TE1T23F", "12330199MB0000035K", "113301990000001230",
                                 "11330199000000000Y", "91110000101623741K"})
            QVERIFY2(creditCodeHolds(QString::fromLatin1(code)), code);
        for (const char *code : {"11330199000000018U", "11330199000000019", "1133019900000001IU", ""})
            QVERIFY2(!creditCodeHolds(QString::fromLatin1(code)), code);
    }
};
QTEST_GUILESS_MAIN(TestFields)
#include "tst_fields.moc"
