// SPDX-License-Identifier: Apache-2.0
#include "fake_specimen_peer.h"

#include <specimen/specimen_frames.h>
#include <specimen/specimen_wire_rules.h>
#include <transport/replay_book.h>

#include <QTest>

using namespace kiosk;
using namespace kiosk::specimen;
using test::FakeSpecimenPeer;

namespace {

const QByteArray done = FakeSpecimenPeer::frame('d', {});

WireExchange redacted(const QByteArray &request, const QByteArray &reply)
{
    WireExchange exchange{{}, {}, request, reply};
    wireRules().redact(exchange);
    return exchange;
}

} // namespace

// What a recording keeps, and what a replay makes of it.
class TestSpecimenWireRules : public QObject {
    Q_OBJECT
private slots:
    void ofACodeTheFormStays()
    {
        const auto exchange = redacted(encodeTrigger(7), done + FakeSpecimenPeer::code(7, "https://a.example/8f3a"));
        QCOMPARE(exchange.request, encodeTrigger(0));
        QCOMPARE(exchange.reply, done + FakeSpecimenPeer::code(0, "xxxxx://x.xxxxxxx/0x0x"));
    }
    void whatIsNoFrameGoes()
    {
        QCOMPARE(redacted(encodeTrigger(7), "330102" + done + "330102").reply, done);
        auto broken = FakeSpecimenPeer::code(7, "330102");
        broken.back() = static_cast<char>(broken.back() ^ 1);
        QVERIFY(!redacted(encodeTrigger(7), broken + done).reply.contains("330102"));
    }
    void aReplayAnswersTheRoundThatAsks()
    {
        Recording recording;
        recording.exchanges << redacted(encodeTrigger(7), done + FakeSpecimenPeer::code(7, "abc"));
        ReplayBook book(recording, wireRules());
        const auto request = encodeTrigger(9);
        QVERIFY(book.heard(request.first(3)).isEmpty());
        QCOMPARE(book.heard(request.mid(3)), done + FakeSpecimenPeer::code(9, "xxx"));
        QCOMPARE(book.unknown(), 0);
    }
};

QTEST_APPLESS_MAIN(TestSpecimenWireRules)
#include "tst_specimen_wire_rules.moc"
