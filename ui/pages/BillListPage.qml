// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The citizen's own electronic bills, the newest first.
CitizenPage {
    id: page

    readonly property bool loading: Kiosk.billList.loading

    title: qsTr("您的电子票据")
    sub: loading ? qsTr("正在向平台查询。") : list.count > 0 ? qsTr("点一张，看内容，打印副本。") : ""
    action.back: false
    action.other: loading ? "" : qsTr("再办一件")
    action.otherIcon: "home"
    action.primary: loading ? "" : qsTr("看好了，结束")
    action.onOtherActivated: Kiosk.billList.another()
    action.onPrimaryActivated: Kiosk.billList.proceed()

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !safe.visible ? parent.bottom : safe.top; bottomMargin: Theme.landscape || !safe.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.billList.cases
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
            onActivated: Kiosk.billList.open(one.id)
        }
    }
    Notice {
        visible: list.count === 0 && !page.loading
        width: parent.width
        kind: "why"
        textSize: Theme.label
        heading: qsTr("没有查到您的票据")
        text: qsTr("开票单位开出来以后，这里才有。可以到缴费窗口问。")
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
        visible: !Theme.elder || Kiosk.billList.hasMore
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: Kiosk.billList.hasMore ? "why" : "safe"
        text: Kiosk.billList.hasMore ? qsTr("这里只列最近的 50 张。更早的，请到窗口查。") : qsTr("只有您看得到这些。看完就清除，机器里不留。")
    }
}
