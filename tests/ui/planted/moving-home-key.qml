// SPDX-License-Identifier: Apache-2.0
// Home is not where it is on the clean page.
// finds: MOVES
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KButton { objectName: "homeKey"; x: 60; y: 1700; width: 200; text: "Home"; icon: "home" }
}
