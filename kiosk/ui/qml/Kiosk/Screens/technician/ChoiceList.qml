pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Things of one kind, one of them picked; what speaks against one stands beside its name. Pages where there are many. */
Item {
    id: choices

    property string heading: ""
    property string empty: ""
    property string key: ""
    property Rows rows: null
    property real whole: 0

    signal chosen(string spec)

    function measure(): void {
        let high = 0;
        for (let at = 0; at < cards.count; at++)
            high += (cards.itemAt(at)?.implicitHeight ?? 0) + Theme.space3;
        whole = high;
        pager.measure();
    }

    implicitHeight: head.height + Theme.space3 + (rows.count > 0 ? whole : none.height)

    Words {
        id: head

        // Whether there are pages depends on this height; so it asks how many things there are.
        width: parent.width - (choices.rows.count > 2 ? pager.width + Theme.space3 : 0)
        size: Theme.fontBody
        weight: Theme.weightSemibold
        text: choices.heading
    }
    Words {
        id: none

        anchors.top: head.bottom
        anchors.topMargin: Theme.space3
        visible: choices.rows.count === 0
        width: parent.width
        size: Theme.fontStaffSmall
        color: Theme.inkSoft
        text: choices.empty
    }
    Column {
        id: column

        y: (pager.visible ? Math.max(head.height, pager.height) : head.height) + Theme.space3
        width: parent.width
        spacing: Theme.space3

        Repeater {
            id: cards

            model: choices.rows
            onItemAdded: choices.measure()
            onItemRemoved: choices.measure()

            delegate: TapCard {
                id: card

                required property string spec
                required property string name
                required property string mark
                required property bool picked
                required property int index

                objectName: "technician." + choices.key + "." + index
                visible: pager.holds(index)
                width: choices.width
                implicitHeight: Math.max(Theme.sizeTargetMin, words.implicitHeight + 2 * Theme.space3 + Theme.sizeCardEdge)
                height: implicitHeight
                label: card.name
                selected: card.picked
                toggles: true
                on: card.picked
                enabled: card.mark === ""
                onImplicitHeightChanged: choices.measure()
                onPickedChanged: if (picked)
                    pager.show(index)
                onTapped: choices.chosen(card.spec)

                Icon {
                    id: tick

                    x: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    visible: card.picked
                    side: Theme.sizeIconSmall
                    name: "check"
                    colour: Theme.action
                }
                Words {
                    id: words

                    x: Theme.space4 + tick.side + Theme.space3
                    width: parent.width - x - Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.fontStaffSmall
                    weight: card.picked ? Theme.weightSemibold : Theme.weightRegular
                    text: card.name + (card.mark === "" ? "" : " (" + card.mark + ")")
                    color: card.mark === "" ? Theme.ink : Theme.inkSoft
                }
            }
        }
    }
    UnevenPager {
        id: pager

        name: "technician." + choices.key + ".pager"
        anchors.right: parent.right
        items: cards
        space: choices.height - head.height - Theme.space3
        cost: Math.max(0, buttonHeight - head.height)
    }
}
