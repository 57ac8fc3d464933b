// SPDX-License-Identifier: Apache-2.0
// A visit that is signed: what is bound to what, and that no stroke stays where it does not belong.
#include "terminal_machine.h"

#include <support/await.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::Sign::Phase;

namespace {

constexpr const char *kSigned = "unemployment-registration";

std::shared_ptr<const InkStroke> stroke(qint32 y, int samples = 40)
{
    auto drawn = std::make_shared<InkStroke>(InkStroke{{}, {23'600, 15'000}});
    for (int i = 0; i < samples; ++i)
        drawn->points.push_back({1000 + i * 60, y, -1, 7000 + y + i * 10});
    return drawn;
}

// Keeps what it was asked to seal, so that the test reads the case as the portal would.
struct OpenSealer final : EnvelopeSealer {
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        sealed << content.reveal();
        return SealedEnvelope{content.reveal(), QCryptographicHash::hash(content.view(), QCryptographicHash::Sha256)};
    }
    Result<void> sealMaterial(QIODevice &content, QIODevice &into) const override
    {
        if (fails)
            return fail(ErrorCode::StorageFault);
        const QByteArray bytes = content.readAll();
        return into.write(bytes) == bytes.size() ? Result<void>() : fail(ErrorCode::StorageFault);
    }
    Result<QString> recipient() const override { return QString(64, u'a'); }
    mutable QList<QByteArray> sealed;
    bool fails = false;
};

} // namespace

class TestSignatureStep : public QObject {
    Q_OBJECT
private slots:
    void theStrokesGoIntoTheCaseBoundToItsAnswers()
    {
        TerminalMachine machine;
        OpenSealer sealer;
        machine.parts.sealer = &sealer;
        toThePad(machine);
        machine.portal.setReachability(Reachability::Offline); // so that the case and its file stay here
        draw(machine, 4000);
        draw(machine, 5000);
        const auto ink = machine.screen<screen::Sign>()->ink;
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 2);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Done>());
        QTRY_VERIFY(!sealer.sealed.isEmpty());
        const QJsonObject written = QJsonDocument::fromJson(sealer.sealed.first()).object();
        QCOMPARE(written[u"format"], QStringLiteral("yizhan-case/1"));
        const QJsonObject signature = written[u"signatures"][0].toObject();
        QCOMPARE(signature[u"role"], QStringLiteral("applicant"));
        QCOMPARE(signature[u"material"], written[u"materials"][0][u"id"]);
        QCOMPARE(signature[u"documentSha256"].toString().toLatin1(), digestOf(written));
        // the file is the one that the case names, and says the same
        QTRY_COMPARE(files(machine).size(), 1);
        const QByteArray strokes = fileOf(machine);
        QCOMPARE(QCryptographicHash::hash(strokes, QCryptographicHash::Sha256).toHex(),
                 written[u"materials"][0][u"sha256"].toString().toLatin1());
        const QJsonObject sheet = QJsonDocument::fromJson(strokes).object();
        QCOMPARE(sheet[u"documentSha256"], signature[u"documentSha256"]);
        QCOMPARE(sheet[u"strokes"].toArray().size(), 2);
        QCOMPARE(sheet[u"strokes"][0].toArray().size(), 40);
        QCOMPARE(sheet[u"strokes"][0][1], (QJsonArray{10.6, 40, 10, QJsonValue()}));
        QCOMPARE(sheet[u"signer"], QStringLiteral("林*"));
        QCOMPARE(ink->strokes(), 0); // sealed: nothing of it is left in memory
    }
    void aDotIsRefusedInWordsAndTheInkStays()
    {
        TerminalMachine machine;
        toThePad(machine);
        machine.terminal.handle(act::Proceed{});
        QCOMPARE(machine.screen<screen::Sign>()->flaw, InkFlaw::Empty);
        machine.terminal.handle(act::Draw{stroke(4000, 3)});
        QVERIFY(!machine.screen<screen::Sign>()->flaw);
        machine.terminal.handle(act::Proceed{});
        QCOMPARE(machine.screen<screen::Sign>()->flaw, InkFlaw::TooLittle);
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 1);
        QCOMPARE(files(machine).size(), 0);
    }
    void theLastStrokeAndAllOfThemCanBeTakenBack()
    {
        TerminalMachine machine;
        toThePad(machine);
        for (const qint32 y : {3000, 4000, 5000})
            draw(machine, y);
        machine.terminal.handle(act::Erase{false});
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 2);
        machine.terminal.handle(act::Erase{true});
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 0);
    }
    void whoeverGoesBackFindsAnEmptyPadAgain()
    {
        TerminalMachine machine;
        toThePad(machine);
        draw(machine, 4000);
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.reached<screen::Review>());
        QCOMPARE(ink->strokes(), 0);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Sign>());
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 0);
    }
    void theIdleWarningKeepsTheInkAndTheEndDoesNot()
    {
        TerminalMachine machine;
        toThePad(machine);
        draw(machine, 4000);
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.clock->advance(61s);
        QVERIFY(machine.screen<screen::Idle>());
        machine.terminal.stay();
        QVERIFY(machine.screen<screen::Sign>());
        QCOMPARE(ink->strokes(), 1);
        machine.clock->advance(61s);
        machine.clock->advance(31s);
        QTRY_VERIFY(!machine.terminal.visit());
        QCOMPARE(ink->strokes(), 0);
        QCOMPARE(files(machine).size(), 0);
    }
    void whoCannotSignIsAskedOnceMoreAndLedToTheWindow()
    {
        TerminalMachine machine;
        toThePad(machine);
        draw(machine, 4000);
        machine.terminal.handle(act::OtherWay{});
        QCOMPARE(machine.screen<screen::Sign>()->phase, Phase::ToWindow);
        machine.terminal.handle(act::Again{});
        QCOMPARE(machine.screen<screen::Sign>()->phase, Phase::Signing);
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 1);
        machine.terminal.handle(act::OtherWay{});
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::ToWindow);
        QCOMPARE(machine.counts().pendingCases, 0);
    }
    void aSealThatFailsIsAFaultAndCanBeTriedAgain()
    {
        TerminalMachine machine;
        OpenSealer sealer;
        machine.parts.sealer = &sealer;
        sealer.fails = true;
        toThePad(machine);
        draw(machine, 4000);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.screen<screen::Fault>()->code, ErrorCode::StorageFault);
        QVERIFY(machine.screen<screen::Fault>()->ways.otherWay); // or at the window
        QCOMPARE(files(machine).size(), 0);
        sealer.fails = false;
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::Sign>());
        QCOMPARE(machine.screen<screen::Sign>()->strokes, 0);
    }
    void whoLeavesWhileItIsBeingSealedLeavesNoFile()
    {
        TerminalMachine machine;
        toThePad(machine);
        draw(machine, 4000);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.terminal.visit()->isWorking());
        machine.terminal.handle(act::Back{}); // before the disk has answered
        QVERIFY(machine.reached<screen::Review>());
        QVERIFY(await(
            machine.store.recordEvent({AuditEvent::GoodbyeSaid, "done", machine.terminal.visit()->id(), {}, ""})));
        QTRY_COMPARE(files(machine).size(), 0);
    }

private:
    static void toThePad(TerminalMachine &machine)
    {
        machine.portal.known = {{QStringLiteral("phone"), QStringLiteral("13900006021")}};
        machine.open(kSigned);
        machine.identify();
        machine.typeCode(u"123456");
        const auto asked = [&machine](const char *field) {
            QVERIFY(QTest::qWaitFor([&] {
                const auto *form = machine.screen<screen::Form>();
                return form && form->field == QLatin1String(field);
            }));
        };
        asked("left");
        machine.terminal.handle(act::Choose{QStringLiteral("resigned")});
        machine.terminal.handle(act::Proceed{});
        asked("since");
        machine.terminal.handle(act::Type{QStringLiteral("20260201")});
        machine.terminal.handle(act::Proceed{});
        asked("wants");
        machine.terminal.handle(act::Choose{QStringLiteral("job")});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Review>());
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Sign>());
    }
    static void draw(TerminalMachine &machine, qint32 y) { machine.terminal.handle(act::Draw{stroke(y)}); }
    static QStringList files(const TerminalMachine &machine)
    {
        return QDir(machine.dir.filePath(QStringLiteral("materials"))).entryList(QDir::Files);
    }
    static QByteArray fileOf(const TerminalMachine &machine)
    {
        QFile file(machine.dir.filePath(QStringLiteral("materials/") + files(machine).value(0)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // by the words of docs/portal-api.yaml, not by our own function
    static QByteArray digestOf(const QJsonObject &written)
    {
        QJsonObject document{{QStringLiteral("format"), QStringLiteral("yizhan-document/1")}};
        for (const char *member : {"answers", "item", "itemVersion", "submissionId", "visit"})
            document.insert(QLatin1String(member), written[QLatin1String(member)]);
        return QCryptographicHash::hash(QJsonDocument(document).toJson(QJsonDocument::Compact),
                                        QCryptographicHash::Sha256)
            .toHex();
    }
};
QTEST_GUILESS_MAIN(TestSignatureStep)
#include "tst_signature_step.moc"
