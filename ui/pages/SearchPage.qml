// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Pinyin initials or letters; what they find stands above them.
CitizenPage {
    id: page

    readonly property bool empty: Kiosk.home.searchText === ""

    title: qsTr("找一件事")
    sub: Theme.english ? qsTr("输入拼音首字母或英文") : qsTr("输入拼音首字母，如 jzz。")

    PagedList {
        id: results
        parent: Theme.landscape ? page.aside : page.area
        anchors { top: parent.top; bottom: Theme.landscape ? parent.bottom : field.top; bottomMargin: Theme.landscape ? 0 : Theme.s6 }
        width: parent.width
        model: Kiosk.home.results
        delegate: ServiceRow {
            id: service
            required property string id
            required title
            required facts
            required reason
            required elsewhere
            required available
            width: results.width
            onActivated: Kiosk.home.chooseItem(service.id)
        }
    }
    Notice {
        id: how
        visible: results.count === 0 && !(Theme.elder && page.empty)
        parent: Theme.landscape ? page.aside : page.area
        anchors.top: parent.top
        width: parent.width
        kind: page.empty ? "why" : "care"
        heading: page.empty ? qsTr("怎么找") : qsTr("没有找到这件事")
        text: page.empty ? qsTr("按每个字拼音的第一个字母。不动产是 bdc，社保是 sb。") : qsTr("少打几个字母试试，或到人工窗口问一问。")
    }
    Grid {
        id: ways
        visible: results.count === 0
        parent: Theme.landscape ? page.aside : page.area
        y: how.visible ? how.height + Theme.s6 : 0
        width: parent.width
        columns: Theme.landscape ? 1 : 2
        spacing: Theme.s4
        readonly property int cell: Theme.landscape ? width : Math.floor((width - spacing) / 2)
        KButton { width: ways.cell; text: qsTr("按部门找"); icon: "housing"; fontSize: Theme.body; onActivated: Kiosk.home.openOffices(false) }
        KButton { width: ways.cell; text: qsTr("按窗口找"); icon: "window"; fontSize: Theme.body; onActivated: Kiosk.home.openOffices(true) }
        KButton { visible: !page.empty; width: ways.cell; text: qsTr("问一问"); icon: "chat"; fontSize: Theme.body; onActivated: Kiosk.inquiry.open() }
    }
    Field {
        id: field
        anchors { bottom: pad.top; bottomMargin: Theme.s8 }
        width: parent.width
        text: Kiosk.home.searchText
        icon: "search"
        placeholder: qsTr("在下面的键上打")
    }
    LetterPad {
        id: pad
        anchors.bottom: parent.bottom
        width: parent.width
        keyHeight: Theme.mm(Theme.landscape && !Theme.elder ? 25 : 22)
        onTyped: letter => Kiosk.home.type(letter)
        onErased: Kiosk.home.erase()
        onCleared: Kiosk.home.clear()
    }
}
