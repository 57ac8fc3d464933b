// SPDX-License-Identifier: Apache-2.0
// Something takes touches that no control measures.
// finds: BARE
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    MouseArea { x: 60; y: 60; width: 200; height: 200 }
}
