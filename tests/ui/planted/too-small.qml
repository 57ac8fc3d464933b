// SPDX-License-Identifier: Apache-2.0
// A key 13 mm high.
// finds: TARGET
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { x: 60; y: 60; height: Theme.mm(13); fontSize: Theme.note; text: "Go" }
}
