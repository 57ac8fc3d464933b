// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Presentation

// Whose house this is; right: the time, or the time left of this visit.
Item {
    id: root

    property bool ruled: true
    readonly property int seconds: Kiosk.terminal.timeLeftS
    readonly property bool visit: seconds >= 0 || Kiosk.terminal.working
    readonly property string leftText: seconds >= 60 ? qsTr("剩余 %1 分 %2 秒").arg(Math.floor(seconds / 60)).arg(seconds % 60)
                                                  : qsTr("剩余 %1 秒").arg(seconds)

    height: Theme.headerHeight

    Rectangle {
        id: mark
        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.mm(11)
        height: width
        radius: width / 2
        color: Theme.celadon
        border { width: Theme.edge; color: Theme.jade }
        KText {
            anchors.centerIn: parent
            decorative: true
            text: Kiosk.terminal.siteMark
            color: Theme.jadePressed
            font { family: Theme.sealFamily; bold: true; pixelSize: Theme.mm(6.4) }
        }
    }
    KText {
        visible: !Theme.elder || x + implicitWidth + Theme.s4 < time.x
        anchors { left: mark.right; leftMargin: Theme.s3; verticalCenter: parent.verticalCenter }
        text: Kiosk.terminal.site
        wrapMode: Text.NoWrap
        font.bold: true
    }
    Row {
        id: time
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        spacing: Theme.s2
        Icon {
            name: Kiosk.terminal.working ? "pause" : "clock"
            color: Kiosk.terminal.timeShort ? Theme.ochre : Theme.ink2
            size: Theme.note * 1.15
            anchors.verticalCenter: parent.verticalCenter
        }
        KText {
            anchors.verticalCenter: parent.verticalCenter
            text: Kiosk.terminal.working ? qsTr("现在不计时")
                : root.visit ? root.leftText : Kiosk.terminal.machine + "  " + Kiosk.terminal.clockText
            color: Theme.ink2
            wrapMode: Text.NoWrap
            font { pixelSize: Theme.note; bold: Kiosk.terminal.timeShort }
        }
    }
    Rule { visible: root.ruled; anchors { left: parent.left; right: parent.right; bottom: parent.bottom } }
}
