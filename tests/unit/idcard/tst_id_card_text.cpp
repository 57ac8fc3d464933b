// SPDX-License-Identifier: Apache-2.0
#include "card_samples.h"

#include <text/id_card_text.h>
#include <text/test_card.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::idcard;
using namespace kiosk::test;
using hal::IdCardKind;

class TestIdCardText : public QObject {
    Q_OBJECT
private:
    static hal::IdCardRecord decoded(const QByteArray &block)
    {
        auto record = decodeTextBlock(block);
        if (!record)
            qFatal("%s", qPrintable(record.error().trace()));
        return std::move(*record);
    }

private slots:
    void aResidentCardGivesEveryField()
    {
        const auto card = decoded(textBlockOf("resident"));
        QCOMPARE(card.kind, IdCardKind::Resident);
        QCOMPARE(card.name.reveal(), QStringLiteral("张三"));
        QCOMPARE(card.sex, hal::Sex::Male);
        QCOMPARE(card.ethnicCode, QStringLiteral("01"));
        QCOMPARE(card.birth, QDate(1990, 1, 1));
        QCOMPARE(card.address.reveal(), QStringLiteral("浙江省杭州市上城区测试路1号"));
        QCOMPARE(card.number.reveal(), QStringLiteral("330102199001010012"));
        QCOMPARE(card.issuingOffice.reveal(), QStringLiteral("杭州市公安局上城分局"));
        QCOMPARE(card.validFrom, QDate(2020, 1, 1));
        QCOMPARE(card.validTo, std::optional(QDate(2040, 1, 1)));
        QVERIFY(card.nationality.isEmpty());
        QVERIFY(card.englishName.isEmpty());
        QVERIFY(card.photoWlt.isEmpty());
    }
    void longTermHasNoLastDay()
    {
        const auto card = decoded(textBlockOf("resident_long"));
        QVERIFY(!card.validTo.has_value());
        QCOMPARE(card.sex, hal::Sex::Female);
        QCOMPARE(card.ethnicCode, QStringLiteral("11"));
        QCOMPARE(card.address.reveal(), QStringLiteral("浙江省杭州市西湖区测试街道甲乙丙丁小区12幢3单元404室"));
    }
    void aPermitOfHongKongMacauTaiwanHasAPassNumberAndNoEthnicGroup()
    {
        const auto card = decoded(textBlockOf("gat"));
        QCOMPARE(card.kind, IdCardKind::HkMacauTaiwanResident);
        QCOMPARE(card.name.reveal(), QStringLiteral("陈大文"));
        QCOMPARE(card.number.reveal(), QStringLiteral("810000199102030027"));
        QCOMPARE(card.passNumber.reveal(), QStringLiteral("H12345678"));
        QVERIFY(card.ethnicCode.isEmpty());
    }
    void aForeignerCardOf2017HasItsOwnLayout()
    {
        const auto card = decoded(textBlockOf("foreign2017"));
        QCOMPARE(card.kind, IdCardKind::Foreigner2017);
        QCOMPARE(card.englishName.reveal(), QStringLiteral("SMITH, JOHN ALBERT"));
        QCOMPARE(card.name.reveal(), QStringLiteral("史密斯"));
        QCOMPARE(card.number.reveal(), QStringLiteral("USA330190010101"));
        QCOMPARE(card.nationality, QStringLiteral("USA"));
        QCOMPARE(card.birth, QDate(1990, 1, 1));
        QCOMPARE(card.validFrom, QDate(2018, 1, 1));
        QCOMPARE(card.validTo, std::optional(QDate(2028, 1, 1)));
        QCOMPARE(card.issuingOffice.reveal(), QStringLiteral("3301"));
        QVERIFY(card.address.isEmpty());
    }
    void aForeignerCardOf2023IsNotACitizenOfGroupHanLivingAtSmithJohn() // the trap of parsers that know J and I only
    {
        const auto card = decoded(textBlockOf("foreign2023"));
        QCOMPARE(card.kind, IdCardKind::Foreigner2023);
        QVERIFY(card.ethnicCode.isEmpty()); // "01" there is the renewal count
        QVERIFY(card.address.isEmpty());
        QVERIFY(card.issuingOffice.isEmpty());
        QCOMPARE(card.englishName.reveal(), QStringLiteral("SMITH, JOHN ALEXANDER MAXIMILIAN BARTHOLOMEW"));
        QCOMPARE(card.name.reveal(), QStringLiteral("史密斯"));
        QCOMPARE(card.nationality, QStringLiteral("USA"));
        QCOMPARE(card.number.reveal(), QStringLiteral("933011198808080012"));
        QCOMPARE(card.birth, QDate(1988, 8, 8));
    }
    void anEnglishNameKeepsTheSpaceWhereItsFieldsMeet()
    {
        auto block = with(textBlockOf("foreign2023"), 52, QStringView(u"ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH "));
        block = with(block, 220, QStringView(u"IJ         "));
        QCOMPARE(decoded(block).englishName.reveal(), QStringLiteral("ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH IJ"));
    }
    void aKindWeDoNotKnowIsRefusedAndNotGuessed_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::newRow("letter") << "K";
        QTest::newRow("lower case") << "y";
        QTest::newRow("digit") << "0";
        QTest::newRow("hanzi") << "港";
    }
    void aKindWeDoNotKnowIsRefusedAndNotGuessed()
    {
        QFETCH(QString, unit);
        const auto record = decodeTextBlock(with(textBlockOf("resident"), 248, unit));
        QVERIFY(!record);
        QCOMPARE(record.error().code, ErrorCode::CardKind);
    }
    void aBlockOfAnotherSizeIsRefused_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 2, 248, 255, 257, 512})
            QTest::addRow("%d", size) << size;
    }
    void aBlockOfAnotherSizeIsRefused()
    {
        QFETCH(int, size);
        const auto record = decodeTextBlock(QByteArray(size, ' '));
        QVERIFY(!record);
        QCOMPARE(record.error().code, ErrorCode::BadFrame);
    }
    void nulPaddingIsPadding()
    {
        auto block = textBlockOf("resident");
        for (qsizetype at = 0; at < block.size(); at += 2)
            if (block[at] == ' ' && block[at + 1] == 0)
                block[at] = 0;
        const auto card = decoded(block);
        QCOMPARE(card.kind, IdCardKind::Resident);
        QCOMPARE(card.name.reveal(), QStringLiteral("张三"));
        QCOMPARE(card.address.reveal(), QStringLiteral("浙江省杭州市上城区测试路1号"));
    }
    void whatStandsBehindANulIsNotText()
    {
        QCOMPARE(decodeTextField(utf16(QStringLiteral("张三") + QChar() + QStringLiteral("旧名"))).reveal(),
                 QStringLiteral("张三"));
    }
    void oddCharactersAreReplacedAndRareOnesKept_data()
    {
        QTest::addColumn<QString>("onCard");
        QTest::addColumn<QString>("read");
        QTest::newRow("high half") << QStringLiteral("张") + QChar(0xD840) << QStringLiteral("张\uFFFD");
        QTest::newRow("low half") << QString(QChar(0xDC00)) + QStringLiteral("三") << QStringLiteral("\uFFFD三");
        QTest::newRow("two highs") << QString(QChar(0xD840)) + QChar(0xD840) + QChar(0xDC0B)
                                   << QStringLiteral("\uFFFD") + QChar(0xD840) + QChar(0xDC0B);
        QTest::newRow("beyond the BMP") << QString::fromUcs4(U"\U0002000B") << QString::fromUcs4(U"\U0002000B");
        QTest::newRow("private use") << QStringLiteral("\uE81A") << QStringLiteral("\uE81A");
        QTest::newRow("control") << QStringLiteral("张\u001B@") << QStringLiteral("张\uFFFD@");
        QTest::newRow("writing direction") << QStringLiteral("张\u202E三") << QStringLiteral("张\uFFFD三");
        QTest::newRow("non-character") << QStringLiteral("张") + QChar(0xFFFF) << QStringLiteral("张\uFFFD");
        QTest::newRow("ideographic space") << QStringLiteral("张三\u3000\u3000") << QStringLiteral("张三");
        QTest::newRow("space inside") << QStringLiteral("阿凡提 买买提") << QStringLiteral("阿凡提 买买提");
        QTest::newRow("nothing") << QStringLiteral("      ") << QString();
    }
    void oddCharactersAreReplacedAndRareOnesKept()
    {
        QFETCH(QString, onCard);
        QFETCH(QString, read);
        QCOMPARE(decodeTextField(utf16(onCard)).reveal(), read);
    }
    void aFieldWithHalfAUnitDoesNotReadBeyondItsEnd()
    {
        QCOMPARE(decodeTextField(utf16(u"张").append('X')).reveal(), QStringLiteral("张"));
        QVERIFY(decodeTextField(QByteArray("X")).isEmpty());
    }
    void aDateThatIsNoneIsInvalidAndNotLongTerm_data()
    {
        QTest::addColumn<QString>("onCard");
        QTest::newRow("30 February") << "20230230";
        QTest::newRow("month 13") << "20231301";
        QTest::newRow("letters") << "2023O1O1";
        QTest::newRow("short") << "2023010 ";
        QTest::newRow("blank") << "        ";
        QTest::newRow("full width") << "２０２３０１０１";
        QTest::newRow("signs") << "+2023-01";
        QTest::newRow("half of long-term") << "长      ";
    }
    void aDateThatIsNoneIsInvalidAndNotLongTerm()
    {
        QFETCH(QString, onCard);
        auto block = with(textBlockOf("resident"), 204, onCard);
        block = with(block, 36, onCard);
        const auto card = decoded(block);
        QVERIFY(card.validTo.has_value());
        QVERIFY(!card.validTo->isValid());
        QVERIFY(!card.birth.isValid());
    }
    void aLeapDayIsADate()
    {
        QCOMPARE(decoded(with(textBlockOf("resident"), 36, QStringView(u"20240229"))).birth, QDate(2024, 2, 29));
    }
    void anUnknownEthnicCodeOrSexIsNotGuessed()
    {
        auto block = with(textBlockOf("resident"), 32, QStringView(u"99"));
        block = with(block, 30, QStringView(u"7"));
        const auto card = decoded(block);
        QCOMPARE(card.ethnicCode, QStringLiteral("99"));
        QCOMPARE(card.sex, hal::Sex::Unknown);
        QCOMPARE(decoded(with(block, 30, QStringView(u"9"))).sex, hal::Sex::NotStated);
    }
    void aProductionBuildAdmitsNoTestCards()
    {
        auto card = decoded(textBlockOf("resident"));
        QVERIFY(admitCard(card, true));
        card.number = SensitiveText(QStringLiteral("330199199001010016"));
        QCOMPARE(admitCard(card, true).error().code, ErrorCode::CardInvalid);
        QVERIFY(admitCard(card, false));
        card.number = SensitiveText(QStringLiteral("330102199001010012"));
        card.photoWlt = SensitiveBytes(readReplyOf("resident").mid(14 + 256, 1024));
        QCOMPARE(admitCard(card, true).error().code, ErrorCode::CardInvalid);
        QVERIFY(admitCard(card, false));
        card.photoWlt = SensitiveBytes(QByteArray("WLf\0~\0002\0", 8)); // too short to tell
        QVERIFY(admitCard(card, true));
    }
};
QTEST_GUILESS_MAIN(TestIdCardText)
#include "tst_id_card_text.moc"
