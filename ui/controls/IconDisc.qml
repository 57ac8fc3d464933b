// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// A glazed dish with an icon in it.
Rectangle {
    id: root

    property string name
    property int size: Theme.mm(16)
    property color ground: Theme.mist
    property color tone: Theme.jade

    width: size
    height: size
    radius: size / 2
    color: ground
    border { width: Theme.edge; color: root.tone }
    Icon { anchors.centerIn: parent; name: root.name; color: root.tone; size: Math.round(root.size * 0.58) }
}
