// SPDX-License-Identifier: Apache-2.0
import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

// A Longquan dish from above: 24 notches in the rim for 24 hours, fine crackle in the glaze.
Item {
    id: root
    property real size: 900
    property real hour: 10.4            // the dish is a 24 hour clock, midnight on top
    readonly property real r: size / 2
    width: size; height: size
    Rectangle { anchors.fill: parent; radius: root.r; color: Theme.celadon }
    Rectangle { anchors { fill: parent; margins: root.size * 0.045 } radius: width / 2; color: Theme.mist }
    Rectangle { anchors { fill: parent; margins: root.size * 0.14 } radius: width / 2; color: Theme.dishEdge }
    Rectangle { anchors { fill: parent; margins: root.size * 0.165 } radius: width / 2; color: Theme.dishFloor }
    Repeater {
        model: 24
        Item {
            id: notch
            required property int index
            readonly property bool quarter: index % 6 === 0
            x: root.r
            y: root.r
            rotation: index * 15
            Rectangle {
                x: -width / 2
                y: -root.r * 0.868
                width: Theme.mm(notch.quarter ? 1.6 : 0.9)
                height: root.size * (notch.quarter ? 0.05 : 0.034)
                radius: width / 2
                color: Theme.glaze
            }
        }
    }
    Item {                                           // now
        x: root.r
        y: root.r
        rotation: root.hour * 15
        Rectangle { x: -width / 2; y: -root.r * 0.955 - height / 2; width: Theme.mm(7); height: width; radius: width / 2; color: Theme.jade }
    }
    Shape {                                          // 金丝铁线: few dark cracks, many fine ones (tools/crackle.py)
        anchors.fill: parent
        ShapePath {
            strokeColor: Theme.crackle; strokeWidth: Math.max(1.2, Theme.mm(0.3)); fillColor: "transparent"
            scale: Qt.size(root.size / 100, root.size / 100)
            PathSvg { path: "M30.0 59.4L34.3 79.2M32.5 70.7L47.4 65.5M32.8 56.6L48.3 63.0M45.5 61.8L43.7 47.9M37.5 58.5L39.8 68.1M43.1 77.1L32.7 71.6M32.7 71.9L26.5 73.4M37.8 52.0L17.0 53.6M18.0 53.5L25.3 63.8M30.1 52.6L26.0 63.2M23.7 53.1L23.0 40.1M31.5 43.2L29.8 52.6M40.1 19.9L60.3 18.5M63.6 19.8L47.6 34.4M55.3 27.3L59.7 31.6M58.5 35.1L48.7 33.3M55.6 27.1L52.4 19.1M44.6 28.5L52.0 19.1M31.1 43.1L28.8 24.6M29.6 30.9L20.5 34.9M30.9 41.7L42.6 24.7M40.2 28.1L30.6 23.1M38.7 27.4L29.4 30.0M51.7 42.2L33.0 43.9M45.5 42.8L32.8 38.9M59.9 31.2L78.5 33.1M67.7 32.0L70.7 24.1M62.4 31.4L72.3 46.4M69.7 42.4L79.2 34.3M67.4 49.2L56.3 41.0M58.3 42.5L58.0 54.7M61.7 45.0L66.6 37.8M71.2 47.0L82.2 57.8M72.0 46.6L83.0 47.4M73.4 49.2L79.6 64.8M75.1 53.4L69.1 64.5M68.8 64.3L67.6 49.1M72.8 66.4L65.0 79.5M70.1 70.9L56.8 75.9M60.4 74.5L64.1 61.9M63.7 63.3L55.6 68.3M57.3 79.5L44.4 73.8M51.8 77.0L49.5 83.2M47.4 65.5L55.0 64.9M53.9 65.0L47.8 75.3" }
        }
        ShapePath {
            strokeColor: Theme.crackleDark; strokeWidth: Math.max(1.5, Theme.mm(0.5)); fillColor: "transparent"
            scale: Qt.size(root.size / 100, root.size / 100)
            PathSvg { path: "M41.3 82.0L64.0 20.0M52.6 51.2L18.9 38.5M42.5 47.4L21.7 67.2M39.4 18.6L54.2 46.9M51.1 55.2L77.3 68.7M54.3 56.8L81.9 40.8M53.7 56.5L57.8 82.2" }
        }
    }
}
