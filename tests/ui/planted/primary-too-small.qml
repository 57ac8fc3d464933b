// SPDX-License-Identifier: Apache-2.0
// The one way forward, 18 mm high.
// finds: TARGET
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { x: 60; y: 60; kind: "primary"; height: Theme.mm(18); text: "Go on" }
}
