// SPDX-License-Identifier: Apache-2.0
// A map that takes two fingers.
// finds: FINGERS
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Rectangle {
        x: 60
        y: 60
        width: 600
        height: 600
        color: Theme.mist
        PinchHandler { }
    }
}
