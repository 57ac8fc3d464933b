// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// The citizen's own electronic licences.
CitizenPage {
    id: page

    readonly property bool loading: Kiosk.licence.loading

    title: qsTr("您的电子证照")
    sub: loading ? qsTr("正在向平台查询。") : list.count > 0 ? qsTr("点一个，看一看，或打印副本。") : ""
    action.back: false
    action.other: loading ? "" : qsTr("再办一件")
    action.otherIcon: "home"
    action.primary: loading ? "" : qsTr("看好了，结束")
    action.onOtherActivated: Kiosk.licence.another()
    action.onPrimaryActivated: Kiosk.licence.proceed()

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !safe.visible ? parent.bottom : safe.top; bottomMargin: Theme.landscape || !safe.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.licence.licences
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
            onActivated: Kiosk.licence.open(one.id)
        }
    }
    Notice {
        visible: list.count === 0 && !page.loading
        width: parent.width
        kind: "why"
        textSize: Theme.label
        heading: qsTr("没有查到您的电子证照")
        text: qsTr("有的证照还没有电子版。要不要办，请问签发部门。")
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
        text: qsTr("只有您看得到这些。看完就清除，机器里不留。")
    }
}
