// SPDX-License-Identifier: Apache-2.0
// Nothing is wrong with it; the places of the others are compared with its own.
// finds:
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

Rectangle {
    width: 1080
    height: 1920
    color: Theme.paper

    KText { x: 60; y: 60; width: 900; text: "A page as it should be"; font { pixelSize: Theme.title; bold: true } }
    KText { x: 60; y: 400; width: 900; running: true; text: "Running text that is long enough to need a second line, as most texts of a page do somewhere" }
    Notice { x: 60; y: 700; width: 900; kind: "safe"; heading: "Nothing is lost"; text: "What was typed is kept." }
    Field { x: 60; y: 1000; width: 900; text: "330199" }
    KButton { x: 60; y: 1300; width: 300; text: "Other way"; icon: "help" }
    KButton { x: 400; y: 1300; width: 500; kind: "primary"; text: "Go on" }
    KButton { x: 60; y: 1500; width: 400; available: false; text: "Not now" }
    KButton { objectName: "homeKey"; x: 60; y: 1780; width: 200; text: "Home"; icon: "home" }
}
