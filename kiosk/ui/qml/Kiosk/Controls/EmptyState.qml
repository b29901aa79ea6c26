pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Nothing here, and what to do: a thing as a picture, a title, one sentence. */
Column {
    id: empty

    property string art: "tempatkosong"
    property string title: ""
    property string text: ""
    property real room: Infinity // how high it may get; the picture goes before a word does

    spacing: Theme.space3

    Art {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Theme.sizeEmptyArt
        height: Theme.sizeEmptyArt
        bare: Theme.edges
        key: empty.art
        visible: empty.room >= Theme.sizeEmptyArt + heading.height + sentence.height + 2 * empty.spacing
    }
    Words {
        id: heading

        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: empty.title
        size: Theme.fontHeading
        weight: Theme.weightHeading
    }
    Words {
        id: sentence

        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        text: empty.text
        color: Theme.inkSoft
    }
}
