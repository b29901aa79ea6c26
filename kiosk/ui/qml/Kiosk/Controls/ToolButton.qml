pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One of the tools in the footer: picture over word, the same place on every screen. */
Tap {
    id: tool

    property string icon: ""

    implicitWidth: Math.max(Theme.sizeToolMin, word.implicitWidth + Theme.sizeToolPadding)
    implicitHeight: Math.max(Theme.sizeTool, column.implicitHeight + Theme.space2)
    ringRadius: Theme.radiusButton

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusButton
        visible: tool.on || tool.pressed
        color: tool.on ? Theme.actionTint : Theme.sunken
        border.width: tool.on ? Theme.borderTouchable : 0
        border.color: Theme.action
    }
    Column {
        id: column

        anchors.centerIn: parent
        spacing: Theme.space1

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: tool.icon
            colour: tool.on ? Theme.action : Theme.ink
        }
        Words {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            text: Theme.largeText ? tool.label.replace(" ", "\n") : tool.label
            size: Theme.fontTool
            weight: Theme.weightTool
            lineHeight: 1
            color: tool.on ? Theme.action : Theme.ink
            Accessible.ignored: true
        }
    }
}
