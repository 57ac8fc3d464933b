// SPDX-License-Identifier: Apache-2.0
// A key with an icon and no word for those who do not see it.
// finds: UNNAMED
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KeyCap { x: 60; y: 60; width: 100; height: 100; icon: "backspace" }
}
