// SPDX-License-Identifier: Apache-2.0
#include <cases/receipt_code.h>

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace kiosk;

namespace {

// The characters that carry the code, without the dashes of the layout.
QString signsOf(const ReceiptCode &code) { return QString(code.text()).remove(u'-'); }

bool reads(const QString &text, QStringView prefix = u"CH") { return ReceiptCode::parse(text, prefix).has_value(); }

} // namespace

class TestReceiptCode : public QObject {
    Q_OBJECT
private slots:
    void aCodeLooksAsOnTheReceipt()
    {
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        const QRegularExpression form(
            QStringLiteral("^CH-[%1]{4}-[%1]{4}-[%1]$").arg(QLatin1String(ReceiptCode::alphabet())));
        QVERIFY2(form.match(code.text()).hasMatch(), qPrintable(code.text()));
        QVERIFY(ReceiptCode::parse(code.text(), u"CH") == code);
    }
    void theAlphabetHasNoPairThatIsMistaken()
    {
        QCOMPARE(ReceiptCode::alphabet().size(), 29);
        for (const char16_t sign : u"ILOSZBU")
            QVERIFY(sign == 0 || !QString(ReceiptCode::alphabet()).contains(QChar(sign)));
    }
    void tenThousandCodesDiffer()
    {
        QSet<QString> codes;
        for (int i = 0; i < 10000; ++i)
            codes << ReceiptCode::make(u"CH").value().text();
        QCOMPARE(codes.size(), 10000);
    }
    void everySingleWrongCharacterIsCaught_data()
    {
        QTest::addColumn<QString>("prefix");
        for (const char *prefix : {"C", "CH", "BJ", "4403"})
            QTest::newRow(prefix) << QString::fromLatin1(prefix);
    }
    void everySingleWrongCharacterIsCaught()
    {
        QFETCH(QString, prefix);
        const QString alphabet = ReceiptCode::alphabet();
        QRandomGenerator seeded(20260312);
        for (int sample = 0; sample < 200; ++sample) {
            const ReceiptCode code = ReceiptCode::make(prefix, seeded).value();
            const QString right = signsOf(code);
            for (qsizetype at = 0; at < right.size(); ++at) {
                for (const QChar other : alphabet) {
                    QString wrong = right;
                    wrong[at] = other;
                    const auto read = ReceiptCode::parse(wrong, prefix);
                    QVERIFY2(!read || *read == code, qPrintable(right + u' ' + wrong));
                }
            }
        }
    }
    void everySwapOfTwoNeighboursIsCaught()
    {
        QRandomGenerator seeded(1);
        for (int sample = 0; sample < 2000; ++sample) {
            const QString right = signsOf(ReceiptCode::make(u"CH", seeded).value());
            for (qsizetype at = 0; at + 1 < right.size(); ++at) {
                QString wrong = right;
                std::swap(wrong[at], wrong[at + 1]);
                QVERIFY2(wrong == right || !reads(wrong), qPrintable(right + u' ' + wrong));
            }
        }
    }
    void whatAPersonTypesIsForgiven()
    {
        QRandomGenerator seeded(7);
        for (int sample = 0; sample < 200; ++sample) {
            const ReceiptCode code = ReceiptCode::make(u"CH", seeded).value();
            const QString signs = signsOf(code);
            QString mistaken = signs.toLower();
            mistaken.replace(u'0', u'o').replace(u'1', u'l').replace(u'5', u's').replace(u'2', u'z');
            mistaken.replace(u'8', u'b').replace(u'v', u'u');
            QString fullWidth;
            for (const QChar sign : code.text())
                fullWidth += sign == u'-' ? QChar(0x2014) : QChar(sign.unicode() - 0x21 + 0xFF01);
            for (const QString &typed : {signs, signs.toLower(), QStringLiteral("  %1\t").arg(code.text()), mistaken,
                                         fullWidth, QString(code.text()).replace(u'-', u' ')})
                QVERIFY2(ReceiptCode::parse(typed, u"CH") == code, qPrintable(typed));
        }
    }
    void anotherDistrictIsNotOurs()
    {
        const ReceiptCode theirs = ReceiptCode::make(u"XH").value();
        QCOMPARE(ReceiptCode::parse(theirs.text(), u"CH").error().code, ErrorCode::InvalidInput);
    }
    void rubbishIsRefused()
    {
        for (const QString &text :
             {QString(), QStringLiteral("CH"), QStringLiteral("CH-7Q4M-2KD9"), QStringLiteral("CH-7Q4M-2KD9-X9"),
              QStringLiteral("CH-7Q4M-2K#9-X"), QStringLiteral("沪-7Q4M-2KD9-X")})
            QVERIFY2(!reads(text), qPrintable(text));
    }
    void aPrefixIsOneToFourLettersOrDigits()
    {
        for (const QStringView prefix : {u"", u"ch", u"ABCDE", u"沪", u"C-"})
            QCOMPARE(ReceiptCode::make(prefix).error().code, ErrorCode::InvalidInput);
    }
    void theSameCodeIsReadInEveryProcess() // a frozen example: a change of alphabet or weights breaks old receipts
    {
        QString last;
        for (const QChar sign : QString(ReceiptCode::alphabet())) {
            if (reads(QStringLiteral("CH-7Q4M-2KD9-") + sign))
                last += sign;
        }
        QCOMPARE(last, QStringLiteral("F"));
    }
};
QTEST_GUILESS_MAIN(TestReceiptCode)
#include "tst_receipt_code.moc"
