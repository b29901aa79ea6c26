pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A list of people: type one name, Tambah, the next; each name can be taken out again. */
ScreenPage {
    id: page

    required property QuestionModel vm

    title: vm.title
    hint: Theme.largeText ? "" : vm.hint !== "" ? vm.hint : qsTr("Tulis satu nama, lalu tekan Tambah.")
    hintBeside: true
    stepsVisible: !(Theme.largeText && banner.visible)
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
        anchors.right: Theme.isLow ? parent.right : add.left
        anchors.rightMargin: Theme.isLow ? 0 : Theme.spaceCardGap
        focus: true
        large: true
        secret: page.shell.concealed
        text: page.vm.text
        maximumLength: page.vm.limit
        onEdited: text => page.vm.edit(text)
        onAccepted: page.vm.text === "" ? page.vm.submit() : page.vm.addPerson()
    }
    Button {
        id: add

        objectName: "people.add"
        anchors.right: parent.right
        y: Theme.isLow ? keys.y : 0
        height: Theme.sizeQuestionField
        label: qsTr("Tambah")
        icon: "plus"
        enabled: page.vm.text !== ""
        onTapped: {
            page.vm.addPerson();
            field.forceActiveFocus();
        }
    }
    Flow {
        id: names

        x: Theme.isLow ? keys.width + Theme.space4 : 0
        y: Theme.isLow ? add.y + add.height + Theme.space3 : field.height + Theme.space3
        width: parent.width - x
        spacing: Theme.space3

        Repeater {
            model: page.vm.people

            delegate: Button {
                required property int position
                required label

                objectName: "people.remove." + position
                height: Theme.sizeButtonSmall
                padding: Theme.space5
                size: Theme.fontBody
                icon: "close"
                iconRight: true
                description: qsTr("Hapus nama ini")
                onTapped: page.vm.removePerson(position)
            }
        }
    }
    Banner {
        id: banner

        objectName: "question.banner"
        visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
        y: Theme.isLow ? field.height + Theme.space3 : names.y + names.height + Theme.space3
        anchors.left: parent.left
        anchors.right: parent.right
        kind: page.vm.problem !== "" ? "attention" : "info"
        title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
        text: page.vm.problem !== "" ? "" : page.vm.warningText
    }
    Keyboard {
        id: keys

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        width: Theme.isLow ? Math.floor(parent.width * 0.72) : parent.width
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight, page.contentHeight - (banner.visible ? banner.y + banner.height : names.y + Math.max(names.height, Theme.sizeButtonSmall)) - Theme.space3)
        upper: page.vm.text === ""
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
