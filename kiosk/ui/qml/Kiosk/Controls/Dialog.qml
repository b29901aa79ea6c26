pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A question over the screen: a title, one sentence, buttons. Put the buttons as children; they share the row.
   `picture` (an Item) stands left of the words. Keyboard focus stays inside; Esc emits dismissed(). */
FocusScope {
    id: dialog

    property string title: ""
    property string text: ""
    property bool shown: false
    // Said aloud when it opens; never a number of a person's.
    property string spoken: title + (title.endsWith("?") ? " " : ". ") + text
    property int titleSize: Theme.fontQuestion
    property int sheetWidth: Theme.sizeDialog
    property alias picture: pictureSlot.data
    property alias extra: extraSlot.data
    default property alias buttons: buttonRow.data

    signal dismissed

    anchors.fill: parent
    visible: shown
    enabled: shown
    z: 100
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    onShownChanged: if (shown) {
        forceActiveFocus();
        Aloud.opened([spoken], "");
    }
    Keys.onEscapePressed: dialog.dismissed()

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
        opacity: Theme.scrimOpacity

        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
        }
    }
    Rectangle {
        id: sheet

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.lowControls ? parent.height - height - Theme.space4 : (parent.height - height) / 2
        width: Math.min(dialog.sheetWidth, dialog.width - 2 * Theme.spaceMargin)
        height: column.implicitHeight + Theme.space13 + (Theme.isLow ? Theme.space5 : Theme.space13)
        radius: Theme.radiusDialog
        color: Theme.surface
        border.width: Theme.edges ? 0 : Theme.borderTouchable
        border.color: Theme.line

        Column {
            id: column

            x: Theme.space13
            y: Theme.space13
            width: parent.width - 2 * Theme.space13
            spacing: Theme.isLow ? Theme.space4 : Theme.space8

            Row {
                width: parent.width
                spacing: Theme.space11

                Item {
                    id: pictureSlot

                    visible: children.length > 0
                    width: childrenRect.width
                    height: childrenRect.height
                }
                Column {
                    width: parent.width - (pictureSlot.visible ? pictureSlot.width + parent.spacing : 0)
                    spacing: Theme.space4

                    Words {
                        width: parent.width
                        text: dialog.title
                        size: dialog.titleSize
                        weight: Theme.weightQuestion
                    }
                    Words {
                        width: parent.width
                        visible: text !== ""
                        text: dialog.text
                        size: Theme.fontValue
                    }
                    Item {
                        id: extraSlot

                        visible: children.length > 0
                        width: parent.width
                        height: childrenRect.height
                    }
                }
            }
            Row {
                id: buttonRow

                anchors.right: parent.right
                spacing: Theme.space5
            }
        }
    }
}
