// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Kiosk.Theme
import Kiosk.Components
import Kiosk.Presentation

// The window: a frame whose parts never move, and the pages in it. All lengths follow the panel's own millimetres, so
// a small window on a desk shows the same picture, smaller.
Window {
    id: window

    readonly property alias settled: host.settled
    readonly property alias page: host.page
    property bool closable: false           // on a desktop; in the hall nobody closes it

    onClosing: close => close.accepted = closable

    width: Screen.width
    height: Screen.height
    color: Theme.paper
    title: Kiosk.terminal.site
    visible: true

    Binding { target: Theme; property: "pixelsPerMm"; value: Math.min(window.width, window.height) / Kiosk.terminal.panelShortEdgeMm }
    Binding { target: Theme; property: "landscape"; value: window.width > window.height }
    Binding { target: Theme; property: "glassHeight"; value: window.height }

    Item {
        id: stage
        anchors.fill: parent

        PageHost { id: host; anchors.fill: parent }
        HeaderStrip { width: parent.width; ruled: host.page?.headerRuled ?? true }
        StepLine {
            visible: Kiosk.terminal.stepNumber > 0
            x: Theme.margin
            y: Theme.headTop
            width: (Theme.landscape ? Math.round(parent.width * Theme.asideShare) - Theme.margin - Theme.s8 : parent.width - 2 * Theme.margin)
            step: Kiosk.terminal.stepNumber
            names: Kiosk.terminal.stepNames
        }
        ActionBar {
            x: Theme.landscape ? Math.round(parent.width * Theme.asideShare) : 0
            width: parent.width - x
            anchors { bottom: foot.top }
            actions: host.page?.action ?? null
        }
        FootBar { id: foot; width: parent.width; anchors.bottom: parent.bottom }
        Item {                              // over all; sees every touch and takes none
            anchors.fill: parent
            PointHandler { onActiveChanged: if (active) Kiosk.terminal.touched() }
        }
    }
}
