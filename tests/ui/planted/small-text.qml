// SPDX-License-Identifier: Apache-2.0
// Small print.
// finds: SMALL
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; font.pixelSize: Theme.mm(5); text: "Conditions apply" }
}
