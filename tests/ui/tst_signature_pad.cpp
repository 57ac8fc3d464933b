// SPDX-License-Identifier: Apache-2.0
// A finger, a palm and a pen on the pad of the sign page, through a real window.
#include "support/stage.h"

#include <pad/signature_pad.h>

#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace kiosk;

namespace {

constexpr quint64 EveryMs = 10; // a panel that samples at 100 Hz

} // namespace

class TestSignaturePad : public QObject {
    Q_OBJECT

private:
    using Strokes = QList<std::shared_ptr<const InkStroke>>;

    Stage m_stage;
    QPointingDevice *m_panel = QTest::createTouchDevice(); // lives as long as the process
    Strokes m_strokes;
    quint64 m_now = 5000;

    QQuickItem *pad() const { return m_stage.find(QStringLiteral("signaturePad")); }
    QPointF onPad(double x, double y) const
    {
        return pad()->mapToScene({x * m_stage.pixelsPerMm(), y * m_stage.pixelsPerMm()});
    }

    struct Touch {
        int id;
        QEventPoint::State state;
        QPointF at;
    };
    // On the way that the platform takes, and with nothing drawn between two of them.
    void send(const QList<Touch> &touches)
    {
        m_now += EveryMs;
        auto sequence = QTest::touchEvent(&m_stage.window(), m_panel, false);
        for (const Touch &touch : touches) {
            if (touch.state == QEventPoint::Pressed)
                sequence.press(touch.id, touch.at.toPoint());
            else if (touch.state == QEventPoint::Updated)
                sequence.move(touch.id, touch.at.toPoint());
            else
                sequence.release(touch.id, touch.at.toPoint());
        }
        sequence.commit(false);
    }
    void stroke(int id, const QPointF &from, const QPointF &to, int samples)
    {
        send({{id, QEventPoint::Pressed, from}});
        for (int i = 1; i < samples - 1; ++i)
            send({{id, QEventPoint::Updated, from + (to - from) * i / (samples - 1)}});
        send({{id, QEventPoint::Released, to}});
    }

protected:
    // The panel's clock: no test waits for it.
    bool eventFilter(QObject *receiver, QEvent *event) override
    {
        const auto type = event->type();
        if (type == QEvent::TouchBegin || type == QEvent::TouchUpdate || type == QEvent::TouchEnd)
            static_cast<QTouchEvent *>(event)->setTimestamp(m_now);
        return QObject::eventFilter(receiver, event);
    }

private slots:
    void initTestCase() { qApp->installEventFilter(this); }
    void init()
    {
        m_stage.turn(Panel::Portrait);
        QVERIFY(m_stage.show({QStringLiteral("sign"), {}}, Language::Chinese));
        m_strokes.clear();
        connect(m_stage.kiosk().sign(), &SignViewModel::strokeDrawn, this,
                [this](const std::shared_ptr<const InkStroke> &drawn) { m_strokes << drawn; });
    }
    void cleanup() { m_stage.kiosk().sign()->disconnect(this); }

    void noSampleOfAHundredASecondIsLost()
    {
        stroke(1, onPad(20, 40), onPad(120, 60), 200);
        QCOMPARE(m_strokes.size(), 1);
        const InkPoints &points = m_strokes.first()->points;
        QCOMPARE(points.size(), 200U);
        for (std::size_t i = 1; i < points.size(); ++i)
            QCOMPARE(points[i].t - points[i - 1].t, qint64(EveryMs)); // 100 a second; 50 are asked
        QVERIFY(std::abs(points.front().x - 2000) < 30 && std::abs(points.front().y - 4000) < 30); // in 0.01 mm
        QVERIFY(std::abs(points.back().x - 12000) < 30 && std::abs(points.back().y - 6000) < 30);
        QVERIFY(m_strokes.first()->canvas.width >= 12000 && m_strokes.first()->canvas.height >= 6000);
    }
    void aMouseDrawsToo()
    {
        auto *window = &m_stage.window();
        QTest::mousePress(window, Qt::LeftButton, {}, onPad(20, 20).toPoint());
        for (int i = 1; i <= 50; ++i)
            QTest::mouseMove(window, onPad(20 + i, 20).toPoint());
        QTest::mouseRelease(window, Qt::LeftButton, {}, onPad(70, 20).toPoint());
        QCOMPARE(m_strokes.size(), 1);
        QVERIFY(m_strokes.first()->points.size() >= 51);
        QCOMPARE(m_strokes.first()->points.front().pressure, -1); // a mouse measures none
    }
    void thePressureOfAPenIsKept()
    {
        QPointingDevice pen(QStringLiteral("pen"), 7, QInputDevice::DeviceType::Stylus,
                            QPointingDevice::PointerType::Pen,
                            QInputDevice::Capability::Position | QInputDevice::Capability::Pressure, 1, 1);
        const auto at = [&](QEvent::Type tablet, QEvent::Type mouse, double x, double pressure) {
            const QPointF place = onPad(x, 30);
            const auto button = mouse == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
            const auto held = mouse == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
            QTabletEvent first(tablet, &pen, place, place, pressure, 0, 0, 0, 0, 0, {}, button, held);
            QCoreApplication::sendEvent(&m_stage.window(), &first);
            QMouseEvent then(mouse, place, place, place, button, held, {}, &pen);
            then.setTimestamp(m_now += EveryMs);
            QCoreApplication::sendEvent(&m_stage.window(), &then);
        };
        at(QEvent::TabletPress, QEvent::MouseButtonPress, 20, 0.25);
        at(QEvent::TabletMove, QEvent::MouseMove, 30, 0.5);
        at(QEvent::TabletRelease, QEvent::MouseButtonRelease, 40, 0);
        QCOMPARE(m_strokes.size(), 1);
        QCOMPARE(m_strokes.first()->points.at(0).pressure, 250);
        QCOMPARE(m_strokes.first()->points.at(1).pressure, 500);
    }
    void aSecondFingerDrawsNothing()
    {
        send({{1, QEventPoint::Pressed, onPad(20, 40)}});
        for (int i = 1; i < 20; ++i) {
            const QPointF at = onPad(20 + i, 40);
            if (i == 5)
                send({{1, QEventPoint::Updated, at}, {2, QEventPoint::Pressed, onPad(150, 80)}});
            else if (i > 5 && i < 15)
                send({{1, QEventPoint::Updated, at}, {2, QEventPoint::Updated, onPad(150, 80 + i)}});
            else if (i == 15)
                send({{1, QEventPoint::Updated, at}, {2, QEventPoint::Released, onPad(150, 95)}});
            else
                send({{1, QEventPoint::Updated, at}});
        }
        send({{1, QEventPoint::Released, onPad(40, 40)}});
        QCOMPARE(m_strokes.size(), 1);
        QCOMPARE(m_strokes.first()->points.size(), 21U);
        for (const InkPoint &point : m_strokes.first()->points)
            QVERIFY(std::abs(point.y - 4000) < 30);
    }
    // Qt lets nobody make a touch point with a size, so only the judgement is tested here.
    void aPalmIsKnownByItsSize()
    {
        QVERIFY(!isPalm({}, 4)); // a panel that does not measure it
        QVERIFY(!isPalm({14 * 4, 12 * 4}, 4));
        QVERIFY(isPalm({20 * 4, 40 * 4}, 4));
    }
    void aStrokeIsATouchWhenItBeginsAndWhenItEnds()
    {
        QSignalSpy touched(m_stage.kiosk().terminal(), &TerminalViewModel::touchSeen);
        send({{1, QEventPoint::Pressed, onPad(20, 40)}});
        QVERIFY(touched.count() >= 1);
        const auto begun = touched.count();
        send({{1, QEventPoint::Updated, onPad(60, 40)}});
        send({{1, QEventPoint::Released, onPad(90, 40)}});
        QVERIFY(touched.count() > begun);
    }
    void whatIsDrawnIsSeenAtOnce()
    {
        const auto darkIn = [this](const QImage &glass, double x, double y) {
            const QPoint at = onPad(x, y).toPoint();
            return glass.pixelColor(at).lightness() < 90;
        };
        QVERIFY(!darkIn(m_stage.picture(), 70, 40));
        send({{1, QEventPoint::Pressed, onPad(20, 40)}});
        for (int i = 1; i <= 100; ++i)
            send({{1, QEventPoint::Updated, onPad(20 + i, 40)}});
        QVERIFY(darkIn(m_stage.picture(), 70, 40)); // the finger is still down
        QVERIFY(!darkIn(m_stage.picture(), 70, 60));
        send({{1, QEventPoint::Released, onPad(121, 40)}});
    }
    void thePageIsGoneAndSoIsWhatItHeld()
    {
        send({{1, QEventPoint::Pressed, onPad(20, 40)}});
        send({{1, QEventPoint::Updated, onPad(60, 40)}});
        QVERIFY(m_stage.show({QStringLiteral("review"), {}}, Language::Chinese));
        send({{1, QEventPoint::Released, QPointF(500, 900)}});
        QCOMPARE(m_strokes.size(), 0);
        QTRY_VERIFY(!m_stage.find(QStringLiteral("signaturePad")));
    }
    void thePadIsLargeEnoughBothWaysUp()
    {
        for (const Panel panel : {Panel::Portrait, Panel::Landscape}) {
            m_stage.turn(panel);
            for (const Language language : {Language::Chinese, Language::English}) {
                QVERIFY(m_stage.show({QStringLiteral("sign"), {}}, language));
                const double mm = m_stage.pixelsPerMm();
                QVERIFY2(pad()->width() / mm >= 120 && pad()->height() / mm >= 60,
                         qPrintable(QStringLiteral("%1 x %2 mm").arg(pad()->width() / mm).arg(pad()->height() / mm)));
            }
        }
    }
    void theKeysAskForWhatTheySay()
    {
        SignViewModel *sign = m_stage.kiosk().sign();
        QVERIFY(m_stage.show({QStringLiteral("sign"), QStringLiteral("signed")}, Language::Chinese));
        const QList<QPair<const char *, QSignalSpy *>> keys{
            {"undoKey", new QSignalSpy(sign, &SignViewModel::undoRequested)},
            {"clearKey", new QSignalSpy(sign, &SignViewModel::clearRequested)},
            {"cannotSignKey", new QSignalSpy(sign, &SignViewModel::otherWayRequested)},
            {"lookAgainKey", new QSignalSpy(m_stage.kiosk().terminal(), &TerminalViewModel::backRequested)},
            {"primaryKey", new QSignalSpy(sign, &SignViewModel::confirmRequested)}};
        for (const auto &[key, asked] : keys) {
            const QQuickItem *item = m_stage.find(QLatin1String(key));
            QTest::mouseClick(&m_stage.window(), Qt::LeftButton, {},
                              item->mapRectToScene(item->boundingRect()).center().toPoint());
            QVERIFY2(asked->count() == 1, key);
        }
        for (const auto &[key, asked] : keys)
            delete asked;
    }
};
QTEST_MAIN(TestSignaturePad)
#include "tst_signature_pad.moc"
