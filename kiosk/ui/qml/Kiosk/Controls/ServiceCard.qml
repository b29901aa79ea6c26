pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Picture and at most three words, and a speaker that reads them where there is room for it. */
TapCard {
    id: card

    property string art: ""
    property bool warm: false
    property string hint: ""

    aloud: label

    Art {
        id: plate

        x: Theme.space3
        y: Theme.space3
        width: Math.min(height, card.width * (Theme.largeText ? 0.28 : 0.4))
        height: card.height - card.edge - 2 * Theme.space3
        key: card.art
        warm: card.warm
    }
    Column {
        id: words

        readonly property bool shared: !Theme.largeText && plate.height - implicitHeight - Theme.space1 >= Theme.sizeSpeaker

        anchors.left: plate.right
        anchors.leftMargin: Theme.space3
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        y: shared ? plate.y : (parent.height - height) / 2
        spacing: Theme.space1

        Words {
            width: parent.width
            text: card.label
            size: Theme.fontCardLabel
            weight: Theme.weightCardLabel
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: card.hint !== ""
            text: card.hint
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }
    CardSpeaker {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        y: plate.y + plate.height - height
        objectName: card.objectName + ".listen"
        visible: words.shared
        words: card.label
    }
}
