// SPDX-License-Identifier: Apache-2.0
Item {
    // console.log(x) in a comment is prose
    onClicked: Qt.openUrlExternally("file:") // bad
    Component.onCompleted: console.log(citizen.name) // bad
    property var made: Qt.createQmlObject("Item {}", parent) // bad
    property bool then: false
}
