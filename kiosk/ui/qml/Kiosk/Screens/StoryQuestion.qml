pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What happened, in free words over several lines. A report about staff says first who will be able to read them. */
ScreenPage {
    id: page

    required property QuestionModel vm

    title: vm.title
    hint: Theme.largeText && banner.visible ? "" : vm.sealed ? qsTr("Hanya Inspektorat yang bisa membaca. Petugas di sini tidak bisa.") : vm.hint
    stepsVisible: !(Theme.largeText && banner.visible)
    hintBeside: true
    covered: vm.recalled
    wordsAbove: Theme.isLow ? height : 0
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.submit()
    onTyped: text => {
        field.insert(text);
        field.forceActiveFocus();
    }
    onPasted: {
        field.paste();
        field.forceActiveFocus();
    }
    onErased: {
        field.backspace();
        field.forceActiveFocus();
    }
    Component.onCompleted: field.forceActiveFocus()

    StoryField {
        id: field

        objectName: "question.field"
        spoken: page.title
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: banner.visible ? banner.top : board.top
        anchors.bottomMargin: Theme.space3
        focus: true
        secret: page.shell.concealed
        wrong: page.vm.problem !== ""
        text: page.vm.text
        maximumLength: page.vm.limit
        extra: Theme.isLow ? null : clear
        onEdited: text => page.vm.edit(text)
        onAccepted: page.vm.submit()
    }
    Button {
        id: clear

        objectName: "question.clear"
        visible: page.vm.text !== ""
        anchors.right: parent.right
        anchors.rightMargin: Theme.isLow ? 0 : Theme.space3
        y: Theme.isLow ? board.y : field.y + Theme.space3
        height: Theme.sizeTargetMin
        padding: Theme.space5
        kind: "quiet"
        icon: "close"
        size: Theme.fontBody
        label: qsTr("Kosongkan")
        onTapped: {
            field.empty();
            field.forceActiveFocus();
        }
    }
    Banner {
        id: banner

        objectName: "question.banner"
        visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
        anchors.bottom: board.top
        anchors.bottomMargin: Theme.space3
        anchors.left: parent.left
        anchors.right: parent.right
        kind: page.vm.problem !== "" ? "attention" : "info"
        title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
        text: page.vm.problem !== "" ? "" : page.vm.warningText
    }
    Keyboard {
        id: board

        anchors.left: parent.left
        anchors.right: Theme.isLow ? clear.left : parent.right
        anchors.rightMargin: Theme.isLow ? Theme.space4 : 0
        anchors.bottom: parent.bottom
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight, Math.max(4 * Theme.sizeTargetMin + 3 * Theme.sizeKeyGap, page.contentHeight * 0.66))
        capitals: false
        upper: page.vm.text === ""
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
