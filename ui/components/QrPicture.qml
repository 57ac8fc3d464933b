// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Black on white with a quiet zone of four modules (ISO/IEC 18004), whole pixels a module.
Rectangle {
    id: root

    property string payload
    property string name: qsTr("收件编号的二维码")
    property int size: Theme.mm(56)
    readonly property int quiet: Math.ceil(size * 0.1)

    color: Theme.white
    width: size
    height: size
    Accessible.role: Accessible.Graphic
    Accessible.name: name

    Image {
        anchors.centerIn: parent
        source: root.payload === "" ? "" : "image://qr/" + encodeURIComponent(root.payload)
        sourceSize: Qt.size(root.size - 2 * root.quiet, root.size - 2 * root.quiet)
        smooth: false
        cache: false                    // a code of a citizen is in no cache when the page has gone
    }
}
