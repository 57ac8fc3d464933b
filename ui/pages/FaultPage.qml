// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// First what is safe, then where it stopped, then the ways on.
CitizenPage {
    id: page

    readonly property bool pictured: Kiosk.fault.slot !== ""

    title: Kiosk.fault.title
    sub: Kiosk.fault.sub
    action.back: false                  // a way like the others, where there is one

    Notice {
        id: safe
        width: parent.width
        kind: "safe"
        textSize: Theme.elder ? Theme.body : Theme.label
        heading: Kiosk.fault.safeTitle
        text: Kiosk.fault.safe
    }
    SlotGuide {
        visible: page.pictured && !Theme.landscape && !Theme.elder
        anchors { top: safe.bottom; topMargin: Theme.s6; bottom: told.top; bottomMargin: Theme.s6 }
        width: parent.width
        slot: visible ? Kiosk.fault.slot : ""
        trouble: true
        sign: Kiosk.fault.slot === "id-card" ? "id-card" : Kiosk.fault.slot === "receipt" ? "receipt" : "printer"
        heading: qsTr("停在这里")
        text: Kiosk.fault.slot === "id-card" ? qsTr("读卡区") : Kiosk.fault.slot === "receipt" ? qsTr("小票出口") : qsTr("证书出口")
    }
    MachineDiagram {
        visible: page.pictured && Theme.landscape
        parent: page.aside
        anchors { top: parent.top; bottom: parent.bottom; bottomMargin: helpLine.height + Theme.s4 }
        lit: visible ? Kiosk.fault.slot : ""
        width: parent.width * 0.6
        trouble: true
    }
    Item {
        visible: !page.pictured && !Theme.landscape && !Theme.elder
        anchors { top: safe.bottom; bottom: told.top }
        width: parent.width
        IconDisc { anchors.centerIn: parent; size: Math.min(Theme.mm(80), parent.height - Theme.s12); name: "pause" }
    }
    Column {
        id: told
        y: Theme.landscape ? safe.height + Theme.s6 : how.y - height - Theme.s6
        width: parent.width
        spacing: Theme.s2
        IconLine { visible: text !== ""; width: parent.width; icon: "bell"; text: Kiosk.fault.staffTold; textSize: Theme.elder ? Theme.body : Theme.label; tone: Theme.ink; signTone: Theme.jade; strong: true }
        IconLine { visible: text !== ""; width: parent.width; icon: "id-card"; text: Kiosk.fault.cardReminder; textSize: Theme.elder ? Theme.body : Theme.label; tone: Theme.ink; signTone: Theme.jade; strong: true }
    }
    KText {
        id: how
        visible: !(Theme.elder && Theme.landscape)
        y: ways.y - height - Theme.s3
        text: qsTr("您想怎么继续？")
        font { pixelSize: Theme.heading; bold: true }
    }
    Column {
        id: ways
        anchors { bottom: Theme.landscape ? parent.bottom : helpLine.top; bottomMargin: Theme.landscape ? 0 : Theme.s6 }
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: Kiosk.fault.ways
            ServiceRow {
                id: way
                required property string key
                required title
                required facts
                width: ways.width
                onActivated: Kiosk.fault.act(way.key)
            }
        }
    }
    KText {
        id: helpLine
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        text: qsTr("求助时请说：%1").arg(Kiosk.fault.helpCode)
        color: Theme.ink3
        font.pixelSize: Theme.note
    }
}
