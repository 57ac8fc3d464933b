// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Presentation

// What a page wants in the action bar: back left, another way in the middle, the one way forward right. An empty word
// is an absent key; its place is not given to another.
QtObject {
    property bool back: Kiosk.terminal.backAvailable
    property string other
    property string otherIcon
    property string primary
    property string primaryIcon: "forward"
    property bool primaryAvailable: true
    readonly property bool any: back || other !== "" || primary !== ""

    signal otherActivated()
    signal primaryActivated()
}
