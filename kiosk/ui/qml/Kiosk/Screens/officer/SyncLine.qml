pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One figure of the page "Kiriman": picture, name, value. Not a target. */
Item {
    id: line

    property string icon: ""
    property string label: ""
    property string value: ""
    property bool last: false

    implicitHeight: Math.max(name.implicitHeight, told.implicitHeight)

    Icon {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        name: line.icon
        side: Theme.sizeIconSmall
        colour: Theme.brandText
    }
    Words {
        id: name

        anchors.left: mark.right
        anchors.leftMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        text: line.label
        size: Theme.fontStaffSmall
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
    Words {
        id: told

        anchors.left: name.right
        anchors.leftMargin: Theme.space4
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        horizontalAlignment: Text.AlignRight
        text: line.value
        weight: Theme.weightSemibold
        lineHeight: Theme.lineHeading
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.borderDivider
        visible: !line.last
        color: Theme.hairline
    }
}
