// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// The anatomy of every page. Above: read. Below: do. Landscape: the left third reads, the right does.
// Header, step line, action bar and foot bar belong to the frame round it; a page leaves their places free.
Item {
    id: page

    property string title
    property string sub
    property bool instruction: false            // the hand leaves the glass: one size up
    property bool headerRuled: true
    property bool leaving: false                // fading out; keeps its shape
    property bool stepped: false
    property PageActions action: PageActions { }
    property alias aside: asideArea             // landscape: under the title
    property alias area: contentArea
    default property alias content: contentArea.data
    readonly property int leftWidth: Theme.landscape ? Math.round(width * Theme.asideShare) : width

    Binding {
        target: page
        property: "stepped"
        when: !page.leaving
        value: Kiosk.terminal.stepNumber > 0
        restoreMode: Binding.RestoreNone
    }
    Column {
        id: head
        x: Theme.margin
        // low position: title and content come down together until the content begins at the line of reach
        readonly property int least: Theme.headTop + (page.stepped ? Theme.stepHeight + Theme.s3 : 0)
        y: Theme.landscape ? least : Math.max(least, Theme.reachTop - (height > 0 ? height + Theme.s6 : 0))
        width: page.leftWidth - (Theme.landscape ? Theme.margin + Theme.s8 : 2 * Theme.margin)
        KText {
            visible: text !== ""
            width: parent.width
            text: page.title
            font { pixelSize: page.instruction && !Theme.landscape ? Theme.instruction : Theme.title; bold: true }
            lineHeight: 0.93
            Accessible.role: Accessible.Heading
        }
        KText {
            visible: text !== ""
            width: parent.width
            text: page.sub
            color: Theme.ink2
            running: true
            font.pixelSize: Theme.label
        }
    }
    Item {
        id: asideArea
        visible: Theme.landscape
        x: Theme.margin
        anchors { top: head.bottom; topMargin: Theme.s6 }
        width: head.width
        height: Math.max(0, page.height - Theme.footHeight - Theme.s6 - y)
    }
    Item {
        id: contentArea
        property bool boxed: true
        x: Theme.landscape ? page.leftWidth : Theme.margin
        width: page.width - x - Theme.margin
        anchors {
            top: Theme.landscape || head.height === 0 ? parent.top : head.bottom
            topMargin: Theme.landscape ? Math.max(Theme.headTop, Theme.reachTop) : head.height === 0 ? head.y : Theme.s6
            bottom: parent.bottom
            bottomMargin: Theme.footHeight + (page.action.any ? Theme.actionHeight : 0) + Theme.s6
        }
    }
}
