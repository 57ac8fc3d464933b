// SPDX-License-Identifier: Apache-2.0
// A list that only a swipe moves.
// finds: DRAG
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    ListView {
        x: 60
        y: 60
        width: 400
        height: 200
        clip: true
        model: 9
        delegate: Item { width: 400; height: 100 }
    }
}
