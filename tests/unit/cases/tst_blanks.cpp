// SPDX-License-Identifier: Apache-2.0
#include <cases/blanks.h>

#include <QTest>

using namespace kiosk;

class TestBlanks : public QObject {
    Q_OBJECT
private slots:
    void aRangeCountsUpAsTheNumbersArePrinted()
    {
        const BlankRange range{QStringLiteral("title-certificate"), QStringLiteral("D0012098"),
                               QStringLiteral("D0012101")};
        QVERIFY(range.check());
        QCOMPARE(range.size(), 4);
        QCOMPARE(range.serial(0), range.first);
        QCOMPARE(range.serial(2), QStringLiteral("D0012100"));
        QCOMPARE(range.serial(3), range.last);
    }
    void aRangeThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const char *name, const char *kind, const char *first, const char *last) {
            QTest::newRow(name) << QString::fromLatin1(kind) << QString::fromLatin1(first) << QString::fromLatin1(last);
        };
        row("backwards", "title-certificate", "D0002", "D0001");
        row("two series", "title-certificate", "D0001", "E0002");
        row("two lengths", "title-certificate", "D0001", "D00002");
        row("too many", "title-certificate", "D0001", "D9999");
        row("no kind", "", "D0001", "D0002");
        row("kind of another shape", "Title", "D0001", "D0002");
        row("a citizen's number", "title-certificate", "110101199003070011", "110101199003070012");
        row("small letters", "title-certificate", "d0001", "d0002");
        row("letters behind", "title-certificate", "0001X", "0002X");
        row("nothing", "title-certificate", "", "");
    }
    void aRangeThatIsNoneIsRefused()
    {
        QFETCH(QString, kind);
        QFETCH(QString, first);
        QFETCH(QString, last);
        QCOMPARE((BlankRange{kind, first, last}).check().error().code, ErrorCode::InvalidInput);
    }
    void whatLeftTheTerminalNeverComesBack()
    {
        for (const BlankState from : {BlankState::Printed, BlankState::Spoiled, BlankState::TakenOut}) {
            for (const BlankState to : {BlankState::Tray, BlankState::Printing, BlankState::Printed,
                                        BlankState::Spoiled, BlankState::Uncertain, BlankState::TakenOut})
                QVERIFY(!mayMove(from, to));
        }
        QVERIFY(!mayMove(BlankState::Uncertain, BlankState::Tray)); // it may have been printed on
        QCOMPARE(blankState(QString::fromLatin1(codeName(BlankState::TakenOut))), BlankState::TakenOut);
        QVERIFY(!blankState(u"lost"));
    }
};

QTEST_GUILESS_MAIN(TestBlanks)
#include "tst_blanks.moc"
