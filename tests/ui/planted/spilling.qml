// SPDX-License-Identifier: Apache-2.0
// Text over the lower edge of its card.
// finds: SPILLS
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Card {
        x: 60
        y: 60
        width: 300
        height: 40
        KText { width: 300; text: "One line and then another one" }
    }
}
