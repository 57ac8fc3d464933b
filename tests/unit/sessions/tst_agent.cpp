// SPDX-License-Identifier: Apache-2.0
// A child comes for the mother: two cards, two codes, and everything after them is the mother's.
#include "fake_agents.h"
#include "fake_drafts.h"

#include <cases/case_draft.h>

using namespace kiosk;
using namespace kiosk::test;
using CardPhase = screen::Card::Phase;

namespace {

constexpr const char *kAllowance = "senior-allowance";

hal::IdCardRecord mothersCard()
{
    hal::IdCardRecord record = card(u"330199188506152329");
    record.name = SensitiveText(u"林示例");
    record.birth = QDate(1885, 6, 15);
    record.sex = hal::Sex::Female;
    record.address = SensitiveText(u"浙江省样例市样例路 1 号");
    return record;
}

// What is sealed stays readable for the test.
struct ShownSealer final : EnvelopeSealer {
    const char *suite() const override { return "open"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        const QByteArray plain = content.reveal();
        const QJsonObject json = QJsonDocument::fromJson(plain).object();
        if (json[u"format"] == QLatin1String("yizhan-case/1"))
            sealed = json;
        return SealedEnvelope{plain, QCryptographicHash::hash(plain, QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
    mutable QJsonObject sealed;
};

struct Machine : TerminalMachine {
    Machine()
    {
        parts.agents = &agents;
        parts.sealer = &shown;
        portal.known = {{QStringLiteral("phone"), QStringLiteral("13900004009")}};
    }
    void answer(const char *choice)
    {
        QVERIFY(QTest::qWaitFor([&] {
            const auto *form = screen<screen::Form>();
            return form && form->entry.isEmpty();
        }));
        terminal.handle(act::Choose{QString::fromLatin1(choice)});
        terminal.handle(act::Proceed{});
    }
    void goToOthersCard()
    {
        open(kAllowance);
        identify();
        typeCode(u"123456");
        answer("other");
        answer("child");
        QVERIFY(QTest::qWaitFor([this] {
            const auto *page = screen<screen::Card>();
            return page && page->ofAnother && reader.isAsked();
        }));
    }
    void putOthersCard()
    {
        reader.setCard(false);
        reader.put(mothersCard());
    }
    void goOnAsMother()
    {
        goToOthersCard();
        putOthersCard();
        typeCode(u"654321");
        QVERIFY(reached<screen::Form>());
    }
    bool standsAtCode()
    {
        return QTest::qWaitFor([this] {
            const auto *sms = screen<screen::Sms>();
            return sms && sms->phase == screen::Sms::Phase::Enter;
        });
    }
    QString said(const char *field) const
    {
        const Answer answer = terminal.visit()->journey().answers.value(QLatin1String(field));
        return answer.value ? answer.value->reveal() : QString();
    }
    FakeAgents agents;
    ShownSealer shown;
};

} // namespace

class TestAgent : public QObject {
    Q_OBJECT
private slots:
    void aChildHandsInForTheMother()
    {
        Machine machine;
        machine.goToOthersCard();
        QVERIFY(machine.screen<screen::Card>()->person.isEmpty());
        machine.putOthersCard();
        QVERIFY(machine.standsAtCode());
        QVERIFY(machine.screen<screen::Sms>()->ofAnother);
        QCOMPARE(machine.screen<screen::Sms>()->phone, QStringLiteral("139****4009"));
        QCOMPARE(machine.agents.named, QStringList{"s1/senior-allowance/child/330199188506152329"});
        machine.typeCode(u"654321");
        machine.answer("family");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *form = machine.screen<screen::Form>();
            return form && form->field == u"account";
        }));
        QVERIFY(machine.said("name") == u"林示例" && machine.said("birth") == u"1885-06-15");
        QVERIFY(!machine.terminal.visit()->mayTakeAlong());
        machine.terminal.handle(act::Type{QStringLiteral("6200000000000000001")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Review>());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] { return machine.portal.count(QStringLiteral("putSubmission")) == 1; }));
        const QJsonObject sealed = machine.shown.sealed;
        QCOMPARE(sealed[u"citizen"][u"number"].toString(), QStringLiteral("330199188506152329"));
        QCOMPARE(sealed[u"agent"].toObject(),
                 QJsonObject({{QStringLiteral("name"), QStringLiteral("林例")},
                              {QStringLiteral("number"), QStringLiteral("330199188001010018")},
                              {QStringLiteral("relation"), QStringLiteral("child")},
                              {QStringLiteral("authority"), machine.agents.authority.text()}}));
        QTRY_COMPARE(machine.receipts.printed.size(), 1);
        const auto pairs = pairsOn(machine.receipts.printed.first());
        QCOMPARE(pairs.value(QStringLiteral("代办人")), QStringLiteral("林*")); // masked
        machine.leave();
    }
    void whoComesForHimselfIsNobodysAgent()
    {
        Machine machine;
        machine.open(kAllowance);
        machine.identify();
        machine.typeCode(u"123456");
        machine.answer("self");
        machine.answer("family");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *form = machine.screen<screen::Form>();
            return form && form->field == u"account";
        }));
        machine.terminal.handle(act::Type{QStringLiteral("6200000000000000001")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Review>());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(QTest::qWaitFor([&] { return machine.portal.count(QStringLiteral("putSubmission")) == 1; }));
        QVERIFY(!machine.shown.sealed.isEmpty() && !machine.shown.sealed.contains(u"agent"));
        QVERIFY(machine.agents.named.isEmpty());
        QTRY_COMPARE(machine.receipts.printed.size(), 1);
        QVERIFY(!pairsOn(machine.receipts.printed.first()).contains(QStringLiteral("代办人")));
    }
    void hisOwnCardIsNotTheOthers()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.reader.put(card()); // it still lies there
        QTRY_COMPARE(machine.screen<screen::Card>()->phase, CardPhase::Wrong);
        QVERIFY(machine.screen<screen::Card>()->isHisOwn && machine.agents.named.isEmpty());
        machine.reader.setCard(true); // another is put down: nobody presses a key
        QTRY_VERIFY(machine.reader.isAsked());
        machine.reader.put(fail(ErrorCode::CardMoved)); // and is said to have moved, not to be his own
        QTRY_COMPARE(machine.screen<screen::Card>()->wrong, std::optional(ErrorCode::CardMoved));
        QVERIFY(!machine.screen<screen::Card>()->isHisOwn);
        machine.terminal.handle(act::Again{});
        QTRY_VERIFY(machine.reader.isAsked());
        machine.putOthersCard();
        QVERIFY(machine.standsAtCode());
        QCOMPARE(machine.agents.named.size(), 1);
    }
    void thePortalKnowsTheSamePersonByAnotherCard()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.agents.refusal
            = Error{ErrorCode::PortalRefused, QStringLiteral("problem principal-is-agent status=409")};
        machine.putOthersCard();
        QTRY_VERIFY(machine.screen<screen::Card>() && machine.screen<screen::Card>()->isHisOwn);
        QCOMPARE(machine.screen<screen::Card>()->phase, CardPhase::Wrong);
    }
    void aCardThatHasRunOutIsNotTakenForAnotherEither()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.reader.setCard(false);
        hal::IdCardRecord old = mothersCard();
        old.validTo = QDate(2020, 6, 1);
        machine.reader.put(std::move(old));
        QTRY_COMPARE(machine.screen<screen::Card>()->phase, CardPhase::Wrong);
        QCOMPARE(machine.screen<screen::Card>()->wrong, std::optional(ErrorCode::CardExpired));
        QVERIFY(!machine.screen<screen::Card>()->isHisOwn && machine.agents.named.isEmpty());
    }
    void aWrongCodeCostsATryAndChangesNothing()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.putOthersCard();
        machine.typeCode(u"111111");
        QTRY_VERIFY(machine.screen<screen::Sms>() && machine.screen<screen::Sms>()->wrong == ErrorCode::SmsCodeWrong);
        QCOMPARE(machine.said("name"), QStringLiteral("林例"));
        machine.terminal.handle(act::Back{}); // and acts for himself after all
        QVERIFY(machine.reached<screen::Form>());
        machine.terminal.handle(act::Back{});
        QTRY_VERIFY(machine.screen<screen::Form>() && machine.screen<screen::Form>()->field == u"whom");
        machine.terminal.handle(act::Choose{QStringLiteral("self")});
        machine.terminal.handle(act::Proceed{});
        QTRY_VERIFY(machine.screen<screen::Form>() && machine.screen<screen::Form>()->field == u"alone");
        QCOMPARE(machine.said("name"), QStringLiteral("林例"));
    }
    void aLostAnswerIsAskedForOnceMore()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.putOthersCard();
        machine.agents.errors << ErrorCode::AnswerLost;
        machine.typeCode(u"654321");
        QVERIFY(machine.reached<screen::Form>());
        QCOMPARE(machine.agents.tries, QStringList({"s1/c1/654321", "s1/c1/654321"}));
        QCOMPARE(machine.said("name"), QStringLiteral("林示例"));
    }
    void nobodyTurnsBackBeforeThePortalHasAnswered()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.putOthersCard();
        QVERIFY(machine.standsAtCode());
        QVERIFY(machine.terminal.visit()->mayGoBack());
        machine.agents.holdsAnswer = true;
        machine.typeCode(u"654321");
        QVERIFY(QTest::qWaitFor([&] { return machine.agents.held != nullptr; }));
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::Sms>());
        machine.agents.held->addResult(fail(ErrorCode::SmsCodeWrong));
        machine.agents.held->finish();
        QVERIFY(machine.standsAtCode());
        QVERIFY(machine.terminal.visit()->mayGoBack());
    }
    void whatStaysUnclearIsTheOthersOrNobodys()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.putOthersCard();
        machine.agents.errors << ErrorCode::AnswerLost << ErrorCode::AnswerLost;
        machine.typeCode(u"654321");
        QVERIFY(machine.reached<screen::Fault>());
        QVERIFY(machine.screen<screen::Fault>()->ways.retry && machine.screen<screen::Fault>()->ways.otherWay);
        QVERIFY(machine.said("name").isEmpty());
        machine.terminal.handle(act::Again{}); // the cards again, from the first
        QVERIFY(QTest::qWaitFor([&] {
            return machine.screen<screen::Card>() && machine.screen<screen::Card>()->ofAnother
                && machine.reader.isAsked();
        }));
        machine.putOthersCard();
        machine.typeCode(u"654321");
        QVERIFY(machine.reached<screen::Form>());
        QCOMPARE(machine.said("name"), QStringLiteral("林示例"));
    }
    void withoutThePortalItFailsCalmly()
    {
        Machine machine;
        machine.goToOthersCard();
        machine.agents.refusal = Error{ErrorCode::PortalUnreachable, {}};
        machine.putOthersCard();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::PortalUnreachable);
        QVERIFY(machine.screen<screen::Fault>()->ways.back); // to act for himself
        QCOMPARE(machine.said("name"), QStringLiteral("林例"));
    }
    void aTerminalWithoutTheFunctionSaysSo()
    {
        Machine machine;
        machine.parts.agents = nullptr;
        machine.open(kAllowance);
        machine.identify();
        machine.typeCode(u"123456");
        machine.answer("other");
        machine.answer("child");
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::Unsupported);
    }
    void bothAreForgottenAtTheEnd()
    {
        Machine machine;
        machine.goOnAsMother();
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(!machine.terminal.visit() || machine.terminal.visit()->journey().answers.isEmpty());
    }

private:
    static QMap<QString, QString> pairsOn(const hal::ReceiptDocument &document)
    {
        QMap<QString, QString> pairs;
        for (const hal::ReceiptElement &element : document.elements) {
            if (const auto *pair = std::get_if<hal::ReceiptPair>(&element))
                pairs.insert(pair->label, pair->value);
        }
        return pairs;
    }
};
QTEST_GUILESS_MAIN(TestAgent)
#include "tst_agent.moc"
