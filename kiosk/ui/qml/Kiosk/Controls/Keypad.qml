pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Digits 1-9, 0 and Hapus. `corner` (bottom left) is the owner's: a counter, or nothing.
   Hardware keys reach the owner through ScreenPage.typed/erased, not through this item. */
Item {
    id: pad

    property int keyWidth: Theme.sizeKeyNumberWidth
    property int keyHeight: Theme.sizeKeyNumberHeight
    default property alias corner: cornerPlace.data

    signal digit(string text)
    signal backspace

    implicitWidth: 3 * keyWidth + 2 * Theme.sizeKeyGap
    implicitHeight: 4 * keyHeight + 3 * Theme.sizeKeyGap

    Grid {
        columns: 3
        spacing: Theme.sizeKeyGap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            delegate: Key {
                required property string modelData

                objectName: "key." + modelData
                width: pad.keyWidth
                height: pad.keyHeight
                text: modelData
                figure: Math.min(Theme.fontKeyDigit, Math.floor(height * 0.68))
                onTapped: pad.digit(modelData)
            }
        }
        Item {
            id: cornerPlace

            width: pad.keyWidth
            height: pad.keyHeight
        }
        Key {
            objectName: "key.0"
            width: pad.keyWidth
            height: pad.keyHeight
            text: "0"
            figure: Math.min(Theme.fontKeyDigit, Math.floor(height * 0.68))
            onTapped: pad.digit("0")
        }
        Key {
            objectName: "key.backspace"
            width: pad.keyWidth
            height: pad.keyHeight
            text: qsTr("Hapus")
            icon: "bksp"
            wordy: true
            functional: true
            onTapped: pad.backspace()
        }
    }
}
