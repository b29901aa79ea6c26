pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A sheet that cannot be pressed: hairline border and a lower edge. Put anything inside; it does not lay out its children. */
Item {
    id: card

    property color fill: Theme.surface
    property real corner: Theme.radiusCard
    property int edge: Theme.edges ? Theme.sizeCardEdge : 0
    default property alias content: face.data

    Rectangle {
        anchors.fill: parent
        visible: card.edge > 0
        radius: card.corner
        color: Theme.hairline
    }
    Rectangle {
        id: face

        width: parent.width
        height: parent.height - card.edge
        radius: card.corner
        color: card.fill
        border.width: Theme.borderDivider
        border.color: Theme.hairline
    }
}
