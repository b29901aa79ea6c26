pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Pages of lines that are not all alike in height: as many on each as fit. The owner gives the lines, the room for them and for this
   pager, and asks `holds(index)`; it tells `measure` when a line came, went or grew. */
Pager {
    id: pager

    property Repeater items: null
    property real space: 0
    property real between: Theme.space3
    // What this pager takes of the room.
    property real cost: buttonHeight + between
    property list<int> places: []

    function holds(index: int): bool {
        return (places[index] ?? 0) === page;
    }
    function show(index: int): void {
        page = places[index] ?? 0;
    }
    function measure(): void {
        let whole = -between;
        for (let at = 0; at < items.count; at++)
            whole += (items.itemAt(at)?.implicitHeight ?? 0) + between;
        const most = whole <= space ? space : space - cost;
        const found = [];
        let here = 0, used = 0;
        for (let at = 0; at < items.count; at++) {
            const high = items.itemAt(at)?.implicitHeight ?? 0;
            if (used > 0 && used + high > most) {
                here += 1;
                used = 0;
            }
            used += high + between;
            found.push(here);
        }
        places = found;
        count = here + 1;
    }

    room: 0
    lineHeight: 1
    onSpaceChanged: measure()
    onCostChanged: measure()
    onItemsChanged: measure()
}
