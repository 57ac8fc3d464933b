// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// The dish with one sign in its middle, where there is nothing to press.
Rectangle {
    id: root

    property string icon

    radius: Theme.radiusLarge
    color: Theme.mist
    border { width: Theme.edge; color: Theme.outline }
    clip: true

    DishPicture { size: Math.min(root.width, root.height) - 2 * Theme.s8; anchors.centerIn: parent }
    IconDisc { anchors.centerIn: parent; size: Math.round(Math.min(root.width, root.height) * 0.3); name: root.icon; ground: Theme.sheet }
}
