// SPDX-License-Identifier: Apache-2.0
// The engine on a disk that fails: what it believes is never other than what is written down.
#include "outbox_machine.h"
#include "portal_books.h"

#include <portal_client/scripted_portal.h>
#include <storage/fault_vfs.h>
#include <support/await.h>
#include <support/sealed_cases.h>

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace kiosk;
using namespace kiosk::test;

class TestOutboxDisk : public QObject {
    Q_OBJECT
private slots:
    void aHoldThatCouldNotBeWrittenIsTriedAgain()
    {
        std::atomic<int> asked = 0;
        ScriptedPortal portal(m_papers, [&asked](const HeardRequest &) {
            if (++asked == 1)
                FaultVfs::arm(DiskFault::WriteError, 1); // the first write of the hold
            return problem(422, "invalid-body", R"("retry":"staff")");
        });
        OutboxMachine terminal(m_papers, portal.base());
        terminal.start();
        QSignalSpy held(terminal.engine.get(), &OutboxEngine::rowHeld);
        QVERIFY(await(terminal.store->sealCase(sealedCase(*terminal.client.clock))));
        const auto isHeld = [&] {
            terminal.client.clock->advance(1s); // the back-off
            return held.size() == 1;
        };
        QTRY_VERIFY(isHeld());
        QCOMPARE(asked, 2); // the first no was not kept
        QCOMPARE(terminal.engine->held(), 1);
        QCOMPARE(await(terminal.store->heldRows())->size(), 1);
    }

private:
    const DevPapers m_papers;
};

int main(int argc, char **argv)
{
    FaultVfs::install();
    QCoreApplication application(argc, argv);
    TestOutboxDisk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_outbox_disk.moc"
