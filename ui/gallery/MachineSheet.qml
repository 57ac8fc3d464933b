// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("机器图")
    sub: qsTr("亮的口和机器上亮的是同一个")

    Row {
        anchors.fill: parent
        spacing: Theme.s6
        Repeater {
            model: [{ lit: "id-card", trouble: false }, { lit: "certificate", trouble: false }, { lit: "receipt", trouble: true }]
            MachineDiagram {
                required property var modelData
                width: Math.floor((sheet.area.width - 2 * Theme.s6) / 3)
                height: sheet.area.height
                lit: modelData.lit
                trouble: modelData.trouble
            }
        }
    }
}
