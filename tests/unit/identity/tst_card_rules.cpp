// SPDX-License-Identifier: Apache-2.0
#include <identity/card_rules.h>
#include <identity/ethnic_groups.h>

#include <QTest>

using namespace kiosk;

namespace {

const QDate kToday(2026, 3, 12);
const DocumentKinds kAll = DocumentKind::Resident | DocumentKind::HkMacauTaiwanResident | DocumentKind::Foreigner2017
    | DocumentKind::Foreigner2023;

// region 330199 is not assigned and the births are of the nineteenth century: nobody is hit
const QString kWoman = QStringLiteral("330199188506152329");

DocumentFacts good(const QString &number)
{
    return {DocumentKind::Resident, number,           birthInNumber(number), StatedSex::Female,
            QDate(2020, 1, 1),      QDate(2040, 1, 1)};
}

ErrorCode verdict(const DocumentFacts &facts, DocumentKinds accepted = kAll)
{
    const auto result = judgeDocument(facts, accepted, kToday);
    return result ? ErrorCode::Internal : result.error().code; // Internal: nothing is wrong
}
constexpr ErrorCode kFine = ErrorCode::Internal;

// the number with its check sign put right, for cases where another rule shall speak
QString signedNumber(QString number)
{
    for (const char sign : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'}) {
        number[17] = QLatin1Char(sign);
        if (checkSignHolds(number))
            break;
    }
    return number;
}

} // namespace

class TestCardRules : public QObject {
    Q_OBJECT
private slots:
    void knownNumbersHold_data()
    {
        QTest::addColumn<QString>("number");
        for (const char *number :
             {"330199188001010018", "330199188506152329", "33019918880808005X", "330199189912310040",
              "11010519491231002X", "440524188001010014", "33019918880808005x"})
            QTest::newRow(number) << QString::fromLatin1(number);
    }
    void knownNumbersHold()
    {
        QFETCH(QString, number);
        QVERIFY(checkSignHolds(number));
        QVERIFY(isCitizenNumber(number, kToday));
    }
    void everySingleWrongDigitAndSwapIsFound()
    {
        for (qsizetype at = 0; at < 17; ++at) {
            for (char digit = '0'; digit <= '9'; ++digit) {
                QString changed = kWoman;
                changed[at] = QLatin1Char(digit);
                QCOMPARE(checkSignHolds(changed), changed == kWoman);
            }
            QString swapped = kWoman;
            std::swap(swapped[at], swapped[at + 1]);
            QCOMPARE(checkSignHolds(swapped), swapped == kWoman);
        }
    }
    void whatIsNoNumberIsNoNumber()
    {
        for (const char *text :
             {"", "33019918850615232", "3301991885061523290", "33019918850615232A", "3301991885O6152329"})
            QVERIFY(!checkSignHolds(QString::fromLatin1(text)));
        QVERIFY(!checkSignHolds(QStringLiteral("３３０１９９１８８５０６１５２３２９")));
        QVERIFY(!isCitizenNumber(signedNumber(QStringLiteral("330199188502302320")), kToday)); // 30 February
        QVERIFY(!isCitizenNumber(signedNumber(QStringLiteral("330199203003152320")), kToday)); // not born yet
    }
    void aGoodCardPasses() { QCOMPARE(verdict(good(kWoman)), kFine); }
    void aCardValidForeverAndOneOnItsLastDayPass()
    {
        DocumentFacts facts = good(kWoman);
        facts.validTo = std::nullopt;
        QCOMPARE(verdict(facts), kFine);
        facts.validTo = kToday;
        QCOMPARE(verdict(facts), kFine);
        facts.validTo = kToday.addDays(-1);
        QCOMPARE(verdict(facts), ErrorCode::CardExpired);
    }
    void aCardThatContradictsItselfIsInvalid_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"check sign", "birth", "no birth", "sex", "begins after today",
                                 "ends before it begins", "unknown validity", "wrong first digit", "too short"})
            QTest::newRow(what) << QString::fromLatin1(what);
    }
    void aCardThatContradictsItselfIsInvalid()
    {
        QFETCH(QString, what);
        QString number = kWoman;
        DocumentFacts facts = good(kWoman);
        if (what == QLatin1String("check sign"))
            number[17] = QLatin1Char('0');
        else if (what == QLatin1String("birth"))
            facts.birth = facts.birth.addDays(1);
        else if (what == QLatin1String("no birth"))
            facts.birth = QDate();
        else if (what == QLatin1String("sex"))
            facts.sex = StatedSex::Male;
        else if (what == QLatin1String("begins after today"))
            facts.validFrom = kToday.addDays(1);
        else if (what == QLatin1String("ends before it begins"))
            facts.validTo = facts.validFrom.addDays(-1);
        else if (what == QLatin1String("unknown validity"))
            facts.validTo = QDate();
        else if (what == QLatin1String("wrong first digit"))
            number = signedNumber(QStringLiteral("830199188506152329"));
        else
            number.chop(1);
        facts.number = number;
        QCOMPARE(verdict(facts), ErrorCode::CardInvalid);
    }
    void aSexThatTheCardDoesNotStateIsNotGuessed()
    {
        DocumentFacts facts = good(kWoman);
        facts.sex = StatedSex::NotKnown;
        QCOMPARE(verdict(facts), kFine);
    }
    void aKindThatIsNotAcceptedIsNamedBeforeItsDate()
    {
        DocumentFacts facts = good(kWoman);
        facts.validTo = kToday.addDays(-400);
        QCOMPARE(verdict(facts, DocumentKind::HkMacauTaiwanResident), ErrorCode::CardKind);
    }
    void foreignersHaveTheirOwnNumbers()
    {
        QString number = QStringLiteral("USA330190000123");
        DocumentFacts facts{DocumentKind::Foreigner2017, number,           QDate(1890, 5, 6), StatedSex::Male,
                            QDate(2019, 1, 1),           QDate(2029, 1, 1)};
        QCOMPARE(verdict(facts), kFine);
        number = QStringLiteral("USA33019000012X");
        facts.number = number;
        QCOMPARE(verdict(facts), ErrorCode::CardInvalid);

        const QString modern = signedNumber(QStringLiteral("933840189005060121"));
        facts = {DocumentKind::Foreigner2023, modern,           QDate(1890, 5, 6), StatedSex::Male,
                 QDate(2024, 1, 1),           QDate(2034, 1, 1)};
        QCOMPARE(verdict(facts), kFine); // the sequence number is even and that says nothing of a foreigner
        facts.birth = QDate(1890, 5, 7);
        QCOMPARE(verdict(facts), ErrorCode::CardInvalid);
    }
    void compatriotsBeginWithTheirRegion()
    {
        const QString number = signedNumber(QStringLiteral("810000188506152321"));
        DocumentFacts facts = good(number);
        QCOMPARE(verdict(facts), ErrorCode::CardInvalid); // not a resident's number
        facts.kind = DocumentKind::HkMacauTaiwanResident;
        QCOMPARE(verdict(facts), kFine);
        const QString inland = kWoman;
        facts.number = inland;
        facts.birth = birthInNumber(inland);
        QCOMPARE(verdict(facts), ErrorCode::CardInvalid);
    }
    void theReasonNeverHoldsTheNumber()
    {
        DocumentFacts facts = good(kWoman);
        facts.sex = StatedSex::Male;
        const auto result = judgeDocument(facts, kAll, kToday);
        QVERIFY(!result && !result.error().trace().contains(kWoman.first(6)));
    }
    void kindsAreCalledAsTheReaderCallsThem()
    {
        for (const char *name : {"resident", "hk-macau-taiwan-resident", "foreigner-2017", "foreigner-2023"}) {
            QVERIFY(documentKind(QString::fromLatin1(name)));
            QCOMPARE(QByteArray(codeName(*documentKind(QString::fromLatin1(name)))), QByteArray(name));
        }
        QVERIFY(!documentKind(u"passport"));
    }
    void ethnicGroupsAreNamedAndUnknownCodesShownRaw()
    {
        QCOMPARE(ethnicGroupName(u"01"), QStringLiteral("汉"));
        QCOMPARE(ethnicGroupName(u"29"), QStringLiteral("柯尔克孜"));
        QCOMPARE(ethnicGroupName(u"56"), QStringLiteral("基诺"));
        QCOMPARE(ethnicGroupName(u"97"), QStringLiteral("其他"));
        QCOMPARE(ethnicGroupName(u"57"), QStringLiteral("57"));
        QCOMPARE(ethnicGroupName(u"00"), QStringLiteral("00"));
        QCOMPARE(ethnicGroupName(u"X1"), QStringLiteral("X1"));
    }
};
QTEST_GUILESS_MAIN(TestCardRules)
#include "tst_card_rules.moc"
