// SPDX-License-Identifier: Apache-2.0
#include "card_samples.h"

#include <sdt/sdt_frames.h>
#include <sdt/sdt_wire_rules.h>
#include <text/id_card_text.h>

#include <QTest>
#include <algorithm>

using namespace kiosk;
using namespace kiosk::test;
using sdt::encodeRequest;

namespace {

WireExchange hidden(const QByteArray &request, const QByteArray &reply)
{
    WireExchange exchange{{}, {}, request, reply};
    sdt::wireRules().redact(exchange);
    return exchange;
}

Result<std::optional<sdt::Reply>> firstReply(sdt::FrameReceiver &receiver, const QByteArray &bytes)
{
    std::copy(bytes.begin(), bytes.end(), receiver.space().begin());
    receiver.added(bytes.size());
    return receiver.next();
}

} // namespace

// What a recording keeps of a card.
class TestSdtWireRules : public QObject {
    Q_OBJECT
private slots:
    void noCardIsRecorded_data()
    {
        QTest::addColumn<QByteArray>("reply");
        for (const char *card : {"resident", "resident_long", "gat", "foreign2017", "foreign2023"})
            QTest::newRow(card) << readReplyOf(card);
        QTest::newRow("noise before it") << QByteArray("\x00\xAA\xAA", 3) + readReplyOf("resident");
        QTest::newRow("broken off") << readReplyOf("resident").first(700);
        QTest::newRow("twice") << readReplyOf("resident") + readReplyOf("gat");
        QTest::newRow("length damaged") << readReplyOf("resident").replace(5, 2, QByteArray::fromHex("FFFF"));
    }
    void noCardIsRecorded()
    {
        QFETCH(QByteArray, reply);
        const auto kept = hidden(encodeRequest(sdt::command::readTextPhoto), reply).reply;
        // four characters of UTF-16 that stand in the card stand nowhere in what is kept, spaces and our own card aside
        const auto own = hidden(encodeRequest(sdt::command::readTextPhoto), readReplyOf("resident")).reply;
        const auto card = reply.mid(14, 256);
        const QByteArray blank = utf16(u"    ");
        for (qsizetype at = 0; at + 8 <= card.size(); at += 2)
            if (const auto piece = card.mid(at, 8); piece != blank && !own.contains(piece))
                QVERIFY2(!kept.contains(piece), qPrintable(QString::number(at)));
        const auto photo = reply.mid(14 + 256 + 8, 64);
        QVERIFY(photo.isEmpty() || photo.count('\0') == photo.size() || !kept.contains(photo));
    }
    void whatIsKeptIsACard()
    {
        const auto kept = hidden(encodeRequest(sdt::command::readTextPhoto), readReplyOf("foreign2023")).reply;
        sdt::FrameReceiver receiver;
        const auto reply = firstReply(receiver, kept);
        QVERIFY(reply && *reply);
        const auto parts = sdt::decodeTextPhoto((*reply)->data);
        QVERIFY(parts);
        QCOMPARE(parts->photo.size(), sdt::photoSize);
        QVERIFY(std::all_of(parts->photo.begin(), parts->photo.end(), [](char c) { return c == 0; }));
        QVERIFY(parts->text.toByteArray().contains(utf16(u"330199189901010015")));
    }
    void addressAndFingerprintGo()
    {
        const auto frame = [](QByteArray body) {
            QByteArray bytes = QByteArray::fromHex("AAAAAA9669") + char((body.size() + 1) >> 8)
                + char((body.size() + 1) & 0xFF) + body;
            return bytes + char(sdt::checksum(QByteArrayView(bytes).sliced(5)));
        };
        const auto address = frame(QByteArray::fromHex("000090")
                                   + utf16(QStringView(u"杭州市延安路一号").toString().leftJustified(35)));
        const auto keptAddress = hidden(encodeRequest(sdt::command::newestAddress), address).reply;
        QCOMPARE(keptAddress.size(), address.size());
        QVERIFY(!keptAddress.contains(utf16(u"延安")));
        const auto print = frame(QByteArray::fromHex("000090010004000200") + textBlockOf("resident")
                                 + QByteArray(1024, 'P') + QByteArray(512, 'F'));
        const auto kept = hidden(encodeRequest(sdt::command::readFingerprint), print).reply;
        QVERIFY(!kept.contains("PPPP") && !kept.contains("FFFF"));
        sdt::FrameReceiver receiver;
        const auto reply = firstReply(receiver, kept);
        QVERIFY(reply && *reply);
        QVERIFY(sdt::decodeTextPhoto((*reply)->data, sdt::Fingerprint::Asked));
    }
    void theModuleMayBeKnown()
    {
        const auto identity = QByteArray::fromHex("AAAAAA9669001400009005000300A53A340187D61200878E45B592");
        QCOMPARE(hidden(encodeRequest(sdt::command::samIdentity), identity).reply, identity);
    }
    void anUnansweredQuestionBeforeItIsLeftOut()
    {
        const auto find = encodeRequest(sdt::command::find);
        QCOMPARE(hidden(encodeRequest(sdt::command::status) + find, {}).request, find);
    }
};

QTEST_GUILESS_MAIN(TestSdtWireRules)
#include "tst_sdt_wire_rules.moc"
