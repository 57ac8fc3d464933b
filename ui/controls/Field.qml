// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// What was typed stays; what is wrong is said under it.
Item {
    id: root

    property string text
    property string error
    property string placeholder
    property string icon
    property bool active: true
    property int box: Theme.mm(24)

    implicitHeight: box + (error !== "" ? message.height + Theme.s3 : 0)

    Rectangle {
        id: frame
        property bool boxed: true
        width: parent.width
        height: root.box
        radius: Theme.radius
        color: Theme.sheet
        border {
            width: root.active || root.error !== "" ? Theme.strokeBold : Theme.stroke
            color: root.error !== "" ? Theme.plum : root.active ? Theme.jade : Theme.outline
        }
        Row {
            id: line
            anchors { left: parent.left; leftMargin: Theme.s6; verticalCenter: parent.verticalCenter }
            spacing: Theme.s2
            Icon {
                visible: root.icon !== ""
                name: root.icon
                color: Theme.jade
                size: Theme.mm(11)
                anchors.verticalCenter: parent.verticalCenter
            }
            KText { visible: text !== ""; text: root.text; font.pixelSize: Theme.heading; wrapMode: Text.NoWrap }
            Rectangle {
                visible: root.active
                width: Theme.mm(0.8)
                height: Theme.heading * 1.2
                color: Theme.jade
                anchors.verticalCenter: parent.verticalCenter
            }
            KText {
                visible: root.text === "" && text !== ""
                text: root.placeholder
                color: Theme.ink3
                font.pixelSize: Theme.label
                wrapMode: Text.NoWrap
                anchors.verticalCenter: parent.verticalCenter
            }
        }
    }
    Row {
        id: message
        visible: root.error !== ""
        anchors { top: frame.bottom; topMargin: Theme.s3 }
        width: parent.width
        spacing: Theme.s2
        Icon { name: "wrong"; color: Theme.plum; size: Theme.label; y: Theme.mm(1) }
        KText { width: parent.width - Theme.label - Theme.s2; text: root.error; color: Theme.plum; font.bold: true }
    }
}
