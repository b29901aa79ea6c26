pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A line of text with its label above and, when something is to be mended, one sentence below; what was typed stays.
   The owner binds `text` and listens to `edited`; with an on-screen keyboard it calls insert() and backspace(). */
FocusScope {
    id: field

    property string label: ""
    // For assistive technology where the page's question is the label.
    property string spoken: label
    property string hint: ""
    property string text: ""
    property string problem: ""
    property bool secret: false
    property bool large: false
    property int maximumLength: 240
    property int inputHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
    property Item extra: null
    readonly property bool wrong: problem !== ""

    signal edited(string text)
    signal accepted

    function insert(piece: string): void {
        input.remove(input.selectionStart, input.selectionEnd);
        input.insert(input.cursorPosition, piece);
        field.edited(input.text);
    }
    function paste(): void {
        input.paste();
        field.edited(input.text);
    }
    function backspace(): void {
        if (input.selectedText !== "")
            input.remove(input.selectionStart, input.selectionEnd);
        else if (input.cursorPosition > 0)
            input.remove(input.cursorPosition - 1, input.cursorPosition);
        field.edited(input.text);
    }
    function empty(): void {
        input.clear();
        field.edited("");
    }

    implicitHeight: column.implicitHeight
    implicitWidth: Theme.sizeDialog / 2

    onTextChanged: if (input.text !== text)
        input.text = text

    Column {
        id: column

        width: parent.width
        spacing: Theme.space2

        Row {
            visible: field.label !== ""
            spacing: Theme.space3

            Words {
                id: labelWords

                text: field.label
                weight: Theme.weightBold
                wrapMode: Text.NoWrap
            }
            Words {
                text: field.hint
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
        }
        Rectangle {
            width: parent.width
            height: field.large ? Theme.sizeQuestionField : Theme.sizeField
            radius: Theme.radiusField
            color: Theme.surface
            border.width: field.wrong ? Theme.borderError : input.activeFocus ? Theme.borderSelected : Theme.borderTouchable
            border.color: field.wrong ? Theme.attention : input.activeFocus ? Theme.action : Theme.line

            TextInput {
                id: input

                objectName: field.objectName + ".input"
                anchors.fill: parent
                anchors.leftMargin: Theme.space6
                anchors.rightMargin: Theme.space6 + (field.extra ? field.extra.width : 0)
                focus: true
                activeFocusOnTab: true
                verticalAlignment: TextInput.AlignVCenter
                clip: true
                maximumLength: field.maximumLength
                inputMethodHints: field.inputHints
                echoMode: field.secret ? TextInput.Password : TextInput.Normal
                passwordMaskDelay: 0
                color: Theme.ink
                selectionColor: Theme.action
                selectedTextColor: Theme.textOnAction
                selectByMouse: true
                font.family: Theme.family
                font.pixelSize: field.large ? Theme.fontLead : Theme.fontBody
                font.weight: field.large ? Theme.weightSemibold : Theme.weightMedium
                Accessible.role: Accessible.EditableText
                Accessible.name: field.spoken
                Accessible.passwordEdit: field.secret
                cursorDelegate: Rectangle {
                    width: Theme.sizeCaret
                    color: Theme.action
                    visible: input.activeFocus
                }
                onTextEdited: field.edited(text)
                onAccepted: field.accepted()
            }
        }
        Row {
            visible: field.wrong
            width: parent.width
            spacing: Theme.space3

            Icon {
                name: "warn"
                colour: Theme.attention
            }
            Words {
                width: parent.width - Theme.sizeIcon - Theme.space3
                text: field.problem
                weight: Theme.weightSemibold
                color: Theme.attention
            }
        }
    }
}
