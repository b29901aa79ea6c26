pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The city's code or the old PIN, then the new PIN twice; what is easily guessed is refused with its reason. */
ScreenPage {
    id: page

    required property OfficerPinModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool choosing: page.vm.step === "new" || page.vm.step === "again"
    readonly property string wordsOfProblem: page.vm.problem === "wrong" ? (page.vm.step === "code" ? qsTr("Kode belum cocok.") : qsTr("PIN lama belum cocok.")) : page.vm.problem === "wait" ? qsTr("Belum cocok. Tunggu dulu.") : page.vm.problem === "differs" ? qsTr("Kedua PIN berbeda.") : page.vm.problem === "same" ? qsTr("Itu PIN yang lama.") : page.vm.problem === "repeats" ? qsTr("Angka berulang mudah ditebak.") : page.vm.problem === "run" ? qsTr("Angka berurutan mudah ditebak.") : page.vm.problem === "keypad" ? qsTr("Pola ini mudah ditebak.") : page.vm.problem === "date" ? qsTr("Tanggal mudah ditebak.") : page.vm.problem === "storage" ? qsTr("Belum bisa menyimpan.") : ""
    readonly property string wordsToMend: page.vm.problem === "wrong" ? qsTr("Coba lagi. Sisa %1 kali.").arg(page.vm.triesLeft) : page.vm.problem === "wait" ? page.waitWords(page.vm.waitSeconds) : page.vm.problem === "differs" ? qsTr("Ketik PIN baru dari awal.") : page.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Panggil teknisi.") : page.vm.problem !== "" ? qsTr("Pilih enam angka lain.") : ""

    title: page.vm.busy ? qsTr("Memeriksa …") : page.vm.step === "code" ? qsTr("Ketik kode dari kota") : page.vm.step === "old" ? qsTr("Ketik PIN lama") : page.vm.step === "new" ? qsTr("Pilih PIN baru") : qsTr("Ketik PIN baru sekali lagi")
    helpVisible: false
    primaryText: page.vm.step === "again" ? qsTr("Simpan") : qsTr("Lanjut")
    primaryIcon: page.vm.step === "again" ? "check" : "next"
    primaryEnabled: page.vm.ready
    onPrimary: page.vm.submit()
    onTyped: text => page.vm.digit(text)
    onErased: page.vm.erase()

    component Rule: Row {
        id: rule

        property string words: ""

        width: parent ? parent.width : 0
        spacing: Theme.space4

        Icon {
            id: mark

            name: "info"
            colour: Theme.inkSoft
        }
        Words {
            width: rule.width - mark.width - rule.spacing
            text: rule.words
        }
    }
    Column {
        id: left

        width: Theme.portrait ? parent.width : parent.width - entry.width - Theme.spaceColumnGap
        spacing: page.brief ? Theme.space3 : Theme.space6

        Banner {
            objectName: "pin.problem"
            visible: page.vm.problem !== ""
            width: parent.width
            kind: page.vm.problem === "storage" ? "harm" : "attention"
            title: page.wordsOfProblem
            text: page.wordsToMend
        }
        Rule {
            visible: page.vm.step === "code"
            words: qsTr("Delapan angka, diberikan langsung oleh atasan atau admin.")
        }
        Rule {
            visible: page.vm.step === "code" && !(page.brief && page.vm.problem !== "")
            words: qsTr("Hanya sekali pakai, dan ada batas waktunya.")
        }
        Rule {
            visible: page.vm.step === "old"
            words: qsTr("Sesudah itu, pilih enam angka yang baru.")
        }
        Rule {
            visible: page.choosing
            words: qsTr("Enam angka, jangan berulang atau berurutan.")
        }
        Rule {
            visible: page.choosing && !(page.brief && page.vm.problem !== "")
            words: qsTr("Jangan tanggal lahir Anda atau keluarga.")
        }
        Rule {
            visible: page.choosing && !page.brief
            words: qsTr("Jangan beri tahu siapa pun, termasuk atasan.")
        }
    }
    Column {
        id: entry

        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        anchors.bottom: parent.bottom
        spacing: Theme.space3

        DigitBoxes {
            objectName: "pin.digits"
            shown: "•".repeat(page.vm.digits)
            count: page.vm.length
            group: page.vm.length / 2
            boxWidth: Math.floor((pad.width - (page.vm.length - 2) * Theme.sizeNikGap - Theme.sizeNikGroupGap) / page.vm.length)
            boxHeight: Theme.sizeField
            wrong: page.vm.problem !== ""
            opacity: page.vm.mayType || page.vm.busy ? 1 : 0.4
        }
        Keypad {
            id: pad

            enabled: page.vm.mayType
            keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - Theme.sizeField - entry.spacing - 3 * Theme.sizeKeyGap) / 4))
            onDigit: text => page.vm.digit(text)
            onBackspace: page.vm.erase()
        }
    }

    function waitWords(seconds: int): string {
        return seconds >= 60 ? qsTr("Bisa dicoba lagi %1 menit lagi.").arg(Math.ceil(seconds / 60)) : qsTr("Bisa dicoba lagi %1 detik lagi.").arg(seconds);
    }
}
