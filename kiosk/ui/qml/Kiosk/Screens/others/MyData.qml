pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What this kiosk still holds: masked, seen while "Lihat" is held; until when and why; print, correct, take back. */
ScreenPage {
    id: page

    required property MyDataModel vm
    required property PrintModel printing

    readonly property bool readable: vm.state === "held" || vm.state === "faded"
    readonly property bool narrow: Theme.portrait
    readonly property string until: vm.keptUntil !== "" ? qsTr("Disimpan supaya petugas bisa mengurus, lalu dihapus sesudah %1.").arg(vm.keptUntil) : qsTr("Disimpan supaya petugas bisa mengurus, lalu dihapus %1 hari sesudah selesai.").arg(vm.keptDays)

    title: qsTr("Data saya di kios ini")
    hint: Theme.largeText && !Theme.portrait ? "" : vm.service
    hintBeside: true
    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onBack: vm.back()
    onPrimary: vm.finish()

    Card {
        id: sheet

        anchors.top: parent.top
        anchors.left: parent.left
        width: page.narrow ? parent.width : Math.floor(parent.width * 0.56)
        height: page.narrow ? Math.floor(parent.height * (Theme.lowControls ? 0.6 : 0.52)) : parent.height

        EmptyState {
            anchors.centerIn: parent
            visible: !page.readable
            width: parent.width - 2 * Theme.space8
            room: sheet.height - 2 * Theme.space5
            art: "surat"
            title: page.vm.state === "sealed" ? qsTr("Laporan ini tersegel") : qsTr("Isian sudah dihapus dari kios ini")
            text: page.vm.state === "sealed" ? qsTr("Hanya Inspektorat yang bisa membacanya. Kios ini tidak bisa.") : qsTr("Permohonannya sudah selesai dan sudah diterima kota.")
        }
        Column {
            id: lines

            visible: page.readable
            x: Theme.space6
            y: Theme.space4
            width: parent.width - 2 * Theme.space6
            spacing: Theme.space3

            Repeater {
                model: page.vm.rows

                delegate: Column {
                    id: row

                    required property string label
                    required property string shown

                    width: lines.width

                    Words {
                        width: parent.width
                        text: row.label
                        color: Theme.inkSoft
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }
                    Words {
                        width: parent.width
                        text: page.shell.concealed ? "•••• ••••" : row.shown
                        size: Theme.fontBannerTitle
                        weight: Theme.weightValue
                        wrapMode: Text.NoWrap
                        elide: Text.ElideRight
                    }
                }
            }
        }
        Row {
            visible: page.readable
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space4
            anchors.left: parent.left
            anchors.leftMargin: Theme.space6
            spacing: Theme.space4

            HoldButton {
                objectName: "mydata.look"
                height: Theme.sizeButtonMin
                label: qsTr("Lihat")
                onHeldChanged: page.vm.peek(held)
            }
            Button {
                objectName: "mydata.more"
                visible: page.vm.pages > 1
                height: Theme.sizeButtonMin
                icon: "next"
                iconRight: true
                label: qsTr("%1 dari %2").arg(page.vm.pageNumber).arg(page.vm.pages)
                description: qsTr("Halaman berikutnya")
                onTapped: page.vm.nextPage()
            }
        }
    }
    Column {
        y: Theme.lowControls ? parent.height - height : page.narrow ? sheet.height + Theme.space5 : 0
        anchors.left: page.narrow ? parent.left : sheet.right
        anchors.leftMargin: page.narrow ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        spacing: Theme.space3

        Banner {
            objectName: "mydata.problem"
            visible: page.vm.problem !== "" || page.printing.state === "failed"
            width: parent.width
            kind: "attention"
            title: page.vm.problem !== "" ? qsTr("Belum bisa menyimpan. Panggil petugas.") : qsTr("Belum tercetak. Panggil petugas.")
        }
        Words {
            objectName: "mydata.until"
            visible: page.readable && !(Theme.largeText && page.vm.problem !== "")
            width: parent.width
            text: page.until
        }
        Words {
            visible: !(Theme.largeText && !Theme.portrait)
            width: parent.width
            text: qsTr("Menurut UU 27/2022 Anda boleh melihat, membetulkan, dan mencabut persetujuan.")
            color: Theme.inkSoft
        }
        Button {
            objectName: "mydata.print"
            visible: page.readable && page.printing.state !== "none"
            enabled: page.printing.state !== "printing"
            width: parent.width
            height: Theme.sizeButtonMin
            icon: "printer"
            label: page.printing.state === "printing" ? qsTr("Mencetak …") : qsTr("Cetak, disamarkan")
            onTapped: page.vm.print()
        }
        Button {
            objectName: "mydata.wrong"
            width: parent.width
            height: Theme.sizeButtonMin
            icon: "pencil"
            label: qsTr("Ada yang salah")
            onTapped: page.vm.tellWrong()
        }
        Button {
            objectName: "mydata.withdraw"
            visible: page.vm.contactAgreed
            width: parent.width
            height: Theme.sizeButtonMin
            icon: Theme.largeText ? "" : "stop"
            padding: Theme.space4
            size: Theme.fontBody
            label: qsTr("Jangan hubungi HP saya")
            onTapped: page.vm.withdrawContact()
        }
    }
}
