pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Everyday words in, at most three services out, while typing. */
ScreenPage {
    id: page

    required property HomeModel vm

    title: qsTr("Tulis dengan kata sendiri")
    hint: qsTr("Misalnya “anak lahir” atau “pindah”.")
    hintBeside: true
    onBack: vm.back()
    Component.onCompleted: field.forceActiveFocus()

    Field {
        id: field

        objectName: "search.field"
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        large: true
        secret: page.shell.concealed
        text: page.vm.words
        maximumLength: 60
        onEdited: text => page.vm.search(text)
    }
    Item {
        id: results

        anchors.top: field.bottom
        anchors.topMargin: Theme.space4
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: keys.top
        anchors.bottomMargin: Theme.space4

        CardGrid {
            anchors.fill: parent
            lines: 1
            columns: 3
            prefix: "search.card"
            cards: page.vm.found
            onChosen: key => page.vm.choose(key)
        }
        Words {
            anchors.centerIn: parent
            visible: page.vm.nothingFound || page.vm.words === ""
            text: page.vm.words === "" ? qsTr("Surat yang cocok muncul di sini.") : qsTr("Belum ketemu. Coba kata lain, atau tekan Kembali lalu Lainnya.")
            color: Theme.inkSoft
        }
    }
    Keyboard {
        id: keys

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Math.min(implicitHeight, page.contentHeight * 0.58)
        capitals: false
        upper: false
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
