pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The number, how many come before, and how long that usually takes, or that nobody can say. */
ScreenPage {
    id: page

    required property QueueModel vm
    required property PrintModel printing
    readonly property bool called: vm.ahead < 0
    readonly property string before: called ? qsTr("Nomor Anda dipanggil. Datang ke meja petugas.") : vm.ahead === 0 ? qsTr("Anda berikutnya.") : qsTr("%1 orang di depan Anda.").arg(vm.ahead)
    readonly property string wait: called || vm.ahead === 0 ? "" : !vm.waitKnown ? qsTr("Lama tunggu: belum cukup data") : vm.waitLow === vm.waitHigh ? qsTr("Biasanya sekitar %1 menit").arg(vm.waitHigh) : qsTr("Biasanya %1 sampai %2 menit").arg(vm.waitLow).arg(vm.waitHigh)

    backVisible: false
    spoken: [qsTr("Nomor Anda"), before, wait, calls.text].filter(each => each !== "").join(". ")
    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: Theme.largeText ? "" : "check"
    onPrimary: vm.finish()

    PrintBar {
        id: bar

        objectName: "queue.print"
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.sizeButtonDialog
        visible: printing.state !== "none"
        printing: page.printing
        onWanted: page.vm.print()
    }
    Card {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.portrait ? parent.width : Math.min(parent.width, Math.max(Theme.sizeDialog, shown.implicitWidth + 2 * Theme.space11))
        height: Math.min(parent.height - (bar.visible ? bar.height + Theme.space3 : 0), inside.implicitHeight + 2 * Theme.space5 + edge)

        Column {
            id: inside

            y: Theme.space5
            x: Theme.space6
            width: parent.width - 2 * Theme.space6
            spacing: Theme.largeText || Theme.isLow ? 0 : Theme.space2

            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: !bar.visible || !Theme.largeText
                text: qsTr("Nomor antrean Anda")
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
            }
            Words {
                id: shown

                objectName: "queue.number"
                anchors.horizontalCenter: parent.horizontalCenter
                text: page.vm.number
                size: Theme.fontTicketNumber / Theme.textScale * (Theme.largeText && !Theme.portrait ? 0.75 : 1)
                weight: Theme.weightTicketNumber
                color: Theme.brandText
                wrapMode: Text.NoWrap
            }
            Words {
                objectName: "queue.before"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.before
                size: Theme.fontPromise
                weight: Theme.weightPromise
            }
            Words {
                objectName: "queue.wait"
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                text: page.wait
                color: Theme.inkSoft
            }
            Words {
                id: calls

                visible: !bar.visible
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Ingat nomor ini. Setiap panggilan disebut dua kali.")
            }
            Chip {
                anchors.horizontalCenter: parent.horizontalCenter
                kind: "ok"
                icon: "free"
                text: qsTr("Gratis")
            }
        }
    }
}
