// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One stage of life: what of it can be done here.
CitizenPage {
    id: page

    title: Kiosk.home.areaTitle
    sub: Kiosk.home.areaHint

    PagedList {
        id: list
        anchors { top: parent.top; bottom: Theme.landscape || !note.visible ? parent.bottom : note.top; bottomMargin: Theme.landscape || !note.visible ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.home.areaItems
        delegate: ServiceRow {
            id: service
            required property string id
            required title
            required facts
            required icon
            required reason
            required elsewhere
            required available
            width: list.width
            least: Theme.mm(36)
            onActivated: Kiosk.home.chooseItem(service.id)
        }
    }
    Notice {
        visible: list.count === 0
        width: parent.width
        kind: "care"
        heading: qsTr("这一类还没有能在这里办的事")
        text: qsTr("请到人工窗口办，或用搜一搜找别的事。")
    }
    Notice {
        id: note
        visible: !Theme.elder
        parent: Theme.landscape ? page.aside : page.area
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "why"
        text: qsTr("没找到要办的事？返回上一页搜一搜，或到人工窗口。")
    }
}
