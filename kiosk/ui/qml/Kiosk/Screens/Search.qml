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
    hint: Theme.largeText ? "" : qsTr("Misalnya “anak lahir” atau “pindah”.")
    hintBeside: true
    line: field
    wordsAbove: Theme.isLow ? height : field.height + Theme.space3
    onBack: vm.back()
    Component.onCompleted: field.forceActiveFocus()

    Field {
        id: field

        objectName: "search.field"
        spoken: page.title
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

        // Low and lying: the cards beside the keyboard, which has all the height.
        x: Theme.isLow ? parent.width - width : 0
        y: Theme.isLow ? keys.y : field.height + Theme.space3
        width: Theme.isLow ? Math.floor(parent.width * 0.28) : parent.width
        height: Theme.isLow ? keys.height : keys.y - y - Theme.space3

        CardGrid {
            anchors.fill: parent
            spacing: Theme.lowControls ? Theme.spaceGapMin : Theme.spaceCardGap
            lines: Theme.portrait || Theme.isLow ? 3 : 1
            columns: Theme.portrait || Theme.isLow ? 1 : Theme.largeText ? 2 : 3
            prefix: "search.card"
            cards: page.vm.found
            onChosen: key => page.vm.choose(key)
        }
        Words {
            anchors.centerIn: parent
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            visible: page.vm.nothingFound || page.vm.words === ""
            text: page.vm.words === "" ? qsTr("Surat yang cocok muncul di sini.") : qsTr("Belum ketemu. Coba kata lain, atau tekan Kembali lalu Lainnya.")
            color: Theme.inkSoft
        }
    }
    Keyboard {
        id: keys

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: Theme.isLow ? parent.width - results.width - Theme.spaceCardGap : parent.width
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight - (Theme.lowControls ? Theme.space4 : 0), page.contentHeight - field.height - (Theme.isShort ? Theme.sizeTargetMin : Theme.sizeTargetPrimary) - 2 * Theme.space3)
        capitals: false
        upper: false
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
