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
    property string reason: ""

    function span(minutes: int): string {
        if (minutes < 60)
            return qsTr("%1 menit").arg(minutes);
        if (minutes < 1440)
            return qsTr("%1 jam").arg(Math.floor(minutes / 60));
        return qsTr("%1 hari").arg(Math.floor(minutes / 1440));
    }

    function waitWords(reason: string): string {
        switch (reason) {
        case "waiting_resident_documents":
            return qsTr("Tunggu berkas warga");
        case "blanko_ktp_out_of_stock":
            return qsTr("Blangko KTP habis");
        case "field_verification_pending":
            return qsTr("Tunggu cek lapangan");
        case "other_region_confirmation":
            return qsTr("Tunggu daerah lain");
        case "central_system_down":
            return qsTr("Sistem pusat mati");
        case "court_or_religious_office":
            return qsTr("Tunggu pengadilan/KUA");
        default:
            return qsTr("Jam berhenti");
        }
    }

    size: Theme.fontStaffSmall
    kind: urgency === "late" ? "harm" : urgency === "soon" ? "attention" : urgency === "done" ? "ok" : "plain"
    icon: urgency === "late" ? "stop" : urgency === "soon" ? "warn" : urgency === "done" ? "check" : urgency === "waiting" ? "info" : urgency === "later" ? "calendar" : urgency === "voided" ? "close" : "clock"
    text: urgency === "late" ? qsTr("Terlambat %1").arg(span(Math.max(1, -minutes))) : urgency === "soon" || urgency === "today" ? qsTr("Sisa %1").arg(span(minutes)) : urgency === "done" ? qsTr("Selesai") : urgency === "waiting" ? qsTr("Tunggu berkas") : urgency === "paused" ? waitWords(reason) : urgency === "voided" ? qsTr("Dibatalkan") : urgency === "later" ? (days === 1 ? qsTr("Besok %1").arg(clock) : qsTr("%1, %2").arg(date).arg(clock)) : qsTr("Menunggu")
}
