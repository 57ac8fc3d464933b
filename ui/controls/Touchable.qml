// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// The one place that knows how a finger works: acts on release inside, sliding off cancels, a long press is a press.
// (TapHandler would drop a press that is held, and slow fingers hold.)
Item {
    id: root

    property string accessibleName
    property bool available: true
    property bool primaryTarget: false  // the walk asks 20 mm of it instead of 14
    readonly property bool isTarget: true
    property string posed               // the gallery: "pressed" or "focus", drawn without finger or key
    readonly property bool pressed: posed === "pressed" || (area.pressed && area.containsMouse)

    signal activated()

    function activate() {
        if (available)
            activated()
    }

    activeFocusOnTab: available
    Accessible.role: Accessible.Button
    Accessible.name: accessibleName
    Accessible.focusable: available
    Accessible.onPressAction: activate()
    Keys.onReturnPressed: activate()
    Keys.onSpacePressed: activate()

    Rectangle {                         // focus: outside the control, never colour alone
        visible: root.activeFocus || root.posed === "focus"
        anchors { fill: parent; margins: -Theme.mm(1.4) }
        color: "transparent"
        radius: Theme.radiusLarge
        border { width: Theme.strokeBold; color: Theme.focus }
    }
    MouseArea {
        id: area
        anchors.fill: parent
        enabled: root.available
        onReleased: if (containsMouse) root.activate()
    }
}
