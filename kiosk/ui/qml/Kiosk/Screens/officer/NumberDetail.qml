pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One number: a sentence anybody understands, its terms and records, what the kiosk cannot know, and the way to object. */
ScreenPage {
    id: page

    required property OfficerNumbersModel vm

    readonly property string which: page.vm.which
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property string meaning: which === "index" ? (page.vm.indexValue === "" ? qsTr("Belum ada rencana bertarget atau lima permohonan selesai, jadi belum ada indeks.") : qsTr("Indeks adalah jumlah bagian di bawah; bagian yang belum diketahui dibagi ke bagian lain.")) : which === "hours" ? qsTr("Jumlah waktu Anda tercatat hadir hari ini di kios ini.") : which === "entries" ? qsTr("Setiap catatan kerja bulan ini; yang dibatalkan (%1) tidak dihitung.").arg(page.vm.voidedCount) : which === "on_time" ? qsTr("Permohonan yang Anda selesaikan sebelum janji habis. Waktu menunggu warga sudah dikurangi.") : qsTr("Selesai setelah janji. Dihitung ke Anda hanya kalau Anda ambil sebelum janji habis.")
    readonly property string unknown: which === "index" ? qsTr("Kios tidak tahu: balai lain, penilaian warga, perilaku, pemeriksaan atasan.") : which === "hours" ? qsTr("Kios tidak tahu: hadir di balai lain, istirahat dan koreksi atasan.") : which === "entries" ? qsTr("Kios tidak tahu: catatan di balai lain dan pemeriksaan atasan.") : qsTr("Kios tidak tahu: permohonan di balai lain dan keputusan kota.")

    function component(code: string): string {
        return code === "task" ? qsTr("Capaian rencana") : code === "sla" ? qsTr("Tepat waktu") : code === "skm" ? qsTr("Penilaian warga") : code === "response" ? qsTr("Jawab pengaduan") : qsTr("Perilaku");
    }
    function dropped(code: string): string {
        return code === "no_plan" ? qsTr("belum ada rencana bertarget") : code === "too_few" ? qsTr("belum cukup kasus") : code === "unknown" ? qsTr("hanya kota yang tahu") : qsTr("tidak dihitung");
    }
    function cause(code: string): string {
        return code === "mine" ? qsTr("karena saya") : code === "before_me" ? qsTr("sudah lewat saat diambil") : code === "other_office" ? qsTr("menunggu dinas lain") : qsTr("tepat waktu");
    }
    function nameOf(kind: string, words: string, a: string, b: string): string {
        switch (kind) {
        case "term":
            return page.component(words);
        case "plan":
            return words !== "" ? words : qsTr("Rencana");
        case "leave":
            return qsTr("Cuti bulan ini");
        case "rule":
            return qsTr("Aturan versi %1, sejak %2").arg(a).arg(b);
        case "presence":
            return say.place(words);
        case "overlap":
            return qsTr("Waktu yang sama dihitung sekali");
        case "pause":
            return qsTr("Istirahat menurut aturan");
        case "entry":
            return words !== "" ? words : qsTr("Kegiatan (kata-katanya sudah dihapus)");
        case "objection":
            return qsTr("Keberatan %1").arg(a);
        default:
            return words;
        }
    }
    function valueOf(kind: string, a: string, b: string, c: string): string {
        switch (kind) {
        case "term":
            return a === "" ? page.dropped(c) : b === "0,0" ? qsTr("%1, tidak dihitung").arg(a) : qsTr("%1 × %2% = %3").arg(a).arg(b).arg(c);
        case "plan":
            return c === "" ? qsTr("%1, tanpa target").arg(a) : qsTr("%1 dari %2 → %3").arg(a).arg(b).arg(c);
        case "leave":
            return qsTr("%1 hari, target berkurang").arg(a);
        case "rule":
            return page.vm.isProposal ? qsTr("usulan") : qsTr("resmi");
        case "presence":
        case "elsewhere":
            return b === "" ? qsTr("%1 sampai sekarang · %2").arg(a).arg(say.span(Number(c))) : qsTr("%1–%2 · %3").arg(a).arg(b).arg(say.span(Number(c)));
        case "overlap":
        case "pause":
            return "−" + say.span(Number(c));
        case "entry":
            return qsTr("%1 · %2").arg(a).arg(say.span(Number(b))) + (c === "none" ? qsTr(" · tanpa bukti") : "");
        case "objection":
            return b === "city" ? qsTr("diterima kota") : qsTr("tersimpan di kios");
        default:
            return page.brief ? page.cause(c) : qsTr("%1 · %2").arg(a).arg(page.cause(c));
        }
    }

    helpVisible: false
    primaryText: qsTr("Keberatan")
    primaryIcon: "pencil"
    primaryIconRight: false
    primaryKind: "secondary"
    onPrimary: page.vm.objectTo()

    WorkWords {
        id: say
    }
    Timer {
        interval: Theme.motionUndo
        running: page.vm.notice !== ""
        onTriggered: page.vm.dismiss()
    }
    Column {
        id: head

        width: parent.width
        spacing: Theme.space2

        Row {
            width: parent.width
            spacing: Theme.space5

            Words {
                id: name

                width: Math.min(implicitWidth, parent.width - value.width - parent.spacing)
                anchors.verticalCenter: parent.verticalCenter
                text: page.which === "index" ? qsTr("Indeks (IKI)") : page.which === "hours" ? qsTr("Jam hari ini") : page.which === "entries" ? qsTr("Catatan kerja") : page.which === "on_time" ? qsTr("Tepat waktu") : qsTr("Terlambat")
                size: Theme.fontBannerTitle
                weight: Theme.weightBannerTitle
                Accessible.role: Accessible.Heading
            }
            Words {
                id: value

                objectName: "number.value"
                text: page.which === "index" ? (page.vm.indexValue !== "" ? page.vm.indexValue : "–") : page.which === "hours" ? say.span(page.vm.hourMinutes) : page.which === "entries" ? String(page.vm.entryCount) : page.which === "on_time" ? String(page.vm.onTimeCount) : String(page.vm.lateCount)
                size: Theme.fontQuestion
                weight: Theme.weightQuestion
                color: Theme.brandText
                wrapMode: Text.NoWrap
            }
        }
        Banner {
            objectName: "number.news"
            visible: page.vm.notice !== ""
            width: parent.width
            kind: "ok"
            text: qsTr("Keberatan tersimpan di kios dan dikirim ke kota.")
        }
        Words {
            width: parent.width
            visible: page.vm.notice === "" && !(page.brief && Theme.isShort)
            text: page.meaning
            lineHeight: Theme.lineHeading
        }
    }
    Card {
        id: sheet

        y: head.height + Theme.space3
        width: parent.width
        height: foot.y - y - Theme.space2

        Item {
            id: lines

            readonly property real lineHeight: page.brief || Theme.portrait ? Theme.sizeButtonDialog : Theme.sizeButtonSmall

            x: Theme.space5
            y: Theme.space1
            width: parent.width - 2 * Theme.space5
            height: parent.height - sheet.edge - 2 * Theme.space1

            Column {
                width: parent.width

                Repeater {
                    model: page.vm.lines

                    delegate: NumberLine {
                        required property int index
                        required property string key
                        required property string kind
                        required property string words
                        required property string a
                        required property string b
                        required property string c

                        objectName: "number.line." + index
                        visible: pager.shows(index)
                        width: lines.width
                        height: lines.lineHeight
                        stacked: page.brief || Theme.portrait
                        pressable: kind === "request" && page.which === "late"
                        leftText: page.nameOf(kind, words, a, b)
                        rightText: page.valueOf(kind, a, b, c)
                        onTapped: page.vm.objectToRequest(key, words)
                    }
                }
            }
            EmptyState {
                anchors.centerIn: parent
                width: parent.width
                room: parent.height
                visible: page.vm.lines.count === 0
                art: "surat"
                title: qsTr("Belum ada catatan")
                text: qsTr("Yang tercatat bulan ini muncul di sini.")
            }
        }
    }
    Item {
        id: foot

        y: parent.height - height
        width: parent.width
        // The pager's room is kept free also while it is not there: what is below must not decide what is above.
        height: Math.max(unknownWords.implicitHeight, pager.buttonHeight)

        Words {
            id: unknownWords

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - 2 * Theme.sizeTargetPrimary - Math.round(Theme.sizeThumb * (Theme.largeText ? 1.7 : 1.4))
            text: page.unknown
            size: Theme.fontStaffSmall
            lineHeight: Theme.lineHeading
            color: Theme.inkSoft
        }
        Pager {
            id: pager

            name: "number.pager"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            count: page.vm.lines.count
            room: lines.height
            lineHeight: lines.lineHeight
        }
    }
}
