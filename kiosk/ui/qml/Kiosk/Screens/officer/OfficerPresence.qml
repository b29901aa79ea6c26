pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A mirror with an oval, one movement, a fresh code that is written across the photo, and who will see it. */
ScreenPage {
    id: page

    required property OfficerPresenceModel vm
    property int counter: 0

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool live: page.vm.phase === "live"
    readonly property bool taken: page.vm.phase === "taken"
    readonly property bool pictured: live || taken
    readonly property string reason: page.vm.problem === "dark" ? qsTr("Terlalu gelap. Cari tempat lebih terang.") : page.vm.problem === "glare" ? qsTr("Terlalu silau. Jauhi jendela di belakang.") : page.vm.problem === "no_face" ? qsTr("Wajah belum terlihat. Lihat ke kamera.") : page.vm.problem === "many_faces" ? qsTr("Lebih dari satu wajah. Foto sendirian.") : page.vm.problem === "blurred" || page.vm.problem === "moving" ? qsTr("Masih bergerak. Diam sebentar.") : page.vm.problem === "stale" ? qsTr("Kode lama sudah habis. Pakai kode baru ini.") : page.vm.problem === "camera_lost" ? qsTr("Kamera terputus. Coba lagi.") : ""

    place: qsTr("Loket %1").arg(counter)
    helpVisible: false
    backText: qsTr("Batal")
    backIcon: "close"
    primaryText: live ? qsTr("Foto") : taken ? qsTr("Pakai") : qsTr("Coba lagi")
    primaryIcon: live ? "camera" : taken ? "check" : "redo"
    onPrimary: live ? page.vm.take() : taken ? page.vm.keep() : page.vm.again()

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.vm.phase === "missing"
        art: "kabelputus"
        title: qsTr("Kamera terputus")
        text: qsTr("Pasang kabel kamera, lalu tekan Coba lagi. Hadir belum tercatat.")
    }
    Banner {
        objectName: "presence.storage"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: page.vm.phase === "failed"
        kind: "harm"
        title: qsTr("Belum bisa menyimpan. Hadir belum tercatat.")
        text: qsTr("Tempat simpan penuh. Panggil teknisi, tulis hadir di kertas.")
    }
    CameraView {
        id: view

        visible: page.pictured
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.63)
        height: Theme.portrait ? Math.round(width * 0.75) : parent.height
        frames: page.vm.frames
        mirrored: page.live
        oval: page.live

        Rectangle {
            visible: page.live && page.vm.action !== "straight"
            anchors.left: page.vm.action === "left" ? parent.left : undefined
            anchors.right: page.vm.action === "right" ? parent.right : undefined
            anchors.margins: Theme.space6
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.sizeStepper
            height: width
            radius: width / 2
            color: Theme.illustrationMarigold
            border.width: Theme.borderSelected
            border.color: Theme.illustrationInk

            Icon {
                anchors.centerIn: parent
                name: page.vm.action === "left" ? "back" : "next"
                side: Theme.sizeTick
                colour: Theme.illustrationInk
            }
        }
        Rectangle {
            visible: page.live
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            anchors.margins: Theme.space5
            width: stamp.implicitWidth + 2 * Theme.space5
            height: Theme.sizeChip
            radius: height / 2
            color: Theme.illustrationInk

            Words {
                id: stamp

                anchors.centerIn: parent
                text: qsTr("Loket %1 · kode %2").arg(page.counter).arg(page.vm.code)
                size: Theme.fontStaffSmall
                color: Theme.illustrationWall
                wrapMode: Text.NoWrap
            }
        }
    }
    Column {
        visible: page.pictured
        anchors.left: Theme.portrait ? parent.left : view.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? view.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: Theme.space4

        Words {
            objectName: "presence.title"
            width: parent.width
            text: page.taken ? qsTr("Sudah jelas?") : page.vm.action === "left" ? qsTr("Toleh ke kiri") : page.vm.action === "right" ? qsTr("Toleh ke kanan") : qsTr("Lihat lurus")
            size: Theme.largeText ? Theme.fontQuestion : Theme.fontDialogTitle
            weight: Theme.weightDialogTitle
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            visible: page.live && (page.reason === "" || !page.brief)
            text: qsTr("Wajah di dalam garis, lalu tekan Foto.")
            color: Theme.inkSoft
        }
        Words {
            width: parent.width
            visible: page.taken
            text: qsTr("Wajah terlihat dan kode terbaca.")
            color: Theme.inkSoft
        }
        Banner {
            objectName: "presence.reason"
            visible: page.live && page.reason !== ""
            width: parent.width
            kind: "attention"
            text: page.reason
        }
        Column {
            visible: page.live && page.reason === "" && !page.brief
            spacing: Theme.space3

            CheckLine {
                visible: page.vm.faces >= 0
                done: page.vm.faces === 1
                text: qsTr("Satu wajah terlihat")
            }
            CheckLine {
                done: page.vm.lit
                text: qsTr("Cukup terang")
            }
            CheckLine {
                done: page.vm.still
                text: qsTr("Tidak bergerak")
            }
        }
        Card {
            width: parent.width
            height: codeRow.implicitHeight + 2 * Theme.space4 + edge
            corner: Theme.radiusBanner

            Item {
                id: codeRow

                x: Theme.space5
                y: Theme.space4
                width: parent.width - 2 * Theme.space5
                implicitHeight: Math.max(codeWords.implicitHeight, codeNumber.implicitHeight)

                Column {
                    id: codeWords

                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - codeNumber.width - Theme.space3

                    Words {
                        width: parent.width
                        text: qsTr("Kode acak")
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                    }
                    Words {
                        width: parent.width
                        text: qsTr("Ada di foto")
                        size: Theme.fontStaffSmall
                        weight: Theme.weightSemibold
                    }
                }
                Words {
                    id: codeNumber

                    objectName: "presence.code"
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.vm.code
                    size: Theme.fontDialogTitle
                    weight: Theme.weightBold
                    color: Theme.brandText
                    font.letterSpacing: Theme.space3
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            width: parent.width
            visible: page.live || !page.brief
            spacing: Theme.space4

            Icon {
                id: eye

                name: "eye"
            }
            Words {
                width: parent.width - eye.width - parent.spacing
                text: qsTr("Foto dilihat atasan Anda. Tidak ada pengenal wajah.")
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
            }
        }
        Button {
            objectName: "presence.again"
            visible: page.taken
            label: qsTr("Ulangi")
            icon: "redo"
            onTapped: page.vm.again()
        }
    }
}
