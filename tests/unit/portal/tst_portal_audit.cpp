// SPDX-License-Identifier: Apache-2.0
// A day of the terminal's audit, signed by its key, at the reference portal: whom it takes one from, and what it then
// has.
#include "portal_bench.h"

#include <audit/audit_head.h>
#include <outbox/outbox_machine.h>
#include <support/await.h>
#include <vault/detached_signature.h>

#include <QTest>

using namespace kiosk;
using kiosk::test::await;

namespace {

struct Machine : test::OutboxMachine {
    Machine(const QUrl &portal, const QDateTime &now)
        : OutboxMachine(readCredentials(PortalBench::tls()).value(), portal)
    {
        settings.callLimit = OutboxSettings().callLimit; // this portal works
        client.clock->jumpWall(Duration(client.clock->wall().msecsTo(now)));
        const auto signer = DetachedSigner::create(readCredentials(PortalBench::tls()).value()).value();
        auditSigning = {QStringLiteral("terminal-001"),
                        [signer](const QByteArray &statement) { return signer->sign(statement); }};
        start();
    }
};

QByteArray head(qint64 number, const QString &terminal)
{
    return auditHeadJson({number, {2026, 3, 12}, 1, 220, QByteArray(32, '\xab'), terminal});
}

} // namespace

class TestPortalAudit : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_bench = std::make_unique<PortalBench>();
        m_bench->start();
        m_terminal = std::make_unique<Terminal>(m_bench->url(), PortalBench::tls());
    }
    void cleanup()
    {
        m_terminal.reset();
        m_bench.reset();
    }

    void theHeadOfADayArrives()
    {
        Machine machine(QUrl(m_bench->url()), m_bench->clock().now());
        QVERIFY(await(machine.store->recordEvent({AuditEvent::CardRead, "done"})));
        machine.client.clock->jumpWall(24h);
        machine.store->confirmClock();
        QVERIFY(await(machine.store->recordEvent({AuditEvent::CardRead, "done"})));
        const auto rows = await(machine.store->pending()).value();
        QCOMPARE(rows.size(), 1);
        const QByteArray sent = await(machine.store->payload(rows.first().id)).value();
        QTRY_VERIFY(machine.drained());
        QCOMPARE(machine.engine->held(), 0);
        // the portal's answer to the same bytes says that it has them, to others that it has not
        QCOMPARE(put(1, sent).status, 200);
        QCOMPARE(put(1, batch(head(1, QStringLiteral("terminal-001")))).code(), QStringLiteral("batch-conflict"));
    }
    void onlyTheTerminalsOwnSignatureOverTheseBytesIsTaken_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto own = QStringLiteral("terminal-001");
        const QByteArray good = head(7, own);
        const auto refused = [](const char *name, const QByteArray &body, const char *code) {
            QTest::newRow(name) << body << 422 << QString::fromLatin1(code);
        };
        QTest::newRow("its own") << batch(good) << 201 << QString();
        refused("another terminal's key", batch(good, PortalBench::signature(good, QStringLiteral("terminal-002"))),
                "envelope-refused");
        refused("over other bytes", batch(good, PortalBench::signature(head(8, own))), "envelope-refused");
        refused("no signature at all", batch(good, "no signature"), "envelope-refused");
        refused("another terminal's day", batch(head(7, QStringLiteral("terminal-002"))), "invalid-body");
        refused("another number's", batch(head(8, own)), "invalid-body");
    }
    void onlyTheTerminalsOwnSignatureOverTheseBytesIsTaken()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(QString, code);
        const Reply reply = put(7, body);
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.code(), code);
    }

private:
    static QByteArray batch(const QByteArray &statement, const QByteArray &signature)
    {
        return encoded(SignedAuditHead{statement, signature});
    }
    static QByteArray batch(const QByteArray &statement) { return batch(statement, PortalBench::signature(statement)); }
    Reply put(int number, const QByteArray &body)
    {
        return m_terminal->call("PUT", QStringLiteral("/audit-batches/%1").arg(number), body, "application/json");
    }

    std::unique_ptr<PortalBench> m_bench;
    std::unique_ptr<Terminal> m_terminal;
};

QTEST_GUILESS_MAIN(TestPortalAudit)
#include "tst_portal_audit.moc"
