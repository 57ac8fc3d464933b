// SPDX-License-Identifier: Apache-2.0
// Folder, store, client and outbox of one terminal, which can be stopped and started again; only the waiting is
// virtual.
#pragma once

#include <outbox/outbox_engine.h>
#include <portal_client/client_under_test.h>
#include <support/await.h>

#include <QTemporaryDir>
#include <QTest>

namespace kiosk::test {

struct OutboxMachine {
    QTemporaryDir folder;
    ClientUnderTest client;
    std::unique_ptr<Store> store;
    std::unique_ptr<OutboxEngine> engine;
    OutboxSettings settings;
    AuditSigning auditSigning = {};

    template <typename Papers> OutboxMachine(const Papers &papers, const QUrl &portal) : client(papers, portal)
    {
        settings.backoff.random = [] { return 1.0; };
        settings.callLimit = 500ms;
    }
    ~OutboxMachine() { stop(); }
    OutboxMachine(const OutboxMachine &) = delete;
    OutboxMachine &operator=(const OutboxMachine &) = delete;

    QString data() const { return folder.filePath(QStringLiteral("data")); }
    void stop()
    {
        engine.reset();
        store.reset();
    }
    void start()
    {
        stop();
        StoreSettings where{data(), 0};
        where.auditSigning = auditSigning;
        store = std::make_unique<Store>(where, client.clock, Logger());
        const auto opened = await(store->open());
        QVERIFY(opened);
        store->confirmClock();
        engine
            = std::make_unique<OutboxEngine>(*store, *client.client, client.clock, *client.clock, Logger(), settings);
        engine->start(opened->pending);
    }
    // Turns the clock by the longest back-off; a QTRY around it lets the network work in between.
    bool drained()
    {
        if (engine->pending() > 0)
            client.clock->advance(300s);
        return engine->pending() == 0;
    }
};

} // namespace kiosk::test
