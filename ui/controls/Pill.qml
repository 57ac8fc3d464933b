// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// Where a value comes from: card, shared or own. Never pressable, so never outlined like a button.
Rectangle {
    id: root

    property string source: "own"
    readonly property color tone: source === "own" ? Theme.ink2 : Theme.jade
    property bool boxed: true

    implicitWidth: row.implicitWidth + 2 * Theme.s3
    implicitHeight: Math.round(Theme.note * 1.5)
    radius: height / 2
    color: source === "own" ? Theme.sunk : Theme.mist
    border { width: Theme.edge; color: tone }

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.s1
        Icon {
            name: root.source === "card" ? "id-card" : root.source === "shared" ? "shared" : "pen"
            color: root.tone
            size: Theme.note
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            text: root.source === "card" ? qsTr("读自身份证") : root.source === "shared" ? qsTr("来自共享数据") : qsTr("您填写")
            color: root.tone
            wrapMode: Text.NoWrap
            font.pixelSize: Theme.note
            anchors.verticalCenter: parent.verticalCenter
        }
    }
}
