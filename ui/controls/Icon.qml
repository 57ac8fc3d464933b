// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// A drawing from resources/icons in one colour; it never stands without its word.
Image {
    property string name
    property color color: Theme.ink
    property int size: Theme.mm(9)

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    source: name === "" ? "" : "image://icon/" + name + "/" + String(color).slice(-6)
    Accessible.ignored: true
}
