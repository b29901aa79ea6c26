pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Free words over several lines; the line that is being written is always in sight, nothing is scrolled by hand.
   The owner binds `text` and listens to `edited`; with an on-screen keyboard it calls insert() and backspace(). */
FocusScope {
    id: field

    property string spoken: ""
    property string text: ""
    property bool secret: false
    property bool wrong: false
    property int maximumLength: 1000
    property Item extra: null

    signal edited(string text)
    signal accepted

    function insert(piece: string): void {
        input.remove(input.selectionStart, input.selectionEnd);
        input.insert(input.cursorPosition, piece);
    }
    function paste(): void {
        input.paste();
    }
    function backspace(): void {
        if (input.selectedText !== "")
            input.remove(input.selectionStart, input.selectionEnd);
        else if (input.cursorPosition > 0)
            input.remove(input.cursorPosition - 1, input.cursorPosition);
    }
    function empty(): void {
        input.clear();
    }

    implicitHeight: 3 * Theme.fontLead + 2 * Theme.space4
    onTextChanged: if (input.text !== text) {
        input.text = text;
        input.cursorPosition = input.length;
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusField
        color: Theme.surface
        border.width: field.wrong ? Theme.borderError : input.activeFocus ? Theme.borderSelected : Theme.borderTouchable
        border.color: field.wrong ? Theme.attention : input.activeFocus ? Theme.action : Theme.line
    }
    Item {
        id: view

        // Whole lines only: half a line at the edge reads as a fault.
        readonly property real line: letters.lineSpacing
        readonly property int lines: Math.max(1, Math.floor((field.height - 2 * Theme.space3) / line))

        anchors.left: parent.left
        anchors.leftMargin: Theme.space6
        anchors.right: parent.right
        anchors.rightMargin: Theme.space6 + (field.extra ? field.extra.width : 0)
        y: Theme.space3
        height: lines * line
        clip: true

        FontMetrics {
            id: letters

            font: input.font
        }

        TextEdit {
            id: input

            readonly property real below: cursorRectangle.y + cursorRectangle.height - view.height

            objectName: field.objectName + ".input"
            width: parent.width
            height: Math.max(view.height, contentHeight)
            y: -Math.max(0, Math.ceil(below / view.line - 0.1)) * view.line
            focus: true
            activeFocusOnTab: true
            opacity: field.secret ? 0 : 1
            textFormat: TextEdit.PlainText
            wrapMode: TextEdit.Wrap
            inputMethodHints: Qt.ImhNoPredictiveText | Qt.ImhSensitiveData
            color: Theme.ink
            selectionColor: Theme.action
            selectedTextColor: Theme.textOnAction
            selectByMouse: true
            font.family: Theme.family
            font.pixelSize: Theme.fontBody
            font.weight: Theme.weightMedium
            Accessible.role: Accessible.EditableText
            Accessible.name: field.spoken
            Accessible.multiLine: true
            cursorDelegate: Rectangle {
                width: Theme.sizeCaret
                color: Theme.action
                visible: input.activeFocus
            }
            onTextChanged: {
                if (length > field.maximumLength)
                    remove(field.maximumLength, length);
                else if (text !== field.text)
                    field.edited(text);
            }
            Keys.onReturnPressed: event => field.accepted()
            Keys.onEnterPressed: event => field.accepted()
            Keys.onTabPressed: nextItemInFocusChain().forceActiveFocus(Qt.TabFocusReason)
            Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
        }
        Words {
            visible: field.secret && field.text !== ""
            width: parent.width
            text: "•••• ••••"
        }
    }
}
