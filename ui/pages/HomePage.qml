// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// What would you like to do: search, the stages of a life or of a company, what is often done. Nothing here is deeper
// than two presses.
CitizenPage {
    id: page

    readonly property Item readingSide: Theme.landscape ? aside : area

    title: Theme.elder ? qsTr("您好，想办哪件事？") : qsTr("您要办什么事？")
    action.back: false
    area.visible: !Theme.elder
    aside.visible: Theme.landscape && !Theme.elder

    Item {
        id: elderSide
        parent: page
        visible: Theme.elder
        x: page.aside.x
        y: page.aside.y
        width: page.aside.width
        height: page.aside.height
    }
    ElderHome {
        parent: page
        visible: Theme.elder
        x: page.area.x
        y: page.area.y
        width: page.area.width
        height: page.area.height
        side: elderSide
    }

    SearchKey {
        id: search
        parent: page.readingSide
        width: parent.width
        hint: Theme.landscape ? qsTr("搜居住证，或 jzz") : qsTr("搜一搜：居住证，或拼音首字母 jzz")
        onActivated: Kiosk.home.openSearch()
    }
    KText {
        id: byLife
        anchors { top: parent.top; topMargin: Theme.landscape ? 0 : search.height + Theme.mm(10) }
        height: Math.max(implicitHeight, who.height)
        verticalAlignment: Text.AlignVCenter
        text: Kiosk.home.company ? qsTr("按经营阶段找") : qsTr("按人生大事找")
        font { pixelSize: Theme.heading; bold: true }
    }
    Segments {
        id: who
        visible: Kiosk.home.mayBeCompany
        anchors { right: parent.right; verticalCenter: byLife.verticalCenter }
        options: [qsTr("个人"), qsTr("企业")]
        current: Kiosk.home.company ? 1 : 0
        cell: Theme.mm(Theme.english ? 53 : 40)
        onChosen: index => Kiosk.home.chooseAudience(index === 1)
    }
    Grid {
        id: grid
        // portrait: what the rest leaves, within reason
        readonly property real rest: search.height + byLife.height + often.height + list.height + (list.count < 4 ? promise.height : 0) + functions.height + Theme.mm(52)
        readonly property real room: page.area.height - (Theme.landscape ? y + functions.height + Theme.s4 : rest)
        readonly property int tileWidth: Math.floor((parent.width - 4 * spacing) / 5)
        readonly property int spare: parent.width - 4 * spacing - 5 * tileWidth // pixels, so that the right edge is the margin
        readonly property int tileHeight: Math.min(Math.floor((room - spacing) / 2), Theme.mm(Theme.landscape ? 96 : 66))
        anchors { top: byLife.bottom; topMargin: Theme.s3 }
        columns: 5
        spacing: Theme.s4
        Repeater {
            model: Kiosk.home.areas
            AreaTile {
                id: tile
                required property string id
                required property int index
                required title
                required hint
                required icon
                width: grid.tileWidth + (index % grid.columns < grid.spare ? 1 : 0)
                height: grid.tileHeight
                iconSize: Theme.mm(Theme.landscape ? 22 : 19)
                onActivated: Kiosk.home.chooseArea(tile.id)
            }
        }
    }
    KText {
        id: often
        visible: Kiosk.home.frequent.count > 0
        parent: page.readingSide
        y: Theme.landscape ? search.height + Theme.s6 : grid.y + grid.height + Theme.s12
        text: qsTr("常办的事")
        font { pixelSize: Theme.heading; bold: true }
    }
    Column {
        id: list
        parent: page.readingSide
        y: often.y + often.height + Theme.s3
        width: parent.width
        spacing: Theme.landscape ? Theme.s3 : Theme.s4
        readonly property alias count: frequent.count
        Repeater {
            id: frequent
            model: Kiosk.home.frequent
            ServiceRow {
                id: service
                required property string id
                required property int index
                required title
                required facts
                required icon
                required reason
                required elsewhere
                required available
                visible: index < (Theme.landscape ? 3 : 5)
                width: list.width
                least: Theme.mm(Theme.landscape ? 28 : 38)
                plain: Theme.landscape
                onActivated: Kiosk.home.chooseItem(service.id)
            }
        }
    }
    Notice {
        id: promise
        parent: page.readingSide
        visible: list.y + list.height + Theme.s4 <= y
        anchors { bottom: parent.bottom; bottomMargin: Theme.landscape || functions.height === 0 ? 0 : functions.height + Theme.s6 }
        width: parent.width
        kind: "safe"
        text: qsTr("办完一件，这台机器就清除一次，不留您的信息。")
    }
    FunctionBar {
        id: functions
        anchors.bottom: parent.bottom
        width: parent.width
        model: Kiosk.home.functions
        onChosen: id => Kiosk.home.chooseFunction(id)
    }
}
