// SPDX-License-Identifier: Apache-2.0
// Tab does not leave the first key.
// finds: TRAPPED
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { x: 60; y: 60; text: "Here"; Keys.onTabPressed: event => event.accepted = true }
    KButton { x: 60; y: 300; text: "There" }
}
