pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Who is here until when, when the hall is open, and what to do when nobody is at the desk. */
ScreenPage {
    id: page

    required property QueueModel vm
    readonly property bool open: vm.until !== ""

    title: vm.names !== "" ? qsTr("Petugas hari ini") : open ? qsTr("Belum ada petugas yang mencatat hadir") : qsTr("Balai sedang tutup")
    wordsAbove: board.height + Theme.space6
    onBack: vm.back()

    Card {
        id: board

        width: parent.width
        height: lines.implicitHeight + 2 * lines.y + edge

        Column {
            id: lines

            x: Theme.space6
            y: Theme.largeText ? Theme.space4 : Theme.space6
            width: parent.width - 2 * Theme.space6
            spacing: Theme.largeText ? Theme.space2 : Theme.space4

            Row {
                visible: page.vm.names !== ""
                width: parent.width
                spacing: Theme.space4

                Icon {
                    name: "user"
                    side: Theme.sizeIconBanner
                    colour: Theme.brandText
                }
                Words {
                    objectName: "duty.names"
                    width: parent.width - Theme.sizeIconBanner - parent.spacing
                    text: page.open ? qsTr("%1, sampai %2").arg(page.vm.names).arg(page.vm.until) : page.vm.names
                    size: Theme.fontLead
                    weight: Theme.weightBold
                }
            }
            Row {
                width: parent.width
                spacing: Theme.space4

                Icon {
                    name: "clock"
                    side: Theme.sizeIconBanner
                    colour: Theme.brandText
                }
                Words {
                    objectName: "duty.hours"
                    width: parent.width - Theme.sizeIconBanner - parent.spacing
                    text: page.vm.hours !== "" ? qsTr("Buka hari ini %1").arg(page.vm.hours) : qsTr("Hari ini libur. Kios tetap melayani Anda.")
                    size: Theme.fontValue
                }
            }
            Row {
                width: parent.width
                spacing: Theme.space4

                Icon {
                    name: "free"
                    side: Theme.sizeIconBanner
                    colour: Theme.brandText
                }
                Words {
                    width: parent.width - Theme.sizeIconBanner - parent.spacing
                    text: qsTr("Gratis, siapa pun petugasnya.")
                    size: Theme.fontValue
                }
            }
        }
    }
    Banner {
        id: told

        objectName: "duty.told"
        anchors.top: board.bottom
        anchors.topMargin: Theme.largeText ? Theme.space4 : Theme.space6
        visible: page.vm.answerBy !== "" || page.vm.failed
        width: parent.width
        kind: page.vm.failed ? "attention" : "ok"
        title: page.vm.failed ? qsTr("Laporan belum bisa disimpan.") : qsTr("Pukul %1 dilaporkan ke kota: petugas tidak ada.").arg(page.vm.toldClock)
        text: page.vm.failed ? qsTr("Tanya pengurus RW, atau telepon 112. Gratis.") : qsTr("Jawaban paling lambat %1.").arg(page.vm.answerBy)
    }
    Button {
        objectName: "duty.absent"
        anchors.left: parent.left
        anchors.bottom: parent.bottom
        anchors.bottomMargin: width + take.width + Theme.spaceCardGap > parent.width ? height + Theme.spaceCardGap : 0
        visible: page.vm.mayTell
        label: qsTr("Petugas tidak ada")
        icon: "megaphone"
        onTapped: page.vm.askAbsence()
    }
    Button {
        id: take

        objectName: "duty.take"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        kind: "filled"
        label: qsTr("Ambil nomor")
        icon: "next"
        iconRight: true
        onTapped: page.vm.takeHere()
    }
}
