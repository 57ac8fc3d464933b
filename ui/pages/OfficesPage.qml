// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// For who knows the office but not the word for it: the departments, or the staffed windows, and how to reach what each does.
CitizenPage {
    id: page

    title: Kiosk.home.byWindow ? qsTr("按窗口找") : qsTr("按部门找")
    sub: Kiosk.home.byWindow ? qsTr("先选窗口，再选要办的事。") : qsTr("先选部门，再选要办的事。")

    Segments {
        id: ways
        parent: Theme.landscape ? page.aside : page.area
        options: [qsTr("部门"), qsTr("窗口")]
        current: Kiosk.home.byWindow ? 1 : 0
        cell: Theme.mm(Theme.english ? 62 : 44)
        onChosen: index => Kiosk.home.openOffices(index === 1)
    }
    PagedList {
        id: list
        anchors { top: parent.top; topMargin: Theme.landscape ? 0 : ways.height + Theme.s6; bottom: parent.bottom }
        width: parent.width
        model: Kiosk.home.offices
        delegate: ServiceRow {
            id: office
            required property string id
            required title
            required facts
            width: list.width
            least: Theme.mm(36)
            onActivated: Kiosk.home.chooseOffice(office.id)
        }
    }
}
