// SPDX-License-Identifier: Apache-2.0
// A value that is set by dragging a handle.
// finds: DRAG
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
        width: 100
        height: 100
        color: Theme.jade
        DragHandler { }
    }
}
