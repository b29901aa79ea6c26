pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The PIN on the slip. While the city is asked, words after a second and a way out. */
ScreenPage {
    id: page

    required property StatusModel vm

    readonly property bool trouble: vm.problem !== ""

    function titleOf(problem: string): string {
        switch (problem) {
        case "pin":
            return qsTr("PIN berisi 6 angka.");
        case "no_match":
            return qsTr("Kode dan PIN tidak cocok.");
        case "no_match_here":
            return page.vm.aim === "my_data" ? qsTr("Tidak ada di kios ini, atau PIN tidak cocok.") : qsTr("Belum ditemukan di kios ini.");
        case "no_line":
            return qsTr("Kota belum bisa ditanya.");
        case "busy":
            return qsTr("Kota sedang sibuk.");
        case "wait":
            return qsTr("Terlalu sering tidak cocok.");
        case "storage":
            return qsTr("Belum bisa memeriksa.");
        default:
            return "";
        }
    }
    function wayOf(problem: string): string {
        switch (problem) {
        case "pin":
            return qsTr("Lihat di bawah kode, di kertas tanda terima.");
        case "no_match":
            return qsTr("Lihat lagi kertasnya, atau panggil petugas.");
        case "no_match_here":
            return page.vm.aim === "my_data" ? qsTr("Lihat lagi kertasnya, atau datang ke balai tempat Anda mengurus.") : qsTr("Internet sedang mati. Lihat lagi kodenya, atau cek di balai tempat Anda mengurus.");
        case "no_line":
            return qsTr("Coba beberapa menit lagi, atau panggil petugas.");
        case "busy":
            return qsTr("Coba beberapa menit lagi.");
        case "wait":
            return qsTr("Bisa dicoba %1 menit lagi, atau panggil petugas.").arg(page.vm.waitMinutes);
        case "storage":
            return qsTr("Panggil petugas.");
        default:
            return "";
        }
    }

    title: qsTr("Berapa PIN-nya?")
    hint: qsTr("Enam angka, di bawah kode.")
    hintBeside: true
    backText: vm.asking ? qsTr("Batal") : qsTr("Kembali")
    backIcon: vm.asking ? "close" : "back"
    wordsAbove: height
    primaryText: qsTr("Lanjut")
    primaryEnabled: !vm.asking
    onBack: vm.asking ? vm.stop() : vm.back()
    onPrimary: vm.submitPin()
    onTyped: text => vm.digit(text)
    onErased: vm.erasePin()

    Column {
        anchors.top: parent.top
        anchors.left: parent.left
        width: Theme.portrait ? parent.width : parent.width - entry.width - Theme.spaceColumnGap
        spacing: Theme.space4

        Banner {
            objectName: "status.asking"
            visible: page.vm.slow
            width: parent.width
            title: qsTr("Menanyakan ke kota …")
            text: qsTr("Tunggu sebentar, atau tekan Batal.")
        }
        Banner {
            objectName: "status.problem"
            visible: page.trouble
            width: parent.width
            kind: "attention"
            title: page.titleOf(page.vm.problem)
            text: page.wayOf(page.vm.problem)
        }
        Row {
            visible: !page.trouble && !page.vm.slow
            width: parent.width
            spacing: Theme.space4

            Icon {
                id: lock

                name: "lock"
                colour: Theme.inkSoft
            }
            Words {
                width: parent.width - lock.width - parent.spacing
                text: qsTr("PIN menjaga supaya hanya Anda yang bisa melihat.")
            }
        }
    }
    Column {
        id: entry

        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        anchors.bottom: parent.bottom
        spacing: Theme.space3

        DigitBoxes {
            objectName: "status.pin"
            shown: "•".repeat(page.vm.digits)
            count: 6
            group: 3
            boxWidth: Math.floor((pad.width - 4 * Theme.sizeNikGap - Theme.sizeNikGroupGap) / 6)
            boxHeight: Theme.sizeField
            wrong: page.trouble
        }
        Keypad {
            id: pad

            enabled: !page.vm.asking
            keyHeight: Theme.isLow ? Theme.sizeKeyNumberHeight : Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - Theme.sizeField - entry.spacing - 3 * Theme.sizeKeyGap) / 4))
            onDigit: text => page.vm.digit(text)
            onBackspace: page.vm.erasePin()
        }
    }
}
