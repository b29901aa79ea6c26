pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Our own on-screen keyboard: letters by QWERTY or A-Z, a page of figures and signs, no prediction, no memory.
   Owner wires character() and backspace() to its Field. Starts each word with a capital when `capitals`. */
Item {
    id: board

    property bool figures: false
    property bool alphabetical: false
    property bool capitals: true
    property bool upper: true
    property bool email: false
    readonly property int letterWidth: Math.floor((width - 9 * Theme.sizeKeyGap) / 10)
    readonly property int wideWidth: Math.floor(letterWidth * 1.5 + Theme.sizeKeyGap / 2)
    readonly property int keyHeight: Math.floor((height - 3 * Theme.sizeKeyGap) / 4)
    readonly property list<string> rows: figures ? ["1234567890", "/.,:;()@&", "-'\"+?!_"] : alphabetical ? ["ABCDEFGHIJ", "KLMNOPQRS", "TUVWXYZ"] : ["QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"]

    signal character(string text)
    signal backspace

    function type(text: string): void {
        const letter = text.toLowerCase() !== text.toUpperCase();
        board.character(letter && !board.upper ? text.toLowerCase() : text);
        board.upper = board.capitals && text === " ";
    }

    implicitHeight: 4 * Theme.sizeKeyLetterHeight + 3 * Theme.sizeKeyGap

    Column {
        spacing: Theme.sizeKeyGap

        Repeater {
            model: 2

            delegate: Row {
                id: letterRow

                required property int index

                spacing: Theme.sizeKeyGap
                leftPadding: index === 1 ? Math.floor((board.letterWidth + Theme.sizeKeyGap) / 2) : 0

                Repeater {
                    model: board.rows[letterRow.index].split("")

                    delegate: Key {
                        required property string modelData

                        objectName: "key." + modelData.toLowerCase()
                        width: board.letterWidth
                        height: board.keyHeight
                        text: modelData
                        onTapped: board.type(modelData)
                    }
                }
            }
        }
        Row {
            spacing: Theme.sizeKeyGap

            Key {
                objectName: "key.shift"
                width: board.wideWidth
                height: board.keyHeight
                text: qsTr("Besar")
                icon: "shift"
                wordy: true
                functional: true
                enabled: !board.figures
                on: board.upper && !board.figures
                onTapped: board.upper = !board.upper
            }
            Repeater {
                model: board.rows[2].split("")

                delegate: Key {
                    required property string modelData

                    objectName: "key." + modelData.toLowerCase()
                    width: board.letterWidth
                    height: board.keyHeight
                    text: modelData
                    onTapped: board.type(modelData)
                }
            }
            Key {
                objectName: "key.backspace"
                width: board.wideWidth
                height: board.keyHeight
                text: qsTr("Hapus")
                icon: "bksp"
                wordy: true
                functional: true
                onTapped: board.backspace()
            }
        }
        Row {
            spacing: Theme.sizeKeyGap

            Key {
                objectName: "key.order"
                width: board.wideWidth
                height: board.keyHeight
                text: board.alphabetical ? qsTr("QWERTY") : Theme.portrait || Theme.isLow ? qsTr("A–Z") : qsTr("Urut A–Z")
                wordy: true
                functional: true
                enabled: !board.figures
                onTapped: board.alphabetical = !board.alphabetical
            }
            Key {
                objectName: board.email ? "key.at" : "key.apostrophe"
                width: board.letterWidth
                height: board.keyHeight
                text: board.email ? "@" : "'"
                onTapped: board.type(text)
            }
            Key {
                objectName: "key.space"
                width: 5 * board.letterWidth + 4 * Theme.sizeKeyGap
                height: board.keyHeight
                text: qsTr("Spasi")
                wordy: true
                onTapped: board.type(" ")
            }
            Key {
                objectName: board.email ? "key.dot" : "key.dash"
                width: board.letterWidth
                height: board.keyHeight
                text: board.email ? "." : "-"
                onTapped: board.type(text)
            }
            Key {
                objectName: "key.figures"
                width: board.wideWidth
                height: board.keyHeight
                text: board.figures ? qsTr("ABC") : qsTr("123")
                wordy: true
                functional: true
                onTapped: board.figures = !board.figures
            }
        }
    }
}
