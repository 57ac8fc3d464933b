// SPDX-License-Identifier: Apache-2.0
#include "walk.h"

#include "drawn_colour.h"
#include "glass.h"

#include <QAccessible>
#include <QFont>
#include <QImage>
#include <QQuickItem>
#include <algorithm>
#include <cmath>

namespace kiosk {

namespace {

struct Seen {
    QQuickItem *item;
    QRectF rect; // in the window
    QString name;
    bool turned = false; // the seal stands askew on purpose: its rectangle on the glass says little
};

double gap(const QRectF &a, const QRectF &b)
{
    const auto dx = std::max({0.0, b.left() - a.right(), a.left() - b.right()});
    const auto dy = std::max({0.0, b.top() - a.bottom(), a.top() - b.bottom()});
    return std::hypot(dx, dy);
}

bool holds(const QRectF &outer, const QRectF &inner) { return outer.adjusted(-1.5, -1.5, 1.5, 1.5).contains(inner); }

class Walk {
public:
    Walk(QQuickWindow &window, double pixelsPerMm, const Demands &demands)
        : m_window(window), m_mm(pixelsPerMm), m_demands(demands), m_picture(window.grabWindow()),
          m_glass(window.contentItem()->boundingRect())
    { }

    QStringList run()
    {
        for (const auto &seen : everythingOn(m_window))
            sort(seen.item, seen.rect, seen.opening, seen.turned);
        for (const auto &text : m_texts)
            judge(text);
        for (const auto &target : m_targets)
            measure(target);
        for (const auto &target : m_targets)
            judgeShape(target);
        for (auto *floating : m_floating)
            judgeFloating(floating);
        compare();
        return m_findings;
    }

private:
    void sort(QQuickItem *item, const QRectF &rect, const QRectF &window, bool turned)
    {
        if (item->property("isTarget").toBool())
            keep(m_targets, {item, rect, item->property("accessibleName").toString(), turned}, window);
        else if (takesTouch(item) && !ancestorWith(item, "isTarget"))
            add("BARE", QString::fromLatin1(item->metaObject()->className()));
        if (isDragged(item))
            add("DRAG", QString::fromLatin1(item->metaObject()->className()));
        if (wantsTwoFingers(item))
            add("FINGERS", QString::fromLatin1(item->metaObject()->className()));
        if (item->property("floating").toBool() || item->inherits("QQuickPopupItem"))
            m_floating.append(item);
        if (item->property("boxed").toBool() && window.intersects(rect))
            m_boxes.append({item, rect, {}});
        if (item->inherits("QQuickText") && !item->property("text").toString().trimmed().isEmpty()) {
            const auto content = item->mapRectToScene(contentOf(item));
            keep(m_texts, {item, content, item->property("text").toString().simplified().left(24), turned}, window);
        }
        if (item->inherits("QQuickImage")) {
            if (!item->property("source").toUrl().isEmpty() && item->property("status").toInt() != 1)
                add("MISSING", item->property("source").toUrl().toString());
            if (rect.width() > 0 && window.intersects(rect))
                m_pictures.append({item, rect, item->property("source").toUrl().path()});
        }
        if (auto *spoken = QAccessible::queryAccessibleInterface(item);
            spoken && spoken->role() == QAccessible::Button && spoken->text(QAccessible::Name).isEmpty())
            add("UNNAMED",
                QStringLiteral("%1 at %2,%3")
                    .arg(QLatin1String(item->metaObject()->className()))
                    .arg(rect.x())
                    .arg(rect.y()));
    }

    // Wholly outside the glass or a clip is not there; half outside is a finding.
    void keep(QList<Seen> &list, const Seen &seen, const QRectF &window)
    {
        if (!window.intersects(seen.rect)) {
            if (window == m_glass)
                add("OFFSCREEN", seen.name);
            return;
        }
        if (!holds(m_glass, seen.rect))
            add("OFFSCREEN", seen.name);
        else if (!holds(window, seen.rect))
            add("CLIPPED", seen.name);
        list.append(seen);
    }

    static bool hasChild(const QQuickItem *item, const char *type)
    {
        const auto &children = item->children();
        return std::any_of(children.begin(), children.end(), [&](auto *child) { return child->inherits(type); });
    }

    static bool takesTouch(const QQuickItem *item)
    {
        return item->inherits("QQuickMouseArea") || item->inherits("QQuickTextInput")
            || item->inherits("QQuickTextEdit") || hasChild(item, "QQuickTapHandler");
    }

    static bool isDragged(const QQuickItem *item)
    {
        if (item->inherits("QQuickMouseArea")) {
            const auto *drag = item->property("drag").value<QObject *>();
            return drag && drag->property("target").value<QObject *>();
        }
        return (item->inherits("QQuickFlickable") && item->property("interactive").toBool())
            || hasChild(item, "QQuickDragHandler");
    }

    static bool wantsTwoFingers(const QQuickItem *item)
    {
        return item->inherits("QQuickMultiPointTouchArea") || item->inherits("QQuickPinchArea")
            || hasChild(item, "QQuickPinchHandler");
    }

    static QRectF contentOf(QQuickItem *text)
    {
        const auto width = text->property("contentWidth").toDouble();
        const auto height = text->property("contentHeight").toDouble();
        const auto align = text->property("horizontalAlignment").toInt();
        const auto x = align == Qt::AlignHCenter ? (text->width() - width) / 2
            : align == Qt::AlignRight            ? text->width() - width
                                                 : 0;
        return {x, (text->height() - height) / 2, width, height};
    }

    void judge(const Seen &text)
    {
        auto *item = text.item;
        if (item->property("truncated").toBool() || item->property("contentWidth").toDouble() > item->width() + 1.5)
            add("TRUNCATED", text.name);
        const auto lines = item->property("lineCount").toInt();
        const auto em = item->property("font").value<QFont>().pixelSize();
        if (lines > 1 && item->property("contentHeight").toDouble() / lines < 1.3 * em - 0.01)
            add("TIGHT", text.name);
        for (const auto *edge : {"boxed", "isTarget"}) {
            auto *box = ancestorWith(item, edge);
            if (box && !holds(box->boundingRect(), box->mapRectFromItem(item, contentOf(item))))
                add("SPILLS", text.name);
        }
        if (item->property("decorative").toBool() || text.turned)
            return;
        if (item->property("font").value<QFont>().pixelSize() + 0.5 < m_demands.emMm * m_mm)
            add("SMALL", text.name);
        const auto ratio = contrastOf(item->property("color").value<QColor>(), commonestColour(m_picture, text.rect));
        if (ratio < m_demands.contrast)
            add("CONTRAST", QStringLiteral("%1 %2").arg(ratio, 0, 'f', 1).arg(text.name));
    }

    void measure(const Seen &target)
    {
        const auto least = target.item->property("primaryTarget").toBool() ? m_demands.primaryMm : m_demands.targetMm;
        const auto pixel = 1 / m_mm; // a place may lose one in rounding
        if (std::min(target.rect.width(), target.rect.height()) / m_mm < least - pixel)
            add("TARGET",
                QStringLiteral("%1 x %2 mm %3")
                    .arg(target.rect.width() / m_mm, 0, 'f', 1)
                    .arg(target.rect.height() / m_mm, 0, 'f', 1)
                    .arg(target.name));
        if (const auto reach = (m_glass.height() - target.rect.top() - 1) / m_mm; reach > m_demands.reachMm)
            add("REACH", QStringLiteral("%1 mm %2").arg(reach, 0, 'f', 1).arg(target.name));
        if (target.name.trimmed().isEmpty())
            add("UNNAMED", QStringLiteral("target at %1,%2").arg(target.rect.x()).arg(target.rect.y()));
    }

    // What is available has to be seen for a key: by its fill, its edge, or a sign on it. Words alone do not do.
    void judgeShape(const Seen &target)
    {
        const auto available = target.item->property("available");
        if (target.rect.contains(m_glass) || target.turned || (available.isValid() && !available.toBool()))
            return;
        constexpr auto least = 3.0; // requirement A18
        const auto shape = shapeContrast(m_picture, target.rect, m_mm);
        const auto signedWell = [&](const Seen &picture) {
            return belongsTo(picture.item, target.item) && strongestContrast(m_picture, picture.rect) >= least;
        };
        if (shape < least && std::none_of(m_pictures.begin(), m_pictures.end(), signedWell))
            add("EDGE", QStringLiteral("%1 %2").arg(shape, 0, 'f', 1).arg(target.name));
    }

    // Requirement A21. The house has no floating panels; one that comes says `floating`, and its close key `closes`.
    void judgeFloating(QQuickItem *panel)
    {
        const auto rect = panel->mapRectToScene(panel->boundingRect());
        for (const auto &target : m_targets) {
            if (!belongsTo(target.item, panel) || !target.item->property("closes").toBool())
                continue;
            const auto x = (target.rect.center().x() - rect.left()) / rect.width();
            const auto y = (target.rect.center().y() - rect.top()) / rect.height();
            const bool above = y < 1.0 / 3 && (x < 1.0 / 3 || x > 2.0 / 3);
            const bool below = y > 2.0 / 3 && x > 1.0 / 3 && x < 2.0 / 3;
            if (!above && !below)
                add("CLOSE", target.name);
            return;
        }
        add("CLOSE", QStringLiteral("no key closes it"));
    }

    // A line box is 1.45 em and the glyphs fill about one: the air above and below may touch.
    static QRectF ink(const Seen &text)
    {
        const auto em = text.item->property("font").value<QFont>().pixelSize();
        return text.rect.adjusted(1, 0.22 * em, -1, -0.22 * em);
    }

    void compare()
    {
        for (qsizetype i = 0; i < m_targets.size(); ++i)
            for (qsizetype j = i + 1; j < m_targets.size(); ++j)
                if (gap(m_targets[i].rect, m_targets[j].rect) < 3 * m_mm - 1)
                    add("GAP",
                        QStringLiteral("%1 mm %2 | %3")
                            .arg(gap(m_targets[i].rect, m_targets[j].rect) / m_mm, 0, 'f', 1)
                            .arg(m_targets[i].name, m_targets[j].name));
        for (qsizetype i = 0; i < m_texts.size(); ++i) {
            const auto &text = m_texts[i];
            if (text.item->property("decorative").toBool() || text.turned)
                continue;
            for (qsizetype j = i + 1; j < m_texts.size(); ++j)
                if (!m_texts[j].turned && !m_texts[j].item->property("decorative").toBool()
                    && ink(text).intersects(ink(m_texts[j])))
                    add("OVERLAP", text.name + QStringLiteral(" | ") + m_texts[j].name);
            for (const auto *others : {&m_boxes, &m_targets})
                for (const auto &box : *others)
                    if (!belongsTo(text.item, box.item) && ink(text).intersects(box.rect)
                        && !box.rect.contains(m_glass.center()) && !holds(box.rect, text.rect))
                        add("COVERS", text.name);
            for (const auto &picture : m_pictures)
                if (ink(text).adjusted(2, 2, -2, -2).intersects(picture.rect.adjusted(2, 2, -2, -2)))
                    add("COVERS", text.name + QStringLiteral(" | ") + picture.name);
        }
    }

    void add(const char *code, const QString &detail)
    {
        const auto line = QLatin1String(code) + u' ' + detail;
        if (!m_findings.contains(line))
            m_findings.append(line);
    }

    QQuickWindow &m_window;
    double m_mm;
    Demands m_demands;
    QImage m_picture;
    QRectF m_glass;
    QList<Seen> m_targets, m_texts, m_boxes, m_pictures;
    QList<QQuickItem *> m_floating;
    QStringList m_findings;
};

} // namespace

QStringList walk(QQuickWindow &window, double pixelsPerMm, const Demands &demands)
{
    return Walk(window, pixelsPerMm, demands).run();
}

} // namespace kiosk
