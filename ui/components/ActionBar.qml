// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// Same millimetre on every page; stands still while pages change.
Item {
    id: root

    property PageActions actions
    property bool back: actions ? actions.back : false
    property string other: actions ? actions.other : ""
    property string primary: actions ? actions.primary : ""
    // elder mode: large letters leave no room for an arrow on back
    readonly property bool crowded: Theme.elder && back && other !== "" && primary !== ""
    readonly property int backWidth: Theme.mm(Theme.elder ? 40 : 50)
    readonly property real start: back ? backWidth + Theme.s4 : 0

    visible: actions !== null && actions.any
    height: Theme.actionHeight

    Rule { width: parent.width }
    Item {
        anchors { left: parent.left; leftMargin: Theme.landscape ? 0 : Theme.margin; right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        height: Theme.primary

        KButton {
            objectName: "backKey"
            visible: root.back
            text: qsTr("返回")
            icon: Theme.elder ? "" : "back"
            width: root.backWidth
            height: parent.height
            onActivated: Kiosk.terminal.back()
        }
        KButton {
            id: otherKey
            visible: root.other !== ""
            text: root.other
            icon: root.actions ? root.actions.otherIcon : ""
            x: root.start
            width: root.primary === "" ? parent.width - x : root.crowded ? Math.round((parent.width - x - Theme.s4) / 2)
                 : Math.min(Math.max(Theme.mm(80), implicitWidth), Math.round((parent.width - x) * (Theme.elder ? 0.5 : 1)))
            height: parent.height
            onActivated: root.actions.otherActivated()
        }
        KButton {
            objectName: "primaryKey"
            visible: root.primary !== ""
            kind: "primary"
            text: root.primary
            icon: root.actions ? root.actions.primaryIcon : ""
            iconAfter: icon === "forward"
            available: root.actions ? root.actions.primaryAvailable : false
            fontSize: Theme.heading
            x: root.other !== "" ? otherKey.x + otherKey.width + Theme.s4 : root.start
            width: parent.width - x
            height: parent.height
            onActivated: root.actions.primaryActivated()
        }
    }
}
