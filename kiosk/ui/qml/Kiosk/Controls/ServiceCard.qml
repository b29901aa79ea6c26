pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Picture and at most three words, and a speaker that reads them where there is room for it. */
TapCard {
    id: card

    property string art: ""
    property bool warm: false
    property string hint: ""
    // On a standing screen a card is nearly square: the picture lies above its words.
    readonly property bool stacked: height > width * 0.65
    readonly property real wordsHeight: Math.max(words.implicitHeight, Theme.sizeSpeaker)

    aloud: label

    Art {
        id: plate

        x: Theme.space3
        y: Theme.space3
        width: card.stacked ? card.width - 2 * Theme.space3 : Math.min(height, card.width * (Theme.largeText ? 0.28 : 0.4))
        height: card.height - card.edge - 2 * Theme.space3 - (card.stacked ? card.wordsHeight + Theme.space3 : 0)
        key: card.art
        warm: card.warm
    }
    Column {
        id: words

        // The same for every card of a page, whether its words take one line or two.
        readonly property bool shared: !Theme.largeText && (card.stacked || plate.height - Math.max(implicitHeight, 2.6 * Theme.fontCardLabel) >= Theme.sizeSpeaker)

        x: card.stacked ? Theme.space3 : plate.x + plate.width + Theme.space3
        y: card.stacked ? plate.y + plate.height + Theme.space3 + (card.wordsHeight - height) / 2 : shared ? plate.y : (parent.height - height) / 2
        width: card.width - x - (card.stacked && shared ? Theme.sizeSpeaker + 2 * Theme.space3 : Theme.space3)
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
        y: plate.y + plate.height + (card.stacked ? Theme.space3 + card.wordsHeight : 0) - height
        objectName: card.objectName + ".listen"
        visible: words.shared
        words: card.label
    }
}
