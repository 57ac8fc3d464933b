// SPDX-License-Identifier: Apache-2.0
// Cards with odd contents come through the wire as they stand; whether they are good is app/identity's word.
#include "sdt_reader_fixture.h"

#include <identity/card_rules.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr qsizetype nameAt = 0;
constexpr qsizetype ethnicAt = 32;
constexpr qsizetype birthAt = 36;
constexpr qsizetype numberAt = 122;
constexpr qsizetype validToAt = 204;

QByteArray nulPadded(QByteArray block)
{
    for (qsizetype at = 0; at < block.size(); at += 2)
        if (block[at] == ' ' && block[at + 1] == 0)
            block[at] = 0;
    return block;
}

} // namespace

class TestSdtContents : public SdtReaderFixture {
    Q_OBJECT

    Result<hal::IdCardRecord> readBlock(const QByteArray &block)
    {
        openAndEnable();
        m_peer->place(FakeSdtPeer::frame(readBodyOf(block)));
        return read();
    }
    static QString verdictOn(const hal::IdCardRecord &card)
    {
        const auto number = card.number.reveal();
        const auto kind = documentKind(QString::fromLatin1(hal::codeName(card.kind)));
        if (!kind)
            return QStringLiteral("kind");
        const auto verdict = judgeDocument(
            {*kind, number, card.birth, StatedSex::NotKnown, card.validFrom, card.validTo}, *kind, QDate(2026, 11, 26));
        return verdict ? QStringLiteral("good") : QString::fromLatin1(codeName(verdict.error().code));
    }

private slots:
    void aNameComesAsItCanBeWritten_data()
    {
        QTest::addColumn<QString>("onCard");
        QTest::addColumn<QString>("read");
        QTest::addColumn<QString>("id");
        QTest::newRow("beyond the BMP") << QString::fromUcs4(U"\U0002000B三") << QString::fromUcs4(U"\U0002000B三")
                                        << "idcard.name-beyond-bmp";
        QTest::newRow("half a surrogate")
            << QStringLiteral("张") + QChar(0xD840) << QStringLiteral("张\uFFFD") << "idcard.name-half-surrogate";
    }
    void aNameComesAsItCanBeWritten()
    {
        QFETCH(QString, onCard);
        QFETCH(QString, read);
        QFETCH(QString, id);
        const auto card = readBlock(with(textBlockOf("resident"), nameAt, onCard));
        QVERIFY(card);
        QCOMPARE(card->name.reveal(), read);
        faultInjected(qPrintable(id));
    }
    void nulPaddingIsPadding()
    {
        const auto card = readBlock(nulPadded(textBlockOf("resident")));
        QVERIFY(card);
        QCOMPARE(card->name.reveal(), QStringLiteral("张三"));
        QCOMPARE(card->kind, hal::IdCardKind::Resident);
        QCOMPARE(verdictOn(*card), QStringLiteral("good"));
        faultInjected("idcard.nul-padding");
    }
    void longTermNeverExpires()
    {
        const auto card = readBlock(with(textBlockOf("resident"), validToAt, QStringView(u"长期      ")));
        QVERIFY(card);
        QVERIFY(!card->validTo);
        QCOMPARE(verdictOn(*card), QStringLiteral("good"));
        faultInjected("idcard.long-term");
    }
    void contentsThatContradictThemselvesAreRead_data()
    {
        QTest::addColumn<qsizetype>("at");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("id");
        QTest::newRow("as it should be") << nameAt << QStringLiteral("张三") << QStringLiteral("good") << "";
        QTest::newRow("expired") << validToAt << QStringLiteral("20260101") << QStringLiteral("card-expired")
                                 << "idcard.expired";
        QTest::newRow("birth") << birthAt << QStringLiteral("19900102") << QStringLiteral("card-invalid")
                               << "idcard.birth-not-in-number";
        QTest::newRow("check sign") << numberAt << QStringLiteral("330102199001010013")
                                    << QStringLiteral("card-invalid") << "idcard.wrong-check-sign";
        QTest::newRow("no date") << validToAt << QStringLiteral("20260230") << QStringLiteral("card-invalid")
                                 << "idcard.date-that-is-none";
    }
    void contentsThatContradictThemselvesAreRead()
    {
        QFETCH(qsizetype, at);
        QFETCH(QString, text);
        QFETCH(QString, verdict);
        QFETCH(QString, id);
        const auto card = readBlock(with(textBlockOf("resident"), at, text));
        QVERIFY(card);
        QCOMPARE(verdictOn(*card), verdict);
        if (!id.isEmpty())
            faultInjected(qPrintable(id));
    }
    void anEthnicCodeThatNobodyKnowsIsKeptAndNotGuessed()
    {
        const auto card = readBlock(with(textBlockOf("resident"), ethnicAt, QStringView(u"77")));
        QVERIFY(card);
        QCOMPARE(card->ethnicCode, QStringLiteral("77"));
        faultInjected("idcard.unknown-ethnic-code");
    }
    void aForeignersCardOf2023IsNoCitizens() // with the renewal count where residents have the ethnic code
    {
        const auto block = textBlockOf("foreign2023");
        QCOMPARE(block.mid(ethnicAt, 4), utf16(u"01"));
        const auto card = readBlock(block);
        QVERIFY(card);
        QCOMPARE(card->kind, hal::IdCardKind::Foreigner2023);
        QVERIFY(card->ethnicCode.isEmpty());
        QVERIFY(card->address.isEmpty());
        QCOMPARE(card->nationality, QStringLiteral("USA"));
        faultInjected("idcard.foreigner-2023-as-resident");
    }
};

QTEST_GUILESS_MAIN(TestSdtContents)
#include "tst_sdt_contents.moc"
