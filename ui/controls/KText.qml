// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme

// Every word on the screen. One line box is 1.45 em (the font's own); running text opens to 1.55 em.
Text {
    property bool running: false
    property bool decorative: false     // says nothing that is not said elsewhere; may lie under something

    font.family: Theme.family
    font.pixelSize: Theme.body
    color: Theme.ink
    wrapMode: Text.Wrap
    lineHeight: running ? 1.07 : 1.0
    verticalAlignment: Text.AlignVCenter
    textFormat: Text.PlainText
    Accessible.ignored: decorative
}
