// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// The lowest band, same on every page: home and help, what is taken along, and the modes. Every key has a place of its
// own, which stays empty while it has nothing to do, so that no key ever moves. On = filled and ticked. In elder mode
// seven keys share the width; to take along is offered on the help page.
Rectangle {
    id: root

    readonly property int gap: Theme.s3
    // home, help, take along, elder, contrast, low, speech, language
    readonly property list<real> shares: Theme.elder ? [1, 1, 0, 1, 1, 1, 1, 1] : [0.9, 1.35, 1.35, 1.05, 1.25, 1, 1.05, 1.1]
    readonly property real unit: (width - 2 * Theme.margin - (Theme.elder ? 6 : 7) * gap) / (Theme.elder ? 7 : 9.05)
    readonly property bool atHome: Kiosk.terminal.page === "attract" || Kiosk.terminal.page === "home"

    function placeOf(place: int): int {
        let x = Theme.margin
        for (let i = 0; i < place; ++i)
            x += shares[i] > 0 ? shares[i] * unit + gap : 0
        return Math.round(x)
    }

    component FootKey: Touchable {
        id: key

        required property int place
        property string text
        property string shortText: text         // for elder mode
        property string icon
        property bool strong: false
        property bool on: false
        readonly property color tone: on ? Theme.inkOnJade : available ? Theme.ink : Theme.ink3

        accessibleName: text
        x: root.placeOf(place)
        y: Theme.s3
        width: Math.floor(root.shares[place] * root.unit)
        height: root.height - 2 * Theme.s3

        Rectangle {
            anchors.fill: parent
            radius: Theme.radiusLarge
            color: key.on ? Theme.jade : key.pressed ? Theme.celadon : key.strong && key.available ? Theme.sheet : "transparent"
            border { width: key.available && !key.on ? Theme.stroke : 0; color: Theme.outline }
        }
        Column {
            anchors.centerIn: parent
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: key.on ? "check" : key.icon
                size: Theme.mm(Theme.elder ? 10 : 8.5)
                color: key.tone
            }
            KText {
                anchors.horizontalCenter: parent.horizontalCenter
                text: Theme.elder ? key.shortText : key.text
                wrapMode: Text.NoWrap
                color: key.tone
                font { pixelSize: Theme.note; bold: key.strong && !(Theme.elder && Theme.english) }
            }
        }
    }

    height: Theme.footHeight
    color: Theme.sunk

    FootKey {
        objectName: "homeKey"
        place: 0
        strong: true
        text: qsTr("首页")
        icon: "home"
        available: Kiosk.terminal.homeAvailable && !root.atHome
        onActivated: Kiosk.terminal.home()
    }
    FootKey {
        objectName: "helpKey"
        place: 1
        strong: true
        on: Kiosk.terminal.helpCalled
        text: on ? qsTr("已叫人") : qsTr("呼叫帮助")
        shortText: on ? qsTr("已叫") : qsTr("求助")
        icon: "help"
        available: Kiosk.terminal.helpAvailable
        onActivated: Kiosk.terminal.help()
    }
    FootKey {
        objectName: "takeAlongKey"
        visible: Kiosk.terminal.takeAlongAvailable && !Theme.elder
        place: 2
        accessibleName: qsTr("去窗口/手机继续")
        text: qsTr("换处继续")
        icon: "qr"
        onActivated: Kiosk.terminal.takeAlong()
    }
    FootKey {
        objectName: "elderKey"
        place: 3
        on: Theme.elder
        text: qsTr("长辈版")
        shortText: qsTr("长辈")
        icon: "elder"
        onActivated: Kiosk.terminal.toggleElder()
    }
    FootKey {
        objectName: "contrastKey"
        place: 4
        on: Theme.contrast
        text: qsTr("高对比")
        shortText: qsTr("对比")
        icon: "contrast"
        onActivated: Kiosk.terminal.toggleContrast()
    }
    FootKey {
        objectName: "lowKey"
        place: 5
        on: Theme.low
        text: qsTr("低位")
        icon: "low"
        onActivated: Kiosk.terminal.toggleLow()
    }
    FootKey {
        objectName: "languageKey"
        place: 7
        text: Theme.english ? "中文" : "English"
        shortText: Theme.english ? "中文" : "EN"
        icon: "language"
        onActivated: Kiosk.terminal.setLanguage(Theme.english ? "zh_CN" : "en")
    }
}
