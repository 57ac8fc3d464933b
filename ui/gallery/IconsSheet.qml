// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls

// A third of the icons. tests/ui/tst_gallery.cpp compares the names with resources/icons.
GallerySheet {
    id: sheet

    property int part: 0
    readonly property int across: Theme.landscape ? 6 : 4
    readonly property int most: 24
    readonly property var icons: [
        "home", "back", "forward", "help", "language", "contrast", "elder", "low", "headset", "speaker", "search", "keyboard",
        "backspace", "pen", "check", "wrong", "warning", "info", "unknown", "clock", "pause", "refresh", "exit", "bell",
        "id-card", "sms", "face", "camera", "qr", "printer", "receipt", "certificate", "signature", "money", "locker", "key-number",
        "lock", "light", "wrench", "calendar", "progress", "chat", "mail", "pin", "window", "person", "shield", "shared",
        "birth", "school", "work", "care", "jobless", "marriage", "housing", "medical", "retirement", "farewell", "company-open", "company-permit",
        "company-run", "company-change", "company-close", "company-research", "company-utilities", "face-1", "face-2", "face-3", "face-4", "face-5"
    ]

    title: qsTr("图标")

    Grid {
        columns: sheet.across
        spacing: Theme.s3
        Repeater {
            model: sheet.icons.slice(sheet.part * sheet.most, (sheet.part + 1) * sheet.most)
            Column {
                id: cell
                required property string modelData
                width: Math.floor((sheet.area.width - (sheet.across - 1) * Theme.s3) / sheet.across)
                Icon { anchors.horizontalCenter: parent.horizontalCenter; name: cell.modelData; size: Theme.mm(16) }
                KText {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: cell.modelData
                    color: Theme.ink2
                    lineHeight: 0.93
                    font.pixelSize: Theme.note
                }
            }
        }
    }
}
