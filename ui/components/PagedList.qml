// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// A list too long for its place is paged, never scrolled: whole rows only, and two keys that turn the pages.
// Every row exists from the start, so pages are cut by real heights, and anew when a mode changes them.
Item {
    id: root

    property alias model: rows.model
    property alias delegate: rows.delegate
    property alias spacing: column.spacing
    readonly property alias count: rows.count
    readonly property bool paged: column.height > height + 1
    readonly property real used: paged ? height : column.height
    readonly property real room: height - (paged ? Theme.secondary + Theme.s4 : 0)
    readonly property var starts: {                     // the first row of every page
        const starts = [0]
        for (let row = 1; paged && row < count; ++row)
            if (rowAt(row) && rowAt(row).y + rowAt(row).height - (rowAt(starts[starts.length - 1])?.y ?? 0) > room + 1)
                starts.push(row)
        return starts
    }
    property int inset: 0                               // of the keys, in a card
    property int turned: 0                              // the page that was turned to; there may be fewer by now
    readonly property int page: Math.min(turned, starts.length - 1)
    readonly property int first: starts[page]
    readonly property int end: starts[page + 1] ?? count
    readonly property real topY: rowAt(first)?.y ?? 0

    function rowAt(row: int): Item { return row < rows.count ? rows.itemAt(row) : null }
    // What the page does not show takes no focus either.
    function showPage() {
        for (let row = 0; row < count; ++row)
            if (rowAt(row))
                rowAt(row).enabled = row >= first && row < Math.max(end, first + 1)
    }

    onFirstChanged: showPage()
    onEndChanged: showPage()
    onCountChanged: showPage()

    Item {
        width: parent.width
        height: !root.paged ? root.room : Math.min(root.room, root.rowAt(root.end - 1)?.y + root.rowAt(root.end - 1)?.height - root.topY) || root.room
        clip: root.paged
        Column {
            id: column
            y: root.paged ? -root.topY : 0
            width: parent.width
            spacing: Theme.s4
            Repeater { id: rows; onCountChanged: root.turned = 0; onItemAdded: root.showPage() }
        }
    }
    PageTurner {
        visible: root.paged
        anchors.bottom: parent.bottom
        x: root.inset
        width: parent.width - 2 * x
        page: root.page
        pages: root.starts.length
        onTurned: page => root.turned = page
    }
}
