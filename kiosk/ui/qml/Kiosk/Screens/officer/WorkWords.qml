import QtQuick

/* Words for what work is counted in: places, units, spans. Not an item. */
QtObject {
    id: say

    function place(code: string): string {
        return code === "office" ? qsTr("Kantor") : code === "field" ? qsTr("Lapangan") : code === "home" ? qsTr("Rumah") : qsTr("Balai RW");
    }
    function unit(code: string): string {
        switch (code) {
        case "documents":
            return qsTr("dokumen");
        case "people":
            return qsTr("orang");
        case "households":
            return qsTr("keluarga");
        case "hours":
            return qsTr("jam");
        case "events":
            return qsTr("kegiatan");
        case "percent":
            return qsTr("persen");
        default:
            return qsTr("hasil");
        }
    }
    // Why a superior sent an entry back: codes of the city's judgement.
    function sentBack(code: string): string {
        switch (code) {
        case "number_doubtful":
            return qsTr("Jumlahnya perlu dijelaskan.");
        case "evidence_missing":
            return qsTr("Buktinya belum ada.");
        case "evidence_unclear":
            return qsTr("Buktinya tidak jelas.");
        case "wrong_plan":
            return qsTr("Bukan untuk rencana ini.");
        case "written_twice":
            return qsTr("Tercatat dua kali.");
        case "no_work_of_ours":
            return qsTr("Bukan pekerjaan dinas.");
        default:
            return qsTr("Perlu diperbaiki.");
        }
    }
    function count(quantity: int, code: string): string {
        return quantity + " " + say.unit(code);
    }
    function span(minutes: int): string {
        if (minutes < 60)
            return qsTr("%1 menit").arg(minutes);
        return minutes % 60 === 0 ? qsTr("%1 jam").arg(minutes / 60) : qsTr("%1 jam %2 menit").arg(Math.floor(minutes / 60)).arg(minutes % 60);
    }
    // Where a line has no room for more, at the end of a word.
    function brief(text: string, signs: int): string {
        if (text.length <= signs)
            return text;
        const cut = text.lastIndexOf(" ", signs - 1);
        return text.substring(0, cut > signs / 2 ? cut : signs - 1) + "…";
    }
}
