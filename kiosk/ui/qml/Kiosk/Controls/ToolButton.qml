pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One of the tools in the footer: picture over word, the same place on every screen. */
Tap {
    id: tool

    property string icon: ""
    // Of a tool whose word changes: the room for the widest, and whether the word may take two lines.
    property int wordWidth: Math.ceil(word.implicitWidth)
    property bool wraps: false
    readonly property alias font: word.font

    implicitWidth: Math.max(Theme.sizeToolMin, wordWidth + Theme.sizeToolPadding)
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
            visible: tool.icon !== ""
            anchors.horizontalCenter: parent.horizontalCenter
            name: tool.icon
            colour: tool.on ? Theme.action : Theme.ink
        }
        Words {
            id: word

            anchors.horizontalCenter: parent.horizontalCenter
            horizontalAlignment: Text.AlignHCenter
            width: tool.wraps ? tool.wordWidth : undefined
            text: Theme.largeText && !tool.wraps ? tool.label.replace(" ", "\n") : tool.label
            size: Theme.fontTool
            weight: Theme.weightTool
            lineHeight: 1
            color: tool.on ? Theme.action : Theme.ink
            Accessible.ignored: true
        }
    }
}
