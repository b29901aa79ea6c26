pragma ComponentBehavior: Bound

import QtQuick

/* What the rule of the empty hall says, in one sentence: that the hall may be left, or what is still missing. Empty: no rule. */
Item {
    property string rule: "off"
    property string emptySince: ""
    property string fromClock: ""
    property int waiting: 0
    property string unfinished: ""

    readonly property string text: rule === "met" ? qsTr("Antrean kosong sejak %1, boleh pindah tempat.").arg(emptySince) : rule === "people_waiting" ? qsTr("Masih %1 nomor menunggu. Atasan melihat alasan Anda.").arg(waiting) : rule === "request_open" ? qsTr("%1 masih Anda kerjakan. Atasan melihat alasan Anda.").arg(unfinished) : rule === "too_early" ? qsTr("Boleh pindah mulai %1. Atasan melihat alasan Anda.").arg(fromClock) : ""

    visible: false
}
