// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One of the things the portal found; those that cannot be had here say why and stay in the list.
CitizenPage {
    id: page

    title: Kiosk.choose.title
    sub: Kiosk.choose.loading ? qsTr("正在向平台查询。") : Kiosk.choose.hint
    action.primary: list.count > 0 ? Kiosk.choose.confirmWords : ""
    action.primaryAvailable: Kiosk.choose.confirmable
    action.onPrimaryActivated: Kiosk.choose.confirm()

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !safe.visible ? parent.bottom : safe.top; bottomMargin: Theme.landscape || !safe.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.choose.choices
        delegate: ChoiceRow {
            id: choice
            required property string id
            required title
            required lines
            required reason
            required chosen
            required available
            width: list.width
            least: Theme.mm(44)
            onActivated: Kiosk.choose.choose(choice.id)
        }
    }
    Notice {
        visible: list.count === 0 && !Kiosk.choose.loading && text !== ""
        width: parent.width
        kind: "care"
        textSize: Theme.label
        heading: qsTr("没有找到")
        text: Kiosk.choose.emptyText
    }
    CountdownRing {
        visible: Kiosk.choose.loading
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
        text: qsTr("只有您看得到这些。办完就清除，机器里不留。")
    }
}
