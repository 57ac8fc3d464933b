// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A list too long for its place is paged, never scrolled: whole rows only, and two keys that turn the pages.
// Every row exists from the start, so pages are cut by real heights.
Item {
    id: root

    property alias model: rows.model
    property alias delegate: rows.delegate
    property alias spacing: column.spacing
    readonly property alias count: rows.count
    readonly property bool paged: column.height > height + 1
    readonly property real used: paged ? height : column.height
    readonly property real room: height - (paged ? Theme.secondary + Theme.s4 : 0)
    property var tops: [0]                              // first rows of the pages up to this one
    readonly property int first: tops[tops.length - 1]
    readonly property real topY: rowAt(first)?.y ?? 0
    readonly property int end: {                        // the row after the last that stands whole
        let row = first
        while (row < count && rowAt(row) && rowAt(row).y + rowAt(row).height - topY <= room + 1)
            ++row
        return row
    }

    function rowAt(row: int): Item { return row < rows.count ? rows.itemAt(row) : null }
    function next() {
        if (end < count)
            tops = tops.concat([Math.max(end, first + 1)])
    }
    function previous() {
        if (tops.length > 1)
            tops = tops.slice(0, -1)
    }

    Item {
        width: parent.width
        height: !root.paged ? root.room : root.end > root.first ? root.rowAt(root.end - 1).y + root.rowAt(root.end - 1).height - root.topY : root.room
        clip: root.paged
        Column {
            id: column
            y: root.paged ? -root.topY : 0
            width: parent.width
            spacing: Theme.s4
            Repeater { id: rows; onCountChanged: root.tops = [0] }
        }
    }
    Row {
        visible: root.paged
        anchors { bottom: parent.bottom; right: parent.right }
        spacing: Theme.s4
        KButton { text: qsTr("上一页"); icon: "back"; fontSize: Theme.body; available: root.first > 0; onActivated: root.previous() }
        KButton { text: qsTr("下一页"); icon: "forward"; iconAfter: true; fontSize: Theme.body; available: root.end < root.count; onActivated: root.next() }
    }
}
