// SPDX-License-Identifier: Apache-2.0
// Somebody signs what another person handed in: what he is shown, what is bound to what, and every way it ends.
#include "terminal_machine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace kiosk;
using namespace kiosk::test;
using Complaint = screen::CaseCode::Complaint;

namespace {

constexpr const char *kFunction = "co-signature";

std::shared_ptr<const InkStroke> stroke(qint32 y)
{
    auto drawn = std::make_shared<InkStroke>(InkStroke{{}, {23'600, 15'000}});
    for (int i = 0; i < 40; ++i)
        drawn->points.push_back({1000 + i * 60, y, -1, 7000 + y + i * 10});
    return drawn;
}

// Keeps what it sealed last, so that the test reads it as the portal would.
struct OpenSealer final : EnvelopeSealer {
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        last = content.reveal();
        return SealedEnvelope{last, QCryptographicHash::hash(last, QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
    mutable QByteArray last;
};

// A portal with one case that waits for a signature.
struct FakeSigning final : SigningPortal {
    Pending<SigningRequest> signingRequest(QString code, QString session, CallContext) override
    {
        asked << code + u' ' + session;
        return readyFuture<SigningRequest>(error ? Result<SigningRequest>(fail(*error))
                                                 : Result<SigningRequest>(made()));
    }
    Pending<SigningReceipt> putCoSignature(CoSignatureId id, QString, QByteArray envelope, CallContext) override
    {
        puts << id.text().toLatin1() + envelope;
        if (!lost.isEmpty())
            return readyFuture<SigningReceipt>(fail(lost.takeFirst()));
        return readyFuture<SigningReceipt>(SigningReceipt{QStringLiteral("CH20260313000006"), 2, 3});
    }
    SigningRequest made() const
    {
        SigningRequest request;
        request.caseNo = QStringLiteral("CH20260313000006");
        request.submission = submission;
        request.visit = visit;
        request.item = QStringLiteral("lift-installation");
        request.itemVersion = QStringLiteral("1.0.0");
        request.title = QStringLiteral("既有住宅加装电梯");
        request.applicant = QStringLiteral("张*");
        request.answers.push_back({field, SensitiveText(u"12"), QStringLiteral("citizen")});
        request.documentDigest
            = documentDigest({request.submission, request.visit, request.item, request.itemVersion, request.answers});
        if (isForged)
            request.answers.front().value = SensitiveText(u"13");
        request.signer = QStringLiteral("second-owner");
        request.signBy = QDate(2026, 4, 10);
        request.signedSoFar = 1;
        request.signers = 3;
        return request;
    }
    const VirtualClock clock;
    SubmissionId submission = SubmissionId::make(clock);
    VisitId visit = VisitId::make(clock);
    QString field = QStringLiteral("flats");
    bool isForged = false;
    std::optional<Error> error;
    QList<Error> lost; // of the next puts
    QStringList asked;
    QList<QByteArray> puts; // id and envelope
};

struct Machine : TerminalMachine {
    Machine()
    {
        parts.signing = &signing;
        parts.sealer = &sealer;
    }
    void toTheCode()
    {
        open(kFunction);
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
        QVERIFY(reached<screen::CaseCode>());
        QCOMPARE(screen<screen::CaseCode>()->purpose, screen::CaseCode::Purpose::Signing);
    }
    void lookFor(const QString &number)
    {
        terminal.handle(act::Type{number});
        terminal.handle(act::Proceed{});
    }
    void toThePad()
    {
        toTheCode();
        lookFor(code);
        QVERIFY(reached<screen::CoSigning>());
        terminal.handle(act::Proceed{});
        QVERIFY(reached<screen::Sign>());
    }
    void sign()
    {
        terminal.handle(act::Draw{stroke(4000)});
        terminal.handle(act::Draw{stroke(5000)});
        terminal.handle(act::Proceed{});
    }
    std::optional<Complaint> complaint() const
    {
        const auto *page = screen<screen::CaseCode>();
        return page ? page->complaint : std::nullopt;
    }
    FakeSigning signing;
    OpenSealer sealer;
    QString code = ReceiptCode::make(u"CH")->text();
};

} // namespace

class TestCoSignature : public QObject {
    Q_OBJECT
private slots:
    void whoeverIsNamedReadsItAndSignsItOnce()
    {
        Machine machine;
        machine.toThePad();
        QCOMPARE(machine.signing.asked, QStringList{machine.code + QStringLiteral(" s1")});
        const auto ink = machine.screen<screen::Sign>()->ink;
        QCOMPARE(machine.screen<screen::Sign>()->request->applicant, QStringLiteral("张*"));
        machine.sign();
        QVERIFY(machine.reached<screen::CoSigned>());
        QCOMPARE(machine.screen<screen::CoSigned>()->receipt.signedSoFar, 2);
        QCOMPARE(machine.signing.puts.size(), 1);
        QCOMPARE(ink->strokes(), 0);
        const QJsonObject written = QJsonDocument::fromJson(machine.sealer.last).object();
        QCOMPARE(written[u"format"], QStringLiteral("yizhan-co-signature/1"));
        QCOMPARE(written[u"caseNo"], QStringLiteral("CH20260313000006"));
        QCOMPARE(written[u"signer"], QStringLiteral("second-owner"));
        QCOMPARE(written[u"citizen"][u"number"], QStringLiteral("330199188001010018"));
        QCOMPARE(written[u"identity"][u"method"], QStringLiteral("card+sms"));
        QCOMPARE(written[u"signature"][u"documentSha256"].toString().toLatin1(),
                 machine.signing.made().documentDigest.toHex());
        QCOMPARE(written[u"signature"][u"strokes"].toArray().size(), 2);
        QVERIFY(!machine.terminal.visit()->mayGoBack()); // it is done
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
        QCOMPARE(machine.counts().pendingCases, 0);
    }
    void whoLeavesAfterSigningHasSigned()
    {
        Machine machine;
        machine.toThePad();
        machine.sign();
        QVERIFY(machine.reached<screen::CoSigned>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
    }
    void aLostAnswerIsAskedForWithTheSameBytes()
    {
        Machine machine;
        machine.signing.lost = {Error{ErrorCode::AnswerLost, {}}, Error{ErrorCode::PortalFault, {}}};
        machine.toThePad();
        machine.sign();
        QVERIFY(machine.reached<screen::CoSigned>());
        QCOMPARE(machine.signing.puts.size(), 3);
        QCOMPARE(machine.signing.puts[0], machine.signing.puts[1]);
        QCOMPARE(machine.signing.puts[1], machine.signing.puts[2]);
    }
    void aPortalThatStaysAwayLeavesNothingHere()
    {
        Machine machine;
        machine.toThePad();
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.signing.lost = {Error{ErrorCode::PortalUnreachable, {}}};
        machine.sign();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.signing.puts.size(), 1);
        QCOMPARE(ink->strokes(), 0);
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::CaseCode>());
    }
    void everyNoIsSaidInWords_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<Complaint>("complaint");
        QTest::newRow("unknown") << QStringLiteral("case-unknown") << Complaint::Unknown;
        QTest::newRow("not named") << QStringLiteral("not-a-signer") << Complaint::NotASigner;
        QTest::newRow("twice") << QStringLiteral("signed-already") << Complaint::SignedAlready;
        QTest::newRow("too late") << QStringLiteral("signing-over") << Complaint::SigningOver;
    }
    void everyNoIsSaidInWords()
    {
        QFETCH(QString, code);
        QFETCH(Complaint, complaint);
        const Error no{ErrorCode::PortalRefused, QStringLiteral("problem %1 status=409 retry=none").arg(code)};
        Machine machine;
        machine.toTheCode();
        machine.signing.error = no;
        machine.lookFor(machine.code);
        QVERIFY(QTest::qWaitFor([&] { return machine.complaint() == complaint; }));
        machine.signing.error.reset();
        machine.lookFor(machine.code); // and the page goes on
        QVERIFY(machine.reached<screen::CoSigning>());
        machine.signing.lost = {no}; // somebody was faster, or the day has passed
        machine.terminal.handle(act::Proceed{});
        machine.sign();
        QVERIFY(QTest::qWaitFor([&] { return machine.complaint() == complaint; }));
    }
    void aNumberThatDoesNotAddUpIsSaidBeforeAnybodyIsAsked()
    {
        Machine machine;
        machine.toTheCode();
        machine.lookFor(QStringLiteral("CH-7Q4M"));
        QCOMPARE(machine.complaint(), Complaint::TooShort);
        QCOMPARE(machine.screen<screen::CaseCode>()->missing, 5);
        machine.lookFor(QStringLiteral("CH-7Q4M-2KD9-Y"));
        QCOMPARE(machine.complaint(), Complaint::NoNumber);
        QVERIFY(machine.signing.asked.isEmpty());
    }
    void nothingIsSignedThatIsNotShownWhole()
    {
        Machine machine;
        machine.signing.field = QStringLiteral("fieldOfANewerVersion");
        machine.toTheCode();
        machine.lookFor(machine.code);
        QVERIFY(QTest::qWaitFor([&] { return machine.complaint() == Complaint::NotShownHere; }));
    }
    void whatIsShownMustBeWhatTheDigestSays()
    {
        Machine machine;
        machine.signing.isForged = true;
        machine.toTheCode();
        machine.lookFor(machine.code);
        QVERIFY(machine.reached<screen::Fault>());
        QVERIFY(machine.signing.puts.isEmpty());
    }
    void backLeadsThroughItsOwnPagesAndWipesThePad()
    {
        Machine machine;
        machine.toThePad();
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.terminal.handle(act::Draw{stroke(4000)});
        QCOMPARE(ink->strokes(), 1);
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::CoSigning>());
        QCOMPARE(ink->strokes(), 0);
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::CaseCode>());
        QVERIFY(!machine.terminal.visit()->mayGoBack()); // the identity is not asked for again
    }
    void whoCannotSignIsLedToTheWindow()
    {
        Machine machine;
        machine.toThePad();
        machine.terminal.handle(act::OtherWay{});
        QCOMPARE(machine.screen<screen::Sign>()->phase, screen::Sign::Phase::ToWindow);
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::ToWindow);
    }
};
QTEST_GUILESS_MAIN(TestCoSignature)
#include "tst_co_signature.moc"
