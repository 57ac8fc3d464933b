// SPDX-License-Identifier: Apache-2.0
// Tab passes the second key over.
// finds: UNREACHED
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { x: 60; y: 60; text: "Here" }
    KButton { x: 60; y: 300; text: "There"; activeFocusOnTab: false }
}
