pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* A term or a record behind a number; a late request can be pressed, to object to it. */
Item {
    id: line

    property string leftText: ""
    property string rightText: ""
    property bool pressable: false
    property bool stacked: false

    signal tapped

    WorkWords {
        id: say
    }
    Tap {
        id: press

        anchors.fill: parent
        objectName: line.objectName + ".object"
        visible: line.pressable
        label: qsTr("Keberatan atas %1").arg(line.leftText)
        ringRadius: Theme.radiusBox
        onTapped: line.tapped()
    }
    Item {
        id: face

        // What can be pressed holds its words.
        parent: line.pressable ? press : line
        anchors.fill: parent

        Words {
            id: leftWords

            y: line.stacked ? (line.height - height - rightWords.height) / 2 : (line.height - height) / 2
            width: line.stacked ? line.width - (arrow.visible ? arrow.width : 0) : line.width - rightWords.width - Theme.space4 - (arrow.visible ? arrow.width + Theme.space3 : 0)
            text: say.brief(line.leftText, Math.floor(width / (Theme.fontBody * 0.6)))
            weight: Theme.weightSemibold
            lineHeight: 1
        }
        Words {
            id: rightWords

            anchors.right: line.stacked ? undefined : arrow.visible ? arrow.left : face.right
            anchors.rightMargin: arrow.visible ? Theme.space3 : 0
            y: line.stacked ? leftWords.y + leftWords.height : (line.height - height) / 2
            text: line.rightText
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            lineHeight: 1
            wrapMode: Text.NoWrap
        }
        Icon {
            id: arrow

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: line.pressable
            side: Theme.sizeIconSmall
            name: "next"
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.borderDivider
        color: Theme.hairline
    }
}
