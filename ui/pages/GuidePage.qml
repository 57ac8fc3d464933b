// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Everything worth knowing before anything is asked: what to bring, how long, what it costs, which steps, what not.
CitizenPage {
    id: page

    readonly property int pitch: Math.min(Theme.mm(50), Math.max(Theme.mm(Theme.elder ? 24 : Theme.landscape ? 27 : 31),
        Math.floor((below.y - steps.y - Theme.s4) / Math.max(1, Kiosk.guide.steps.count))))

    title: Kiosk.guide.title
    sub: Kiosk.guide.summary
    action.primary: qsTr("开始办理")
    action.onPrimaryActivated: Kiosk.guide.start()

    component Fact: Item {
        id: fact
        property string icon
        property string question
        property string answer
        readonly property bool aside: Theme.landscape || Theme.elder
        readonly property real inset: (height - sign.height - Theme.s1 - words.height) / 2
        Icon { id: sign; x: Theme.s6; y: fact.aside ? (parent.height - height) / 2 : fact.inset; name: fact.icon; color: Theme.jade; size: Theme.mm(12) }
        Column {
            id: words
            x: fact.aside ? Theme.s12 + sign.width : Theme.s6
            y: fact.aside ? (parent.height - height) / 2 : sign.y + sign.height + Theme.s1
            width: parent.width - x - Theme.s3
            KText { width: parent.width; text: fact.question; color: Theme.ink2; font.pixelSize: Theme.note }
            KText { width: parent.width; text: fact.answer; font { pixelSize: Theme.english ? Theme.body : Theme.label; bold: true } lineHeight: 0.95 }
        }
    }

    Card {
        id: facts
        parent: Theme.landscape ? page.aside : page.area
        width: parent.width
        height: Theme.elder ? Math.min(Theme.mm(Theme.landscape ? 102 : 96), parent.height) : Theme.landscape ? Math.min(Theme.mm(84), parent.height) : Theme.mm(54)
        Grid {
            columns: Theme.landscape || Theme.elder ? 1 : 3
            readonly property int cellWidth: facts.width / columns
            readonly property int cellHeight: facts.height / (columns === 1 ? 3 : 1)
            Fact { width: parent.cellWidth; height: parent.cellHeight; icon: "id-card"; question: qsTr("要带什么"); answer: Kiosk.guide.bring }
            Fact { width: parent.cellWidth; height: parent.cellHeight; icon: "clock"; question: qsTr("要多久"); answer: Kiosk.guide.howLong }
            Fact { width: parent.cellWidth; height: parent.cellHeight; icon: "money"; question: qsTr("要多少钱"); answer: Kiosk.guide.cost }
        }
        Rule { visible: !Theme.landscape && !Theme.elder; x: parent.width / 3; y: Theme.s6; width: Theme.hair; height: parent.height - 2 * Theme.s6 }
        Rule { visible: !Theme.landscape && !Theme.elder; x: parent.width * 2 / 3; y: Theme.s6; width: Theme.hair; height: parent.height - 2 * Theme.s6 }
    }
    KText {
        id: how
        y: Theme.landscape ? 0 : facts.height + Theme.s8
        text: qsTr("只要 %1 步").arg(Kiosk.guide.steps.count)
        font { pixelSize: Theme.heading; bold: true }
    }
    KText {                                         // who may come
        visible: !Theme.elder
        anchors { left: how.right; leftMargin: Theme.s6; right: parent.right; verticalCenter: how.verticalCenter }
        horizontalAlignment: Text.AlignRight
        text: Kiosk.guide.who
        color: Theme.ink2
        font.pixelSize: Theme.note
        lineHeight: 0.95
    }
    Column {
        id: steps
        y: how.y + how.height + Theme.s3
        width: parent.width
        Repeater {
            id: rows
            model: Kiosk.guide.steps
            Item {
                id: step

                required property int index
                required property string icon
                required property string title
                required property string text

                width: steps.width
                height: page.pitch
                Rectangle {
                    visible: step.index < rows.count - 1
                    x: disc.width / 2 - width / 2
                    y: disc.height
                    width: Theme.mm(0.8)
                    height: parent.height - disc.height
                    color: Theme.glaze
                }
                IconDisc { id: disc; name: step.icon; size: Theme.mm(20) }
                Column {
                    anchors { left: disc.right; leftMargin: Theme.s8; right: parent.right }
                    KText { width: parent.width; text: (step.index + 1) + "　" + step.title; font { pixelSize: Theme.label; bold: true } lineHeight: 0.95 }
                    KText { visible: !Theme.elder; width: parent.width; text: step.text; color: Theme.ink2; lineHeight: 0.95 }
                }
            }
        }
    }
    Grid {
        id: below
        readonly property int half: Theme.landscape && limits.visible ? Math.floor((parent.width - spacing) / 2) : parent.width
        anchors { bottom: window.visible && !Theme.landscape ? window.top : parent.bottom; bottomMargin: window.visible && !Theme.landscape ? Theme.s6 : 0 }
        columns: Theme.landscape ? 2 : 1
        spacing: Theme.s4
        Card {
            visible: Kiosk.guide.condition === "" && !(Theme.elder && Theme.landscape)
            width: below.half
            height: Math.max(get.height + 2 * Theme.s4, Theme.landscape && limits.visible ? limits.height : Theme.mm(30))
            Icon { id: getIcon; x: Theme.s6; anchors.verticalCenter: parent.verticalCenter; name: "receipt"; color: Theme.jade; size: Theme.mm(15) }
            Column {
                id: get
                anchors { left: getIcon.right; leftMargin: Theme.s6; right: parent.right; rightMargin: Theme.s4; verticalCenter: parent.verticalCenter }
                KText { text: qsTr("您会拿到"); color: Theme.ink2; font.pixelSize: Theme.note }
                KText { width: parent.width; text: Kiosk.guide.outcome; font { pixelSize: Theme.landscape || Theme.english ? Theme.body : Theme.label; bold: true } }
            }
        }
        Notice {
            visible: Kiosk.guide.condition !== ""
            width: below.half
            kind: "care"
            heading: qsTr("平台暂时连不上，可以先收下")
            text: Kiosk.guide.condition
        }
        Notice { id: limits; visible: text !== "" && !Theme.elder; width: below.half; kind: "why"; heading: qsTr("这里办不了的"); text: Kiosk.guide.limits }
    }
    IconLine {
        id: window
        visible: text !== "" && !Theme.elder
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        icon: "window"
        text: Kiosk.guide.window
    }
}
