// SPDX-License-Identifier: Apache-2.0
// Documents that departments serve: read to the end, signed for or refused, and served only when the portal has the
// proof.
#include "terminal_machine.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QQueue>

using namespace kiosk;
using namespace kiosk::test;
using Phase = screen::DeliveryPaper::Phase;

namespace {

class FakeDeliveries final : public DeliveryPortal {
public:
    Pending<std::vector<DeliveryHead>> deliveries(QString, CallContext) override
    {
        ++lists;
        return readyFuture<std::vector<DeliveryHead>>(std::vector<DeliveryHead>(isOver ? 0 : 1, head));
    }
    Pending<DeliveryDocument> delivery(DeliveryId, QString, CallContext) override
    {
        DeliveryDocument document;
        document.head = head;
        document.pages.emplace_back(QStringLiteral("一"));
        document.pages.emplace_back(QStringLiteral("二"));
        document.digest = QByteArray(32, '\x0f');
        return readyFuture<DeliveryDocument>(std::move(document));
    }
    Pending<DeliveryEnd> putDeliveryReceipt(DeliveryReceiptId receipt, DeliveryId, QByteArray envelope,
                                            CallContext) override
    {
        receipts << receipt.text();
        proofs << envelope;
        if (!errors.isEmpty())
            return readyFuture<DeliveryEnd>(fail(errors.dequeue()));
        isOver = true;
        return readyFuture<DeliveryEnd>(
            says.value_or(envelope.contains("\"signature\"") ? DeliveryEnd::Served : DeliveryEnd::Refused));
    }
    DeliveryHead head{*DeliveryId::parse(u"01958d59-1a10-7b32-8c4e-7e1a5b6c8d01"), QStringLiteral("决定书"),
                      QStringLiteral("监管局"), QStringLiteral("17 号"), QDate(2026, 3, 10)};
    bool isOver = false; // served or refused
    int lists = 0;
    std::optional<DeliveryEnd> says; // whatever the proof is
    QStringList receipts;
    QList<QByteArray> proofs;
    QQueue<ErrorCode> errors; // of the next proofs
};

struct OpenSealer final : EnvelopeSealer { // the test reads as the portal would
    const char *suite() const override { return "test"; }
    Result<SealedEnvelope> seal(const SensitiveBytes &content) const override
    {
        return SealedEnvelope{content.reveal(), QByteArray(32, 'd')};
    }
    Result<void> sealMaterial(QIODevice &, QIODevice &) const override { return fail(ErrorCode::Unsupported); }
    Result<QString> recipient() const override { return QString(64, u'a'); }
};

struct Machine : TerminalMachine {
    Machine()
    {
        parts.deliveries = &deliveries;
        parts.sealer = &openSealer;
    }
    void openDocument()
    {
        open("receive-document");
        QVERIFY(QTest::qWaitFor([&] { return reader.isAsked(); }));
        reader.put(card());
        typeCode(u"123456");
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = screen<screen::DeliveryList>();
            return page && page->deliveries;
        }));
        terminal.handle(act::Choose{deliveries.head.id.text()});
        QVERIFY(reached<screen::DeliveryPaper>());
    }
    void draw()
    {
        for (const qint32 y : {4000, 5000}) {
            auto stroke = std::make_shared<InkStroke>(InkStroke{{}, {23'600, 15'000}});
            for (int i = 0; i < 40; ++i)
                stroke->points.push_back({1000 + i * 60, y, -1, 7000 + y + i * 10});
            terminal.handle(act::Draw{stroke});
        }
    }
    void signDocument() // read to its end first
    {
        openDocument();
        terminal.handle(act::Proceed{});
        terminal.handle(act::Proceed{});
        draw();
        terminal.handle(act::Proceed{});
    }
    bool stands(Phase phase)
    {
        return QTest::qWaitFor([&] {
            const auto *page = screen<screen::DeliveryPaper>();
            return page && page->phase == phase;
        });
    }
    QJsonObject proof(int which) const { return QJsonDocument::fromJson(deliveries.proofs.at(which)).object(); }
    FakeDeliveries deliveries;
    OpenSealer openSealer;
};

} // namespace

class TestDeliveries : public QObject {
    Q_OBJECT
private slots:
    void aDocumentIsReadToItsEndAndServedByASignature()
    {
        Machine machine;
        machine.openDocument();
        machine.terminal.handle(act::Skip{}); // nobody refuses what he has not read
        QVERIFY(machine.stands(Phase::Reading));
        machine.terminal.handle(act::Proceed{});
        QCOMPARE(machine.screen<screen::DeliveryPaper>()->page, 1);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.screen<screen::Sign>() && machine.screen<screen::Sign>()->received);
        machine.terminal.handle(act::Proceed{}); // nothing was drawn
        QVERIFY(machine.screen<screen::Sign>() && machine.screen<screen::Sign>()->flaw);
        QVERIFY(machine.deliveries.proofs.isEmpty());
        machine.draw();
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::Served));
        QCOMPARE(ink->strokes(), 0); // nothing of it is left in memory
        const QJsonObject proof = machine.proof(0);
        QCOMPARE(proof[u"outcome"], QStringLiteral("served"));
        QCOMPARE(proof[u"delivery"], machine.deliveries.head.id.text());
        QCOMPARE(proof[u"documentSha256"], QStringLiteral("0f").repeated(32));
        QCOMPARE(proof[u"receiptId"], machine.deliveries.receipts[0]);
        QCOMPARE(proof[u"citizen"][u"number"], QStringLiteral("330199188001010018"));
        const QJsonObject signature = QJsonDocument::fromJson(proof[u"signature"].toString().toUtf8()).object();
        QCOMPARE(signature[u"documentSha256"], proof[u"documentSha256"]);
        QVERIFY(!machine.terminal.visit()->mayGoBack());
        machine.terminal.handle(act::Proceed{}); // what is left: nothing
        QVERIFY(QTest::qWaitFor([&] {
            const auto *page = machine.screen<screen::DeliveryList>();
            return page && page->deliveries && page->deliveries->empty();
        }));
        machine.reader.setCard(false);
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QCOMPARE(machine.screen<screen::Goodbye>()->reason, EndReason::Completed);
    }
    void aRefusalIsAskedForTwiceAndIsAnAnswerToo()
    {
        Machine machine;
        machine.openDocument();
        machine.terminal.handle(act::Proceed{});
        machine.terminal.handle(act::Skip{});
        QVERIFY(machine.stands(Phase::Refusing));
        machine.terminal.handle(act::Again{}); // not after all
        QVERIFY(machine.stands(Phase::Reading));
        machine.terminal.handle(act::Skip{});
        machine.terminal.handle(act::Proceed{});
        QVERIFY(machine.stands(Phase::Refused));
        QCOMPARE(machine.proof(0)[u"outcome"], QStringLiteral("refused"));
        QVERIFY(!machine.proof(0).contains(u"signature"));
    }
    void whoClosesWithoutSigningLeavesItUnserved()
    {
        Machine machine;
        machine.openDocument();
        machine.terminal.handle(act::Proceed{});
        machine.terminal.handle(act::Proceed{});
        machine.draw();
        const auto ink = machine.screen<screen::Sign>()->ink;
        machine.terminal.handle(act::Back{}); // to the document, and the strokes are gone
        QVERIFY(machine.stands(Phase::Reading));
        QCOMPARE(ink->strokes(), 0);
        machine.terminal.handle(act::Back{});
        QCOMPARE(machine.screen<screen::DeliveryPaper>()->page, 0);
        machine.terminal.handle(act::Back{});
        QVERIFY(machine.screen<screen::DeliveryList>());
        machine.reader.setCard(false);
        machine.terminal.handle(act::Leave{});
        QVERIFY(machine.reached<screen::Goodbye>());
        QVERIFY(machine.deliveries.proofs.isEmpty());
    }
    void aLostAnswerIsAskedForWithTheSameProof()
    {
        Machine machine;
        machine.deliveries.errors << ErrorCode::AnswerLost << ErrorCode::PortalFault;
        machine.signDocument();
        QVERIFY(machine.stands(Phase::Served));
        QCOMPARE(machine.deliveries.proofs.size(), 3);
        QCOMPARE(QSet<QByteArray>(machine.deliveries.proofs.cbegin(), machine.deliveries.proofs.cend()).size(), 1);
        QCOMPARE(QSet<QString>(machine.deliveries.receipts.cbegin(), machine.deliveries.receipts.cend()).size(), 1);
    }
    void withoutTheProofAtThePortalNothingIsCalledServed()
    {
        Machine machine;
        machine.deliveries.errors << ErrorCode::PortalUnreachable;
        machine.signDocument();
        QVERIFY(machine.reached<screen::Fault>());
        machine.terminal.handle(act::Again{});
        QVERIFY(machine.reached<screen::DeliveryList>()); // as the portal has it
        QTRY_COMPARE(machine.deliveries.lists, 2);
    }
    void whatThePortalTookForARefusalIsNotCalledServed()
    {
        Machine machine;
        machine.deliveries.says = DeliveryEnd::Refused;
        machine.signDocument();
        QVERIFY(machine.reached<screen::Fault>());
        QCOMPARE(machine.proof(0)[u"outcome"], QStringLiteral("served"));
    }
};

QTEST_GUILESS_MAIN(TestDeliveries)
#include "tst_deliveries.moc"
