// SPDX-License-Identifier: Apache-2.0
// An order of the staff as a line, and the table of deeds that it is read by.
#include "staff_place.h"

#include <QSet>

using namespace kiosk;

class TestStaffOrder : public QObject {
    Q_OBJECT
private slots:
    void anOrderComesThroughAsItWasMade()
    {
        auto given = test::order(StaffDeed::EndHeld, {QStringLiteral("0b1c"), QStringLiteral("recalled")},
                                 "wrong-content", test::zhou());
        given.people.push_back({{StaffCard::Kind::Number, SensitiveText(QStringLiteral("20077"))},
                                SignInMethod::Totp,
                                SensitiveBytes(QByteArrayView("004711"))});
        const auto line = encoded(given);
        QVERIFY(line && line->view().endsWith('\n'));
        const auto read = decodedStaffOrder(line->view());
        QVERIFY(read);
        QVERIFY(read->deed == StaffDeed::EndHeld);
        QCOMPARE(read->subject, given.subject);
        QCOMPARE(read->reason, given.reason);
        QCOMPARE(read->people.size(), 2U);
        QVERIFY(read->people[0].method == SignInMethod::Pin);
        QCOMPARE(read->people[0].secret.reveal(), QByteArray("492817"));
        QVERIFY(read->people[1].card.kind == StaffCard::Kind::Number);
        QCOMPARE(read->people[1].card.value.reveal(), QStringLiteral("20077"));
        QVERIFY(read->people[1].method == SignInMethod::Totp);
    }
    void whatCannotBeALineIsNotMadeOne_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("reason");
        QTest::newRow("tab") << QStringLiteral("a\tb") << QStringLiteral("try-again");
        QTest::newRow("line end") << QStringLiteral("a") << QStringLiteral("try-again\nheld");
        QTest::newRow("too long") << QString(longestStaffOrder, u'a') << QStringLiteral("try-again");
    }
    void whatCannotBeALineIsNotMadeOne()
    {
        QFETCH(QString, subject);
        QFETCH(QString, reason);
        StaffOrder given = test::order(StaffDeed::ReleaseHeld, {subject}, "", test::zhou());
        given.reason = reason;
        QCOMPARE(test::codeOf(encoded(given)), ErrorCode::InvalidInput);
        given.subject.clear(); // and what is not as the table has it
        QCOMPARE(test::codeOf(encoded(given)), ErrorCode::InvalidInput);
    }
    void anotherLineIsNoOrder_data()
    {
        QTest::addColumn<QByteArray>("line");
        const QByteArray person = "\tserial\t04A1\tpin\t492817";
        QTest::newRow("empty") << QByteArray("\n");
        QTest::newRow("no deed") << QByteArray("forget\tx\t") + person;
        QTest::newRow("no reason's field") << QByteArray("release\tx");
        QTest::newRow("half a person") << QByteArray("release\tx\ttry-again\tserial\t04A1\tpin");
        QTest::newRow("no card") << QByteArray("held\t\tserial\t\tpin\t492817");
        QTest::newRow("no secret") << QByteArray("held\t\tserial\t04A1\tpin\t");
        QTest::newRow("another kind of card") << QByteArray("held\t\tbadge\t04A1\tpin\t492817");
        QTest::newRow("another kind of secret") << QByteArray("held\t\tserial\t04A1\tword\t492817");
        QTest::newRow("three people") << QByteArray("held\t") + person + person + person;
        QTest::newRow("no text") << QByteArray("held\t\xff") + person;
        QTest::newRow("endless") << QByteArray(longestStaffOrder, 'x');
    }
    void anotherLineIsNoOrder()
    {
        QFETCH(QByteArray, line);
        QCOMPARE(test::codeOf(decodedStaffOrder(line)), ErrorCode::InvalidInput);
    }
    void anAnswerComesThroughAndNothingElseIsOne()
    {
        const StaffAnswer given{QStringLiteral("two-people"), QStringLiteral("居住证申领 张*\n")};
        const auto read = decodedStaffAnswer(encoded(given));
        QVERIFY(read);
        QCOMPARE(read->code, given.code);
        QCOMPARE(read->text, given.text);
        for (const QByteArray &line : {QByteArray(), QByteArray("{}"), QByteArray("{\"code\":1,\"text\":\"\"}")})
            QCOMPARE(test::codeOf(decodedStaffAnswer(line)), ErrorCode::BadFrame);
    }
    void everyDeedThatChangesSomethingStandsInTheAuditUnderAsManyNamesAsItTakes()
    {
        QSet<QString> names;
        for (const StaffDeedDefinition &deed : staffDeeds()) {
            names << QString::fromLatin1(deed.name);
            QCOMPARE(staffDeed(QString::fromLatin1(deed.name)), &deed);
            QCOMPARE(&definitionOf(deed.deed), &deed);
            if (deed.event)
                QCOMPARE(takesTwo(*deed.event), !deed.alone.has_value());
        }
        QCOMPARE(names.size(), static_cast<qsizetype>(staffDeeds().size()));
        QVERIFY(!staffDeed(u"forget"));
    }
    void theTableInTheDocumentsIsTheProgramsOwn()
    {
        QFile page(QStringLiteral(KIOSK_SOURCE_DIR "/docs/staff-work.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QVERIFY2(page.readAll().contains(staffDeedTable()), "put there what `kiosk work deeds` prints");
    }
};

QTEST_GUILESS_MAIN(TestStaffOrder)
#include "tst_staff_order.moc"
