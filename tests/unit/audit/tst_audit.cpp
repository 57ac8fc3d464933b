// SPDX-License-Identifier: Apache-2.0
#include <audit/audit_chain.h>
#include <audit/audit_events_page.h>
#include <audit/audit_head.h>
#include <core/sensitive.h>
#include <staff/permissions.h>
#include <staff/staff_check.h>
#include <staff/staff_event.h>
#include <staff/staff_session.h>
#include <staff/two_person_act.h>
#include <support/virtual_clock.h>

#include <QCryptographicHash>
#include <QFile>
#include <QSet>
#include <QTest>
#include <limits>

using namespace kiosk;

// No text and no secret becomes a word of the audit by accident; only parse() takes a text, and it judges.
static_assert(!std::is_constructible_v<AuditWord, SensitiveText>);
static_assert(!std::is_convertible_v<QString, AuditWord>);
static_assert(!std::is_constructible_v<AuditWord, const char *>);
static_assert(!std::is_convertible_v<QStringView, AuditWord>);
static_assert(std::is_convertible_v<VisitId, AuditWord>);

class TestAudit : public QObject {
    Q_OBJECT
private slots:
    void thePageIsMadeFromTheTable()
    {
        QFile file(QStringLiteral(KIOSK_SOURCE_DIR "/docs/audit-events.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        // `build/app/main/kiosk audit events > docs/audit-events.md` makes it anew
        QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromUtf8(auditEventsPage()));
    }
    void everyEventHasAMeaningAndANameOfItsOwn()
    {
        QSet<QByteArray> names;
        for (const AuditEventDefinition &event : auditEvents()) {
            QVERIFY2(*event.meaning && !event.outcomes.empty(), event.name);
            QVERIFY2(!names.contains(event.name), event.name);
            QVERIFY(auditEvent(QString::fromLatin1(event.name)) == event.event);
            names << event.name;
        }
    }
    void whatCouldBeACitizensIsNoWord_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"张三", "330199199003070019", "13800000021", "zhang san", "Zhang", "a13800000021",
                                 "33019919900307001x", "", "01960000-0000-7000-8000-00000000c001/138000000"})
            QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text);
    }
    void whatCouldBeACitizensIsNoWord()
    {
        QFETCH(QString, text);
        QVERIFY(AuditWord::parse(text).isNull());
    }
    void idsAndNamesOfTheConfigurationAreWords()
    {
        for (const char *text : {"01960000-0000-7000-8000-00000000c001", "01960000-0000-7000-8000-00000000c001/intent",
                                 "residence-permit-application", "card_reader", "audit-batch/17"})
            QCOMPARE(AuditWord::parse(QString::fromLatin1(text)).text(), QLatin1String(text));
    }
    void theTableDecidesWhatMayBeSaid()
    {
        const test::VirtualClock clock;
        QVERIFY(checkEntry({AuditEvent::CardRead, "failed", VisitId::make(clock), {}, codeName(ErrorCode::CardMoved)}));
        QVERIFY(!checkEntry({AuditEvent::CardRead, "perhaps"}));
        QVERIFY(!checkEntry({AuditEvent::ClaimMoved, "printed", {}, {}, "rumour"}));
        QVERIFY(!checkEntry({AuditEvent::CardRead, "done", {}, ClaimId::make(clock)})); // has no object
    }
    void whatTheStaffDecideNamesThePerson()
    {
        AuditEntry released{AuditEvent::RowReleased, "done", {}, {}, "try-again"};
        QVERIFY(!checkEntry(released)); // nobody
        released.by = AuditWord::parse(u"zhou-07/li-02");
        QVERIFY(checkEntry(released));
        QCOMPARE(recordOf(released, 1, QDateTime::currentDateTime()).actor, QStringLiteral("staff/zhou-07/li-02"));
        QVERIFY(!checkEntry({AuditEvent::VisitEnded, "completed", {}, {}, "", 0, released.by})); // not theirs
    }
    void whatTheStaffSideSaysCanBeSaid()
    {
        using Reason = SignInReason;
        for (const Reason reason :
             {Reason::SignedIn, Reason::UnknownCard, Reason::WrongSecret, Reason::SpentCode, Reason::NotSetUp,
              Reason::NotSealedHere, Reason::Locked, Reason::NoList, Reason::ListOutOfTime, Reason::CannotCheck})
            QVERIFY2(checkEntry({AuditEvent::StaffSignIn, codeName(reason)}), codeName(reason));
        for (const SessionEnd end : {SessionEnd::Left, SessionEnd::Idle, SessionEnd::Total, SessionEnd::Withdrawn})
            QVERIFY2(checkEntry({AuditEvent::StaffSessionEnd, codeName(end)}), codeName(end));
        const AuditWord zhou = AuditWord::parse(u"zhou-07");
        for (const Approval approval : {Approval::First, Approval::Complete, Approval::SamePerson,
                                        Approval::NotPermitted, Approval::Lapsed, Approval::Over})
            QVERIFY2(checkEntry({AuditEvent::StaffApproval, codeName(approval), {}, {}, "", 0, zhou}),
                     codeName(approval));
        for (const StaffAct act : allStaffActs())
            QVERIFY2(checkEntry({AuditEvent::StaffApproval, "complete", {}, {}, codeName(act), 0, zhou}),
                     codeName(act));
        for (const StaffEventKind kind : {StaffEventKind::SignIn, StaffEventKind::SessionEnd, StaffEventKind::Approval})
            QVERIFY2(auditEvent(QString::fromLatin1(codeName(kind))), codeName(kind));
    }
    void aReceiptCodeIsAWordInSmallLetters()
    {
        const ReceiptCode code = ReceiptCode::make(u"CH").value();
        QCOMPARE(AuditWord(code).text(), code.text().toLower());
        QVERIFY(AuditWord(ReceiptCode()).isNull());
    }
    void anEntryIsCanonicalAndHashedBehindTheOneBefore()
    {
        test::VirtualClock clock;
        const QDateTime wall(QDate(2026, 3, 12), QTime(18, 24), Qt::OffsetFromUTC, 8 * 3600);
        const AuditRecord record
            = recordOf({AuditEvent::VisitEnded, "completed", {}, AuditWord::parse(u"residence-permit")}, 7, wall);
        const QByteArray json = auditJson(record);
        QCOMPARE(json,
                 QByteArray("{\"actor\":\"citizen\",\"at\":\"2026-03-12T18:24:00.000+08:00\",\"count\":0,"
                            "\"event\":\"visit.ended\",\"object\":\"residence-permit\",\"outcome\":"
                            "\"completed\",\"reason\":\"\",\"seq\":7,\"visit\":\"\"}"));
        QCOMPARE(auditHash(auditBeginning, json),
                 QCryptographicHash::hash(QByteArray(32, '\0') + json, QCryptographicHash::Sha256));
        QCOMPARE(auditDay(record.at), QStringLiteral("2026-03-12"));
    }
    void aHeadIsReadBackAsItWasWritten()
    {
        const AuditHead head{3, QDate(2026, 3, 12), 100, 220, QByteArray(32, 'h'), QStringLiteral("terminal-001")};
        const QByteArray statement = auditHeadJson(head);
        QCOMPARE(auditHeadJson(decodedAuditHead(statement).value()), statement);
        QVERIFY(!decodedAuditHead(statement + ' '));
        AuditHead endless = head;
        endless.last = std::numeric_limits<qint64>::max(); // there would be no number for the entry behind it
        QVERIFY(!decodedAuditHead(auditHeadJson(endless)));
        const SignedAuditHead sealed{statement, "signature"};
        QCOMPARE(decodedSignedAuditHead(encoded(sealed))->statement, statement);
        QVERIFY(!decodedSignedAuditHead("{}"));
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
