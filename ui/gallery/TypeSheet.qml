// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

GallerySheet {
    id: sheet

    title: qsTr("字号")

    Column {
        width: parent.width
        spacing: Theme.landscape ? 0 : Theme.s4
        Repeater {
            model: ["note", "body", "label", "heading", "title", "instruction", "numeral", "display"]
            Item {
                id: line

                required property string modelData
                readonly property int size: Theme[modelData]

                width: sheet.area.width
                height: sample.height
                KText {
                    id: sample
                    text: qsTr("受理") + " 24"
                    wrapMode: Text.NoWrap
                    lineHeight: 0.9
                    font { pixelSize: line.size; bold: line.size >= Theme.heading }
                }
                KText {
                    anchors { right: parent.right; verticalCenter: sample.verticalCenter }
                    text: line.modelData + "  " + (line.size / Theme.pixelsPerMm).toFixed(1) + " mm"
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                    font.pixelSize: Theme.note
                }
            }
        }
    }
}
