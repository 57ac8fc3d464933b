// SPDX-License-Identifier: Apache-2.0
#include <explain/replay.h>
#include <explain/sentences.h>
#include <explain/story.h>

#include <audit/audit_event.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace kiosk;

namespace {

const QString submission = QStringLiteral("01960000-0000-7000-8000-00000000c001");
const QString claim = QStringLiteral("01960000-0000-7000-8000-00000000c1a1");
const QString rating = QStringLiteral("01960000-0000-7000-8000-00000000ae01");
const QString visit = QStringLiteral("01960000-0000-7000-8000-000000000001");

AuditRecord entry(const char *event, const char *outcome, const QString &object = {}, const char *reason = "",
                  qint64 count = 0)
{
    static qint64 seq = 0;
    AuditRecord record;
    record.seq = ++seq;
    record.at = QStringLiteral("2026-03-12T18:24:0%1.000+08:00").arg(seq % 10);
    record.event = QLatin1String(event);
    record.actor = QStringLiteral("citizen");
    record.visit = visit;
    record.object = object;
    record.outcome = QLatin1String(outcome);
    record.reason = QLatin1String(reason);
    record.count = count;
    return record;
}

VisitAccount account()
{
    VisitAccount account;
    account.visit = visit;
    account.entries = {entry("visit.began", "portal-there", QStringLiteral("residence-permit-application")),
                       entry("card.read", "failed", {}, "card-moved"),
                       entry("card.read", "done"),
                       entry("case.sealed", "accepted", submission),
                       entry("row.attempted", "unknown", submission, "answer-lost", 1),
                       entry("rating.kept", "done", rating),
                       entry("visit.ended", "completed", QStringLiteral("residence-permit-application")),
                       entry("goodbye.said", "done"),
                       entry("row.acknowledged", "done", submission, "", 2)};
    account.cases = {CaseAccount{submission, QStringLiteral("residence-permit-application"), QStringLiteral("1.0.0"),
                                 QStringLiteral("CH-7Q4M-2KD9-X"), QStringLiteral("P-17\033[2J"), false,
                                 QDateTime::fromMSecsSinceEpoch(0), QDateTime::fromMSecsSinceEpoch(1000), 0, 0}};
    account.rows
        = {RowAccount{QStringLiteral("submission"),
                      submission,
                      submission,
                      QStringLiteral("acknowledged"),
                      0,
                      {},
                      {},
                      QDateTime::fromMSecsSinceEpoch(1000),
                      {}},
           RowAccount{QStringLiteral("rating"), rating, submission, QStringLiteral("unknown"), 3, {}, {}, {}, {}}};
    return account;
}

} // namespace

class TestStory : public QObject {
    Q_OBJECT
private slots:
    void everyOutcomeOfEveryEventHasItsSentence()
    {
        for (const AuditEventDefinition &event : auditEvents()) {
            for (const char *outcome : event.outcomes)
                QVERIFY2(hasSentence(QString::fromLatin1(event.name), QString::fromLatin1(outcome)),
                         qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(event.name), QLatin1String(outcome))));
        }
    }
    void anEventOfALaterReleaseIsToldByItsNames()
    {
        const Aliases aliases{VisitAccount()};
        QCOMPARE(sentenceOf(entry("door.opened", "done", QStringLiteral("locker-7"), "staff"), aliases),
                 QStringLiteral("door.opened locker-7 done staff"));
    }
    void theStoryGoesFromCardToDoorInPlainWords()
    {
        const QString text = QString::fromUtf8(storyText(account()));
        qsizetype from = 0;
        for (const char *sentence :
             {"whole, from card to door", "case = 01960000-0000-7000-8000-00000000c001", "receipt code CH-7Q4M-2KD9-X",
              "Somebody chose residence-permit-application", "An ID card could not be taken: card-moved.",
              "An ID card was read.", "received here", "no clear answer in attempt 1 (answer-lost)",
              "The visit ended: completed.", "Goodbye", "case: the portal has confirmed it, in attempt 2.",
              "case (submission): the portal has it", "rating-1 (rating): unknown, 3 attempts"}) {
            const qsizetype at = text.indexOf(QLatin1String(sentence), from);
            QVERIFY2(at >= 0, qPrintable(QLatin1String(sentence) + QStringLiteral(" is not in its place in\n") + text));
            from = at;
        }
    }
    void whatThePortalNamedGetsNoHoldOfTheScreen() { QVERIFY(!storyText(account()).contains('\033')); }
    void howMuchTheAuditHasIsSaid()
    {
        VisitAccount told = account();
        QVERIFY(completenessOf(told) == Completeness::CardToDoor);
        told.entries.removeIf([](const AuditRecord &each) { return each.event == u"goodbye.said"; });
        QVERIFY(completenessOf(told) == Completeness::NoGoodbye);
        told.entries.removeFirst();
        QVERIFY(completenessOf(told) == Completeness::NoBeginning);
        QVERIFY(storyText(told).contains("beginning is not in the audit"));
        QVERIFY(!replayOf(told));
    }
    void programsGetTheSame()
    {
        const QJsonObject json = QJsonDocument::fromJson(storyJson(account())).object();
        QCOMPARE(json[u"explain"].toString(), QStringLiteral("yizhan-explain/1"));
        QCOMPARE(json[u"audit"].toString(), QStringLiteral("card-to-door"));
        QCOMPARE(json[u"names"][u"case"].toString(), submission);
        QCOMPARE(json[u"entries"].toArray().size(), 9);
        QCOMPARE(json[u"entries"][1][u"reason"].toString(), QStringLiteral("card-moved"));
        QCOMPARE(json[u"rows"][1][u"attempts"].toInt(), 3);
    }
    void moneyIsToldWithoutQuoteAndBill()
    {
        VisitAccount told = account();
        PaymentStanding paid;
        paid.payment.id = *PaymentId::parse(QStringLiteral("01960000-0000-7000-8000-00000000fe01"));
        paid.payment.quote = QStringLiteral("quote-of-somebody");
        paid.payment.amount = Money::fen(9050);
        paid.payment.state = PaymentState::Paid;
        paid.payment.bill = {QStringLiteral("330100260000000001"), QStringLiteral("45d39b")};
        paid.serves = submission;
        told.payments = {paid};
        for (const QByteArray &form : {storyText(told), storyJson(told), encoded(replayOf(told).value())}) {
            for (const char *secret : {"quote-of-somebody", "330100260000000001", "45d39b"})
                QVERIFY(!form.contains(secret));
        }
        QVERIFY(storyText(told).contains("90.50 yuan, paid"));
    }
    void aReplaySaysNothingOfWhoseVisitItWas()
    {
        const QByteArray file = encoded(replayOf(account()).value());
        for (const QString &id : {submission, rating, visit, QStringLiteral("7Q4M"), QStringLiteral("P-17"),
                                  QStringLiteral("2026"), QStringLiteral("18:24")})
            QVERIFY2(!file.toLower().contains(id.toLower().toUtf8()), file.constData());
        QVERIFY(file.contains(R"("of":"case")")); // what was rated
    }
    void aReplayIsReadAsItWasWritten()
    {
        const Replay replay = replayOf(account()).value();
        QCOMPARE(replay.steps.size(), 9);
        QCOMPARE(replay.end.value(QStringLiteral("row rating-1")), QStringLiteral("unknown"));
        const QByteArray file = encoded(replay);
        QVERIFY(decodedReplay(file).value() == replay);
        for (qsizetype i = 0; i < file.size(); ++i) // another byte is another file, or none
            QVERIFY(!decodedReplay(QByteArray(file).replace(i, 1, file[i] == 'x' ? "y" : "x"))
                    || !(decodedReplay(QByteArray(file).replace(i, 1, file[i] == 'x' ? "y" : "x")).value() == replay));
        for (const char *text :
             {"", "{}", "[]", "null", "{\"replay\":\"yizhan-replay/2\",\"steps\":[\n],\"end\":{}}\n"})
            QVERIFY(!decodedReplay(text));
    }
    void anIdThatIsNotOfTheVisitHasNoName()
    {
        const Aliases aliases(account());
        QCOMPARE(aliases.of(claim + QStringLiteral("/printed")), QStringLiteral("other/printed"));
        QCOMPARE(aliases.of(submission), QStringLiteral("case"));
        QCOMPARE(aliases.of(QStringLiteral("ch-7q4m-2kd9-x")), QStringLiteral("receipt"));
        QCOMPARE(aliases.of(QStringLiteral("idcard")), QStringLiteral("idcard"));
    }
};

QTEST_GUILESS_MAIN(TestStory)
#include "tst_story.moc"
