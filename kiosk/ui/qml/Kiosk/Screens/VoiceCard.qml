pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Suara: every page reads itself from now on. While it is on, the button on it makes it louder, in three steps. */
TapCard {
    id: card

    required property ShellModel shell
    readonly property bool missing: Aloud.state === "missing"
    readonly property bool narrow: width < 1.4 * Theme.sizeLanguageCardWidth
    readonly property int loudness: Aloud.voice === null ? 1 : Aloud.voice.volume

    objectName: "language.voice"
    label: qsTr("Suara")
    aloud: label
    description: missing ? qsTr("Suara tidak tersedia") : qsTr("Layar dibacakan")
    toggles: true
    on: shell.voice
    selected: on
    onTapped: shell.toggleVoice()

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceMargin
        anchors.verticalCenter: parent.verticalCenter
        visible: !(card.narrow && louder.visible)
        name: card.on ? "okc" : "speaker"
        side: Theme.sizeTick
        colour: card.on ? Theme.action : Theme.brandText
    }
    Column {
        anchors.left: icon.visible ? icon.right : parent.left
        anchors.leftMargin: Theme.space6
        anchors.right: louder.visible ? louder.left : parent.right
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: card.label
            size: Theme.fontCardLabel
            weight: Theme.weightBold
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            visible: card.missing || !Theme.largeText && !louder.visible && card.height >= (Theme.fontCardLabel + Theme.fontBody) * 1.3 + 2 * Theme.space3
            text: card.description
            color: Theme.inkSoft
            Accessible.ignored: true
        }
    }
    Button {
        id: louder

        objectName: "language.volume"
        anchors.right: parent.right
        anchors.rightMargin: Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        visible: card.on && !card.missing
        height: Theme.sizeButtonSmall
        padding: Theme.space5
        size: Theme.fontBody
        icon: card.narrow ? "" : "speaker"
        label: card.loudness === 1 ? qsTr("Pelan") : card.loudness === 2 ? qsTr("Sedang") : qsTr("Keras")
        description: qsTr("Ganti keras suara")
        onTapped: {
            Aloud.voice.louder();
            Aloud.read(label);
        }
    }
}
