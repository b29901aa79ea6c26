pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One line (or a short story) and the keyboard that fills the rest. A hardware keyboard types into the same field. */
ScreenPage {
    id: page

    required property QuestionModel vm

    title: vm.title
    hint: Theme.largeText && (banner.visible || Theme.isShort) ? "" : vm.hint
    stepsVisible: !(Theme.largeText && banner.visible)
    hintBeside: true
    covered: vm.recalled
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    line: field
    wordsAbove: Theme.isLow ? height : 0
    onBack: vm.back()
    onPrimary: vm.submit()
    Component.onCompleted: field.forceActiveFocus()

    Field {
        id: field

        objectName: "question.field"
        spoken: page.title
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        large: true
        secret: page.shell.concealed
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
        anchors.right: field.right
        anchors.rightMargin: Theme.space3
        y: Theme.isLow ? keys.y : field.y + (Theme.sizeQuestionField - height) / 2
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
        anchors.top: field.bottom
        anchors.topMargin: Theme.space2
        anchors.left: parent.left
        anchors.right: parent.right
        kind: page.vm.problem !== "" ? "attention" : "info"
        title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
        text: page.vm.problem !== "" ? "" : page.vm.warningText
    }
    Keyboard {
        id: keys

        anchors.left: parent.left
        anchors.right: Theme.isLow ? clear.left : parent.right
        anchors.rightMargin: Theme.isLow ? Theme.space4 : 0
        anchors.bottom: parent.bottom
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight, page.contentHeight - (banner.visible ? banner.y + banner.height : field.height) - Theme.space3)
        email: page.vm.manner === "email"
        capitals: page.vm.manner !== "email"
        upper: page.vm.manner !== "email" && page.vm.text === ""
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
