// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Components
import Kiosk.Pages
import Kiosk.Presentation

// Shows the page the terminal names. The one before fades out over it and is destroyed, so nothing of a citizen
// stays in an item that nobody sees.
Item {
    id: host

    property CitizenPage page: null
    property CitizenPage leavingPage: null
    readonly property bool settled: leavingPage === null && !fade.running

    function show(id: string) {
        settle()
        const component = Qt.createComponent(PageRegistry.urlOf(id))
        if (component.status !== Component.Ready) {
            console.error("page", id, component.errorString())
            return
        }
        leavingPage = page
        if (leavingPage) {
            leavingPage.leaving = true
            leavingPage.enabled = false
        }
        page = component.createObject(host, { z: 0 })
        page.anchors.fill = host
        if (leavingPage)
            fade.start()
    }

    // Ends a fade at once.
    function settle() {
        fade.stop()
        if (page)
            page.opacity = 1
        if (leavingPage) {
            leavingPage.destroy()
            leavingPage = null
        }
        gc()
    }

    Connections {
        target: Kiosk.terminal
        function onPageChanged() { host.show(Kiosk.terminal.page) }
    }
    Component.onCompleted: show(Kiosk.terminal.page)

    ParallelAnimation {
        id: fade
        NumberAnimation { target: host.page; property: "opacity"; from: 0; to: 1; duration: Theme.settle; easing.type: Easing.OutCubic }
        NumberAnimation { target: host.leavingPage; property: "opacity"; from: 1; to: 0; duration: Theme.settle; easing.type: Easing.OutCubic }
        onFinished: host.settle()
    }
}
