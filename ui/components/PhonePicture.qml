// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A phone with the message in it, so that one sees which of the digits are meant.
Rectangle {
    id: root

    property int digits: 6
    property int minutes: 5
    readonly property bool narrow: width < Theme.mm(150)

    radius: Theme.mm(9)
    color: Theme.ink

    Rectangle { anchors { fill: parent; margins: Theme.s4 } radius: Theme.mm(5); color: Theme.paper }
    Rectangle { anchors.horizontalCenter: parent.horizontalCenter; y: Theme.mm(1.5); width: Theme.mm(24); height: Theme.mm(1.2); radius: height / 2; color: Theme.glaze }
    Rectangle {
        property bool boxed: true
        x: root.narrow ? Theme.s8 : Theme.s12
        y: Theme.s12
        width: parent.width - 2 * x
        height: bubble.height + 2 * Theme.s4
        radius: Theme.radiusLarge
        color: Theme.sheet
        border { width: Theme.stroke; color: Theme.glaze }
        Column {
            id: bubble
            x: Theme.s6
            y: Theme.s4
            width: parent.width - 2 * Theme.s6
            spacing: Theme.s1
            KText { width: parent.width; text: qsTr("您的验证码是"); color: Theme.ink2 }
            Row {
                spacing: Theme.s3
                Rectangle {
                    width: Theme.mm(50)
                    height: Theme.mm(13)
                    radius: Theme.radius
                    color: Theme.celadon
                    border { width: Theme.strokeBold; color: Theme.jade }
                    Row {
                        anchors.centerIn: parent
                        spacing: Theme.s3
                        Repeater { model: root.digits; Rectangle { width: Theme.mm(4); height: width; radius: width / 2; color: Theme.jadePressed } }
                    }
                }
                KText {
                    text: qsTr("填这 %1 位").arg(root.digits)
                    color: Theme.jade
                    font.bold: true
                    wrapMode: Text.NoWrap
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
            KText { width: parent.width; text: qsTr("%1 分钟内有效。请不要转发。").arg(root.minutes); color: Theme.ink2 }
        }
    }
}
