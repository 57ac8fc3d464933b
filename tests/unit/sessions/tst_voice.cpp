// SPDX-License-Identifier: Apache-2.0
// 投诉建议、办不成事: said under a name or without, kept and brought like a case, and found again by its number.
#include "terminal_machine.h"

#include <services/terminal_functions.h>
#include <services/voice_functions.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace kiosk;
using namespace kiosk::test;

namespace {

struct ListeningSealer final : EnvelopeSealer {
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        plain << QJsonDocument::fromJson(content.reveal()).object();
        const QByteArray sealed = "sealed " + QByteArray::number(plain.size());
        return SealedEnvelope{sealed, QCryptographicHash::hash(sealed, QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
    mutable QList<QJsonObject> plain;
};

struct Machine : TerminalMachine {
    Machine() { parts.sealer = &sealer; }
    QString question() const
    {
        const auto *form = screen<screen::Form>();
        return form ? form->field : QString();
    }
    void choose(const char *option)
    {
        terminal.handle(act::Choose{QString::fromLatin1(option)});
        terminal.handle(act::Proceed{});
    }
    void type(const QString &entry)
    {
        terminal.handle(act::Type{entry});
        terminal.handle(act::Proceed{});
    }
    void handIn()
    {
        QVERIFY(screen<screen::Review>());
        terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] { return !sealer.plain.isEmpty(); }));
        clock->advance(4s);
        QVERIFY(reached<screen::Done>());
    }
    QStringList answered() const
    {
        QStringList all;
        for (const QJsonValue answer : sealer.plain.first()[u"answers"].toArray())
            all << answer[u"id"].toString() + u'=' + answer[u"value"].toString();
        return all;
    }
    ListeningSealer sealer;
};

} // namespace

class TestVoice : public QObject {
    Q_OBJECT
private slots:
    void withoutANameNothingSaysWhoItWas()
    {
        Machine machine;
        machine.open("complaint-anonymous");
        QCOMPARE(machine.question(), QStringLiteral("kind")); // no card, no code
        machine.choose("unfinished");
        machine.type(QStringLiteral("居"));
        QVERIFY(machine.screen<screen::Form>()->complaint); // too little to go by
        machine.type(QStringLiteral("居住证窗口"));
        machine.choose("passed-on");
        QCOMPARE(machine.question(), QStringLiteral("callback")); // the reason says it, no words are needed
        machine.choose("no");
        machine.handIn();
        QCOMPARE(machine.sealer.plain.size(), 1); // the case, and nobody to be told
        const QJsonObject said = machine.sealer.plain.first();
        QVERIFY(!said.contains(u"citizen"));
        QCOMPARE(said[u"identity"][u"method"].toString(), QStringLiteral("none"));
        QCOMPARE(machine.answered(),
                 (QStringList{"kind=unfinished", "about=居住证窗口", "reason=passed-on", "callback=no"}));
        const QString code = machine.screen<screen::Done>()->receiptCode;
        QVERIFY(!code.isEmpty());
        CaseStanding kept;
        bool asked = false;
        whenReady(machine.store.caseByReceipt(*ReceiptCode::parse(code, u"CH")), &machine.terminal,
                  [&](const Result<CaseStanding> &found) {
                      kept = found.value_or(CaseStanding());
                      asked = true;
                  });
        QVERIFY(QTest::qWaitFor([&] { return asked; }));
        QCOMPARE(kept.item, kAnonymousComplaint.toString()); // 查进度 finds it by the number
    }
    void itIsKeptWhileThePortalIsAway()
    {
        Machine machine;
        machine.portal.setReachability(Reachability::Offline);
        machine.open("complaint-anonymous");
        machine.choose("suggestion");
        machine.type(QStringLiteral("大厅"));
        QCOMPARE(machine.question(), QStringLiteral("words")); // a suggestion is words, not a reason
        machine.type(QStringLiteral("请多开一个窗口"));
        machine.choose("yes");
        QCOMPARE(machine.question(), QStringLiteral("phone"));
        machine.type(QStringLiteral("139 0000 6021"));
        machine.handIn();
        QVERIFY(machine.screen<screen::Done>()->standing == Standing::ReceivedHere);
        QCOMPARE(machine.counts().pendingCases, 1);
        QVERIFY(machine.answered().contains(QStringLiteral("phone=13900006021")));
    }
    void underANameThePortalKnowsWhom()
    {
        Machine machine;
        machine.open("complaint");
        QVERIFY(QTest::qWaitFor([&] { return machine.reader.isAsked(); }));
        machine.reader.put(card());
        machine.typeCode(u"123456");
        QVERIFY(machine.reached<screen::Form>());
        machine.choose("complaint");
        machine.type(QStringLiteral("居住证窗口"));
        machine.choose("other");
        machine.type(QStringLiteral("等了两个小时"));
        machine.choose("no");
        machine.handIn();
        const QJsonObject said = machine.sealer.plain.first();
        QCOMPARE(said[u"citizen"][u"number"].toString(), QStringLiteral("330199188001010018"));
        QCOMPARE(said[u"identity"][u"method"].toString(), QStringLiteral("card+sms"));
        QCOMPARE(machine.sealer.plain.size(), 2); // and how to reach them
        machine.reader.setCard(false);
        QVERIFY(QTest::qWaitFor([&] { return !machine.terminal.isWorking(); }));
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>()); // nobody is asked to rate a complaint
    }
    void theKeyIsInNoRowOfTheHomePage()
    {
        const FunctionGroup *group = functionGroup(u"voice");
        QVERIFY(group && !group->place && group->functions.size() == 2);
        QCOMPARE(terminalFunction(kComplaint)->id, kComplaint.toString());
    }
};

QTEST_GUILESS_MAIN(TestVoice)
#include "tst_voice.moc"
