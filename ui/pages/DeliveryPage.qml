// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// One document, page by page to its end; then it is signed for or refused, and what came of it stands here as well.
CitizenPage {
    id: page

    readonly property int phase: Kiosk.delivery.phase
    readonly property bool reading: phase === DeliveryViewModel.Reading
    readonly property bool refusing: phase === DeliveryViewModel.Refusing
    readonly property bool sending: phase === DeliveryViewModel.Sending
    readonly property bool served: phase === DeliveryViewModel.Served
    readonly property bool last: Kiosk.delivery.page === Kiosk.delivery.pages

    title: reading ? Kiosk.delivery.title : refusing ? qsTr("确定拒收吗？") : sending ? qsTr("正在送到平台") : served ? qsTr("已经签收") : qsTr("已记下您拒收")
    sub: reading ? Kiosk.delivery.facts : Kiosk.delivery.title
    action.back: (reading || refusing) && Kiosk.terminal.backAvailable
    action.primary: sending ? "" : reading ? last ? qsTr("看完了，签收") : qsTr("下一页") : refusing ? qsTr("确定拒收") : qsTr("知道了")
    action.onPrimaryActivated: Kiosk.delivery.proceed()
    action.other: reading && last ? qsTr("拒收") : refusing ? qsTr("再看看") : ""
    action.otherIcon: reading ? "wrong" : "receipt"
    action.onOtherActivated: reading ? Kiosk.delivery.refuse() : Kiosk.delivery.again()

    Card {
        visible: page.reading
        width: parent.width
        height: parent.height - (Theme.landscape ? 0 : count.height + Theme.s6)
        clip: true
        KText {
            anchors { fill: parent; margins: Theme.s6 }
            verticalAlignment: Text.AlignTop
            text: Kiosk.delivery.text
            running: true
            font.pixelSize: Theme.label
        }
    }
    KText {
        id: count
        visible: page.reading
        parent: Theme.landscape ? page.aside : page.area
        y: Theme.landscape ? 0 : parent.height - height
        text: qsTr("第 %1 页 / 共 %2 页").arg(Kiosk.delivery.page).arg(Kiosk.delivery.pages)
        color: Theme.ink2
    }
    CountdownRing {
        visible: page.sending
        anchors.centerIn: parent
        size: Theme.mm(60)
        share: 0
        icon: "mail"
    }
    Notice {
        visible: !page.reading && !page.sending
        width: parent.width
        kind: page.refusing ? "care" : page.served ? "safe" : "why"
        textSize: Theme.label
        heading: page.refusing ? qsTr("拒收也可能算作送达") : page.served ? qsTr("平台已收到送达回证") : qsTr("部门会换一种方式送达")
        text: page.refusing ? qsTr("部门可以依法留置送达，申请复议、起诉的期限照样计算。") : page.served ? qsTr("期限从今天算起。文书在平台上随时可以再看。") : qsTr("想改主意，请问发文书的部门。")
    }
}
