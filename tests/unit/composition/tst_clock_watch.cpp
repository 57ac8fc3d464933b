// SPDX-License-Identifier: Apache-2.0
// The store believes the clock as far as the portal's /health does, over a real line.
#include <composition/clock_watch.h>
#include <portal_client/client_under_test.h>
#include <portal_client/scripted_portal.h>
#include <support/log_lines.h>
#include <support/store_place.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// 10:24:00, as the virtual clock
ScriptedAnswer healthy(const HeardRequest &)
{
    ScriptedAnswer answer;
    answer.body = R"({"time":"2026-03-12T10:24:00+08:00","version":"1"})";
    return answer;
}

} // namespace

class TestClockWatch : public QObject {
    Q_OBJECT
private slots:
    void aWrongClockIsToldOnceAndItsMendingToo()
    {
        ScriptedPortal portal(m_papers, healthy);
        ClientUnderTest client(m_papers, portal.base());
        StorePlace place;
        place.clock = client.clock;
        int heads = 0;
        place.settings.auditSigning = {QStringLiteral("terminal-001"), [&heads](const QByteArray &) {
                                           ++heads;
                                           return Result<QByteArray>("signed");
                                       }};
        QVERIFY(place.open());
        place.store->doubtClock(); // as at a start
        const auto lines = std::make_shared<LogLines>();
        const ClockWatch watch(*place.store, *client.client, 120s, Logger(lines, client.clock));
        const auto entry = [&place] { return await(place.store->recordEvent({AuditEvent::CardRead, "done"})); };

        client.clock->jumpWall(24h); // a day ahead
        QVERIFY(await(client->health({})));
        QVERIFY(await(client->health({})));
        QVERIFY(entry());
        QCOMPARE(heads, 0);
        QCOMPARE(lines->all().count("staff.needed"), 1);
        client.clock->jumpWall(-24h);
        QVERIFY(await(client->health({})));
        client.clock->jumpWall(24h); // set again, and the portal was not asked yet
        QVERIFY(entry());
        QCOMPARE(heads, 0);
        client.clock->jumpWall(-24h);
        client.clock->advance(24h); // a real day
        QVERIFY(entry());
        QCOMPARE(heads, 1);
        QCOMPARE(lines->all().count("staff.needed"), 1);
        QCOMPARE(place.texts("SELECT outcome || ' ' || count FROM audit WHERE event = 'clock.compared' ORDER BY seq"),
                 QStringList({QStringLiteral("wrong 86400"), QStringLiteral("right 0")}));
    }

private:
    const DevPapers m_papers;
};

QTEST_GUILESS_MAIN(TestClockWatch)
#include "tst_clock_watch.moc"
