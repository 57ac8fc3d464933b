// SPDX-License-Identifier: Apache-2.0
// Where a citizen signs: one finger, pen or mouse. Every sample that reaches the window is kept with its own time.
#pragma once

#include <presentation/sign_view_model.h>

#include <QPointer>
#include <QQuickPaintedItem>

class QPointerEvent;

namespace kiosk {

// Of what touches the glass, by how much of it, in pixels. Empty: the panel does not measure it, so it is a finger.
bool isPalm(const QSizeF &contact, double pixelsPerMm);

// Draws the ink of `source` and the stroke that is being drawn; a finished stroke is handed to `source`. A second
// finger draws nothing, nor does whatever touches more glass than a finger does. Painted, because the software renderer
// draws no geometry.
class SignaturePad : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(kiosk::SignViewModel *source READ source WRITE setSource NOTIFY changed)
    Q_PROPERTY(double pixelsPerMm MEMBER m_pixelsPerMm NOTIFY changed)
    Q_PROPERTY(QColor inkColor MEMBER m_inkColor NOTIFY changed)
    Q_PROPERTY(QString accessibleName MEMBER m_accessibleName NOTIFY changed)
    Q_PROPERTY(bool isTarget READ isTarget CONSTANT) // for the walk
    Q_PROPERTY(bool drawing READ isDrawing NOTIFY drawingChanged)

public:
    explicit SignaturePad(QQuickItem *parent = nullptr);

    SignViewModel *source() const { return m_source; }
    void setSource(SignViewModel *source);
    bool isTarget() const { return true; }
    bool isDrawing() const { return m_pointer.has_value(); }

    void paint(QPainter *painter) override;

signals:
    void changed();
    void drawingChanged(); // a finger came down, or went up

protected:
    // The item's own events say only who may begin: moves come to an item once a frame (QQuickWindow joins them).
    void mousePressEvent(QMouseEvent *event) override;
    void touchEvent(QTouchEvent *event) override;
    void mouseUngrabEvent() override { drop(); }
    void touchUngrabEvent() override { drop(); }
    void itemChange(ItemChange change, const ItemChangeData &value) override;
    // of the window: each event before anything is joined
    bool eventFilter(QObject *window, QEvent *event) override;

private:
    struct Pointer {
        const QPointingDevice *device; // never looked into
        int point;
    };

    void begin(const QPointerEvent &event, const QEventPoint &point);
    void follow(const QPointerEvent &event);
    void append(const QPointerEvent &event, const QEventPoint &point);
    void finish();
    void drop();
    double penWidth() const { return 1.7 * m_pixelsPerMm; }
    QRectF boundsOf(std::span<const InkPoint> points) const; // in pixels, pen included
    void paintStroke(QPainter &painter, std::span<const InkPoint> points, const QRectF &seen) const;

    QPointer<SignViewModel> m_source;
    double m_pixelsPerMm = 4;
    QColor m_inkColor = Qt::black;
    QString m_accessibleName;
    std::optional<Pointer> m_pointer; // that draws
    InkStroke m_stroke;               // that is being drawn
    qint32 m_penPressure = -1;        // thousandths, of the pen event before the mouse event that is made of it
};

} // namespace kiosk
