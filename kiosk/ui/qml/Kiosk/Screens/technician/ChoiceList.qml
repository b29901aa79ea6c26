pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Things of one kind, one of them picked; what speaks against one stands beside its name. */
Column {
    id: choices

    property string heading: ""
    property string empty: ""
    property string key: ""
    property Rows rows: null

    signal chosen(string spec)

    spacing: Theme.space2

    Words {
        width: parent.width
        size: Theme.fontBody
        weight: Theme.weightSemibold
        text: choices.heading
    }
    Words {
        visible: choices.rows.count === 0
        width: parent.width
        size: Theme.fontStaffSmall
        color: Theme.inkSoft
        text: choices.empty
    }
    Repeater {
        model: choices.rows

        delegate: TapCard {
            id: card

            required property string spec
            required property string name
            required property string mark
            required property bool picked
            required property int index

            objectName: "technician." + choices.key + "." + index
            width: choices.width
            height: Math.max(Theme.sizeTargetMin, words.implicitHeight + 2 * Theme.space3)
            label: card.name
            selected: card.picked
            enabled: card.mark === ""
            onTapped: choices.chosen(card.spec)

            Words {
                id: words

                x: Theme.space4
                width: parent.width - 2 * Theme.space4
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.fontStaffSmall
                weight: card.picked ? Theme.weightSemibold : Theme.weightRegular
                text: (card.picked ? "✓ " : "") + card.name + (card.mark === "" ? "" : " (" + card.mark + ")")
                color: card.mark === "" ? Theme.ink : Theme.inkSoft
            }
        }
    }
}
