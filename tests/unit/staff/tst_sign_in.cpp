// SPDX-License-Identifier: Apache-2.0
// Signing in, with a list that openssl signed for one part of it and values for the rest.
#include <staff/lockout_file.h>
#include <staff/staff_sign_in.h>
#include <support/await.h>
#include <support/staff_office.h>
#include <support/staff_samples.h>
#include <support/virtual_clock.h>

#include <QTest>

using namespace kiosk;

namespace {

// The real lockouts, with a witness of the order of things.
class WatchedLockouts final : public StaffLockouts {
public:
    WatchedLockouts(std::unique_ptr<StaffLockouts> inner, QStringList &acts) : m_inner(std::move(inner)), m_acts(acts)
    { }
    Duration wait(const QString &who) const override { return m_inner->wait(who); }
    void countTry(const QString &who) override
    {
        m_acts << (who.startsWith(QLatin1Char('?')) ? QStringLiteral("count stranger")
                                                    : QStringLiteral("count ") + who);
        m_inner->countTry(who);
    }
    void clear(const QString &who, qint64 step) override
    {
        m_acts << QStringLiteral("clear ") + who;
        m_inner->clear(who, step);
    }
    qint64 usedStep(const QString &who) const override { return m_inner->usedStep(who); }

private:
    std::unique_ptr<StaffLockouts> m_inner;
    QStringList &m_acts;
};

const auto Zhou = "04A1B2C3"; // a PIN
const auto Lin = "04A1B2C4";  // an authenticator
const auto Wang = "04A1B2C5"; // an authenticator that opens on another terminal only
const auto Nobody = "04FFFFFF";
const auto SecretText = QByteArrayLiteral("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

} // namespace

class TestSignIn : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_office.isGood());
        const auto sealed = [this](const char *terminal) {
            return QJsonObject{{QStringLiteral("algorithm"), QStringLiteral("sha1")},
                               {QStringLiteral("sealed"),
                                QString::fromLatin1(m_office.seal(SecretText, QLatin1String(terminal)).toBase64())}};
        };
        QJsonObject lin = test::person("lin-02", Lin, {}, {QStringLiteral("lead")});
        lin.remove(QStringLiteral("pin"));
        QJsonObject wang = lin;
        lin.insert(QStringLiteral("totp"), sealed("terminal"));
        wang.insert(QStringLiteral("totp"), sealed("office"));
        wang.insert(QStringLiteral("id"), QStringLiteral("wang-01"));
        wang.insert(QStringLiteral("card"), test::digest(Wang));
        Findings findings;
        const QJsonArray people{test::person("zhou-07", Zhou, test::pinHash("492817"), {QStringLiteral("hall")}), lin,
                                wang};
        auto list = decodeStaffAccounts(test::json(test::staffList(7, people)), QStringLiteral("staff.json"), findings);
        QVERIFY(list);
        m_list = std::make_shared<const StaffAccounts>(*std::move(list));
        m_opener = EnvelopeOpener::create(m_office.content(QStringLiteral("terminal.pem")),
                                          SensitiveBytes(m_office.content(QStringLiteral("terminal.key"))))
                       .value();
    }
    void init()
    {
        m_clock = std::make_shared<test::VirtualClock>();
        m_state = std::make_unique<QTemporaryDir>();
        m_acts.clear();
        m_events.clear();
        m_check = makeCheck();
    }

    void cardAndPin()
    {
        const CheckedTry checked = m_check->check(m_list.get(), pin(Zhou, "492817"));
        QCOMPARE(checked.outcome.result, SignInResult::Welcome);
        QCOMPARE(checked.outcome.identity->id, QStringLiteral("zhou-07"));
        QCOMPARE(checked.outcome.identity->name, QStringLiteral("周工"));
        QCOMPARE(checked.outcome.identity->permissions,
                 Permission::SeeStatus | Permission::OpenDoors | Permission::TakeBack);
        QCOMPARE(checked.outcome.identity->method, SignInMethod::Pin);
        QCOMPARE(checked.reason, SignInReason::SignedIn);
        QCOMPARE(m_acts, QStringList({QStringLiteral("count zhou-07"), QStringLiteral("clear zhou-07")}));
    }
    void cardAndAuthenticator()
    {
        const CheckedTry checked = m_check->check(m_list.get(), code(Lin, 0));
        QCOMPARE(checked.outcome.result, SignInResult::Welcome);
        QCOMPARE(checked.outcome.identity->id, QStringLiteral("lin-02"));
        QCOMPARE(checked.outcome.identity->method, SignInMethod::Totp);
    }
    void aCodeIsTakenOnce()
    {
        QCOMPARE(m_check->check(m_list.get(), code(Lin, 0)).reason, SignInReason::SignedIn);
        QCOMPARE(m_check->check(m_list.get(), code(Lin, 0)).reason, SignInReason::SpentCode);
        QCOMPARE(m_check->check(m_list.get(), code(Lin, -1)).reason, SignInReason::SpentCode);
        m_check = makeCheck(); // nor after a restart
        QCOMPARE(m_check->check(m_list.get(), code(Lin, 0)).outcome.result, SignInResult::Refused);
        m_clock->advance(30s);
        QCOMPARE(m_check->check(m_list.get(), code(Lin, 0)).reason, SignInReason::SignedIn);
    }
    void aCodeOfTwoStepsAgoIsWrong()
    {
        for (const int steps : {-2, 2})
            QCOMPARE(m_check->check(m_list.get(), code(Lin, steps)).reason, SignInReason::WrongSecret);
        QCOMPARE(m_check->check(m_list.get(), code(Lin, 1)).reason, SignInReason::SignedIn);
    }

    void everyRefusalLooksTheSame_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::addColumn<bool>("byPin");
        QTest::addColumn<int>("reason");
        const auto row = [](const char *name, const char *card, bool byPin, SignInReason reason) {
            QTest::newRow(name) << QByteArray(card) << byPin << static_cast<int>(reason);
        };
        row("wrong PIN", Zhou, true, SignInReason::WrongSecret);
        row("unknown card", Nobody, true, SignInReason::UnknownCard);
        row("a person without PIN", Lin, true, SignInReason::NotSetUp);
        row("wrong code", Lin, false, SignInReason::WrongSecret);
        row("unknown card and code", Nobody, false, SignInReason::UnknownCard);
        row("a person without authenticator", Zhou, false, SignInReason::NotSetUp);
        row("sealed to another terminal", Wang, false, SignInReason::NotSealedHere);
    }
    void everyRefusalLooksTheSame()
    {
        QFETCH(QByteArray, card);
        QFETCH(bool, byPin);
        QFETCH(int, reason);
        // five refusals, the last with the first lock, then a lock that even the right secret does not open
        for (int i = 1; i <= 6; ++i) {
            const CheckedTry checked = m_check->check(m_list.get(), byPin ? pin(card, "111222") : code(card, 900));
            QCOMPARE(checked.outcome.result, i <= 5 ? SignInResult::Refused : SignInResult::Locked);
            QCOMPARE(checked.outcome.wait, i <= 4 ? Duration::zero() : Duration(15s));
            QVERIFY(!checked.outcome.identity);
            QCOMPARE(static_cast<int>(checked.reason), i <= 5 ? reason : static_cast<int>(SignInReason::Locked));
        }
        QCOMPARE(m_acts.size(), 5); // a locked try is not counted
        QCOMPARE(m_check->check(m_list.get(), byPin ? pin(card, "492817") : code(card, 0)).outcome.result,
                 SignInResult::Locked);
    }
    // The stand-in's right secret opens nothing for a stranger.
    void theStandInsSecretIsNoKey()
    {
        QCOMPARE(m_check->check(m_list.get(), pin(Nobody, "492817")).reason, SignInReason::UnknownCard);
        QCOMPARE(m_check->check(m_list.get(), pin(Lin, "492817")).reason, SignInReason::NotSetUp);
        QCOMPARE(m_check->check(m_list.get(), code(Nobody, 0)).reason, SignInReason::UnknownCard);
        QCOMPARE(m_check->check(m_list.get(), code(Zhou, 0)).reason, SignInReason::NotSetUp);
        QVERIFY(!m_acts.contains(QStringLiteral("clear zhou-07")) && !m_acts.contains(QStringLiteral("clear lin-02")));
    }
    // Same class: both did an Argon2 hash (some 20 ms) and not one of them none (well under 1 ms).
    void anUnknownCardTakesTheTimeOfAWrongPin()
    {
        const auto took = [this](const char *card) {
            QElapsedTimer timer;
            timer.start();
            m_check->check(m_list.get(), pin(card, "111222"));
            return timer.nsecsElapsed();
        };
        qint64 wrong = std::numeric_limits<qint64>::max();
        qint64 unknown = wrong;
        for (int i = 0; i < 4; ++i) {
            wrong = std::min(wrong, took(Zhou));
            unknown = std::min(unknown, took(Nobody));
        }
        QVERIFY2(unknown > wrong / 4 && wrong > unknown / 4,
                 qPrintable(QStringLiteral("%1 %2").arg(wrong).arg(unknown)));
    }
    void aListOutOfTimeSignsNobodyIn()
    {
        QCOMPARE(m_check->check(nullptr, pin(Zhou, "492817")).outcome.result, SignInResult::NoList);
        m_clock->jumpWall(24h * 200);
        const CheckedTry late = m_check->check(m_list.get(), pin(Zhou, "492817"));
        QCOMPARE(late.outcome.result, SignInResult::NoList);
        QCOMPARE(late.reason, SignInReason::ListOutOfTime);
        m_clock->jumpWall(-24h * 400);
        QCOMPARE(m_check->check(m_list.get(), pin(Zhou, "492817")).reason, SignInReason::ListOutOfTime);
        QVERIFY(m_acts.isEmpty());
    }
    void withoutTheTerminalsKeyNoAuthenticatorOpens()
    {
        StaffCheck check(std::make_unique<LockoutFile>(m_state->path(), LockoutPolicy(), m_clock, Logger()), nullptr,
                         m_clock);
        QCOMPARE(check.check(m_list.get(), code(Lin, 0)).reason, SignInReason::NotSealedHere);
        QCOMPARE(check.check(m_list.get(), pin(Zhou, "492817")).reason, SignInReason::SignedIn);
    }

    void theWorkIsDoneOnAnotherThread()
    {
        StaffSignIn signIn(std::move(m_check), [this](const StaffEvent &event) {
            QCOMPARE(QThread::currentThread(), thread());
            m_events << event;
        });
        auto first = signIn.attempt(m_list, pin(Zhou, "111222"));
        QVERIFY(!first.isFinished());
        QCOMPARE(test::await(signIn.attempt(m_list, pin(Zhou, "492817"))).error().code, ErrorCode::Conflict);
        QCOMPARE(test::await(first)->result, SignInResult::Refused);
        QCOMPARE(test::await(signIn.attempt(m_list, pin(Zhou, "492817")))->result, SignInResult::Welcome);
        QCOMPARE(test::await(signIn.attempt(m_list, pin(Nobody, "492817")))->result, SignInResult::Refused);
        QCOMPARE(m_events.size(), 3);
        QCOMPARE(QByteArray(m_events[0].code), QByteArray("wrong-secret"));
        QCOMPARE(m_events[0].person, QStringLiteral("zhou-07"));
        QCOMPARE(QByteArray(m_events[1].code), QByteArray("signed-in"));
        QCOMPARE(QByteArray(m_events[2].code), QByteArray("unknown-card"));
        QVERIFY(m_events[2].person.isEmpty());
        QCOMPARE(QByteArray(codeName(m_events[0].kind)), QByteArray("staff.sign-in"));
    }
    void leavingInTheMiddleEndsTheFuture()
    {
        auto signIn = std::make_unique<StaffSignIn>(std::move(m_check), StaffWitness());
        const auto pending = signIn->attempt(m_list, pin(Zhou, "492817"));
        signIn.reset();
        QCOMPARE(test::await(pending).error().code, ErrorCode::Cancelled);
    }

private:
    std::unique_ptr<StaffCheck> makeCheck()
    {
        auto file = std::make_unique<LockoutFile>(m_state->path(), LockoutPolicy(), m_clock, Logger());
        return std::make_unique<StaffCheck>(std::make_unique<WatchedLockouts>(std::move(file), m_acts), m_opener,
                                            m_clock);
    }
    static SignInTry pin(const char *card, const char *digits)
    {
        return {test::card(card), SignInMethod::Pin, SensitiveBytes(QByteArrayView(digits))};
    }
    // the code of so many steps from now
    SignInTry code(const char *card, int steps) const
    {
        const SensitiveBytes secret = *totpSecret(SecretText);
        const quint32 value = totpValue(secret, TotpAlgorithm::Sha1, totpStep(m_clock->wall()) + steps) % 1'000'000;
        return {test::card(card), SignInMethod::Totp, SensitiveBytes(QByteArray::number(value).rightJustified(6, '0'))};
    }

    test::StaffOffice m_office;
    std::shared_ptr<const StaffAccounts> m_list;
    std::shared_ptr<const EnvelopeOpener> m_opener;
    std::shared_ptr<test::VirtualClock> m_clock;
    std::unique_ptr<QTemporaryDir> m_state;
    QStringList m_acts;
    QList<StaffEvent> m_events;
    std::unique_ptr<StaffCheck> m_check;
};
QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_sign_in.moc"
