// SPDX-License-Identifier: Apache-2.0
Item {
    Text { text: "请放置身份证" } // bad
    Text { text: "Place your card" } // bad
    Accessible.name: "Back" // bad
    Text { text: qsTr("Place your card") }
    Text { text: "·" }
    Text { text: model.text }
}
