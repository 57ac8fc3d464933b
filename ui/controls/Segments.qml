// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// One of two or three, all in sight; the one that holds is filled and ticked, so colour does not say it alone.
Row {
    id: root

    property var options: []
    property int current: 0
    property int cell: Theme.mm(44)

    signal chosen(int index)

    spacing: Theme.s3

    Repeater {
        model: root.options
        Touchable {
            id: key
            required property string modelData
            required property int index
            readonly property bool holds: index === root.current

            accessibleName: modelData
            width: root.cell
            height: Theme.target
            onActivated: root.chosen(index)

            Rectangle {
                property bool boxed: true
                anchors.fill: parent
                radius: Theme.radius
                color: key.holds ? Theme.jade : key.pressed ? Theme.mist : Theme.sheet
                border { width: Theme.stroke; color: Theme.jade }
            }
            Row {
                anchors.centerIn: parent
                spacing: Theme.s2
                Icon {
                    visible: key.holds
                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    color: Theme.inkOnJade
                    size: Theme.body
                }
                KText {
                    anchors.verticalCenter: parent.verticalCenter
                    text: key.modelData
                    color: key.holds ? Theme.inkOnJade : Theme.jade
                    wrapMode: Text.NoWrap
                    font { pixelSize: Theme.body; bold: true }
                }
            }
        }
    }
}
