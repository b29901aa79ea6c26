pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The KTP held to the camera, then always the question whether the number is right. The pad is one touch away. */
ScreenPage {
    id: page

    required property IdentityCardModel vm
    readonly property bool looking: !vm.found && vm.missing === ""

    title: vm.found ? (vm.own ? qsTr("Benarkah ini nomor Anda?") : qsTr("Benarkah NIK ini?")) : vm.missing === "camera" ? qsTr("Kamera belum ada") : vm.missing !== "" ? qsTr("KTP belum bisa dibaca") : qsTr("Tunjukkan KTP ke kamera")
    covered: vm.found
    wordsAbove: height
    backText: !vm.found ? qsTr("Ketik sendiri") : Theme.largeText || Theme.isLow ? qsTr("Ulangi") : qsTr("Foto ulang")
    backIcon: vm.found ? "redo" : "back"
    primaryText: vm.found ? qsTr("Ya, benar") : ""
    primaryIcon: Theme.largeText || Theme.isLow ? "" : "check"
    onBack: vm.back()
    onPrimary: vm.confirm()

    CameraView {
        id: view

        width: Theme.portrait ? parent.width : Math.min(parent.width * 0.58, Theme.sizeCaptureFrameWidth + Theme.space8)
        height: Theme.portrait ? parent.width * (Theme.largeText ? 0.7 : 0.75) : parent.height
        visible: page.looking
        frames: page.vm.frames
        guide: true
        pill: page.vm.reading ? qsTr("Sedang membaca…") : page.vm.seen ? qsTr("Tahan sebentar") : qsTr("Cari KTP…")

        // As wide to high as a KTP: how near it should be held.
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - Theme.sizeCapturePill - Theme.space6 - height) / 2
            width: Math.min(parent.width * 0.86, (parent.height - Theme.sizeCapturePill - 2 * Theme.space6) * 0.92 * 1.586)
            height: Math.round(width / 1.586)
            visible: !page.vm.seen
            radius: Theme.radiusFrame
            color: "transparent"
            border.width: Theme.borderError
            border.color: Theme.illustrationMarigold
        }
    }
    Column {
        visible: page.looking
        x: Theme.portrait ? 0 : view.width + Theme.spaceColumnGap
        y: Theme.portrait ? view.height + Theme.space6 : 0
        width: parent.width - x
        spacing: Theme.largeText ? Theme.space3 : Theme.space4

        Banner {
            objectName: "card.hard"
            visible: page.vm.hard
            width: parent.width
            kind: "attention"
            title: qsTr("Belum terbaca.")
            text: qsTr("Dekatkan KTP, jauhkan dari silau lampu. Atau ketik sendiri.")
        }
        Words {
            width: parent.width
            visible: !page.vm.hard
            text: qsTr("Isi kotaknya dengan KTP, bagian depan. Dibaca sendiri.")
            size: Theme.fontBannerTitle
        }
        CheckLine {
            done: page.vm.seen
            text: qsTr("KTP terlihat")
        }
        CheckLine {
            done: page.vm.sharp
            text: qsTr("Tulisan tajam")
        }
        CheckLine {
            done: page.vm.lit
            text: qsTr("Tidak gelap, tidak silau")
        }
        Row {
            width: parent.width
            visible: !Theme.largeText
            spacing: Theme.space3

            Icon {
                name: "lock"
                side: Theme.sizeIconSmall
                colour: Theme.ink
            }
            Words {
                width: parent.width - Theme.sizeIconSmall - parent.spacing
                text: qsTr("Gambar KTP tidak disimpan.")
                color: Theme.inkSoft
            }
        }
    }
    DigitBoxes {
        id: boxes

        objectName: "card.boxes"
        visible: page.vm.found
        boxWidth: Math.min(Theme.sizeNikBoxWidth, Math.floor((parent.width - 3 * (Theme.sizeNikGroupGap - Theme.sizeNikGap) - 15 * Theme.sizeNikGap) / 16))
        shown: page.shell.concealed ? "•".repeat(page.vm.digits.length) : page.vm.digits
    }
    Rectangle {
        visible: page.vm.found && height > Theme.sizeKtpHelpHeight * 0.6
        y: boxes.height + Theme.space6
        width: parent.width
        height: type.y - y - Theme.space4
        radius: Theme.radiusCard
        color: Theme.brandTint

        CardPicture {
            id: picture

            anchors.left: parent.left
            anchors.leftMargin: Theme.space6
            anchors.verticalCenter: parent.verticalCenter
            height: Math.min(Theme.sizeKtpHelpHeight, parent.height - 2 * Theme.space4, parent.width * 0.28)
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
                text: qsTr("Cocokkan dengan KTP, angka demi angka.")
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
        id: type

        objectName: "card.type"
        visible: page.vm.found
        y: parent.height - height
        label: qsTr("Ketik sendiri")
        icon: "pencil"
        onTapped: page.vm.typeIt()
    }
    EmptyState {
        visible: page.vm.missing !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (retry.y - height) / 2)
        width: parent.width
        room: retry.y - Theme.space4
        art: "kabelputus"
        title: page.vm.missing === "camera" ? qsTr("Kamera terputus") : qsTr("Pembaca KTP berhenti")
        text: qsTr("NIK bisa diketik sendiri.")
    }
    Button {
        id: retry

        objectName: "card.retry"
        visible: page.vm.missing !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height - height
        label: qsTr("Coba lagi")
        icon: "redo"
        onTapped: page.vm.again()
    }
}
