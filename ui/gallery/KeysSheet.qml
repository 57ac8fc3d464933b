// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

GallerySheet {
    id: sheet

    readonly property int across: Theme.landscape ? 4 : 2
    readonly property real cell: Math.floor((area.width - (across - 1) * Theme.s4) / across)
    readonly property var poses: [
        { pose: "", words: qsTr("平常") },
        { pose: "pressed", words: qsTr("按下") },
        { pose: "focus", words: qsTr("有焦点") },
        { pose: "grey", words: qsTr("43 秒后可按") }
    ]

    title: qsTr("按键")

    Column {
        width: parent.width
        spacing: Theme.s8
        Repeater {
            model: ["primary", "secondary"]
            Grid {
                id: buttons
                required property string modelData
                columns: sheet.across
                spacing: Theme.s4
                Repeater {
                    model: sheet.poses
                    KButton {
                        required property var modelData
                        width: sheet.cell
                        kind: buttons.modelData
                        icon: "forward"
                        iconAfter: true
                        text: modelData.words
                        posed: modelData.pose
                        available: modelData.pose !== "grey"
                    }
                }
            }
        }
        Repeater {
            model: [false, true]
            Grid {
                id: caps
                required property bool modelData
                columns: sheet.across
                spacing: Theme.s4
                Repeater {
                    model: sheet.poses
                    KeyCap {
                        required property var modelData
                        width: sheet.cell
                        height: Theme.secondary
                        tool: caps.modelData
                        fontSize: Theme.label
                        text: modelData.words
                        posed: modelData.pose
                        available: modelData.pose !== "grey"
                    }
                }
            }
        }
    }
}
