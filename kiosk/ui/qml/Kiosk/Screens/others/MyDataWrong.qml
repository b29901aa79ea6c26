pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What is wrong, in the resident's own words; sealed before anything is kept. */
ScreenPage {
    id: page

    required property MyDataModel vm

    title: qsTr("Apa yang salah?")
    hint: vm.state === "sealed" ? qsTr("Hanya Inspektorat yang bisa membaca.") : qsTr("Petugas membaca ini, lalu membetulkan.")
    hintBeside: true
    wordsAbove: Theme.isLow ? height : 0
    primaryText: qsTr("Kirim")
    primaryIcon: "sending"
    onBack: vm.back()
    onPrimary: vm.sendWrong()
    onTyped: text => {
        field.insert(text);
        field.forceActiveFocus();
    }
    onErased: {
        field.backspace();
        field.forceActiveFocus();
    }
    Component.onCompleted: field.forceActiveFocus()

    StoryField {
        id: field

        objectName: "mydata.words"
        spoken: page.title
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: banner.visible ? banner.top : board.top
        anchors.bottomMargin: Theme.space3
        focus: true
        secret: page.shell.concealed
        wrong: page.vm.problem !== ""
        text: page.vm.words
        maximumLength: page.vm.limit
        onEdited: text => page.vm.edit(text)
        onAccepted: page.vm.sendWrong()
    }
    Banner {
        id: banner

        objectName: "mydata.problem"
        visible: page.vm.problem !== ""
        anchors.bottom: board.top
        anchors.bottomMargin: Theme.space3
        anchors.left: parent.left
        anchors.right: parent.right
        kind: "attention"
        title: page.vm.problem === "empty" ? qsTr("Tulis dulu apa yang salah, lalu tekan Kirim.") : qsTr("Belum bisa menyimpan. Panggil petugas.")
    }
    Keyboard {
        id: board

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight, Math.max(4 * Theme.sizeTargetMin + 3 * Theme.sizeKeyGap, page.contentHeight * 0.66))
        capitals: false
        upper: page.vm.words === ""
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
