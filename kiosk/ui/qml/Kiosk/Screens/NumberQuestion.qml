pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* NIK and KK: sixteen boxes in fours, our own pad, a counter, the warning where the eye is. */
ScreenPage {
    id: page

    required property QuestionModel vm
    readonly property bool family: vm.kind === "kk"

    title: vm.warningTitle !== "" ? (family ? qsTr("Apakah nomor KK ini benar?") : qsTr("Apakah NIK ini benar?")) : vm.title
    covered: vm.recalled
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    wordsAbove: height
    onBack: vm.back()
    onPrimary: vm.submit()
    onTyped: text => vm.digit(text)
    onErased: vm.erase()
    onPasted: vm.paste()

    Flow {
        id: line

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.space6

        DigitBoxes {
            id: boxes

            objectName: "question.boxes"
            boxWidth: Math.floor((line.width - (Theme.portrait || Theme.lowControls ? 0 : look.width + line.spacing) - 3 * (Theme.sizeNikGroupGap - Theme.sizeNikGap) - 15 * Theme.sizeNikGap) / 16)
            shown: page.shell.concealed ? "•".repeat(page.vm.count) : page.vm.shown
            wrong: page.vm.problem !== ""
        }
        HoldButton {
            id: look

            objectName: "question.look"
            parent: Theme.lowControls ? lowLook : line
            enabled: page.vm.masked
            height: boxes.height
            label: qsTr("Lihat")
            onHeldChanged: page.vm.peek(held)
        }
    }
    Banner {
        id: banner

        objectName: "question.banner"
        visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
        anchors.top: line.bottom
        anchors.topMargin: Theme.space4
        anchors.left: parent.left
        anchors.right: Theme.portrait ? parent.right : pad.left
        anchors.rightMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        kind: page.vm.problem !== "" ? "attention" : "info"
        title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
        text: page.vm.problem !== "" ? "" : page.vm.warningText
    }
    Rectangle {
        visible: !banner.visible || height > Theme.sizeKtpHelpHeight * 0.9
        anchors.left: parent.left
        anchors.right: Theme.portrait ? parent.right : pad.left
        anchors.rightMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.bottom: show.visible ? show.top : Theme.lowControls ? lowLook.top : Theme.portrait ? pad.top : parent.bottom
        anchors.bottomMargin: show.visible || Theme.lowControls ? Theme.space3 : Theme.portrait ? Theme.space6 : 0
        anchors.top: banner.visible ? banner.bottom : line.bottom
        anchors.topMargin: Theme.space4
        radius: Theme.radiusCard
        color: Theme.brandTint

        CardPicture {
            id: picture

            anchors.left: parent.left
            anchors.leftMargin: Theme.space6
            anchors.verticalCenter: parent.verticalCenter
            height: Math.min(Theme.sizeKtpHelpHeight, parent.height - 2 * Theme.space4, parent.width * 0.28)
            family: page.family
        }
        Column {
            anchors.left: picture.right
            anchors.leftMargin: Theme.space6
            anchors.right: parent.right
            anchors.rightMargin: Theme.space5
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space2

            Words {
                width: parent.width
                text: page.vm.hint !== "" ? page.vm.hint : page.family ? qsTr("Nomor KK ada di bagian atas lembar KK.") : qsTr("NIK ada di sini, di bagian atas KTP.")
                weight: Theme.weightBold
            }
            Row {
                width: parent.width
                spacing: Theme.space3

                Icon {
                    name: "lock"
                    side: Theme.sizeIconSmall
                    colour: Theme.ink
                }
                Words {
                    width: parent.width - Theme.sizeIconSmall - parent.spacing
                    text: qsTr("Tidak dibacakan keras")
                }
            }
        }
    }
    Button {
        id: show

        objectName: "question.showCard"
        visible: page.vm.cardOffered
        anchors.left: parent.left
        anchors.right: Theme.portrait ? parent.right : pad.left
        anchors.rightMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.bottom: Theme.lowControls ? lowLook.top : Theme.portrait ? pad.top : parent.bottom
        anchors.bottomMargin: Theme.lowControls ? Theme.space3 : Theme.portrait ? Theme.space6 : 0
        height: Theme.sizeButtonDialog
        label: qsTr("KTP ke kamera")
        icon: "camera"
        onTapped: page.vm.showCard()
    }
    Item {
        id: lowLook

        y: parent.height - boxes.height - (Theme.portrait ? pad.height + Theme.space3 : 0)
    }
    Keypad {
        id: pad

        x: Theme.portrait ? (parent.width - width) / 2 : parent.width - width
        y: parent.height - height - (Theme.portrait || Theme.lowControls ? 0 : Math.max(0, parent.height - line.height - Theme.space4 - height))
        keyWidth: Theme.portrait ? Math.floor((parent.width - 2 * Theme.sizeKeyGap) / 3) : Theme.sizeKeyNumberWidth
        keyHeight: Theme.portrait ? Theme.sizeKeyNumberHeight : Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - line.height - Theme.space4 - 3 * Theme.sizeKeyGap) / 4))
        onDigit: text => page.vm.digit(text)
        onBackspace: page.vm.erase()

        Column {
            anchors.centerIn: parent

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: Theme.largeText ? qsTr("%1/16").arg(page.vm.count) : page.vm.count
                size: Theme.fontHeading
                weight: Theme.weightHeading
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !Theme.largeText
                text: qsTr("dari 16")
                color: Theme.inkSoft
                lineHeight: 1
            }
        }
    }
}
