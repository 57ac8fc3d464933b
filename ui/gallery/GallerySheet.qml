// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Components

// One sheet of the gallery, a page like any other.
CitizenPage {
    id: sheet

    readonly property int columns: Theme.landscape ? 2 : 1
    readonly property real column: Math.floor((area.width - (columns - 1) * Theme.s6) / columns)

    signal turned(int by)

    action.back: false
    action.other: qsTr("上一张")
    action.otherIcon: "back"
    action.primary: qsTr("下一张")
    action.onOtherActivated: sheet.turned(-1)
    action.onPrimaryActivated: sheet.turned(1)
}
