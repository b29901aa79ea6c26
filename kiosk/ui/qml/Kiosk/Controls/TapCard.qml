pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A card that can be pressed: `line` border and a lower edge; selected = tint and a thick border. Children fill its face. */
Tap {
    id: card

    property bool selected: false
    // What the voice says of it: only words that anybody may hear; lit while it is being said.
    property string aloud: ""
    property bool lit: false
    readonly property int edge: Theme.edges && !selected ? Theme.sizeCardEdge : 0
    default property alias content: inside.data

    ringRadius: Theme.radiusCard

    Rectangle {
        anchors.fill: parent
        visible: card.edge > 0 && !card.pressed
        radius: Theme.radiusCard
        color: Theme.hairline
    }
    Rectangle {
        width: parent.width
        height: parent.height - card.edge
        y: card.pressed ? card.edge : 0
        radius: Theme.radiusCard
        color: card.selected || card.lit ? Theme.actionTint : card.pressed ? Theme.sunken : Theme.surface
        border.width: card.selected || card.lit ? Theme.borderSelected : Theme.borderTouchable
        border.color: card.selected || card.lit ? Theme.action : Theme.line

        Item {
            id: inside

            anchors.fill: parent
        }
    }
}
