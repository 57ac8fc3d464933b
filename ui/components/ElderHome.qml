// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// Home in elder mode, on three pages: what is often done, what the machine does besides, and the stages of a life.
Item {
    id: root

    property Item side                  // landscape: under the title
    property int page: 0
    readonly property int columns: Theme.landscape || page === 2 ? 2 : 1
    readonly property int rows: page === 2 ? 5 : 6 / columns
    readonly property int upper: who.visible ? who.height + Theme.s4 : 0
    readonly property int cellWidth: Math.floor((width - (columns - 1) * Theme.s4) / columns)
    readonly property int cellHeight: Math.min(Math.floor((turner.y - upper - rows * Theme.s4) / rows), Theme.mm(60))

    component Part: Grid {
        y: root.upper
        columns: root.columns
        spacing: Theme.s4
    }

    Part {
        visible: root.page === 0
        Repeater {
            model: Kiosk.home.frequent
            ElderEntry {
                id: item
                required property string id
                required property int index
                required title
                required icon
                required available
                visible: index < 5
                width: root.cellWidth
                height: root.cellHeight
                onActivated: Kiosk.home.chooseItem(item.id)
            }
        }
        ElderEntry {
            width: root.cellWidth
            height: root.cellHeight
            title: qsTr("找别的事")
            icon: "search"
            onActivated: Kiosk.home.openSearch()
        }
    }
    Part {
        visible: root.page === 1
        Repeater {
            model: Kiosk.home.functions
            ElderEntry {
                id: key
                required property string id
                required title
                required icon
                width: root.cellWidth
                height: root.cellHeight
                onActivated: Kiosk.home.chooseFunction(key.id)
            }
        }
    }
    Segments {
        id: who
        visible: root.page === 2 && Kiosk.home.mayBeCompany
        options: [qsTr("个人"), qsTr("企业")]
        current: Kiosk.home.company ? 1 : 0
        cell: Math.floor((root.width - Theme.s3) / 2)
        onChosen: index => Kiosk.home.chooseAudience(index === 1)
    }
    Part {
        visible: root.page === 2
        Repeater {
            model: Kiosk.home.areas
            ElderEntry {
                id: area
                required property string id
                required title
                required icon
                pictured: !Theme.landscape && !Theme.english
                width: root.cellWidth
                height: root.cellHeight
                onActivated: Kiosk.home.chooseArea(area.id)
            }
        }
    }
    PageTurner {
        id: turner
        y: (Theme.landscape ? parent.height : help.y - Theme.s6) - height
        width: parent.width
        page: root.page
        pages: 3
        onTurned: page => root.page = page
    }
    KButton {
        id: help
        parent: Theme.landscape ? root.side : root
        kind: "primary"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.mm(32)
        text: qsTr("请工作人员来帮我")
        icon: "help"
        fontSize: Theme.landscape ? Theme.heading : Theme.title
        onActivated: Kiosk.terminal.help()
    }
}
