// SPDX-License-Identifier: Apache-2.0
// An icon that is not there.
// finds: MISSING
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Icon { x: 60; y: 60; name: "unicorn" }
}
