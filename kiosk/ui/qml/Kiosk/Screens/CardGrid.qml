pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Up to six service cards, 3 x 2 (2 x 3 in portrait), filling the height it is given. */
Grid {
    id: grid

    required property Rows cards
    property string prefix: "card"
    property int lines: Theme.portrait ? 3 : 2
    readonly property int cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)
    readonly property int cardHeight: Math.floor((height - (lines - 1) * spacing) / lines)

    signal chosen(string key)

    columns: Theme.portrait ? 2 : 3
    spacing: Theme.spaceCardGap

    Repeater {
        model: grid.cards

        delegate: ServiceCard {
            required property string key
            required property int index
            required art
            required label

            objectName: grid.prefix + "." + key.toLowerCase()
            width: grid.cardWidth
            height: grid.cardHeight
            warm: index % 2 === 1
            onTapped: grid.chosen(key)
        }
    }
}
