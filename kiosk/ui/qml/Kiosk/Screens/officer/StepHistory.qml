import QtQuick

/* What happened to a request, in a few words each. */
QtObject {
    function step(kind: string, detail: string): string {
        switch (kind) {
        case "request_filed":
            return qsTr("Diajukan");
        case "request_taken":
            return qsTr("Diambil untuk dilayani");
        case "request_returned":
            return qsTr("Dikembalikan ke warga");
        case "request_referred":
            return qsTr("Ditanyakan ke dinas");
        case "request_paused":
            return qsTr("Jam berhenti");
        case "request_resumed":
            return qsTr("Jam jalan lagi");
        case "request_completed":
            return detail === "handed_over" ? qsTr("Selesai, diserahkan") : qsTr("Selesai");
        case "request_handed_off":
            return qsTr("Diserahkan ke dinas");
        case "request_collected":
            return qsTr("Sudah diambil");
        case "request_amended":
            return qsTr("Dibetulkan");
        case "request_voided":
            return qsTr("Dibatalkan");
        default:
            return kind;
        }
    }
    function answer(code: string): string {
        switch (code) {
        case "agreed":
            return qsTr("Disetujui");
        case "refused":
            return qsTr("Belum bisa disetujui");
        case "more_needed":
            return qsTr("Masih perlu data");
        case "not_ours":
            return qsTr("Bukan urusan dinas ini");
        default:
            return qsTr("Sudah dikerjakan");
        }
    }
}
