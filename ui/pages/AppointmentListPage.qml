// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One of several to press: what a time at a window is for, or one of the citizen's own.
CitizenPage {
    id: page

    readonly property bool own: Kiosk.appointmentList.own
    readonly property bool loading: Kiosk.appointmentList.loading

    title: Kiosk.appointmentList.title
    sub: loading ? qsTr("正在向平台查询。") : Kiosk.appointmentList.sub
    action.other: own && !loading ? qsTr("再办一件") : ""
    action.otherIcon: "home"
    action.primary: own && !loading ? qsTr("看好了，结束") : ""
    action.onOtherActivated: Kiosk.appointmentList.another()
    action.onPrimaryActivated: Kiosk.appointmentList.proceed()

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !note.visible ? parent.bottom : note.top; bottomMargin: Theme.landscape || !note.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.appointmentList.rows
        delegate: ServiceRow {
            id: one
            required property string id
            required title
            required facts
            width: list.width
            least: Theme.mm(36)
            onActivated: Kiosk.appointmentList.open(one.id)
        }
    }
    Notice {
        visible: list.count === 0 && !page.loading
        width: parent.width
        kind: "why"
        textSize: Theme.label
        heading: qsTr("没有预约")
        text: qsTr("要到窗口办，可以先约个时间。")
    }
    CountdownRing {
        visible: page.loading
        anchors.centerIn: parent
        size: Theme.mm(60)
        share: 0
        icon: "search"
    }
    Notice {
        id: note
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        visible: text !== "" && !Theme.elder
        width: parent.width
        kind: page.own ? "safe" : "why"
        text: Kiosk.appointmentList.note
    }
}
