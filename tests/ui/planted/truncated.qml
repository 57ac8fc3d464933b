// SPDX-License-Identifier: Apache-2.0
// Text that ends in dots.
// finds: TRUNCATED
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; width: 200; elide: Text.ElideRight; wrapMode: Text.NoWrap; text: "Far too long for so little room" }
}
