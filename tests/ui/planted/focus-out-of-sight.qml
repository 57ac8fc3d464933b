// SPDX-License-Identifier: Apache-2.0
// Tab goes on to rows that are clipped away.
// finds: UNSEEN
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Item {
        x: 60
        y: 60
        width: 600
        height: 150
        clip: true
        KButton { text: "Seen" }
        KButton { y: 400; text: "Not seen" }
    }
}
