pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* Where the number is: a KTP, or the sheet of a KK, with its place marked. Keeps its colours in every mode. */
Rectangle {
    id: card

    property bool family: false
    readonly property real part: height / Theme.sizeKtpHelpHeight

    width: Math.round(height * Theme.sizeKtpHelpWidth / Theme.sizeKtpHelpHeight)
    radius: Theme.radiusKey
    color: card.family ? Theme.illustrationWall : Theme.illustrationSky
    border.width: Theme.borderDivider
    border.color: Theme.illustrationSea
    Accessible.role: Accessible.Graphic
    Accessible.name: family ? qsTr("Letak nomor pada KK") : qsTr("Letak NIK pada KTP")

    Rectangle {
        visible: !card.family
        width: parent.width
        height: Math.round(Theme.space8 * card.part) + Theme.radiusKey
        radius: Theme.radiusKey
        color: Theme.illustrationSeaDeep
    }
    Rectangle {
        y: Theme.space8 * card.part
        visible: !card.family
        width: parent.width
        height: Theme.radiusKey
        color: Theme.illustrationSky
    }
    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space3 * card.part
        width: parent.width / 2
        height: Theme.space2
        radius: height / 2
        color: card.family ? Theme.illustrationSeaDeep : Theme.surface
    }
    Rectangle {
        id: mark

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space11 * card.part
        width: parent.width - 2 * Theme.space3
        height: Theme.space11 * card.part
        radius: Theme.space2
        color: Theme.illustrationWall
        border.width: Theme.borderSelected
        border.color: Theme.illustrationMarigold

        Words {
            anchors.centerIn: parent
            text: card.family ? "No. 3578 ••••" : "NIK  3578 ••••"
            size: Theme.fontBody / Theme.textScale
            weight: Theme.weightBold
            color: Theme.illustrationInk
            Accessible.ignored: true
        }
    }
    Repeater {
        model: 4

        delegate: Rectangle {
            required property int index

            x: Theme.space4
            y: mark.y + mark.height + (Theme.space4 + index * Theme.space6 * 0.85) * card.part
            width: card.width * (card.family ? 0.89 : [0.5, 0.42, 0.47, 0.36][index])
            height: Theme.space2
            radius: height / 2
            color: Theme.illustrationSea
            opacity: 0.5
        }
    }
    Rectangle {
        visible: !card.family
        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space3
        width: Theme.sizeTick * card.part
        height: card.height - mark.y - mark.height - 2 * Theme.space3
        radius: Theme.space1
        color: Theme.illustrationTile

        Icon {
            anchors.centerIn: parent
            name: "user"
            side: Math.round(Theme.space11 * card.part)
            colour: Theme.illustrationWall
        }
    }
}
