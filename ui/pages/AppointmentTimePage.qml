// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// A day, and the half hours of it. What is full is grey.
CitizenPage {
    id: page

    title: Kiosk.appointmentTime.title
    sub: Theme.elder ? qsTr("先选日期，再选时间。") : qsTr("先选日期，再选时间。灰色的约满了。")
    action.primary: qsTr("就这个时间")
    action.primaryAvailable: Kiosk.appointmentTime.confirmable
    action.onPrimaryActivated: Kiosk.appointmentTime.confirm()

    Row {
        id: days
        spacing: Theme.s3
        Repeater {
            id: dayKeys
            model: Kiosk.appointmentTime.days
            TimeKey {
                id: day
                required property string id
                required name
                required text
                required chosen
                required available
                width: Math.floor((page.area.width - (dayKeys.count - 1) * Theme.s3) / Math.max(1, dayKeys.count))
                height: Theme.mm(Theme.elder ? 38 : Theme.landscape ? 26 : 32)
                onActivated: Kiosk.appointmentTime.choose(day.id)
            }
        }
    }
    Notice {
        id: none
        visible: text !== ""
        y: days.height + Theme.s6
        width: parent.width
        kind: "care"
        heading: text === "" ? "" : qsTr("没有空的时间")
        text: Kiosk.appointmentTime.emptyText
    }
    Grid {
        y: days.height + Theme.s6 + (none.visible ? none.height + Theme.s6 : 0)
        columns: 4
        spacing: Theme.s3
        Repeater {
            model: Kiosk.appointmentTime.times
            TimeKey {
                id: time
                required property string id
                required text
                required chosen
                required available
                visible: available || !Theme.elder
                width: Math.floor((page.area.width - 3 * Theme.s3) / 4)
                height: Theme.mm(Theme.landscape && !Theme.elder ? 20 : 26)
                onActivated: Kiosk.appointmentTime.choose(time.id)
            }
        }
    }
    CountdownRing {
        visible: Kiosk.appointmentTime.loading
        anchors { horizontalCenter: parent.horizontalCenter; top: days.bottom; topMargin: Theme.s12 }
        size: Theme.mm(60)
        share: 0
        icon: "search"
    }
}
