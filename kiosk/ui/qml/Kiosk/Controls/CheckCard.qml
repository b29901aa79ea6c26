pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A paper the resident has or has not; the whole card is the target. */
TapCard {
    id: card

    property string art: ""
    property string hint: ""
    property string onWord: ""
    property string offWord: ""

    aloud: label + ": " + (on ? onWord : offWord)
    selected: on
    toggles: true

    Art {
        id: plate

        x: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Theme.sizeCheckPlate, card.height - card.edge - 2 * Theme.space2)
        height: width
        key: card.art
        warm: !card.on
        color: card.on && Theme.edges ? Theme.surface : Theme.plateWarm
    }
    Column {
        anchors.left: plate.right
        anchors.leftMargin: Theme.space4
        anchors.right: mark.left
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: card.label
            size: card.label.length > 16 ? Theme.fontBody : Theme.fontCardLabel
            weight: Theme.weightCardLabel
            lineHeight: Theme.lineHeading
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: card.hint !== ""
            text: card.hint
            lineHeight: Theme.lineHeading
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }
    Column {
        id: mark

        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        width: Math.max(Theme.sizeTick + Theme.space3, word.implicitWidth)
        spacing: Theme.space1

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.max(Theme.sizeBadge, Math.min(Theme.sizeTick, card.height - card.edge - word.implicitHeight - 3 * Theme.space2))
            height: width
            radius: Theme.radiusKey
            color: card.on ? Theme.action : Theme.surface
            border.width: Theme.borderTouchable
            border.color: card.on ? Theme.action : Theme.line

            Icon {
                anchors.centerIn: parent
                visible: card.on
                name: "check"
                side: Math.min(Theme.sizeIconBanner, parent.width - Theme.space2)
                colour: Theme.textOnAction
            }
        }
        Words {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            text: card.on ? card.onWord : card.offWord
            weight: card.on ? Theme.weightBold : Theme.weightRegular
            color: card.on ? Theme.action : Theme.inkSoft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
