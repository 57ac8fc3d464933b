// SPDX-License-Identifier: Apache-2.0
// `kiosk explain` over a real local socket, from another thread, and from the store of a stopped terminal.
#include <explain/explain_command.h>
#include <explain/story_door.h>
#include <support/elsewhere.h>
#include <support/sealed_cases.h>
#include <support/store_place.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTest>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sysexits.h>
#include <unistd.h>

using namespace kiosk;
using test::await;
using test::elsewhere;

namespace {

// A terminal: store and door. The clock is virtual, so nothing ends by itself.
struct Terminal : test::StorePlace {
    std::unique_ptr<StoryDoor> door;

    Result<void> start()
    {
        if (const auto opened = open(); !opened)
            return fail(opened.error());
        door = std::make_unique<StoryDoor>(*store, *clock, Logger());
        return door->open(settings.folder);
    }
    void stop()
    {
        door.reset();
        store.reset();
    }
    SealedCase seal()
    {
        SealedCase sealed = test::sealedCase(*clock);
        [&] { QVERIFY(await(store->sealCase(sealed))); }();
        return sealed;
    }
    const QString &state() const { return settings.folder; }
};

Result<QByteArray> asked(const QString &folder, const QString &named, StoryForm form = StoryForm::Text)
{
    return elsewhere([&] { return askTerminal(folder, {named, form}, 10s); });
}

int command(const QString &folder, const QStringList &arguments)
{
    return elsewhere([&] { return explainCommand(QStringList(arguments) << QStringLiteral("--state") << folder); });
}

} // namespace

class TestStoryDoor : public QObject {
    Q_OBJECT
private slots:
    void aRunningTerminalTells()
    {
        Terminal terminal;
        QVERIFY(terminal.start());
        const SealedCase sealed = terminal.seal();
        const auto text = asked(terminal.state(), sealed.receiptCode.text());
        QVERIFY2(text, qPrintable(text ? QString() : text.error().trace()));
        QVERIFY(text->contains(sealed.submission.text().toUtf8()));
        QVERIFY(!text->contains("张"));
        const auto json = asked(terminal.state(), sealed.submission.text(), StoryForm::Json);
        QCOMPARE(QJsonDocument::fromJson(json.value())[u"visit"].toString(), sealed.visit.text());
        QCOMPARE(asked(terminal.state(), QStringLiteral("nothing")).error().code, ErrorCode::NotFound);
    }
    void theStoreOfAStoppedTerminalTellsTheSame()
    {
        Terminal terminal;
        QVERIFY(terminal.start());
        const SealedCase sealed = terminal.seal();
        const QByteArray running = asked(terminal.state(), sealed.submission.text()).value();
        terminal.stop();
        QCOMPARE(askTerminal(terminal.state(), {sealed.submission.text()}, 1s).error().code, ErrorCode::LinkBroken);
        QCOMPARE(storyOf(terminal.state(), {sealed.submission.text()}).value(), running);
        QVERIFY(terminal.start()); // and the terminal starts as ever
    }
    void onlyItsOwnUserReachesTheSocket()
    {
        Terminal terminal;
        QVERIFY(terminal.start());
        struct stat socket = {}, folder = {};
        QCOMPARE(::stat(qPrintable(storySocket(terminal.state())), &socket), 0);
        QCOMPARE(::stat(qPrintable(terminal.state()), &folder), 0);
        QVERIFY(S_ISSOCK(socket.st_mode));
        QCOMPARE(socket.st_mode & 0777U, 0600U);
        QCOMPARE(folder.st_mode & 0777U, 0700U);
    }
    // The folder keeps others out; where its mode was changed, the door itself does.
    void anotherUserIsToldNothing()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be somebody else");
        Terminal terminal;
        QVERIFY(terminal.start());
        const SealedCase sealed = terminal.seal();
        const QString id = sealed.submission.text();
        for (const QString &path : {terminal.folder.path(), terminal.state(), storySocket(terminal.state())})
            QCOMPARE(::chmod(qPrintable(path), 0777), 0);
        const auto told = elsewhere([&] {
            ::syscall(SYS_setresuid, 65534, 65534, 65534); // of this thread alone
            return askTerminal(terminal.state(), {id}, 10s);
        });
        QCOMPARE(told.error().code, ErrorCode::NotClaimed);
        QVERIFY(asked(terminal.state(), id));
    }
    void aDeadTerminalsSocketIsTakenOver()
    {
        Terminal terminal;
        QVERIFY(terminal.open());
        QLocalServer dead;
        QVERIFY(dead.listen(storySocket(terminal.state())));
        const SealedCase sealed = terminal.seal();
        QVERIFY(terminal.start());
        QVERIFY(asked(terminal.state(), sealed.submission.text()));
    }
    void nonsenseIsAnsweredAndHurtsNobody_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("empty line") << QByteArray("\n");
        QTest::newRow("no JSON") << QByteArray("explain everything\n");
        QTest::newRow("another question") << QByteArray("{\"as\":\"text\",\"forget\":\"x\"}\n");
        QTest::newRow("another form") << QByteArray("{\"as\":\"poem\",\"explain\":\"x\"}\n");
        QTest::newRow("wrong type") << QByteArray("{\"as\":\"text\",\"explain\":17}\n");
        QTest::newRow("endless") << QByteArray(100'000, '{');
    }
    void nonsenseIsAnsweredAndHurtsNobody()
    {
        QFETCH(QByteArray, said);
        Terminal terminal;
        QVERIFY(terminal.start());
        QLocalSocket socket;
        socket.connectToServer(storySocket(terminal.state()));
        QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
        socket.write(said);
        QTRY_VERIFY(socket.canReadLine());
        QCOMPARE(decodedStoryAnswer(socket.readLine()).error().code, ErrorCode::InvalidInput);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        const SealedCase sealed = terminal.seal();
        QVERIFY(asked(terminal.state(), sealed.submission.text()));
    }
    void whoAsksNothingIsHungUpOnAndBlocksNobody()
    {
        Terminal terminal;
        QVERIFY(terminal.start());
        std::vector<std::unique_ptr<QLocalSocket>> silent;
        for (int i = 0; i < StoryDoor::mostConnections; ++i) {
            silent.push_back(std::make_unique<QLocalSocket>());
            silent.back()->connectToServer(storySocket(terminal.state()));
            QTRY_COMPARE(silent.back()->state(), QLocalSocket::ConnectedState);
        }
        QTRY_COMPARE(terminal.clock->waiting(), StoryDoor::mostConnections);
        QLocalSocket tooMany;
        tooMany.connectToServer(storySocket(terminal.state()));
        QTRY_COMPARE(tooMany.state(), QLocalSocket::UnconnectedState);
        terminal.clock->advance(StoryDoor::patience);
        for (const auto &socket : silent)
            QTRY_COMPARE(socket->state(), QLocalSocket::UnconnectedState);
        const SealedCase sealed = terminal.seal();
        QVERIFY(asked(terminal.state(), sealed.submission.text()));
        QTRY_COMPARE(terminal.clock->waiting(), 0);
    }
    void aFolderWithTooLongANameIsSaid()
    {
        Terminal terminal;
        QVERIFY(terminal.open());
        StoryDoor door(*terminal.store, *terminal.clock, Logger());
        const QString deep = terminal.state() + u'/' + QString(120, u'd');
        QVERIFY(QDir().mkpath(deep));
        QCOMPARE(door.open(deep).error().code, ErrorCode::BadConfig);
    }
    void theCommandsExitCodeSaysWhatIsTheMatter()
    {
        Terminal terminal;
        QVERIFY(terminal.start());
        const SealedCase sealed = terminal.seal();
        const QString id = sealed.submission.text();
        const QString file = terminal.folder.filePath(QStringLiteral("replay.json"));
        QCOMPARE(command(terminal.state(), {id}), 0);
        QCOMPARE(command(terminal.state(), {id, QStringLiteral("--json")}), 0);
        QCOMPARE(command(terminal.state(), {QStringLiteral("nothing")}), EX_NOINPUT);
        QCOMPARE(command(terminal.state(), {}), EX_USAGE);
        QCOMPARE(command(terminal.state(), {id, QStringLiteral("--json"), QStringLiteral("--replay"), file}), EX_USAGE);
        // the audit has no beginning of this visit
        QCOMPARE(command(terminal.state(), {id, QStringLiteral("--replay"), file}), EX_DATAERR);
        terminal.door.reset(); // the store is held, and nobody answers
        QCOMPARE(command(terminal.state(), {id}), EX_TEMPFAIL);
        terminal.stop();
        QCOMPARE(command(terminal.state(), {id}), 0);
        const QByteArray store = QFile::encodeName(terminal.state() + QStringLiteral("/store.db"));
        if (::geteuid() == 0) { // files that root left beside it would keep the terminal out
            QCOMPARE(::chown(store.constData(), 65534, 65534), 0);
            QCOMPARE(command(terminal.state(), {id}), EX_NOPERM);
            QCOMPARE(::chown(store.constData(), 0, 0), 0);
        }
        terminal.file()->exec("PRAGMA user_version = 99; UPDATE schema_mark SET readable_from = 99");
        QCOMPARE(command(terminal.state(), {id}), EX_CONFIG);
        QCOMPARE(command(terminal.state() + QStringLiteral("-not"), {id}), EX_NOINPUT);
        QVERIFY(!QFile::exists(file));
    }
};

QTEST_GUILESS_MAIN(TestStoryDoor)
#include "tst_story_door.moc"
