pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A telephone number or an amount of money: one large line and the number pad. */
ScreenPage {
    id: page

    required property QuestionModel vm
    readonly property bool money: vm.kind === "money_idr"

    function grouped(digits: string): string {
        if (page.money)
            return "Rp " + digits.replace(/\B(?=(\d{3})+$)/g, ".");
        return digits.replace(/(\d{4})(?=\d)/g, "$1 ");
    }

    title: vm.title
    hint: vm.hint
    covered: vm.recalled
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    wordsAbove: height
    onBack: vm.back()
    onPrimary: vm.submit()
    onTyped: text => vm.digit(text)
    onErased: vm.erase()
    onPasted: vm.paste()

    Column {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: Theme.portrait ? parent.right : pad.left
        anchors.rightMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        spacing: Theme.space4

        Rectangle {
            objectName: "question.line"
            width: parent.width
            height: Theme.sizeDateFieldHeight
            radius: Theme.radiusField
            color: Theme.surface
            border.width: page.vm.problem !== "" ? Theme.borderError : Theme.borderSelected
            border.color: page.vm.problem !== "" ? Theme.attention : Theme.action

            Row {
                x: Theme.space6
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space1

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.shell.concealed ? "•".repeat(page.vm.count) : page.grouped(page.vm.text)
                    size: Theme.fontKeyDigit
                    weight: Theme.weightBold
                    wrapMode: Text.NoWrap
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.sizeCaret
                    height: Theme.sizeCaptureCheck
                    color: Theme.action
                }
            }
        }
        Words {
            visible: !page.money
            width: parent.width
            text: qsTr("Contoh: 0812 3456 7890")
            color: Theme.inkSoft
        }
        Banner {
            objectName: "question.banner"
            visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
            width: parent.width
            kind: page.vm.problem !== "" ? "attention" : "info"
            title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
            text: page.vm.problem !== "" ? "" : page.vm.warningText
        }
    }
    Keypad {
        id: pad

        x: Theme.portrait ? (parent.width - width) / 2 : parent.width - width
        y: Theme.portrait || Theme.lowControls ? parent.height - height : 0
        keyWidth: Theme.portrait ? Math.floor((parent.width - 2 * Theme.sizeKeyGap) / 3) : Theme.sizeKeyNumberWidth
        keyHeight: Theme.portrait ? Theme.sizeKeyNumberHeight : Math.min(Theme.sizeKeyNumberHeight * (Theme.isLow ? 1 : 1.2), Math.floor((page.contentHeight - 3 * Theme.sizeKeyGap) / 4))
        onDigit: text => page.vm.digit(text)
        onBackspace: page.vm.erase()

        Column {
            anchors.centerIn: parent

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: page.vm.count
                size: Theme.fontHeading
                weight: Theme.weightHeading
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !Theme.largeText
                text: qsTr("angka")
                color: Theme.inkSoft
                lineHeight: 1
            }
        }
    }
}
