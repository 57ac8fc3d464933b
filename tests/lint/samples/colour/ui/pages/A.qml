// SPDX-License-Identifier: Apache-2.0
Rectangle {
    color: "#fff" // bad
    border.color: Qt.rgba(0, 0, 0, 0.5) // bad
    Rectangle { color: "red" } // bad
    Rectangle { color: "transparent" }
    Rectangle { color: Theme.ink }
    property string number: "#12 of the queue"
}
