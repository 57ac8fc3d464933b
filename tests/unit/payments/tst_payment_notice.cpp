// SPDX-License-Identifier: Apache-2.0
// The code on a notice to pay: what is one, and that a slip of the finger is none.
#include <payments/payment_notice.h>

#include <QTest>

using namespace kiosk;

class TestPaymentNotice : public QObject {
    Q_OBJECT
private slots:
    void theCheckDigitIsThatOfTheStandard_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"33019926000000000013", "33019926000000000021", "33019926000000000030",
                                 "33019926000000000048", "33019926000000000056", "00000000000000000006"})
            QTest::newRow(code) << QString::fromLatin1(code);
    }
    void theCheckDigitIsThatOfTheStandard()
    {
        QFETCH(QString, code);
        QVERIFY(isNoticeCode(code));
    }
    void oneWrongDigitIsSeen()
    {
        const QString right = QStringLiteral("33019926000000000013");
        for (qsizetype at = 0; at < right.size(); ++at) {
            for (char16_t digit = u'0'; digit <= u'9'; ++digit) {
                QString wrong = right;
                wrong[at] = digit;
                QCOMPARE(isNoticeCode(wrong), wrong == right);
            }
        }
    }
    void anotherLengthIsNone()
    {
        for (const char *none : {"", "1", "3301992600000000001", "330199260000000000130", "3301992600000000001X"})
            QVERIFY(!isNoticeCode(QString::fromLatin1(none)));
        QVERIFY(!isNoticeCode(QStringLiteral("３３０１９９２６０００００００００００１３").left(20)));
    }
    void digitsAreTakenHoweverTheyWereWritten()
    {
        const QString code = QStringLiteral("33019926000000000013");
        QCOMPARE(noticeDigits(QStringLiteral(" 3301 9926-0000 0000 0013\n")), code);
        QCOMPARE(noticeDigits(QStringLiteral("３３０１９９２６００００００００００１３")), code);
        QCOMPARE(noticeDigits(QStringLiteral("缴款码")), QString());
        QCOMPARE(groupedNotice(code), QStringLiteral("3301 9926 0000 0000 0013"));
    }
    void aStateOfANewerPortalIsUnknown()
    {
        for (const NoticeState state : {NoticeState::Open, NoticeState::InPayment, NoticeState::Paid,
                                        NoticeState::Expired, NoticeState::Withdrawn})
            QCOMPARE(noticeState(QString::fromLatin1(codeName(state))), state);
        QCOMPARE(noticeState(u"in-dispute"), NoticeState::Unknown);
    }
};

QTEST_APPLESS_MAIN(TestPaymentNotice)
#include "tst_payment_notice.moc"
