pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* kind: "filled" (one a screen), "secondary", "quiet", "harm" (a secondary that destroys), "harmFilled". */
Tap {
    id: button

    property string kind: "secondary"
    property string icon: ""
    property bool iconRight: false
    property int size: Theme.fontButton
    property int padding: Theme.sizeButtonPadding

    readonly property bool filled: kind === "filled" || kind === "harmFilled"
    readonly property bool edged: filled && enabled && Theme.edges
    readonly property int edge: edged ? Theme.sizeButtonEdge : 0
    readonly property color fill: !enabled && kind !== "quiet" ? Theme.disabled : kind === "filled" ? (pressed ? Theme.actionPressed : Theme.action) : kind === "harmFilled" ? Theme.harm : pressed ? Theme.sunken : kind === "quiet" ? "transparent" : Theme.surface
    readonly property color textColour: !enabled ? Theme.textOnDisabled : kind === "filled" ? Theme.textOnAction : kind === "harmFilled" ? Theme.textOnHarm : kind === "harm" ? Theme.harm : Theme.ink

    implicitWidth: content.implicitWidth + 2 * padding
    implicitHeight: Theme.sizeButton
    ringRadius: Theme.radiusButton

    Rectangle {
        anchors.fill: parent
        visible: button.edged && !button.pressed
        radius: Theme.radiusButton
        color: button.kind === "filled" ? Theme.actionPressed : Theme.ink
    }
    Rectangle {
        id: face

        width: parent.width
        height: parent.height - button.edge
        y: button.pressed ? button.edge : 0
        radius: Theme.radiusButton
        color: button.fill
        border.width: button.kind === "quiet" || (button.filled && button.enabled) ? 0 : Theme.borderTouchable
        border.color: !button.enabled ? Theme.disabled : Theme.line

        Row {
            id: content

            anchors.centerIn: parent
            spacing: Theme.space4
            layoutDirection: button.iconRight ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.icon !== ""
                name: button.icon
                colour: button.textColour
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: text !== ""
                text: button.label
                size: button.size
                weight: Theme.weightButton
                color: button.textColour
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
