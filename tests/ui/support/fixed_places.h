// SPDX-License-Identifier: Apache-2.0
// The keys of the frame stand on the same millimetre on every page (requirement X07).
#pragma once

#include <QHash>
#include <QQuickWindow>
#include <QRectF>
#include <QStringList>

namespace kiosk {

class FixedPlaces {
public:
    // One line a finding, "CODE detail"; a key that a page does not have has no place.
    //   MOVES      a key of the frame is not where it was
    QStringList compare(QQuickWindow &window);
    QStringList seen() const { return m_places.keys(); }

private:
    QHash<QString, QRectF> m_places;
};

} // namespace kiosk
