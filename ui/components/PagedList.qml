// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A list too long for its place is paged, never scrolled: whole rows only, and two keys that name the pages.
Item {
    id: root

    property alias model: list.model
    property alias delegate: list.delegate
    property alias spacing: list.spacing
    readonly property alias count: list.count
    readonly property bool paged: list.contentHeight > height + 1
    readonly property real used: paged ? height : list.contentHeight
    property int first: 0               // row on top
    property var tops: [0]              // first rows of the pages up to this one

    readonly property bool more: {
        const last = count > 0 ? list.itemAtIndex(count - 1) : null
        return last !== null && last.y + last.height > list.contentY + list.height + 1
    }

    // The row that does not stand whole on this page is the first of the next.
    function next() {
        for (let row = first + 1; row < list.count; ++row) {
            const item = list.itemAtIndex(row)
            if (item.y + item.height > list.contentY + sheet.room + 1) {
                tops = tops.concat([row])
                return go(row)
            }
        }
    }
    function previous() {
        if (tops.length < 2)
            return
        tops = tops.slice(0, -1)
        go(tops[tops.length - 1])
    }
    // Set by hand: positionViewAtIndex() would fill the last page with half a row of the one before.
    function go(row: int) {
        first = row
        list.contentY = row === 0 ? list.originY : list.itemAtIndex(row).y
    }

    Item {                              // as high as the rows that stand whole on this page
        id: sheet
        readonly property int room: parent.height - (root.paged ? Theme.secondary + Theme.s4 : 0)
        width: parent.width
        clip: root.paged
        height: {
            if (!root.paged)
                return room
            let bottom = 0
            for (let row = root.first; row < list.count; ++row) {
                const item = list.itemAtIndex(row)
                if (!item || item.y + item.height - list.contentY > room + 1)
                    break
                bottom = item.y + item.height - list.contentY
            }
            return bottom
        }
        ListView {
            id: list
            width: parent.width
            height: sheet.room
            interactive: false
            spacing: Theme.s4
            cacheBuffer: 4000           // rows are measured before they are shown
            onCountChanged: { root.tops = [0]; root.go(0) }
        }
    }
    Row {
        visible: root.paged
        anchors { bottom: parent.bottom; right: parent.right }
        spacing: Theme.s4
        KButton { text: qsTr("上一页"); icon: "back"; fontSize: Theme.body; available: root.first > 0; onActivated: root.previous() }
        KButton { text: qsTr("下一页"); icon: "forward"; iconAfter: true; fontSize: Theme.body; available: root.more; onActivated: root.next() }
    }
}
