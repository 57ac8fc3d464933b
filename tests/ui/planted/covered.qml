// SPDX-License-Identifier: Apache-2.0
// Text across the edge of a notice.
// finds: COVERS
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    Notice { x: 60; y: 60; width: 400; text: "A notice" }
    KText { x: 400; y: 60; text: "Across its edge" }
}
