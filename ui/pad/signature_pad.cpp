// SPDX-License-Identifier: Apache-2.0
#include "signature_pad.h"

#include <QPainter>
#include <QPainterPath>
#include <QQuickWindow>
#include <QTouchEvent>
#include <cmath>

namespace kiosk {
namespace {

constexpr double PalmMm = 22; // of contact; the finger of a large hand leaves about 14
constexpr double PerMm = 100; // units of InkPoint

qint32 thousandths(double share) { return static_cast<qint32>(std::lround(std::clamp(share, 0.0, 1.0) * 1000)); }

bool isMove(QEvent::Type type)
{
    return type == QEvent::MouseMove || type == QEvent::MouseButtonRelease || type == QEvent::TouchUpdate
        || type == QEvent::TouchBegin || type == QEvent::TouchEnd;
}

} // namespace

bool isPalm(const QSizeF &contact, double pixelsPerMm)
{
    return std::max(contact.width(), contact.height()) > PalmMm * pixelsPerMm;
}

SignaturePad::SignaturePad(QQuickItem *parent) : QQuickPaintedItem(parent)
{
    setAcceptedMouseButtons(Qt::LeftButton);
    setAcceptTouchEvents(true);
    setClip(true);
}

void SignaturePad::setSource(SignViewModel *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source)
        connect(source, &SignViewModel::changed, this, [this] { update(); });
    update();
    emit changed();
}

void SignaturePad::itemChange(ItemChange change, const ItemChangeData &value)
{
    if (change == ItemSceneChange) {
        if (window())
            window()->removeEventFilter(this);
        if (value.window)
            value.window->installEventFilter(this);
    }
    QQuickPaintedItem::itemChange(change, value);
}

void SignaturePad::mousePressEvent(QMouseEvent *event)
{
    if (!m_pointer)
        begin(*event, event->point(0));
    event->accept();
}

void SignaturePad::touchEvent(QTouchEvent *event)
{
    if (event->type() == QEvent::TouchCancel)
        return drop();
    for (const QEventPoint &point : event->points()) {
        const bool isHere = contains(mapFromScene(point.scenePosition()));
        if (point.state() == QEventPoint::Pressed && !m_pointer && isHere
            && !isPalm(point.ellipseDiameters(), m_pixelsPerMm))
            begin(*event, point);
    }
    event->accept();
}

bool SignaturePad::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == window() && isEnabled()) {
        if (event->type() == QEvent::TabletPress || event->type() == QEvent::TabletMove)
            m_penPressure = thousandths(static_cast<QTabletEvent *>(event)->pressure());
        else if (event->type() == QEvent::TouchCancel)
            drop();
        else if (m_pointer && isMove(event->type()))
            follow(*static_cast<QPointerEvent *>(event));
    }
    return QQuickPaintedItem::eventFilter(watched, event);
}

void SignaturePad::follow(const QPointerEvent &event)
{
    if (event.pointingDevice() != m_pointer->device)
        return;
    for (const QEventPoint &point : event.points()) {
        if (!m_pointer || point.id() != m_pointer->point || point.state() == QEventPoint::Pressed)
            continue;
        if (isPalm(point.ellipseDiameters(), m_pixelsPerMm)) // it began as a finger: the edge of a hand that comes down
            return drop();
        const bool isOver = point.state() == QEventPoint::Released;
        if (!isOver && point.state() == QEventPoint::Stationary)
            continue;
        append(event, point);
        if (isOver)
            finish();
    }
}

void SignaturePad::begin(const QPointerEvent &event, const QEventPoint &point)
{
    m_pointer = {event.pointingDevice(), point.id()};
    const auto hundredths
        = [this](double pixels) { return static_cast<qint32>(std::lround(pixels / m_pixelsPerMm * PerMm)); };
    m_stroke = {{}, {hundredths(width()), hundredths(height())}};
    append(event, point);
    emit drawingChanged();
}

void SignaturePad::append(const QPointerEvent &event, const QEventPoint &point)
{
    if (m_stroke.points.size() >= Ink::MostPoints)
        return;
    const QPointingDevice *device = event.pointingDevice();
    const bool isPen = device && device->type() == QInputDevice::DeviceType::Stylus;
    const bool isMeasured = device && device->type() == QInputDevice::DeviceType::TouchScreen
        && device->hasCapability(QInputDevice::Capability::Pressure);
    const QPointF at = mapFromScene(point.scenePosition()) / m_pixelsPerMm * PerMm;
    m_stroke.points.push_back({static_cast<qint32>(std::lround(at.x())), static_cast<qint32>(std::lround(at.y())),
                               isPen            ? m_penPressure
                                   : isMeasured ? thousandths(point.pressure())
                                                : -1,
                               static_cast<qint64>(event.timestamp())});
    const std::size_t fresh = std::min<std::size_t>(3, m_stroke.points.size());
    update(boundsOf(std::span(m_stroke.points).last(fresh)).toAlignedRect());
}

void SignaturePad::finish()
{
    m_pointer.reset();
    if (m_source)
        m_source->draw(std::make_shared<const InkStroke>(std::move(m_stroke)));
    m_stroke = {};
    update();
    emit drawingChanged();
}

void SignaturePad::drop()
{
    if (!m_pointer)
        return;
    m_pointer.reset();
    m_stroke = {};
    update();
    emit drawingChanged();
}

QRectF SignaturePad::boundsOf(std::span<const InkPoint> points) const
{
    QRectF bounds;
    const double margin = penWidth() + 2;
    for (const InkPoint &point : points) {
        const QPointF at = QPointF(point.x, point.y) * m_pixelsPerMm / PerMm;
        bounds |= QRectF(at - QPointF(margin, margin), QSizeF(2 * margin, 2 * margin));
    }
    return bounds;
}

void SignaturePad::paint(QPainter *painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_inkColor, penWidth(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QRectF seen = painter->hasClipping() ? painter->clipBoundingRect() : boundingRect();
    const auto ink = m_source ? m_source->view().ink : nullptr;
    for (int i = 0; ink && i < ink->strokes(); ++i)
        paintStroke(*painter, ink->stroke(i), seen);
    if (!m_stroke.points.empty())
        paintStroke(*painter, m_stroke.points, seen);
}

// Through the middles between samples, bent by the samples: smooth however few there are.
void SignaturePad::paintStroke(QPainter &painter, std::span<const InkPoint> points, const QRectF &seen) const
{
    const auto at = [&](std::size_t i) { return QPointF(points[i].x, points[i].y) * m_pixelsPerMm / PerMm; };
    if (points.size() == 1)
        return painter.drawPoint(at(0));
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const std::size_t first = i == 0 ? 0 : i - 1;
        if (!boundsOf(points.subspan(first, i + 2 - first)).intersects(seen))
            continue;
        QPainterPath path(i == 0 ? at(0) : (at(i - 1) + at(i)) / 2);
        path.quadTo(at(i), (at(i) + at(i + 1)) / 2);
        if (i + 2 == points.size())
            path.lineTo(at(i + 1));
        painter.drawPath(path);
    }
}

} // namespace kiosk
