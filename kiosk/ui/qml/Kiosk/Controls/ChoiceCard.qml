pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One answer of several: words, and a mark that says whether it is chosen. `many` shows a square (several may be chosen). */
TapCard {
    id: card

    property bool many: false

    aloud: label
    selected: on
    toggles: true

    Rectangle {
        id: mark

        x: Theme.space6
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.sizeCaptureCheck
        height: width
        radius: card.many ? Theme.radiusBox : width / 2
        color: card.on ? Theme.action : Theme.surface
        border.width: Theme.borderTouchable
        border.color: card.on ? Theme.action : Theme.line

        Icon {
            anchors.centerIn: parent
            visible: card.on
            name: "check"
            side: Theme.sizeIconSmall
            colour: Theme.textOnAction
        }
    }
    Words {
        anchors.left: mark.right
        anchors.leftMargin: Theme.space5
        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        text: card.label
        size: Theme.isLow ? Theme.fontBody : Theme.fontCardLabel
        weight: Theme.weightCardLabel
        Accessible.ignored: true
    }
}
