// SPDX-License-Identifier: Apache-2.0
// A case whose files follow it in pieces, over a line that breaks at any of its requests.
#include "outbox_machine.h"
#include "portal_books.h"

#include <support/await.h>
#include <support/sealed_cases.h>

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

constexpr qint64 PieceSize = 20'000;
constexpr qsizetype MaterialSize = 50'000; // three pieces

struct Terminal : OutboxMachine {
    Terminal(const DevPapers &papers, const QUrl &portal) : OutboxMachine(papers, portal)
    {
        settings.pieceSize = PieceSize;
        start();
    }
    QStringList files() const { return QDir(folder.filePath(QStringLiteral("data/materials"))).entryList(QDir::Files); }
    SealedCase seal()
    {
        QList<SealedMaterial> materials;
        for (const char letter : {'m', 'n'})
            materials << await(store->keepMaterial({QStringLiteral("scan"), QStringLiteral("image/jpeg"), 0},
                                                   writes(QByteArray(MaterialSize, letter))))
                             .value();
        SealedCase sealed = sealedCase(*client.clock, envelopeNaming(materials));
        sealed.materials = materials;
        return await(store->sealCase(sealed)) ? sealed : SealedCase();
    }
};

} // namespace

class TestOutboxMaterials : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QVERIFY(m_papers.isGood()); }
    void init()
    {
        m_books = std::make_unique<PortalBooks>();
        m_portal = std::make_unique<ScriptedPortal>(m_papers, m_books->script());
    }
    void cleanup()
    {
        m_portal.reset();
        m_books.reset();
    }

    void theCaseGoesFirstThenItsMaterialsThenItIsComplete()
    {
        Terminal terminal(m_papers, m_portal->base());
        QSignalSpy told(terminal.engine.get(), &OutboxEngine::submissionAcknowledged);
        const SealedCase sealed = terminal.seal();
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(told[0][1].toString().toLatin1(), m_books->caseNo(sealed.submission.text()));
        QVERIFY(hasArrivedOnce(sealed));
        QCOMPARE(m_books->materialBytesTaken(), 2 * MaterialSize);
        QVERIFY(terminal.files().isEmpty());
        QByteArrayList verbs;
        for (const HeardRequest &heard : m_portal->heard())
            verbs << heard.method;
        QCOMPARE(verbs,
                 (QByteArrayList{"PUT", "POST", "PATCH", "PATCH", "PATCH", "POST", "PATCH", "PATCH", "PATCH", "POST"}));
    }
    void aLineThatBreaksAnywhereCostsOnePiece_data()
    {
        QTest::addColumn<LineFault>("fault");
        QTest::newRow("drop-request") << LineFault::DropRequest;
        QTest::newRow("commit-then-drop") << LineFault::CommitThenDrop;
        QTest::newRow("commit-then-half") << LineFault::CommitThenHalf;
        QTest::newRow("500-after-commit") << LineFault::CommitThen500;
        QTest::newRow("nonsense") << LineFault::CommitThenNonsense;
        QTest::newRow("unavailable") << LineFault::Unavailable;
        QTest::newRow("proxy-page") << LineFault::ProxyPage;
        QTest::newRow("twice") << LineFault::Twice;
        QTest::newRow("late") << LineFault::Late;
    }
    void aLineThatBreaksAnywhereCostsOnePiece()
    {
        QFETCH(LineFault, fault);
        for (int at = 0; at < 10; ++at) { // every request of the flow, one after the other
            Terminal terminal(m_papers, m_portal->base());
            const qint64 before = m_books->materialBytesTaken();
            int seen = 0;
            m_books->chooseFaults(
                [&seen, at, fault](const HeardRequest &) { return seen++ == at ? fault : LineFault::None; });
            const SealedCase sealed = terminal.seal();
            QTRY_VERIFY2(terminal.drained(), qPrintable(QString::number(at)));
            m_books->chooseFaults({});
            QVERIFY2(hasArrivedOnce(sealed), qPrintable(QString::number(at)));
            QVERIFY2(m_books->materialBytesTaken() - before <= 2 * MaterialSize + PieceSize,
                     qPrintable(QStringLiteral("%1: %2").arg(at).arg(m_books->materialBytesTaken() - before)));
            QVERIFY(terminal.files().isEmpty());
        }
    }
    void aRestartGoesOnWhereThePortalStands()
    {
        Terminal terminal(m_papers, m_portal->base());
        int pieces = 0;
        m_books->chooseFaults([&pieces](const HeardRequest &request) {
            // from the fifth piece on nothing gets through
            return request.method == "PATCH" && ++pieces > 4 ? LineFault::CommitThenDrop : LineFault::None;
        });
        const SealedCase sealed = terminal.seal();
        QTRY_VERIFY(pieces >= 5);
        terminal.stop();
        m_books->chooseFaults({});
        QCOMPARE(terminal.files().size(), 2);
        terminal.start();
        QTRY_VERIFY(terminal.drained());
        QVERIFY(hasArrivedOnce(sealed));
        QCOMPARE(m_books->materialBytesTaken(), 2 * MaterialSize); // what was heard without an answer is not sent again
    }
    void aFileThatChangedOrIsGoneNeverLeaves_data()
    {
        QTest::addColumn<bool>("gone");
        QTest::newRow("changed") << false;
        QTest::newRow("gone") << true;
    }
    void aFileThatChangedOrIsGoneNeverLeaves()
    {
        QFETCH(bool, gone);
        Terminal terminal(m_papers, m_portal->base());
        m_books->refuse("submissions", problem(503, "maintenance", "\"retry\":\"after\""));
        terminal.seal();
        QTRY_COMPARE(terminal.engine->pending(), 1);
        QFile file(terminal.folder.filePath(QStringLiteral("data/materials/") + terminal.files().first()));
        if (gone)
            QVERIFY(file.remove());
        else
            QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(100) && file.write("x") == 1);
        file.close();
        m_books->refuse({}, {});
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(terminal.engine->held(), 1);
        QCOMPARE(m_books->cases(), 0);
        QVERIFY(m_books->materialBytesTaken() <= MaterialSize); // the other one at most
    }
    void aPortalThatSaysOtherBytesArrivedIsForPeople()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->refuse("materials", problem(422, "digest", "\"retry\":\"staff\""));
        terminal.seal();
        QTRY_COMPARE(terminal.engine->held(), 1);
        QCOMPARE(terminal.files().size(), 2);
        m_books->refuse({}, {});
        const auto rows = await(terminal.store->pending()).value();
        QVERIFY(await(terminal.store->releaseHeld(rows.first().id, clerk("try-again"))));
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 1);
    }
    void aPortalThatNeverStandsWhereItSaysIsAskedLater()
    {
        Terminal terminal(m_papers, m_portal->base());
        m_books->chooseFaults({});
        m_books->refuse("materials", problem(409, "upload-offset-mismatch", "\"retry\":\"resync\""));
        terminal.seal();
        QTRY_VERIFY(m_portal->heard().size() >= 2);
        QTRY_COMPARE(terminal.engine->pending(), 1);
        QCOMPARE(terminal.engine->held(), 0);
        m_books->refuse({}, {});
        QTRY_VERIFY(terminal.drained());
        QCOMPARE(m_books->cases(), 1);
    }

private:
    bool hasArrivedOnce(const SealedCase &sealed) const
    {
        for (const SealedMaterial &each : sealed.materials) {
            const QByteArray bytes = m_books->materialBytes(sealed.submission.text(), each.id.text());
            if (QCryptographicHash::hash(bytes, QCryptographicHash::Sha256) != each.digest)
                return false;
        }
        return !m_books->caseNo(sealed.submission.text()).isEmpty() && !m_books->contradicted();
    }

    DevPapers m_papers;
    std::unique_ptr<PortalBooks> m_books;
    std::unique_ptr<ScriptedPortal> m_portal;
};
QTEST_GUILESS_MAIN(TestOutboxMaterials)
#include "tst_outbox_materials.moc"
