// SPDX-License-Identifier: Apache-2.0
Item {
    width: 480 // bad
    anchors.topMargin: 24 // bad
    Text { font.pointSize: 12 } // bad
    Item { spacing: 8; height: Theme.touch } // bad
    Item { radius: 0; border.width: 1; height: 2 * Theme.gap; opacity: 0.5; z: 10 }
    property int maximumLength: 18
}
