// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// Everything that will be handed in, before it is; each answer of one's own can be changed.
CitizenPage {
    id: page

    readonly property Item readingSide: Theme.landscape ? aside : area
    readonly property bool gridded: Theme.landscape && !Theme.elder
    readonly property real listRoom: Theme.landscape ? area.height : foot.y - Theme.s6

    // somebody else's, who asks for a signature
    readonly property bool another: Kiosk.review.applicant !== ""

    title: another ? Kiosk.review.document : qsTr("请核对，再交上去")
    sub: another ? qsTr("%1交的件，要您也签名。").arg(Kiosk.review.applicant) : qsTr("还没有交出去，您填的都可以改。")
    action.primary: Kiosk.review.confirmWords
    action.onPrimaryActivated: Kiosk.review.confirm()

    Card {
        id: card
        width: parent.width
        height: page.gridded ? grid.height + 2 * Theme.s2 : Math.min(list.used + 2 * Theme.s2, page.listRoom)
        PagedList {
            id: list
            visible: !page.gridded
            y: Theme.s2
            width: parent.width
            height: page.listRoom - 2 * Theme.s2
            spacing: 0
            inset: Theme.s6
            model: page.gridded ? null : Kiosk.review.rows
            delegate: AnswerRow {
                id: line
                required property string id
                required property int index
                required question
                required answer
                required source
                required changeable
                required changeWords
                width: list.width
                ruled: index < list.count - 1
                onChange: Kiosk.review.change(line.id)
            }
        }
        Grid {
            id: grid
            visible: page.gridded
            y: Theme.s2
            columns: 2
            Repeater {
                model: page.gridded ? Kiosk.review.rows : null
                AnswerRow {
                    id: cell
                    required property string id
                    required question
                    required answer
                    required source
                    required changeable
                    required changeWords
                    required property int index
                    width: card.width / 2
                    ruled: Math.floor(index / 2) < Math.floor((Kiosk.review.rows.count - 1) / 2)
                    onChange: Kiosk.review.change(cell.id)
                }
            }
        }
    }
    Column {
        id: foot
        parent: page.readingSide
        anchors.bottom: parent.bottom
        width: parent.width
        spacing: Theme.s4
        Notice {
            visible: !(Theme.elder && page.another)
            brief: Theme.elder
            width: parent.width
            kind: Kiosk.review.condition !== "" ? "care" : "why"
            heading: Kiosk.review.condition !== "" ? qsTr("先收下，连上平台再核验") : ""
            text: Kiosk.review.condition !== "" ? Kiosk.review.condition : page.another ? qsTr("对不上就不要签，请找申请人。证件号和手机号遮住了一部分。") : qsTr("读自身份证的不能在这里改。有误请到人工窗口。")
        }
        IconLine { visible: Kiosk.review.receivers !== ""; width: parent.width; icon: "window"; text: qsTr("交给：%1").arg(Kiosk.review.receivers) }
    }
}
