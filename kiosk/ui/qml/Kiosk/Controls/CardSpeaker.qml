pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A speaker on a card: its own target, it only reads. With large text it gives way to Dengarkan, which reads card by card. */
Tap {
    id: speaker

    property string words: ""

    width: Theme.sizeSpeaker
    height: Theme.sizeSpeaker
    ringRadius: width / 2
    tabStop: false
    label: qsTr("Dengarkan: %1").arg(words)
    onTapped: Aloud.read(words)

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: speaker.pressed ? Theme.actionTint : Theme.sunken
        border.width: Theme.borderTouchable
        border.color: Theme.line

        Icon {
            anchors.centerIn: parent
            name: "speaker"
        }
    }
}
