// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

// Time left: number and arc say the same. An arc without number runs nothing but shows a part done.
Item {
    id: root

    property real share: 0.75
    property string text
    property string icon
    property int size: Theme.mm(24)
    property color tone: Theme.jade
    property int thick: Theme.mm(1.6)

    width: size
    height: size

    Shape {
        anchors.fill: parent
        ShapePath {
            strokeColor: Theme.hairline
            strokeWidth: root.thick * 0.75
            fillColor: "transparent"
            PathAngleArc {
                centerX: root.size / 2; centerY: root.size / 2
                radiusX: root.size / 2 - root.thick; radiusY: radiusX
                startAngle: 0; sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: root.tone
            strokeWidth: root.thick
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap
            PathAngleArc {
                centerX: root.size / 2; centerY: root.size / 2
                radiusX: root.size / 2 - root.thick; radiusY: radiusX
                startAngle: -90; sweepAngle: 360 * Math.max(0, Math.min(1, root.share))
            }
        }
    }
    KText {
        anchors.centerIn: parent
        visible: root.icon === ""
        text: root.text
        wrapMode: Text.NoWrap
        font { pixelSize: Math.max(Theme.note, root.size * 0.36); bold: true }
    }
    Icon { anchors.centerIn: parent; visible: root.icon !== ""; name: root.icon; color: root.tone; size: root.size * 0.46 }
}
