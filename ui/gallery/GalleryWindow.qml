// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Window
import Kiosk.Theme
import Kiosk.Components
import Kiosk.Presentation

// kiosk --gallery: every control in every state, in the frame of the terminal, whose keys for language and modes work.
Window {
    id: window

    property int sheet: 0
    readonly property var sheets: ["keys", "choices", "rows", "fields", "notices", "marks", "machine", "colours", "type", "icons", "icons-more", "icons-rest"]
    readonly property bool settled: page !== null
    readonly property GallerySheet page: loader.item as GallerySheet

    function urlOf(name: string): url {
        const words = name.split("-").map(word => word[0].toUpperCase() + word.slice(1))
        return Qt.resolvedUrl(words.join("") + "Sheet.qml")
    }
    function turn(by: int) { sheet = (sheet + sheets.length + by) % sheets.length }

    width: Screen.width
    height: Screen.height
    color: Theme.paper
    title: page?.title ?? ""
    visible: true

    Binding { target: Theme; property: "pixelsPerMm"; value: Math.min(window.width, window.height) / Kiosk.terminal.panelShortEdgeMm }
    Binding { target: Theme; property: "landscape"; value: window.width > window.height }
    Connections {
        target: Kiosk.terminal
        function onHomeRequested() { window.sheet = 0 }
    }
    Connections {
        target: window.page
        function onTurned(by: int) { window.turn(by) }
    }

    Item {
        anchors.fill: parent

        Loader { id: loader; anchors.fill: parent; source: window.urlOf(window.sheets[window.sheet]) }
        HeaderStrip { width: parent.width }
        ActionBar {
            x: Theme.landscape ? Math.round(parent.width * Theme.asideShare) : 0
            width: parent.width - x
            anchors { bottom: foot.top }
            actions: window.page?.action ?? null
        }
        FootBar { id: foot; width: parent.width; anchors.bottom: parent.bottom }
    }
}
