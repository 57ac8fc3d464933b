// SPDX-License-Identifier: Apache-2.0
// `kiosk work` over a real local socket, from another thread, with cards and PINs on its standard input.
#include "staff_place.h"

#include <operations/work_command.h>
#include <operations/work_door.h>
#include <support/elsewhere.h>

#include <array>
#include <sysexits.h>
#include <unistd.h>

using namespace kiosk;
using test::elsewhere;
using test::order;
using test::zhou;

namespace {

// Standard input is what a person types, while it lives.
class Typed {
public:
    explicit Typed(const QByteArray &lines) : m_before(::dup(STDIN_FILENO))
    {
        std::array<int, 2> ends{};
        const bool typed
            = ::pipe(ends.data()) == 0 && ::write(ends[1], lines.constData(), lines.size()) == lines.size();
        [&] { QVERIFY(typed); }();
        ::close(ends[1]);
        ::dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
        std::clearerr(stdin);
    }
    ~Typed()
    {
        ::dup2(m_before, STDIN_FILENO);
        ::close(m_before);
    }
    Q_DISABLE_COPY_MOVE(Typed)

private:
    int m_before;
};

} // namespace

class TestWorkDoor : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_place = std::make_unique<test::StaffPlace>();
        QVERIFY(m_place->start());
        m_door = std::make_unique<WorkDoor>(*m_place->store, m_place->desk.get(), *m_place->clock, Logger());
        QVERIFY(m_door->open(m_place->settings.folder));
    }
    void cleanup()
    {
        m_door.reset();
        m_place.reset();
    }

    void aRunningTerminalDoesWhatIsOrdered()
    {
        const SealedCase sealed = m_place->held();
        const auto list
            = elsewhere([&] { return orderFromTerminal(folder(), order(StaffDeed::ListHeld, {}, "", zhou()), 10s); });
        QVERIFY2(list && list->code.isEmpty(), qPrintable(list ? list->code : list.error().trace()));
        QVERIFY(list->text.contains(sealed.submission.text()));
        QCOMPARE(command("04A1B2C3\n492817\n",
                         {QStringLiteral("release"), sealed.submission.text(), QStringLiteral("--why"),
                          QStringLiteral("try-again")}),
                 EX_OK);
        QCOMPARE(test::await(m_place->store->counts())->held, 0);
    }
    void twoPeopleTypeOneAfterTheOther()
    {
        const SealedCase sealed = m_place->held();
        const QStringList end{QStringLiteral("end"), sealed.submission.text(), QStringLiteral("closed"),
                              QStringLiteral("--why"), QStringLiteral("done-at-window")};
        QCOMPARE(command("04A1B2C3\n492817\n04A1B2C3\n492817\n", end), EX_NOPERM);
        QCOMPARE(command("04A1B2C3\n492817\n04A1B2C4\n000000\n", end), EX_NOPERM);
        QCOMPARE(test::await(m_place->store->counts())->held, 1);
        QCOMPARE(command("04A1B2C3\n492817\n04A1B2C4\n492817\n", end), EX_OK);
        QCOMPARE(test::await(m_place->store->counts())->closed, 1);
    }
    void theExitCodeSaysWhatIsTheMatter()
    {
        const QByteArray people = "04A1B2C3\n492817\n";
        QCOMPARE(command(people, {}), EX_USAGE);
        QCOMPARE(command(people, {QStringLiteral("forget")}), EX_USAGE);
        QCOMPARE(command(people, {QStringLiteral("release")}), EX_USAGE);
        QCOMPARE(command(people, {QStringLiteral("deeds")}), EX_OK);
        QCOMPARE(command(people, {QStringLiteral("release"), QStringLiteral("x")}), EX_DATAERR); // no reason
        QCOMPARE(command(people,
                         {QStringLiteral("release"), QStringLiteral("x"), QStringLiteral("--why"),
                          QStringLiteral("try-again")}),
                 EX_NOINPUT);
        m_door.reset();
        QCOMPARE(command(people, {QStringLiteral("held")}), EX_UNAVAILABLE);
    }
    void nonsenseIsAnswered()
    {
        const auto told = elsewhere([&] { return askLocalDoor(workSocket(folder()), "do as you like\n", 10s); });
        QCOMPARE(decodedStaffAnswer(told.value())->code, QStringLiteral("invalid-input"));
    }

private:
    QString folder() const { return m_place->settings.folder; }
    int command(const QByteArray &typed, const QStringList &arguments)
    {
        const Typed person(typed);
        return elsewhere([&] { return workCommand(QStringList(arguments) << QStringLiteral("--state") << folder()); });
    }

    std::unique_ptr<test::StaffPlace> m_place;
    std::unique_ptr<WorkDoor> m_door;
};

QTEST_GUILESS_MAIN(TestWorkDoor)
#include "tst_work_door.moc"
