pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* The 31 signs that a status code may hold and no other: without 0 O 1 I L, which look alike on paper. */
Item {
    id: board

    readonly property list<string> rows: ["23456789", "ABCDEFGHJK", "MNPQRSTUVW", "XYZ"]
    readonly property int keyWidth: Math.floor((width - 9 * Theme.sizeKeyGap) / 10)
    readonly property int keyHeight: Math.floor((height - 3 * Theme.sizeKeyGap) / 4)

    signal sign(string text)
    signal backspace

    implicitHeight: 4 * Theme.sizeKeyLetterHeight + 3 * Theme.sizeKeyGap

    Column {
        spacing: Theme.sizeKeyGap

        Repeater {
            model: 4

            delegate: Row {
                id: line

                required property int index

                spacing: Theme.sizeKeyGap

                Repeater {
                    model: board.rows[line.index].split("")

                    delegate: Key {
                        required property string modelData

                        objectName: "key." + modelData.toLowerCase()
                        width: board.keyWidth
                        height: board.keyHeight
                        text: modelData
                        onTapped: board.sign(modelData)
                    }
                }
                Key {
                    objectName: "key.backspace"
                    visible: line.index === 0
                    width: 2 * board.keyWidth + Theme.sizeKeyGap
                    height: board.keyHeight
                    text: qsTr("Hapus")
                    icon: "bksp"
                    wordy: true
                    functional: true
                    onTapped: board.backspace()
                }
                Words {
                    visible: line.index === 3 && !Theme.lowControls
                    width: 7 * board.keyWidth + 6 * Theme.sizeKeyGap
                    height: board.keyHeight
                    leftPadding: Theme.space4
                    verticalAlignment: Text.AlignVCenter
                    text: Theme.largeText ? qsTr("Tanpa 0, 1, O, I, L.") : qsTr("Kode tidak memakai angka 0 dan 1, huruf O, I, dan L.")
                    color: Theme.inkSoft
                }
            }
        }
    }
}
