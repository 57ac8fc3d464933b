// SPDX-License-Identifier: Apache-2.0
// A key that hangs over the lower edge of the glass.
// finds: OFFSCREEN
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { x: 60; y: 1870; text: "Go" }
}
