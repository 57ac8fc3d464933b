// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// A sheet of paper. Depth is a hairline, never a shadow.
Rectangle {
    property bool boxed: true           // the walk: text inside may not spill over its edge

    color: Theme.sheet
    radius: Theme.radiusLarge
    border { width: Theme.hair; color: Theme.hairline }
}
