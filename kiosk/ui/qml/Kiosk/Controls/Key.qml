pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One key of a pad or keyboard: fast double presses are meant, so nothing is debounced and Tab passes it by. */
Tap {
    id: key

    property string text: ""
    property string icon: ""
    property bool wordy: false
    property bool functional: false
    property int iconSide: text === "" ? Theme.sizeIconBanner : Theme.sizeIconSmall
    property int figure: Math.min(wordy ? Theme.fontKeyWord : Theme.fontKeyLetter, Math.floor((height - edge) * 0.72))
    readonly property int edge: Theme.edges ? Theme.sizeCardEdge : 0
    // A word too wide for its key leaves the place to the sign that means the same.
    readonly property bool wordless: icon !== "" && word.implicitWidth + Theme.space2 > width
    readonly property color textColour: pressed || on ? Theme.textOnAction : enabled ? Theme.ink : Theme.textOnDisabled

    label: text
    debounced: false
    tabStop: false
    implicitWidth: Theme.sizeKeyLetterWidth
    implicitHeight: Theme.sizeKeyLetterHeight

    Rectangle {
        anchors.fill: parent
        visible: key.edge > 0 && !key.pressed
        radius: Theme.radiusKey
        color: Theme.hairline
    }
    Rectangle {
        width: parent.width
        height: parent.height - key.edge
        y: key.pressed ? key.edge : 0
        radius: Theme.radiusKey
        color: key.pressed || key.on ? Theme.action : key.functional ? Theme.sunken : Theme.surface
        border.width: Theme.borderDivider
        border.color: Theme.line

        Row {
            anchors.centerIn: parent
            spacing: Theme.space2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: name !== "" && (key.text === "" || key.wordless || width + Theme.space2 + word.implicitWidth <= key.width - Theme.space2)
                name: key.icon
                side: key.wordless ? Theme.sizeIconBanner : key.iconSide
                colour: key.textColour
            }
            Words {
                id: word

                anchors.verticalCenter: parent.verticalCenter
                visible: !key.wordless
                text: key.text
                size: key.figure
                weight: Theme.weightBold
                color: key.textColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
