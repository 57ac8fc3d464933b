// SPDX-License-Identifier: Apache-2.0
import QtQuick
import Kiosk.Theme
import Kiosk.Controls
import Kiosk.Components
import Kiosk.Presentation

// A certificate on its way out of the machine. In every phase it says what is safe.
CitizenPage {
    id: page

    readonly property int phase: Kiosk.print.phase
    readonly property bool copy: Kiosk.print.copy
    readonly property bool out: phase === PrintViewModel.Done
    readonly property bool stopped: phase === PrintViewModel.WaitingForPaper
    readonly property bool spoiled: phase === PrintViewModel.Spoiled
    readonly property bool uncertain: phase === PrintViewModel.Uncertain
    readonly property bool trouble: stopped || spoiled || uncertain
    readonly property int reached: out ? 2 : trouble || phase === PrintViewModel.Printing ? 1 : 0

    instruction: out
    title: out ? copy ? qsTr("请取走副本") : qsTr("请取走您的证书") : stopped ? qsTr("打印停下了，正在等纸") : spoiled ? qsTr("这一份没有印好")
         : uncertain ? qsTr("不确定印好了没有") : phase !== PrintViewModel.Printing ? qsTr("正在为您取证书")
         : copy ? qsTr("正在打印副本") : qsTr("正在打印您的证书")
    sub: out ? qsTr("从亮灯的出口取，当场看一看。") : trouble ? qsTr("不是您的问题，不用您动手。")
       : Kiosk.print.pages > 1 && Kiosk.print.page > 0 ? qsTr("第 %1 页 / 共 %2 页，从亮灯处出来。").arg(Kiosk.print.page).arg(Kiosk.print.pages)
       : Kiosk.print.secondsLeft >= 0 ? qsTr("约 %1 秒，从亮灯的出口出来。").arg(Kiosk.print.secondsLeft) : qsTr("从亮灯的出口出来。")
    action.back: false
    action.primary: out ? qsTr("拿好了，下一步") : spoiled || uncertain ? qsTr("知道了，下一步") : ""
    action.onPrimaryActivated: Kiosk.print.proceed()
    action.other: stopped ? qsTr("接着印") : ""
    action.otherIcon: "refresh"
    action.onOtherActivated: Kiosk.print.again()

    SlotGuide {
        anchors { top: parent.top; bottom: Theme.landscape ? safe.top : progress.top; bottomMargin: Theme.landscape ? Theme.s6 : Theme.s8 }
        width: parent.width
        slot: "certificate"
        trouble: page.trouble
        scene: page.stopped || page.spoiled ? "" : "take-certificate"
        sign: "printer"
        heading: page.trouble ? qsTr("停在出口") : qsTr("证书出口")
        text: Kiosk.print.document
    }
    Column {
        id: progress
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? undefined : told.top; bottomMargin: Theme.s6 }
        width: parent.width
        spacing: Theme.s3
        Rectangle {
            width: parent.width
            height: Theme.mm(5)
            radius: height / 2
            color: Theme.sunk
            border { width: Theme.hair; color: Theme.outline }
            Rectangle {
                width: parent.width * (page.out ? 1 : (page.reached + 0.5) / 3)
                height: parent.height
                radius: height / 2
                color: page.trouble ? Theme.ochre : Theme.jade
            }
        }
        Grid {
            columns: Theme.landscape ? 1 : 3
            Repeater {
                model: [["check", qsTr("平台已同意")], ["printer", qsTr("正在打印")], ["certificate", qsTr("请您取走")]]
                Row {
                    id: part
                    required property int index
                    required property var modelData
                    visible: !(Theme.elder && Theme.landscape) || index === page.reached
                    readonly property bool now: index === page.reached && !page.trouble
                    width: Theme.landscape ? progress.width : progress.width / 3
                    spacing: Theme.s2
                    Icon {
                        name: part.index < page.reached ? "check" : part.modelData[0]
                        size: Theme.mm(9)
                        color: part.index > page.reached ? Theme.ink3 : Theme.jade
                        anchors.verticalCenter: parent.verticalCenter
                    }
                    KText {
                        text: part.modelData[1]
                        color: part.index > page.reached ? Theme.ink3 : Theme.ink
                        wrapMode: Text.NoWrap
                        font { pixelSize: Theme.english ? Theme.body : Theme.label; bold: part.now }
                    }
                }
            }
        }
    }
    Column {
        id: told
        parent: Theme.landscape ? page.aside : page.area
        anchors { bottom: Theme.landscape ? parent.bottom : safe.top; bottomMargin: Theme.landscape ? 0 : Theme.s6 }
        width: parent.width
        spacing: Theme.s3
        IconLine { visible: text !== ""; width: parent.width; icon: "bell"; text: Kiosk.print.staffTold; tone: Theme.ink; signTone: Theme.jade; strong: true }
        KText {
            visible: page.trouble && Kiosk.print.helpCode !== ""
            width: parent.width
            text: qsTr("求助时请说：%1").arg(Kiosk.print.helpCode)
            color: Theme.ink3
            font.pixelSize: Theme.note
        }
        Notice {
            visible: Kiosk.print.cardStillThere
            width: parent.width
            kind: "care"
            heading: qsTr("身份证可以先拿回")
            text: qsTr("已经读完，不用再放着。")
        }
    }
    Notice {
        id: safe
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "safe"
        heading: page.uncertain ? qsTr("机器不会自己再印一份") : page.copy ? qsTr("每份副本都有编号") : page.trouble ? qsTr("您的证书是安全的") : page.out ? qsTr("这一份已经记下") : qsTr("中途断电、卡纸也不要紧")
        text: page.copy ? page.out ? qsTr("收的人扫二维码，就知道是不是真的。")
                        : page.trouble ? qsTr("证照不受影响。没印好的这份不算数，您可以重新印一份。")
                        : qsTr("编号由平台给。万一没印完，证照不受影响，可以重新印一份。")
            : page.out ? qsTr("不会再印一份，也不会少。")
            : page.uncertain ? qsTr("一本证书只有一份。请看一看出口，值班人员会核实。")
            : page.trouble ? qsTr("没印成的不算数。平台为您留着，不丢，也不多印。")
            : qsTr("证书已为您留好，不丢，也不多印。万一没印完，凭身份证可以接着办。")
    }
}
