// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// What the machine does besides items: five places in a row, each function always in its own. One that is not there
// leaves its place empty.
Item {
    id: root

    property alias model: keys.model
    property int places: 5
    property int spacing: Theme.s4
    readonly property real place: (width - (places - 1) * spacing) / places

    signal chosen(string id)

    implicitHeight: keys.count > 0 ? Theme.primary : 0

    Repeater {
        id: keys
        Touchable {
            id: key
            required property string id
            required property string title
            required property string icon
            required property int place
            x: Math.round(place * (root.place + root.spacing))
            width: Math.floor(root.place)
            height: root.height
            accessibleName: title
            onActivated: root.chosen(id)
            Rectangle {
                property bool boxed: true
                anchors.fill: parent
                radius: Theme.radiusLarge
                color: key.pressed ? Theme.celadon : Theme.mist
                border { width: Theme.edge; color: Theme.outline }
            }
            Row {
                anchors.centerIn: parent
                spacing: Theme.s2
                Icon { name: key.icon; color: Theme.jade; size: Theme.label; anchors.verticalCenter: parent.verticalCenter }
                KText {
                    text: key.title
                    color: Theme.jade
                    wrapMode: Text.NoWrap
                    font { pixelSize: Theme.english ? Theme.note : Theme.label; bold: true }
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
    }
}
