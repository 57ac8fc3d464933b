// SPDX-License-Identifier: Apache-2.0
#include <support/pty.h>
#include <support/virtual_clock.h>
#include <transport/port_address.h>
#include <transport/recording.h>
#include <transport/replay_book.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <poll.h>

using namespace kiosk;
using namespace kiosk::test;

namespace {

// Digits are the citizen's in this protocol.
WireRules digitsAreSecret()
{
    return {[](WireExchange &exchange) {
                for (QByteArray *bytes : {&exchange.request, &exchange.reply})
                    for (char &c : *bytes)
                        c = c >= '0' && c <= '9' ? '#' : c;
            },
            {},
            {}};
}

Recording recordingOf(const QList<WireExchange> &exchanges) { return {QStringLiteral("x.y"), {}, {}, exchanges}; }

class Listener final : public ExchangeSink {
public:
    void take(const WireExchange &exchange) override { heard << exchange; }
    QList<WireExchange> heard;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRecording : public QObject {
    Q_OBJECT
    const std::shared_ptr<const Clock> m_clock = std::make_shared<SystemClock>();
    Deadline soon() const { return Deadline::in(*m_clock, 2s); }

    QByteArray ask(Transport &transport, const QByteArray &question, Duration within = 2s)
    {
        if (!transport.writeAll(question, soon(), {}))
            return "write failed";
        std::array<char, 64> bytes{};
        const auto got = transport.readSome(bytes, Deadline::in(*m_clock, within), {});
        return got ? QByteArray(bytes.data(), *got) : QByteArray(codeName(got.error().code));
    }

private slots:
    void aFileHoldsWhatWasSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.jsonl"));
        Recording head{
            QStringLiteral("x.y"), QStringLiteral("serial"), {{QStringLiteral("model"), QStringLiteral("m")}}, {}};
        const QList<WireExchange> said{{3ms, 4ms, "ask", QByteArray("\0\xff", 2)}, {9ms, 0ms, {}, "by itself"}};
        {
            const auto file = RecordingFile::create(path, head);
            QVERIFY(file);
            for (const WireExchange &exchange : said)
                (*file)->take(exchange);
            QCOMPARE((*file)->taken(), 2);
            QCOMPARE(contentOf(path).count('\n'), 3); // a crash now would leave them
        }
        const auto read = parseRecording(contentOf(path));
        QVERIFY(read);
        QCOMPARE(read->driver, head.driver);
        QCOMPARE(read->port, head.port);
        QCOMPARE(read->parameters, head.parameters);
        QCOMPARE(read->exchanges, said);
    }
    void aFileThatCannotBeWrittenIsSaid()
    {
        QCOMPARE(RecordingFile::create(QStringLiteral("/proc/none/r.jsonl"), recordingOf({})).error().code,
                 ErrorCode::Internal);
    }
    void whatIsNoRecordingIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        // one quote for another: moc stumbles over raw strings that hold the real one
        const auto json = [](QByteArray text) { return text.replace('\'', '"'); };
        const QByteArray head = json("{'recording':1,'driver':'x.y'}\n");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no json") << QByteArray("hello\n");
        QTest::newRow("another version") << json("{'recording':2,'driver':'x.y'}");
        QTest::newRow("no driver") << json("{'recording':1}");
        QTest::newRow("half a line") << head + json("{'at':1,'request':'aa','re");
        QTest::newRow("no hex") << head + json("{'at':1,'request':'zz','reply':''}");
        QTest::newRow("odd hex") << head + json("{'at':1,'request':'abc','reply':''}");
        QTest::newRow("no reply") << head + json("{'at':1,'request':'aa'}");
        QTest::newRow("a list") << head + "[]";
    }
    void whatIsNoRecordingIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto read = parseRecording(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::BadFrame);
    }

    void aRecordedWireIsTheSameWire()
    {
        const QTemporaryDir folder;
        Pty pty(folder.filePath(QStringLiteral("port")));
        const auto sink = std::make_shared<Listener>();
        const auto address = parsePortAddress(QStringLiteral("serial:") + pty.link());
        auto transport = makeTransport(*address, m_clock, {digitsAreSecret(), sink});
        QVERIFY(transport->open(soon(), {}));
        std::array<char, 64> bytes{};
        const auto hear = [&](const QByteArray &from) {
            writeBytes(pty.master(), from);
            for (qsizetype got = 0; got < from.size();)
                got += *transport->readSome(bytes, soon(), {});
        };
        QVERIFY(transport->writeAll("who", soon(), {}));
        QVERIFY(transport->writeAll(" is 42?", soon(), {}));
        QCOMPARE(readBytes(pty.master(), 10), QByteArray("who is 42?"));
        hear("Li Si 13");
        hear("80");
        QVERIFY(transport->writeAll("next", soon(), {}));
        QCOMPARE(sink->heard.size(), 1); // told as soon as the next question begins
        QCOMPARE(sink->heard[0].request, QByteArray("who is ##?"));
        QCOMPARE(sink->heard[0].reply, QByteArray("Li Si ####"));
        transport->close();
        QCOMPARE(sink->heard.size(), 2);
        QCOMPARE(sink->heard[1].request, QByteArray("next"));
        QVERIFY(sink->heard[1].reply.isEmpty());
    }
    void whatComesByItselfIsToldAlone()
    {
        const QTemporaryDir folder;
        Pty pty(folder.filePath(QStringLiteral("port")));
        const auto clock = std::make_shared<VirtualClock>();
        const auto sink = std::make_shared<Listener>();
        auto rules = digitsAreSecret();
        rules.unaskedAfter = 100ms;
        auto plain = makeTransport(*parsePortAddress(QStringLiteral("serial:") + pty.link()), m_clock);
        auto transport = tapped(std::move(plain), clock, {rules, sink});
        QVERIFY(transport->open(soon(), {}));
        std::array<char, 64> bytes{};
        const auto hear = [&](Duration later, const QByteArray &from) {
            clock->advance(later);
            writeBytes(pty.master(), from);
            for (qsizetype got = 0; got < from.size();)
                got += *transport->readSome(bytes, soon(), {});
        };
        hear(7ms, "good morning");
        QVERIFY(transport->writeAll("card?", soon(), {}));
        hear(99ms, "no");
        hear(99ms, "ne"); // still the answer
        hear(100ms, "door 1");
        hear(250ms, "door 2");
        transport->close();
        const QList<WireExchange> told{{7ms, 0ms, {}, "good morning"},
                                       {7ms, 198ms, "card?", "none"},
                                       {305ms, 0ms, {}, "door #"},
                                       {555ms, 0ms, {}, "door #"}};
        QCOMPARE(sink->heard, told);
    }
    void withoutARuleNothingIsKept()
    {
        WireExchange exchange{1ms, 2ms, "secret", "secret"};
        WireRules().hide(exchange);
        QVERIFY(exchange.request.isEmpty() && exchange.reply.isEmpty());
    }

    void aQuestionGetsItsAnswersInTurn()
    {
        ReplayBook book(
            recordingOf({{{}, {}, "card?", "none"}, {{}, {}, "status?", "well"}, {{}, {}, "card?", "found"}}),
            digitsAreSecret());
        QCOMPARE(book.heard("status?"), QByteArray("well")); // order between questions does not matter
        QCOMPARE(book.heard("card?"), QByteArray("none"));
        QCOMPARE(book.heard("card?"), QByteArray("found"));
        QCOMPARE(book.heard("card?"), QByteArray("none"));
        QCOMPARE(book.heard("status?"), QByteArray("well"));
        QCOMPARE(book.unknown(), 0);
    }
    void aQuestionMayComeInPiecesAndTwoInOne()
    {
        ReplayBook book(recordingOf({{{}, {}, "card?", "none"}, {{}, {}, "status?", "well"}}), digitsAreSecret());
        QCOMPARE(book.heard("ca"), QByteArray());
        QCOMPARE(book.heard("rd?st"), QByteArray("none"));
        QCOMPARE(book.heard("atus?card?"), QByteArray("wellnone"));
    }
    void aQuestionBehindABrokenOneIsHeard()
    {
        ReplayBook book(recordingOf({{{}, {}, "card?", "none"}}), digitsAreSecret());
        QCOMPARE(book.heard("car"), QByteArray());
        QCOMPARE(book.heard("card?"), QByteArray("none"));
    }
    void whatWasNeverRecordedGetsSilence()
    {
        ReplayBook book(recordingOf({{{}, {}, "card?", "none"}}), digitsAreSecret());
        QCOMPARE(book.heard("xyz"), QByteArray());
        QVERIFY(book.unknown() > 0);
        QCOMPARE(book.heard("card?"), QByteArray("none"));
    }
    void anEmptyBookIsSilent()
    {
        ReplayBook book(recordingOf({}), digitsAreSecret());
        QCOMPARE(book.heard("card?"), QByteArray());
        QVERIFY(book.atOpening().isEmpty() && book.takeFollowing().isEmpty());
    }
    void whatWasSaidUnaskedFollowsItsQuestion()
    {
        ReplayBook book(recordingOf({{5ms, {}, {}, "hello"},
                                     {20ms, 4ms, "card?", "none"},
                                     {50ms, {}, {}, "door"},
                                     {70ms, {}, {}, "bell"},
                                     {80ms, 4ms, "card?", "found"}}),
                        digitsAreSecret());
        QCOMPARE(book.atOpening().size(), 1);
        QCOMPARE(book.atOpening()[0].after, 5ms);
        QCOMPARE(book.atOpening()[0].bytes, QByteArray("hello"));
        QVERIFY(book.takeFollowing().isEmpty());
        QCOMPARE(book.heard("card?"), QByteArray("none"));
        const auto following = book.takeFollowing();
        QCOMPARE(following.size(), 2);
        QCOMPARE(following[0].after, 30ms);
        QCOMPARE(following[1].after, 50ms);
        QCOMPARE(following[1].bytes, QByteArray("bell"));
        QCOMPARE(book.heard("card?"), QByteArray("found"));
        QVERIFY(book.takeFollowing().isEmpty());
    }
    void timesThatCannotBeAreMadePossible()
    {
        ReplayBook book(
            recordingOf({{9ms, {}, "card?", "none"}, {3ms, {}, {}, "early"}, {Duration::max(), {}, {}, "never"}}),
            digitsAreSecret());
        book.heard("card?");
        const auto following = book.takeFollowing();
        QCOMPARE(following[0].after, 0ms);
        QCOMPARE(following[1].after, 24h - 9ms);
    }
    void whatIsHiddenMakesNoDifference()
    {
        ReplayBook book(recordingOf({{{}, {}, "print ##", "done"}}), digitsAreSecret());
        QCOMPARE(book.heard("print 17"), QByteArray("done"));
    }
    void whatTheDeviceRepeatsIsPutIn()
    {
        WireRules rules = digitsAreSecret();
        rules.adapt = [](QByteArrayView request, QByteArray &reply) { reply.back() = request.back(); };
        ReplayBook book(recordingOf({{{}, {}, "job #", "done #"}}), rules);
        QCOMPARE(book.heard("job 7"), QByteArray("done 7"));
    }

    void aFileStandsInForTheDevice()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.jsonl"));
        QVERIFY(RecordingFile::create(path, recordingOf({})));
        const auto address = parsePortAddress(QStringLiteral("replay:") + path);
        QVERIFY(address);
        QCOMPARE(toString(*address), QStringLiteral("replay:") + path);
        {
            const auto file = RecordingFile::create(path, recordingOf({}));
            (*file)->take({{}, {}, {}, "hello"});
            (*file)->take({{}, {}, "card?", "none"});
        }
        auto transport = makeTransport(*address, m_clock, {digitsAreSecret(), {}});
        QVERIFY(!transport->writeAll("card?", soon(), {})); // not open
        QVERIFY(transport->open(soon(), {}));
        std::array<char, 3> bytes{};
        QCOMPARE(*transport->readSome(bytes, soon(), {}), 3);
        QCOMPARE(QByteArray(bytes.data(), 3), QByteArray("hel"));
        QVERIFY(transport->discardInput());
        QCOMPARE(ask(*transport, "card?"), QByteArray("none"));
        QCOMPARE(ask(*transport, "other", 50ms), QByteArray("timed-out"));
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(transport->readSome(bytes, soon(), cancel.token()).error().code, ErrorCode::Cancelled);
        transport->close();
        QCOMPARE(transport->descriptor(), -1);
    }
    void aFileSpeaksUnaskedAtItsTime()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.jsonl"));
        {
            const auto file = RecordingFile::create(path, recordingOf({}));
            (*file)->take({40ms, {}, {}, "one"});
            (*file)->take({40ms, {}, {}, "two"});
            (*file)->take({60ms, {}, "card?", "none"});
            (*file)->take({90ms, {}, {}, "door"});
        }
        const auto address = parsePortAddress(QStringLiteral("replay:") + path);
        auto transport = makeTransport(*address, m_clock, {digitsAreSecret(), {}});
        std::array<char, 64> bytes{};
        const auto next = [&](Duration within = 2s) {
            const auto got = transport->readSome(bytes, Deadline::in(*m_clock, within), {});
            return got ? QByteArray(bytes.data(), *got) : QByteArray(codeName(got.error().code));
        };
        for (int opened = 0; opened < 2; ++opened) {
            const auto begun = m_clock->now();
            QVERIFY(transport->open(soon(), {}));
            QVERIFY(transport->discardInput()); // what is still to come stays
            pollfd idle{transport->descriptor(), POLLIN, 0};
            QCOMPARE(::poll(&idle, 1, 2000), 1); // so a lane that waits hears of it
            QVERIFY(m_clock->now() - begun >= 40ms);
            QCOMPARE(next(), QByteArray("one")); // a report at a time
            QCOMPARE(next(), QByteArray("two"));
            QCOMPARE(next(20ms), QByteArray("timed-out"));
        }
        const auto asked = m_clock->now();
        QCOMPARE(ask(*transport, "card?"), QByteArray("none"));
        QCOMPARE(next(), QByteArray("door"));
        QVERIFY(m_clock->now() - asked >= 30ms);
    }
    void noFileIsNoDevice()
    {
        auto transport = makeTransport(*parsePortAddress(u"replay:/nowhere/r.jsonl"), m_clock);
        QCOMPARE(transport->open(soon(), {}).error().code, ErrorCode::NoDevice);
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
