pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One plain check of a picture: done or not yet, by mark, words and colour. */
Row {
    id: line

    property bool done: false
    property string text: ""

    spacing: Theme.space4
    Accessible.role: Accessible.StaticText
    Accessible.name: text + (done ? ": " + qsTr("ya") : ": " + qsTr("belum"))

    Rectangle {
        width: Theme.sizeCaptureCheck
        height: width
        radius: width / 2
        color: line.done ? Theme.action : "transparent"
        border.width: Theme.borderTouchable
        border.color: line.done ? Theme.action : Theme.line

        Icon {
            anchors.centerIn: parent
            visible: line.done
            name: "check"
            side: Theme.sizeIconSmall
            colour: Theme.textOnAction
        }
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: line.text
        weight: line.done ? Theme.weightSemibold : Theme.weightRegular
        color: line.done ? Theme.ink : Theme.inkSoft
        Accessible.ignored: true
    }
}
