// SPDX-License-Identifier: Apache-2.0
#include <core/ink.h>

#include <QTest>
#include <algorithm>

using namespace kiosk;

namespace {

// `samples` every 10 ms from x on, `step` hundredths of a millimetre apart.
InkStroke line(int samples, qint32 step, qint64 from = 0)
{
    InkStroke stroke{{}, {12'000, 6'000}};
    for (int i = 0; i < samples; ++i)
        stroke.points.push_back({i * step, 3000, -1, from + i * 10});
    return stroke;
}

} // namespace

class TestInk : public QObject {
    Q_OBJECT
private slots:
    void strokesStandInTheirOrderAndTheLastCanBeTakenBack()
    {
        Ink ink;
        QVERIFY(ink.add(line(10, 50)) && ink.add(line(20, 60)));
        QCOMPARE(ink.strokes(), 2);
        QCOMPARE(ink.stroke(0).size(), 10U);
        QCOMPARE(ink.stroke(1).back().x, 19 * 60);
        QCOMPARE(ink.canvas(), (InkCanvas{12'000, 6'000}));
        ink.undo();
        QCOMPARE(ink.strokes(), 1);
        QCOMPARE(ink.points().size(), 10U);
        ink.undo();
        ink.undo(); // nothing is left
        QCOMPARE(ink.strokes(), 0);
    }
    void whatIsTakenBackIsOverwritten_data()
    {
        QTest::addColumn<bool>("all");
        QTest::newRow("undo") << false;
        QTest::newRow("clear") << true;
    }
    void whatIsTakenBackIsOverwritten()
    {
        QFETCH(bool, all);
        Ink ink;
        QVERIFY(ink.add(line(10, 50)) && ink.add(line(20, 60)));
        // the buffer stays reserved, so it may be looked at behind its end
        const InkPoint *first = ink.points().data() + (all ? 0 : 10);
        const std::size_t count = all ? 30 : 20;
        all ? ink.clear() : ink.undo();
        QVERIFY(std::all_of(first, first + count, [](const InkPoint &point) {
            return point.x == 0 && point.y == 0 && point.t == 0 && point.pressure == 0;
        }));
    }
    void aStrokeThatDoesNotFitIsRefusedWhole()
    {
        Ink ink;
        QVERIFY(!ink.add({}));
        QVERIFY(ink.add(line(int(Ink::MostPoints) - 5, 1)));
        QVERIFY(!ink.add(line(6, 1)));
        QCOMPARE(ink.strokes(), 1);
        QVERIFY(ink.add(line(5, 1)));
    }
    void aDotIsNoSignature_data()
    {
        QTest::addColumn<int>("samples");
        QTest::addColumn<int>("step");
        QTest::addColumn<std::optional<InkFlaw>>("flaw");
        QTest::newRow("nothing") << 0 << 0 << std::optional(InkFlaw::Empty);
        QTest::newRow("a tap") << 2 << 10 << std::optional(InkFlaw::TooLittle);
        QTest::newRow("four samples") << 4 << 2000 << std::optional(InkFlaw::TooLittle);
        QTest::newRow("a dot held for a second") << 100 << 1 << std::optional(InkFlaw::TooLittle);
        QTest::newRow("a swipe of a quarter of a second") << 25 << 200 << std::optional(InkFlaw::TooLittle);
        QTest::newRow("one stroke of two centimetres") << 41 << 50 << std::optional<InkFlaw>();
    }
    void aDotIsNoSignature()
    {
        QFETCH(int, samples);
        QFETCH(int, step);
        QFETCH(std::optional<InkFlaw>, flaw);
        Ink ink;
        ink.add(line(samples, step));
        QVERIFY(flawOf(ink) == flaw);
    }
    void timeBetweenStrokesDoesNotCount()
    {
        Ink ink;
        QVERIFY(ink.add(line(10, 200)) && ink.add(line(10, 200, 60'000)));
        QVERIFY(flawOf(ink) == InkFlaw::TooLittle);
    }
};
QTEST_GUILESS_MAIN(TestInk)
#include "tst_ink.moc"
