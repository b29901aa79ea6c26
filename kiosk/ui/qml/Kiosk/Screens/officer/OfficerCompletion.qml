pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Finishing: a photo of what is handed over, how it ended, a note if there is something to say. */
ScreenPage {
    id: page

    required property OfficerCompletionModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool live: page.vm.phase === "live"
    readonly property bool taken: page.vm.phase === "taken"
    readonly property bool pictured: live || taken
    readonly property bool choosing: page.vm.phase === "outcome"
    readonly property bool noting: page.vm.phase === "note"
    readonly property string reason: page.vm.problem === "dark" ? qsTr("Terlalu gelap. Cari tempat lebih terang.") : page.vm.problem === "glare" ? qsTr("Silau. Miringkan kertas, atau tekan Foto lagi.") : page.vm.problem === "blurred" || page.vm.problem === "moving" ? qsTr("Belum tajam. Tekan Foto lagi kalau tetap mau.") : page.vm.problem !== "" ? qsTr("Belum bisa difoto. Coba lagi.") : ""

    helpVisible: false
    line: page.noting ? note : null
    title: page.choosing ? qsTr("Bagaimana %1 selesai?").arg(page.vm.ticket) : ""
    primaryText: live ? qsTr("Foto") : taken ? qsTr("Pakai") : page.choosing ? qsTr("Simpan") : page.noting ? qsTr("Lanjut") : page.brief ? qsTr("Tanpa foto") : qsTr("Lanjut tanpa foto")
    primaryIcon: live ? "camera" : taken || page.choosing ? "check" : "next"
    primaryKind: page.vm.phase === "missing" ? "secondary" : "filled"
    onPrimary: live ? page.vm.take() : page.choosing ? page.vm.save() : page.noting ? page.vm.written() : page.vm.use()

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.vm.phase === "missing"
        spacing: Theme.space6

        EmptyState {
            width: parent.width
            art: "kabelputus"
            title: qsTr("Kamera terputus")
            text: qsTr("Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.")
        }
        Button {
            objectName: "completion.retry"
            anchors.horizontalCenter: parent.horizontalCenter
            kind: "filled"
            label: qsTr("Coba lagi")
            icon: "redo"
            onTapped: page.vm.again()
        }
    }
    CameraView {
        id: view

        visible: page.pictured
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.63)
        height: Theme.portrait ? Math.round(width * 0.75) : parent.height
        frames: page.vm.frames
        guide: page.live
    }
    Column {
        visible: page.pictured
        anchors.left: Theme.portrait ? parent.left : view.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? view.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: Theme.space5

        Words {
            width: parent.width
            text: page.taken ? qsTr("Sudah jelas?") : qsTr("Foto hasilnya")
            size: Theme.fontQuestion
            weight: Theme.weightQuestion
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            text: page.taken ? qsTr("Foto ini bukti untuk %1.").arg(page.vm.ticket) : qsTr("Surat yang diserahkan, atau bukti bahwa %1 selesai.").arg(page.vm.ticket)
            color: Theme.inkSoft
        }
        Banner {
            objectName: "completion.reason"
            visible: page.live && page.reason !== ""
            width: parent.width
            kind: "attention"
            text: page.reason
        }
        Column {
            visible: page.live && page.reason === "" && !page.brief
            spacing: Theme.space3

            CheckLine {
                done: page.vm.sharp
                text: qsTr("Tulisan tajam")
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
        Button {
            objectName: "completion.again"
            visible: page.taken
            label: qsTr("Ulangi")
            icon: "redo"
            onTapped: page.vm.again()
        }
    }
    Column {
        width: parent.width
        visible: page.choosing
        spacing: Theme.spaceCardGap

        Grid {
            id: choices

            width: parent.width
            columns: Theme.portrait ? 1 : 2
            spacing: Theme.spaceCardGap

            Repeater {
                model: ["done", "handed_over"]

                delegate: ChoiceCard {
                    required property string modelData

                    objectName: "completion.outcome." + modelData
                    width: Theme.portrait ? choices.width : (choices.width - Theme.spaceCardGap) / 2
                    height: Theme.sizeCheckCard
                    on: page.vm.outcome === modelData
                    label: modelData === "done" ? qsTr("Selesai dikerjakan") : qsTr("Surat sudah diserahkan")
                    onTapped: page.vm.setOutcome(modelData)
                }
            }
        }
        Card {
            width: parent.width
            height: Math.max(proof.height, noteWords.implicitHeight, write.height) + 2 * Theme.space5 + edge

            FrameItem {
                id: proof

                x: Theme.space5
                y: Theme.space5
                visible: page.vm.hasPhoto
                width: visible ? height : 0
                height: page.brief && page.vm.problem !== "" ? write.height : Theme.sizeCheckCard
                source: page.vm.frames
                corner: Theme.radiusBox
                emptyColour: Theme.plate
            }
            Column {
                id: noteWords

                anchors.left: proof.right
                anchors.leftMargin: Theme.space5
                anchors.right: write.left
                anchors.rightMargin: Theme.space5
                y: Theme.space5

                Words {
                    width: parent.width
                    text: page.vm.note !== "" ? qsTr("Catatan") : page.vm.hasPhoto ? qsTr("Foto sudah ada") : qsTr("Tanpa foto")
                    weight: Theme.weightBold
                }
                Words {
                    objectName: "completion.note.shown"
                    width: parent.width
                    text: page.vm.note !== "" ? page.vm.note : qsTr("Catatan boleh kosong.")
                    maximumLineCount: 4
                    elide: Text.ElideRight
                    color: Theme.inkSoft
                }
            }
            Button {
                id: write

                objectName: "completion.write"
                anchors.right: parent.right
                anchors.rightMargin: Theme.space5
                anchors.verticalCenter: parent.verticalCenter
                label: page.vm.note !== "" ? qsTr("Ubah") : qsTr("Tulis catatan")
                icon: "pencil"
                onTapped: page.vm.write()
            }
        }
        Banner {
            objectName: "completion.failed"
            width: parent.width
            visible: page.vm.problem !== ""
            kind: page.vm.problem === "changed" ? "attention" : "harm"
            title: page.vm.problem === "changed" ? qsTr("Sudah diselesaikan petugas lain.") : qsTr("Belum bisa menyimpan.")
            text: page.vm.problem === "changed" ? qsTr("Tekan Kembali untuk melihatnya.") : qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.")
        }
    }
    Item {
        anchors.fill: parent
        visible: page.noting

        Field {
            id: note

            objectName: "completion.note"
            width: parent.width
            large: true
            label: qsTr("Catatan untuk %1").arg(page.vm.ticket)
            hint: Theme.largeText ? "" : qsTr("tidak perlu NIK atau nama")
            text: page.vm.note
            maximumLength: 500
            focus: page.noting
            onEdited: text => page.vm.setNote(text)
            onAccepted: page.vm.written()
        }
        Keyboard {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Math.min(implicitHeight, parent.height - note.height - Theme.space4)
            onCharacter: text => note.insert(text)
            onBackspace: note.backspace()
        }
    }
}
