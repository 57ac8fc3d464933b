// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Documents that departments have to serve on the citizen.
CitizenPage {
    id: page

    readonly property bool loading: Kiosk.delivery.loading

    title: qsTr("给您的文书")
    sub: loading ? qsTr("正在向平台查询。") : list.count > 0 ? qsTr("点一份，看过再决定签收。") : ""
    action.back: false
    action.other: loading ? "" : qsTr("再办一件")
    action.otherIcon: "home"
    action.primary: loading ? "" : qsTr("看好了，结束")
    action.onOtherActivated: Kiosk.delivery.another()
    action.onPrimaryActivated: Kiosk.delivery.proceed()

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !safe.visible ? parent.bottom : safe.top; bottomMargin: Theme.landscape || !safe.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.delivery.deliveries
        delegate: CaseRow {
            id: one
            required property string id
            required title
            required facts
            required property string state
            standing: state
            required mark
            width: list.width
            least: Theme.mm(Theme.landscape ? 40 : 46)
            onActivated: Kiosk.delivery.open(one.id)
        }
    }
    Notice {
        visible: list.count === 0 && !page.loading
        width: parent.width
        kind: "why"
        textSize: Theme.label
        heading: qsTr("没有等您签收的文书")
        text: qsTr("部门有文书送达时，会先发短信告诉您。")
    }
    CountdownRing {
        visible: page.loading
        anchors.centerIn: parent
        size: Theme.mm(60)
        share: 0
        icon: "search"
    }
    Notice {
        id: safe
        visible: !Theme.elder
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        text: qsTr("看了不算签收，签名才算。")
    }
}
