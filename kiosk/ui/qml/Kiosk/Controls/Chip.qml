pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A state as icon + word + colour; never touchable. kind: "plain", "ok", "attention", "harm". */
Rectangle {
    id: chip

    property string kind: "plain"
    property string icon: ""
    property string text: ""
    property int size: Theme.fontTickWord
    readonly property color tone: kind === "ok" ? Theme.ok : kind === "attention" ? Theme.attention : kind === "harm" ? Theme.harm : Theme.ink

    implicitWidth: row.implicitWidth + 2 * Theme.space5
    implicitHeight: Math.max(Theme.sizeChip, row.implicitHeight + Theme.space2)
    radius: height / 2
    color: kind === "ok" ? Theme.okTint : kind === "attention" ? Theme.attentionTint : kind === "harm" ? Theme.harmTint : Theme.sunken
    border.width: kind === "plain" ? 0 : Theme.borderDivider
    border.color: tone

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.space3

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: name !== ""
            name: chip.icon
            side: Theme.sizeIconSmall
            colour: chip.tone
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            size: chip.size
            weight: Theme.weightSemibold
            color: chip.tone
            wrapMode: Text.NoWrap
        }
    }
}
