// SPDX-License-Identifier: Apache-2.0
// A floating panel whose close key is where nobody looks for it.
// finds: CLOSE
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Card {
        property bool floating: true

        x: 200
        y: 400
        width: 600
        height: 600
        KButton { property bool closes: true; anchors.centerIn: parent; text: "Close" }
    }
}
