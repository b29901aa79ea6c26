pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Picture and at most three words. */
TapCard {
    id: card

    property string art: ""
    property bool warm: false
    property string hint: ""

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
        anchors.left: plate.right
        anchors.leftMargin: Theme.space3
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
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
}
