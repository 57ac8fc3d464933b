// SPDX-License-Identifier: Apache-2.0
#include <services/field_definition.h>
#include <services/field_kinds.h>
#include <services/official_numbers.h>

#include <QTest>
#include <functional>

Q_DECLARE_METATYPE(kiosk::FieldKind)

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
Validator bound(FieldRule which, const char *amount, const char *say)
{
    Validator validator = rule(which, say);
    validator.amount = QString::fromUtf8(amount);
    return validator;
}
Validator number(int decimals)
{
    Validator validator;
    validator.rule = FieldRule::Number;
    validator.decimals = decimals;
    return validator;
}
QString complaint(const FieldDefinition &definition, const char *typed)
{
    const auto words = firstComplaint(definition, normalised(definition, QString::fromUtf8(typed)), kToday);
    return words ? words->zh : QStringLiteral("good");
}

// The table: a value as it is typed, as it is kept (empty: it is refused) and as it is read, or what is said about it.
using Row = std::function<void(FieldKind kind, const char *typed, const char *kept, const char *read)>;
void everyKind(const Row &good)
{
    const auto bad = [&](FieldKind kind, const char *typed, const char *said) { good(kind, typed, "", said); };
    const char *const question = "问？";
    good(FieldKind::Material, "later", "later", "没带，10 个工作日内补交");
    good(FieldKind::Material, " shared", "shared", "部门之间已共享，不用带");
    bad(FieldKind::Material, "commitment", question); // none of its sources
    bad(FieldKind::Material, "", question);
    good(FieldKind::Agreement, "agreed", "agreed", "我同意");
    good(FieldKind::Agreement, "declined", "declined", "我不同意");
    bad(FieldKind::Agreement, "yes", question);
    bad(FieldKind::Agreement, "", question);
    good(FieldKind::Text, "  3-502 ", "3-502", "3-502");
    bad(FieldKind::Text, "", question);
    bad(FieldKind::Text, QByteArray(103, 'x').constData(), "多了 3 个字，请写短一些。");

    const char *const noName = "姓名里只有文字和间隔号“·”，请再看看。";
    good(FieldKind::Name, "阿依古丽·买买提", "阿依古丽·买买提", "阿依古丽·买买提");
    good(FieldKind::Name, "\xF0\xAC\xB9\xBC𠮷", "\xF0\xAC\xB9\xBC𠮷", "\xF0\xAC\xB9\xBC𠮷"); // four bytes each
    good(FieldKind::Name, "O'BRIEN, MARY-ANN", "O'BRIEN, MARY-ANN", "O'BRIEN, MARY-ANN");
    bad(FieldKind::Name, "李4", noName);
    bad(FieldKind::Name, "···", noName);
    bad(FieldKind::Name, "李\x01四", noName);
    bad(FieldKind::Name, QString(61, u'阿').toUtf8().constData(), "多了 1 个字，请写短一些。");

    const char *const noCitizen = "这个号码对不上，请对照证件再看一遍。";
    good(FieldKind::IdNumber, "330199 18880808 005x", "33019918880808005X", "330199 18880808 005X");
    bad(FieldKind::IdNumber, "33019918880808005", "少了 1 位，请补上。");
    bad(FieldKind::IdNumber, "330199188808080051", noCitizen); // the last sign
    bad(FieldKind::IdNumber, "330199189002300016", noCitizen); // the 30th of February
    const char *const noRegion = "前 6 位对不上任何地区，请再看看。";
    bad(FieldKind::IdNumber, "331299188808080056", noRegion); // no prefecture of Zhejiang, now or before
    bad(FieldKind::IdNumber, "470199188808080050", noRegion); // no province
    good(FieldKind::IdNumber, "339005188808080052", "339005188808080052", "339005 18880808 0052"); // gone since 1995
    bad(FieldKind::IdNumber, "3301991888080800５Xx", "多了 1 位，请再看看。");

    good(FieldKind::Phone, "139 0000-6021", "13900006021", "139 0000 6021");
    good(FieldKind::Phone, "１３９００００６０２１", "13900006021", "139 0000 6021");
    bad(FieldKind::Phone, "1390000602", "少了 1 位，请补上。");
    bad(FieldKind::Phone, "139000060211", "多了 1 位，请再看看。");
    bad(FieldKind::Phone, "23900006021", "手机号从 1 开始，请再看看。");

    const char *const noDay = "没有这一天。写成 8 位，例如 20260305。";
    good(FieldKind::Date, "20260305", "2026-03-05", "2026 年 3 月 5 日");
    good(FieldKind::Date, "20240229", "2024-02-29", "2024 年 2 月 29 日");
    bad(FieldKind::Date, "20250229", noDay);
    bad(FieldKind::Date, "202603", noDay);

    good(FieldKind::Choice, " a ", "a", "甲");
    bad(FieldKind::Choice, "", question);
    bad(FieldKind::Choice, "b", question);
    bad(FieldKind::Choice, "甲", question); // what is read is not what is kept

    good(FieldKind::Address, " 澄湖区青瓷路 18 号 3 幢 ", "澄湖区青瓷路 18 号 3 幢", "澄湖区青瓷路 18 号 3 幢");
    good(FieldKind::Address, "ＡＢ座", "ＡＢ座", "ＡＢ座"); // as it stands on the card
    bad(FieldKind::Address, " ", question);
    bad(FieldKind::Address, QString(101, u'路').toUtf8().constData(), "多了 1 个字，请写短一些。");

    const char *const noOrganisation = "这个代码对不上，请对照营业执照再看一遍。";
    good(FieldKind::CreditCode, "91330199ma0te1t23f", "91330199MA0TE1T23F", "91 330199 MA0TE1T23 F");
    good(FieldKind::CreditCode, "113301990000001230", "113301990000001230",
         "11 330199 000000123 0");                                                                    // sum mod 31 = 0
    good(FieldKind::CreditCode, "11330199000000000Y", "11330199000000000Y", "11 330199 000000000 Y"); // 1
    bad(FieldKind::CreditCode, "91330199MA0TE1T23", "少了 1 位，请补上。");
    bad(FieldKind::CreditCode, "91330199MA0TE1T23G", noOrganisation);
    bad(FieldKind::CreditCode, "91330199MAOTE1T23F", noOrganisation); // O is no sign of it
    bad(FieldKind::CreditCode, "013301990000000002", noOrganisation); // no register begins like this

    const char *const noLicence = "这个标识对不上，请重新出示电子证照。";
    const char *const licence = "1.2.156.3005.2.11100000000013338W011.11330199000000019U.20990000001.001.M";
    good(FieldKind::LicenceId, licence, licence, licence);
    const char *const second = "1.2.156.3005.2.11330199000000013001.11330199000000019U.TEST0000000000000001.001.5";
    good(FieldKind::LicenceId, second, second, second);
    bad(FieldKind::LicenceId, "1.2.156.3005.2.11100000000013338W011.11330199000000019U.20990000001.001.N", noLicence);
    bad(FieldKind::LicenceId, "1.2.156.3005.2.11100000000013338W011.11330199000000018U.20990000001.001.M", noLicence);
    bad(FieldKind::LicenceId, "20990000001", noLicence);

    const char *const noMoney = "金额写成 128 或 128.50 这样。";
    good(FieldKind::Money, "128", "128.00", "128.00 元");
    good(FieldKind::Money, "￥1,280.5元", "1280.50", "1,280.50 元");
    good(FieldKind::Money, "1234567", "1234567.00", "1,234,567.00 元");
    bad(FieldKind::Money, "-5", noMoney);
    bad(FieldKind::Money, "1.234", noMoney);
    bad(FieldKind::Money, "1e5", noMoney);

    const char *const noNumber = "请写数字，例如 3 或 89.5。";
    good(FieldKind::Number, "1,200", "1200", "1,200 平方米");
    bad(FieldKind::Number, "89.5", noNumber); // this one counts whole ones
    bad(FieldKind::Number, "三", noNumber);
    bad(FieldKind::Number, "12345678901234567", noNumber);
}

} // namespace

class TestFields : public QObject {
    Q_OBJECT
private slots:
    // What each kind of field takes and refuses, and what a person reads then.
    void everyKindKnowsItsGoodAndBadValues_data()
    {
        QTest::addColumn<FieldKind>("kind");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("kept"); // empty: refused
        QTest::addColumn<QString>("read"); // the value as it is shown, or the complaint
        everyKind([](FieldKind kind, const char *typed, const char *kept, const char *read) {
            QTest::addRow("%s %s", codeName(kind), typed)
                << kind << QString::fromUtf8(typed) << QString::fromUtf8(kept) << QString::fromUtf8(read);
        });
    }
    void everyKindKnowsItsGoodAndBadValues()
    {
        QFETCH(FieldKind, kind);
        QFETCH(QString, typed);
        QFETCH(QString, kept);
        QFETCH(QString, read);
        FieldDefinition made = field(kind);
        made.unit = {QStringLiteral("平方米"), QStringLiteral("m²")};
        if (kind == FieldKind::Choice)
            made.options = {{QStringLiteral("a"), {QStringLiteral("甲"), QStringLiteral("A")}, {}}};
        if (kind == FieldKind::Material)
            made.sources = {{.from = EvidenceSource::Shared}, {.from = EvidenceSource::Later, .days = 10}};
        addOptionsOfKind(made);
        addRulesOfKind(made);
        const QString value = normalised(made, typed);
        const auto said = firstComplaint(made, value, kToday);
        if (kept.isEmpty()) {
            QVERIFY2(said, qPrintable(value));
            QCOMPARE(said->zh, read);
            QVERIFY(!said->en.isEmpty());
            return;
        }
        QVERIFY2(!said, qPrintable(said ? said->zh : QString()));
        QCOMPARE(value, kept);
        QCOMPARE(displayed(made, value, Language::Chinese), read);
        QCOMPARE(normalised(made, value), kept); // what is kept stays as it is
    }
    void theTableLeavesNoKindOut()
    {
        QMap<FieldKind, QList<bool>> rows; // true: taken
        everyKind([&](FieldKind kind, const char *, const char *kept, const char *) { rows[kind] << (*kept != '\0'); });
        for (const FieldKindTraits &kind : fieldKinds()) {
            QVERIFY2(rows[kind.kind].contains(true), kind.name);
            QVERIFY2(rows[kind.kind].count(false) >= 2, kind.name);
        }
    }
    void anItemsOwnWordsAndBoundsComeFirst()
    {
        FieldDefinition phone = field(FieldKind::Phone, {rule(FieldRule::Phone, "不是手机号")});
        addRulesOfKind(phone);
        QCOMPARE(complaint(phone, "23900006021"), QStringLiteral("不是手机号"));
        QCOMPARE(complaint(phone, "1390000602"),
                 QStringLiteral("不是手机号")); // it speaks before the rules of the kind
        FieldDefinition area
            = field(FieldKind::Number,
                    {number(1), bound(FieldRule::AtLeast, "0.5", "小"), bound(FieldRule::AtMost, "1000", "大")});
        addRulesOfKind(area);
        QCOMPARE(complaint(area, "89.5"), QStringLiteral("good"));
        QCOMPARE(complaint(area, "0.5"), QStringLiteral("good"));
        QCOMPARE(complaint(area, "0.4"), QStringLiteral("小"));
        QCOMPARE(complaint(area, "1000.1"), QStringLiteral("大"));
        QCOMPARE(complaint(area, "89.55"), standardWords(FieldRule::Number).zh);
        FieldDefinition price = field(FieldKind::Money, {bound(FieldRule::AtMost, "1000000", "多")});
        addRulesOfKind(price);
        QCOMPARE(complaint(price, "1000000"), QStringLiteral("good"));
        QCOMPARE(complaint(price, "1000000.01"), QStringLiteral("多"));
        QCOMPARE(complaint(price, "x"), standardWords(FieldRule::Money).zh);
    }
    void whatStandsOnADocumentIsTakenAsItIs()
    {
        FieldDefinition name = field(FieldKind::Name);
        name.edit = EditRule::Locked;
        addRulesOfKind(name);
        QCOMPARE(complaint(name, "甲2"), QStringLiteral("good"));
    }
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
