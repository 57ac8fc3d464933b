// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// Every pair of roles that pages put together, with the contrast it has now. The pairs stand here once:
// tests/ui/contrast_table.py reads them, so that docs/design-system.md holds the same ones.
GallerySheet {
    id: sheet

    readonly property var words: [
        ["ink", "paper"], ["ink", "sheet"], ["ink", "mist"], ["ink", "ochreMist"], ["ink", "plumMist"],
        ["ink2", "paper"], ["ink2", "sheet"], ["ink2", "sunk"], ["ink2", "mist"],
        ["ink3", "paper"], ["ink3", "sheet"], ["ink3", "sunk"],
        ["jade", "paper"], ["jade", "sheet"], ["jade", "mist"], ["inkOnJade", "jade"], ["inkOnJade", "jadePressed"],
        ["seal", "sheet"], ["ochre", "ochreMist"], ["plum", "plumMist"], ["plum", "sheet"], ["plum", "paper"]
    ]
    readonly property var edges: [
        ["outline", "paper"], ["outline", "sheet"], ["outline", "sunk"], ["jade", "sunk"],
        ["glaze", "sheet"], ["glaze", "paper"], ["plum", "sheet"], ["focus", "paper"]
    ]
    readonly property int rows: Math.ceil((words.length + edges.length) / 2)
    readonly property real pitch: Math.min(Theme.target, area.height / rows)

    function luminance(c: color): real {
        const linear = v => v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4)
        return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b)
    }
    function contrast(one: color, other: color): real {
        const a = luminance(one), b = luminance(other)
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    }

    title: qsTr("颜色与对比度")

    Grid {
        columns: 2
        flow: Grid.TopToBottom
        rows: sheet.rows
        columnSpacing: Theme.s6
        Repeater {
            model: sheet.words.concat(sheet.edges)
            Item {
                id: pair

                required property var modelData
                required property int index
                readonly property bool edge: index >= sheet.words.length
                readonly property color drawn: Theme[modelData[0]]
                readonly property color ground: Theme[modelData[1]]
                readonly property string ratio: sheet.contrast(drawn, ground).toFixed(1)

                width: Math.floor((sheet.area.width - Theme.s6) / 2)
                height: Math.floor(sheet.pitch)
                Rectangle {
                    id: swatch
                    width: Theme.mm(26)
                    height: parent.height - Theme.s1
                    radius: Theme.radius
                    color: pair.ground
                    border { width: pair.edge ? Theme.strokeBold : Theme.hair; color: pair.edge ? pair.drawn : Theme.hairline }
                    KText {
                        anchors.centerIn: parent
                        text: pair.ratio
                        color: pair.edge ? Theme.ink : pair.drawn
                        wrapMode: Text.NoWrap
                        font { pixelSize: Theme.note; bold: true }
                    }
                }
                KText {
                    anchors { left: swatch.right; leftMargin: Theme.s3; verticalCenter: swatch.verticalCenter }
                    text: pair.modelData.join(" / ")
                    color: Theme.ink2
                    wrapMode: Text.NoWrap
                    font.pixelSize: Theme.note
                }
            }
        }
    }
}
