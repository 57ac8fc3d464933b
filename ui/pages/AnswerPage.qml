// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What the hall has written down about the question, with who says so; several that may be meant; or where a person is.
CitizenPage {
    id: page

    readonly property bool answered: Kiosk.inquiry.outcome === InquiryViewModel.Answered
    readonly property bool choosing: Kiosk.inquiry.outcome === InquiryViewModel.Choose
    readonly property bool nobody: Kiosk.inquiry.outcome === InquiryViewModel.Nobody
    readonly property int gap: Theme.landscape ? Theme.s4 : Theme.s6

    title: answered ? Kiosk.inquiry.asked : choosing ? qsTr("您是想问哪一个？") : qsTr("这个我答不好")
    sub: answered ? "" : choosing ? qsTr("按一下最接近的。") : qsTr("问问人，更快也更准。")
    action.other: choosing ? qsTr("都不是") : nobody ? qsTr("叫工作人员来") : ""
    action.otherIcon: nobody ? "help" : ""
    action.primary: qsTr("再问一个")
    action.primaryIcon: "chat"
    action.onPrimaryActivated: Kiosk.inquiry.askAgain()
    action.onOtherActivated: nobody ? Kiosk.terminal.help() : Kiosk.inquiry.chooseNone()

    Column {
        id: answerParts
        visible: page.answered
        width: parent.width
        spacing: page.gap
        Card {
            width: parent.width
            height: said.height + 2 * Theme.s8
            Column {
                id: said
                x: Theme.s8
                y: Theme.s8
                width: parent.width - 2 * Theme.s8
                spacing: Theme.s6
                KText { width: parent.width; text: Kiosk.inquiry.answer; running: true; font.pixelSize: Theme.elder ? Theme.body : Theme.heading }
                Rule { width: parent.width }
                KText { width: parent.width; text: qsTr("出处：%1").arg(Kiosk.inquiry.source); color: Theme.ink2; font.pixelSize: Theme.note }
            }
        }
        PlaceCard {
            visible: Kiosk.inquiry.window !== ""
            width: parent.width
            question: qsTr("去这里")
            floor: Kiosk.inquiry.floor
            spot: Kiosk.inquiry.window
        }
        Notice { visible: text !== ""; width: parent.width; kind: "care"; text: Kiosk.inquiry.note }
    }
    Column {
        visible: page.answered
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : answerParts.height + page.gap
        width: parent.width
        spacing: Theme.s4
        KText {
            visible: items.count > 0
            text: qsTr("去办这件事")
            font { pixelSize: Theme.heading; bold: true }
        }
        Repeater {
            id: items
            model: Kiosk.inquiry.items
            ServiceRow {
                id: service
                required property string id
                required title
                required facts
                required reason
                required elsewhere
                required available
                width: parent.width
                least: Theme.mm(Theme.landscape ? 26 : 34)
                onActivated: Kiosk.home.chooseItem(service.id)
            }
        }
    }
    Column {
        visible: page.choosing
        width: parent.width
        spacing: Theme.s4
        Repeater {
            model: page.choosing ? Kiosk.inquiry.choices : null
            ServiceRow {
                id: choice
                required property string id
                required title
                width: parent.width
                least: Theme.mm(34)
                onActivated: Kiosk.inquiry.choose(choice.id)
            }
        }
    }
    Column {
        visible: page.nobody
        width: parent.width
        spacing: page.gap
        PlaceCard { width: parent.width; icon: "person"; question: qsTr("可以问的人"); spot: Kiosk.inquiry.person }
        PlaceCard { width: parent.width; icon: "headset"; question: qsTr("打电话问"); spot: Kiosk.inquiry.phone }
        Notice { width: parent.width; kind: "why"; heading: qsTr("或者换个说法"); text: qsTr("只写最要紧的几个字，像“停车”“补身份证”。") }
    }
    Notice {
        visible: !Theme.elder && (!page.answered || items.count < 2)
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        text: page.answered ? qsTr("答案是大厅写好的，一字不改。您问了什么，机器不记。") : qsTr("您问了什么，机器不记。")
    }
}
