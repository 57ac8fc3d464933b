// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// The lowest band, same on every page. Seven places: home, help, and five modes. A key appears when its function
// exists; until then its place stays empty, so that no key ever moves.
Rectangle {
    id: root

    readonly property int gap: Theme.s3
    readonly property real unit: (width - 2 * Theme.margin - 6 * gap) / 7.8
    readonly property bool atHome: Kiosk.terminal.page === "attract" || Kiosk.terminal.page === "home"

    component FootKey: Touchable {
        id: key

        property string text
        property string icon
        property bool strong: false
        property bool on: false

        accessibleName: text
        y: Theme.s3
        height: root.height - 2 * Theme.s3

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusLarge
            color: key.pressed || key.on ? Theme.celadon : key.strong && key.available ? Theme.sheet : "transparent"
            border { width: key.available ? Theme.stroke : 0; color: Theme.outline }
        }
        Column {
            anchors.centerIn: parent
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: key.icon
                size: Theme.mm(8.5)
                color: key.available || key.on ? Theme.ink : Theme.ink3
            }
            KText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: key.text
                wrapMode: Text.NoWrap
                color: key.available || key.on ? Theme.ink : Theme.ink3
                font { pixelSize: Theme.note; bold: key.strong }
            }
        }
    }

    height: Theme.footHeight
    color: Theme.sunk

    FootKey {
        objectName: "homeKey"
        x: Theme.margin
        width: Math.floor(root.unit * 0.9)
        strong: true
        text: qsTr("首页")
        icon: "home"
        available: Kiosk.terminal.homeAvailable && !root.atHome
        onActivated: Kiosk.terminal.home()
    }
    FootKey {
        objectName: "helpKey"
        x: Theme.margin + Math.floor(root.unit * 0.9) + root.gap
        width: Math.floor(root.unit * 1.4)
        strong: true
        on: Kiosk.terminal.helpCalled
        text: on ? qsTr("已叫人") : qsTr("呼叫帮助")
        icon: on ? "check" : "help"
        available: Kiosk.terminal.helpAvailable
        onActivated: Kiosk.terminal.help()
    }
    FootKey {
        objectName: "takeAlongKey"
        visible: Kiosk.terminal.takeAlongAvailable
        x: Theme.margin + Math.floor(root.unit * 3.2) + 3 * root.gap
        width: Math.floor(root.unit * 2.3) + root.gap
        text: qsTr("去窗口/手机继续")
        icon: "qr"
        onActivated: Kiosk.terminal.takeAlong()
    }
    FootKey {
        objectName: "contrastKey"
        x: parent.width - Theme.margin - width - Math.floor(root.unit * 1.1) - root.gap
        width: Math.floor(root.unit * 1.1)
        on: Theme.contrast
        text: qsTr("高对比")
        icon: on ? "check" : "contrast"
        onActivated: Kiosk.terminal.toggleContrast()
    }
    FootKey {
        objectName: "languageKey"
        x: parent.width - Theme.margin - width
        width: Math.floor(root.unit * 1.1)
        text: Theme.english ? "中文" : "English"
        icon: "language"
        onActivated: Kiosk.terminal.setLanguage(Theme.english ? "zh_CN" : "en")
    }
}
