// SPDX-License-Identifier: Apache-2.0
// What the staff order is done once, by whom it may be, under their names; anything else changes nothing.
#include "staff_place.h"

using namespace kiosk;
using test::lin;
using test::order;
using test::wang;
using test::zhou;

class TestStaffWork : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_place = std::make_unique<test::StaffPlace>();
        QVERIFY(m_place->office.isGood());
        QVERIFY(m_place->start());
        m_work = std::make_unique<StaffWork>(*m_place->store, m_place->desk.get());
    }
    void cleanup()
    {
        m_work.reset();
        m_place.reset();
    }

    void aHeldCaseIsSeenAndSentAgain()
    {
        const SealedCase sealed = m_place->held();
        const StaffAnswer list = done(order(StaffDeed::ListHeld, {}, "", zhou()));
        QVERIFY(list.text.contains(sealed.submission.text()));
        QVERIFY(list.text.contains(sealed.title));
        QVERIFY(list.text.contains(u"envelope-refused"));
        done(order(StaffDeed::ReleaseHeld, {sealed.submission.text()}, "cause-removed", zhou()));
        QCOMPARE(done(order(StaffDeed::ListHeld, {}, "", zhou())).text, QStringLiteral("Nothing.\n"));
        QCOMPARE(code(order(StaffDeed::ReleaseHeld, {sealed.submission.text()}, "cause-removed", zhou())),
                 QStringLiteral("sequence-error"));
        QCOMPARE(actors("row.released"), QStringList({QStringLiteral("staff/zhou-07")}));
    }
    void aHeldCaseIsEndedByTwo()
    {
        const SealedCase sealed = m_place->held();
        const QStringList recalled{sealed.submission.text(), QStringLiteral("recalled")};
        const QStringList subject{sealed.submission.text(), QStringLiteral("acknowledged")};
        QCOMPARE(code(order(StaffDeed::EndHeld, subject, "wrong-content", zhou(), lin())),
                 QStringLiteral("invalid-input"));
        done(order(StaffDeed::EndHeld, recalled, "wrong-content", lin(), zhou()));
        QCOMPARE(test::await(m_place->store->counts())->closed, 1);
        QCOMPARE(actors("row.closed"), QStringList({QStringLiteral("staff/lin-02/zhou-07")}));
    }
    void anUncertainCertificateIsSettledByTwo()
    {
        const ClaimStep claim = m_place->doubtful();
        QVERIFY(done(order(StaffDeed::ListClaims, {}, "", wang())).text.contains(claim.claim.text()));
        done(order(StaffDeed::SettleClaim, {claim.claim.text(), QStringLiteral("printed")}, "with-citizen", zhou(),
                   lin()));
        QCOMPARE(done(order(StaffDeed::ListClaims, {}, "", wang())).text, QStringLiteral("Nothing.\n"));
        QCOMPARE(actors("claim.decided"), QStringList({QStringLiteral("staff/zhou-07/lin-02")}));
    }
    void sheetsAreLoadedWrittenOffAndTakenOut()
    {
        const QStringList range{QStringLiteral("title-certificate"), QStringLiteral("D0012001"),
                                QStringLiteral("D0012010")};
        const QString loaded = done(order(StaffDeed::LoadBlanks, range, "", zhou(), lin())).text;
        const QString issue = loaded.trimmed().section(u' ', -1);
        QVERIFY(BlankIssueId::parse(issue));
        QCOMPARE(code(order(StaffDeed::LoadBlanks, range, "", zhou(), lin())), QStringLiteral("conflict"));
        done(order(StaffDeed::WriteOffBlank, {QStringLiteral("D0012003")}, "damaged", zhou(), lin()));
        const QString list = done(order(StaffDeed::ListBlanks, {}, "", wang())).text;
        QVERIFY2(list.contains(QStringLiteral("9 left of D0012001 to D0012010, issue ") + issue), qPrintable(list));
        QVERIFY2(list.contains(u"10 issued = 9 in the tray"), qPrintable(list));
        QVERIFY(done(order(StaffDeed::TakeOutBlanks, {issue}, "end-of-day", zhou(), lin())).text.startsWith(u'9'));
        QVERIFY(done(order(StaffDeed::ListBlanks, {}, "", wang())).text.contains(u"9 taken out"));
    }
    void aLateConfirmationIsDealtWith()
    {
        const SealedCase sealed = test::sealedCase(*m_place->clock);
        QVERIFY(test::await(m_place->store->sealCase(sealed)));
        QVERIFY(test::await(
            m_place->store->acknowledge(sealed.submission.text(), {QStringLiteral("SL-1"), m_place->clock->wall()})));
        QVERIFY(done(order(StaffDeed::ListLate, {}, "", zhou())).text.contains(sealed.submission.text()));
        done(order(StaffDeed::FinishLate, {sealed.submission.text()}, "", zhou()));
        QCOMPARE(code(order(StaffDeed::FinishLate, {sealed.submission.text()}, "", zhou())),
                 QStringLiteral("not-found"));
    }

    void whoMayNotDoesNothing_data()
    {
        QTest::addColumn<QStringList>("people");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const QStringList &people, const char *said) {
            QTest::newRow(name) << people << QString::fromLatin1(said);
        };
        row("one of two", {QStringLiteral("zhou")}, "two-people");
        row("nobody", {}, "two-people");
        row("the same twice", {QStringLiteral("zhou"), QStringLiteral("zhou")}, "two-people");
        row("no witness", {QStringLiteral("zhou"), QStringLiteral("wang")}, "not-permitted");
        row("a witness only", {QStringLiteral("lin"), QStringLiteral("wang")}, "not-permitted");
        row("the other's PIN is wrong", {QStringLiteral("zhou"), QStringLiteral("lin-wrong")}, "refused");
        row("the first one's PIN is wrong", {QStringLiteral("lin-wrong"), QStringLiteral("zhou")}, "refused");
        row("a stranger", {QStringLiteral("zhou"), QStringLiteral("stranger")}, "refused");
    }
    void whoMayNotDoesNothing()
    {
        QFETCH(QStringList, people);
        QFETCH(QString, said);
        const SealedCase sealed = m_place->held();
        const QStringList subject{sealed.submission.text(), QStringLiteral("closed")};
        StaffOrder given = order(StaffDeed::EndHeld, subject, "done-at-window");
        for (const QString &person : people)
            given.people.push_back(named(person));
        QCOMPARE(code(std::move(given)), said);
        QCOMPARE(test::await(m_place->store->heldRows())->size(), 1);
        // what one approved and did not come to its end is not left lying for the next order
        StaffOrder alone = order(StaffDeed::EndHeld, subject, "done-at-window", lin());
        QCOMPARE(code(std::move(alone)), QStringLiteral("two-people"));
        QCOMPARE(test::await(m_place->store->heldRows())->size(), 1);
    }
    void anApprovalFromOutsideDoesNotCount()
    {
        const SealedCase sealed = m_place->held();
        const QStringList subject{sealed.submission.text(), QStringLiteral("closed")};
        QVERIFY(test::await(m_place->desk->approve(StaffAct::CloseCase, subject.join(u'/'), lin()))->approval
                == Approval::First);
        QCOMPARE(code(order(StaffDeed::EndHeld, subject, "done-at-window", zhou(), zhou())),
                 QStringLiteral("two-people"));
        QCOMPARE(test::await(m_place->store->heldRows())->size(), 1);
    }
    void oneWhoMayNotReleaseIsToldSo()
    {
        const SealedCase sealed = m_place->held();
        QCOMPARE(code(order(StaffDeed::ReleaseHeld, {sealed.submission.text()}, "try-again", wang())),
                 QStringLiteral("not-permitted"));
        QCOMPARE(code(order(StaffDeed::ListHeld, {}, "", wang())), QStringLiteral("not-permitted"));
        QCOMPARE(code(order(StaffDeed::ListHeld, {}, "", zhou("111119"))), QStringLiteral("refused"));
        QVERIFY(!m_place->desk->session().identity()); // no order begins anybody's session
    }
    void tooManyWrongSecretsLockAndSayForHowLong()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(code(order(StaffDeed::ListHeld, {}, "", zhou("111119"))), QStringLiteral("refused"));
        const StaffAnswer locked = told(order(StaffDeed::ListHeld, {}, "", zhou()));
        QCOMPARE(locked.code, QStringLiteral("locked"));
        QVERIFY2(locked.text.contains(u" s."), qPrintable(locked.text));
    }
    void aReasonIsOneOfTheTables()
    {
        const SealedCase sealed = m_place->held();
        for (const char *reason : {"", "rumour", "with-citizen"})
            QCOMPARE(code(order(StaffDeed::ReleaseHeld, {sealed.submission.text()}, reason, zhou())),
                     QStringLiteral("no-reason"));
        QCOMPARE(code(order(StaffDeed::ListHeld, {}, "try-again", zhou())), QStringLiteral("no-reason"));
    }
    void oneOrderAtATime()
    {
        std::optional<StaffAnswer> first;
        std::optional<StaffAnswer> second;
        m_work->carryOut(order(StaffDeed::ListHeld, {}, "", zhou()),
                         [&](const StaffAnswer &answer) { first = answer; });
        m_work->carryOut(order(StaffDeed::ListHeld, {}, "", zhou()),
                         [&](const StaffAnswer &answer) { second = answer; });
        QCOMPARE(second.value().code, QStringLiteral("busy"));
        QTRY_VERIFY(first);
        QCOMPARE(first->code, QString());
    }
    void withoutAListNobodyWorks()
    {
        StaffWork work(*m_place->store, nullptr);
        std::optional<StaffAnswer> answer;
        work.carryOut(order(StaffDeed::ListHeld, {}, "", zhou()), [&](const StaffAnswer &said) { answer = said; });
        QCOMPARE(answer.value().code, QStringLiteral("no-list"));
    }

private:
    static SignInTry named(const QString &person)
    {
        if (person == u"zhou")
            return zhou();
        if (person == u"wang")
            return wang();
        if (person == u"stranger")
            return test::shows("04FFFFFF");
        return person == u"lin" ? lin() : lin("111119");
    }
    StaffAnswer told(StaffOrder given)
    {
        std::optional<StaffAnswer> answer;
        m_work->carryOut(std::move(given), [&answer](const StaffAnswer &said) { answer = said; });
        static_cast<void>(QTest::qWaitFor([&answer] { return answer.has_value(); }, 20000));
        return answer.value_or(StaffAnswer{QStringLiteral("no answer"), {}});
    }
    QString code(StaffOrder given) { return told(std::move(given)).code; }
    StaffAnswer done(StaffOrder given)
    {
        StaffAnswer answer = told(std::move(given));
        [&answer] { QVERIFY2(answer.code.isEmpty(), qPrintable(answer.code + u' ' + answer.text)); }();
        return answer;
    }
    QStringList actors(const char *event)
    {
        m_work.reset();
        m_place->desk.reset();
        return m_place->texts(
            QByteArray("SELECT actor FROM audit WHERE event = '").append(event).append("'").constData());
    }

    std::unique_ptr<test::StaffPlace> m_place;
    std::unique_ptr<StaffWork> m_work;
};

QTEST_GUILESS_MAIN(TestStaffWork)
#include "tst_staff_work.moc"
