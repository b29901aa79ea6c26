pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The city's code or the old PIN, then the new PIN twice; what is easily guessed is refused with its reason. */
ScreenPage {
    id: page

    required property OfficerPinModel vm

    readonly property PinEntryModel entry: page.vm.entry
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool choosing: page.vm.step === "new" || page.vm.step === "again"
    readonly property string wordsOfProblem: page.entry.problem === "wrong" ? (page.vm.step === "code" ? qsTr("Kode belum cocok.") : qsTr("PIN lama belum cocok.")) : page.entry.problem === "wait" ? qsTr("Belum cocok. Tunggu dulu.") : page.entry.problem === "differs" ? qsTr("Kedua PIN berbeda.") : page.entry.problem === "same" ? qsTr("Itu PIN yang lama.") : page.entry.problem === "repeats" ? qsTr("Angka berulang mudah ditebak.") : page.entry.problem === "run" ? qsTr("Angka berurutan mudah ditebak.") : page.entry.problem === "keypad" ? qsTr("Pola ini mudah ditebak.") : page.entry.problem === "date" ? qsTr("Tanggal mudah ditebak.") : page.entry.problem === "storage" ? qsTr("Belum bisa menyimpan.") : ""
    readonly property string wordsToMend: page.entry.problem === "wrong" ? qsTr("Coba lagi. Sisa %1 kali.").arg(page.entry.triesLeft) : page.entry.problem === "wait" ? page.waitWords(page.entry.waitSeconds) : page.entry.problem === "differs" ? qsTr("Ketik PIN baru dari awal.") : page.entry.problem === "storage" ? qsTr("Tempat simpan penuh. Panggil teknisi.") : page.entry.problem !== "" ? qsTr("Pilih enam angka lain.") : ""

    title: page.entry.busy ? qsTr("Memeriksa …") : page.vm.step === "code" ? qsTr("Ketik kode dari kota") : page.vm.step === "old" ? qsTr("Ketik PIN lama") : page.vm.step === "new" ? qsTr("Pilih PIN baru") : qsTr("Ketik PIN baru sekali lagi")
    helpVisible: false
    primaryText: page.vm.step === "again" ? qsTr("Simpan") : qsTr("Lanjut")
    primaryIcon: page.vm.step === "again" ? "check" : "next"
    primaryEnabled: page.entry.ready
    onPrimary: page.vm.submit()
    onTyped: text => page.entry.digit(text)
    onErased: page.entry.erase()

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
            visible: page.entry.problem !== ""
            width: parent.width
            kind: page.entry.problem === "storage" ? "harm" : "attention"
            title: page.wordsOfProblem
            text: page.wordsToMend
        }
        Rule {
            visible: page.vm.step === "code"
            words: qsTr("Delapan angka, diberikan langsung oleh atasan atau admin.")
        }
        Rule {
            visible: page.vm.step === "code" && !(page.brief && page.entry.problem !== "")
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
            visible: page.choosing && !(page.brief && page.entry.problem !== "")
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
            shown: "•".repeat(page.entry.digits)
            count: page.entry.length
            group: page.entry.length / 2
            boxWidth: Math.floor((pad.width - (page.entry.length - 2) * Theme.sizeNikGap - Theme.sizeNikGroupGap) / page.entry.length)
            boxHeight: Theme.sizeField
            wrong: page.entry.problem !== ""
            opacity: page.entry.mayType || page.entry.busy ? 1 : 0.4
        }
        Keypad {
            id: pad

            enabled: page.entry.mayType
            keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - Theme.sizeField - entry.spacing - 3 * Theme.sizeKeyGap) / 4))
            onDigit: text => page.entry.digit(text)
            onBackspace: page.entry.erase()
        }
    }

    function waitWords(seconds: int): string {
        return seconds >= 60 ? qsTr("Bisa dicoba lagi %1 menit lagi.").arg(Math.ceil(seconds / 60)) : qsTr("Bisa dicoba lagi %1 detik lagi.").arg(seconds);
    }
}
