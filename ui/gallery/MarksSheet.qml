// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components

GallerySheet {
    id: sheet

    title: qsTr("印与时间")

    Column {
        width: parent.width
        spacing: Theme.s12
        StepLine { width: parent.width - Theme.s12; step: 3; names: [qsTr("放证件"), qsTr("短信码"), qsTr("填写"), qsTr("核对")] }
        Row {
            spacing: Theme.s12
            CountdownRing { size: Theme.mm(36); share: 0.75; text: "45" }
            CountdownRing { size: Theme.mm(36); share: 0.2; text: "12"; tone: Theme.ochre }
            CountdownRing { size: Theme.mm(36); share: 0.5; icon: "printer" }
        }
        Row {
            spacing: Theme.s16
            Seal { size: Theme.mm(92); word: qsTr("本机已收件"); line: "2026-03-12  10:31"; place: qsTr("3 号机") }
            Seal { size: Theme.mm(92); word: qsTr("平台已收件"); line: "2026-03-12  10:31"; place: qsTr("3 号机") }
        }
    }
}
