pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* How long is left, as icon, words and colour. Numbers come from the view-model, words are made here. */
Chip {
    id: chip

    property string urgency: "none"
    property int minutes: 0
    property int days: 0
    property string clock: ""
    property string date: ""

    function span(minutes: int): string {
        if (minutes < 60)
            return qsTr("%1 menit").arg(minutes);
        if (minutes < 1440)
            return qsTr("%1 jam").arg(Math.floor(minutes / 60));
        return qsTr("%1 hari").arg(Math.floor(minutes / 1440));
    }

    size: Theme.fontStaffSmall
    kind: urgency === "late" ? "harm" : urgency === "soon" ? "attention" : urgency === "done" ? "ok" : "plain"
    icon: urgency === "late" ? "stop" : urgency === "soon" ? "warn" : urgency === "done" ? "check" : urgency === "waiting" ? "info" : urgency === "later" ? "calendar" : urgency === "voided" ? "close" : "clock"
    text: urgency === "late" ? qsTr("Terlambat %1").arg(span(Math.max(1, -minutes))) : urgency === "soon" || urgency === "today" ? qsTr("Sisa %1").arg(span(minutes)) : urgency === "done" ? qsTr("Selesai") : urgency === "waiting" ? qsTr("Tunggu berkas") : urgency === "voided" ? qsTr("Dibatalkan") : urgency === "later" ? (days === 1 ? qsTr("Besok %1").arg(clock) : qsTr("%1, %2").arg(date).arg(clock)) : qsTr("Menunggu")
}
