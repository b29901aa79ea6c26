pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One errand with a stick: plug it in, choose it when there are several, see how far it is, pull it out when told. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerCourierModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool signedIn: page.officer.pages.signedIn
    readonly property bool busy: page.vm.phase === "working" || page.vm.phase === "stopping"
    readonly property bool over: page.vm.phase === "done" || page.vm.phase === "failed" || page.vm.phase === "stopped"
    // Nothing to take along is no trouble.
    readonly property bool fine: page.vm.phase === "done" || (page.vm.problem === "nothing" && page.vm.errand === "export")
    readonly property string errandWords: page.vm.errand === "export" ? qsTr("Simpan ke flashdisk") : page.vm.errand === "take_in" ? qsTr("Ambil balasan dari flashdisk") : qsTr("Bawakan kiriman balai lain")

    function stepWords(): string {
        if (page.vm.phase === "stopping")
            return qsTr("Menghentikan");
        switch (page.vm.step) {
        case "writing":
            return qsTr("Menulis ke flashdisk");
        case "checking":
            return qsTr("Memeriksa ulang");
        case "reading":
            return qsTr("Membaca flashdisk");
        case "sending":
            return qsTr("Mengirim ke kota");
        case "done":
            return qsTr("Hampir selesai");
        default:
            return qsTr("Menyiapkan");
        }
    }
    function outcome(): string {
        if (page.vm.phase === "done")
            return qsTr("Sekarang flashdisk boleh dicabut");
        if (page.vm.phase === "stopped")
            return qsTr("Dihentikan. Flashdisk boleh dicabut.");
        switch (page.vm.problem) {
        case "full":
            return qsTr("Flashdisk penuh, kurang %1.").arg(page.vm.size);
        case "gone":
            return qsTr("Flashdisk tercabut.");
        case "read_only":
            return qsTr("Flashdisk tidak bisa ditulisi.");
        case "unfit":
            return qsTr("Flashdisk ini tidak menyimpan dengan benar.");
        case "nothing":
            return page.vm.errand === "export" ? qsTr("Semua sudah diterima kota.") : page.vm.errand === "take_in" ? qsTr("Belum ada balasan di flashdisk ini.") : qsTr("Tidak ada kiriman balai lain di flashdisk ini.");
        case "damaged":
            return qsTr("Balasan di flashdisk rusak.");
        case "not_ours":
            return qsTr("Balasan ini bukan untuk kios ini.");
        case "city_disagrees":
            return qsTr("Catatan kota berbeda dengan catatan kios.");
        case "no_line":
            return qsTr("Kota tidak terjangkau.");
        case "city_refuses":
            return qsTr("Kota tidak menerima kiriman dari kios ini.");
        case "not_enrolled":
            return qsTr("Kios ini belum terdaftar.");
        case "storage":
            return qsTr("Belum bisa menyimpan.");
        default:
            return qsTr("Belum berhasil.");
        }
    }
    function wayOn(): string {
        if (page.vm.phase === "done")
            return page.vm.errand === "export" ? page.saved() : page.vm.errand === "take_in" ? page.taken() : page.carried();
        if (page.vm.phase === "stopped")
            return qsTr("Yang sudah selesai tetap ada dan tidak diulang.");
        switch (page.vm.problem) {
        case "full":
            return qsTr("Hapus berkas lain dari flashdisk, atau pakai flashdisk yang lebih besar. Yang sudah jadi tidak diulang.");
        case "gone":
            return qsTr("Tancapkan lagi, lalu tekan Coba lagi. Yang sudah jadi tidak diulang.");
        case "read_only":
            return qsTr("Geser kunci kecil di sisi flashdisk, atau pakai flashdisk lain.");
        case "unfit":
            return qsTr("Pakai flashdisk lain.");
        case "nothing":
            return page.vm.errand === "export" ? qsTr("Tidak ada yang perlu dibawa.") : page.vm.errand === "take_in" ? qsTr("Bawa flashdisk ke kios yang tersambung internet, lalu bawa kembali ke sini.") : qsTr("Periksa apakah ini flashdisk yang benar.");
        case "damaged":
            return qsTr("Tidak dipakai. Minta balasan lagi dari kota.");
        case "not_ours":
            return qsTr("Tidak dipakai. Periksa apakah ini flashdisk yang benar.");
        case "city_disagrees":
            return qsTr("Tidak ada yang dihapus. Panggil teknisi.");
        case "no_line":
            return qsTr("Periksa jaringan, lalu tekan Coba lagi. Yang sudah terkirim tidak diulang.");
        case "city_refuses":
        case "not_enrolled":
            return qsTr("Panggil teknisi.");
        case "storage":
            return qsTr("Tempat simpan kios penuh. Panggil teknisi.");
        case "other":
            return page.vm.sentence;
        default:
            return qsTr("Cabut flashdisk, tancapkan lagi, lalu tekan Coba lagi.");
        }
    }
    function saved(): string {
        if (page.vm.bundles === 0)
            return qsTr("Semua sudah ada di flashdisk. Bawa ke balai yang tersambung internet.");
        return qsTr("Tersimpan di flashdisk: %1 catatan, %2 foto, %3. Bawa ke balai yang tersambung internet, lalu bawa balasannya kembali.").arg(page.vm.facts).arg(page.vm.photos).arg(page.vm.size);
    }
    function taken(): string {
        const told = page.vm.replies === 0 ? qsTr("Balasan di flashdisk ini sudah pernah diambil.") : qsTr("Balasan kota tersimpan di kios: %1 foto diterima kota.").arg(page.vm.photos);
        return page.vm.refused > 0 ? told + " " + qsTr("%1 balasan tidak dipakai.").arg(page.vm.refused) : told;
    }
    function carried(): string {
        const told = qsTr("%1 kiriman diterima kota, %2 balasan ada di flashdisk.").arg(page.vm.bundles).arg(page.vm.replies);
        const later = page.vm.waiting > 0 ? " " + qsTr("%1 balasan belum siap: ulangi nanti.").arg(page.vm.waiting) : "";
        return told + later + (page.vm.refused > 0 ? " " + qsTr("%1 kiriman ditolak kota.").arg(page.vm.refused) : "");
    }

    person: !page.signedIn ? "" : Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: page.over ? "" : page.errandWords
    hint: page.vm.phase === "choose" && !page.brief ? qsTr("Ada beberapa flashdisk. Sentuh yang mau dipakai.") : page.busy ? page.vm.stickName : ""
    helpVisible: false
    backText: page.vm.phase === "working" ? qsTr("Berhenti") : qsTr("Kembali")
    backIcon: page.vm.phase === "working" ? "close" : "back"
    backVisible: page.vm.phase !== "stopping" && !(page.over && page.fine)
    primaryText: page.fine && page.over ? qsTr("Selesai") : page.over && page.signedIn ? qsTr("Coba lagi") : ""
    primaryIcon: page.fine ? "check" : "redo"
    primaryIconRight: false
    onBack: page.officer.back()
    onPrimary: page.fine ? page.officer.back() : page.vm.again()

    Art {
        id: picture

        visible: page.busy || beside.visible
        x: Theme.portrait ? (parent.width - width) / 2 : 0
        width: Math.round(Math.min(page.contentHeight, parent.width * (Theme.portrait ? 0.5 : 0.36)))
        height: width
        key: "stik"
    }
    Column {
        id: beside

        objectName: "courier.none"
        visible: page.vm.phase === "none" || page.vm.phase === "looking"
        x: Theme.portrait ? 0 : picture.width + Theme.spaceColumnGap
        y: Theme.portrait ? picture.height + Theme.spaceColumnGap : Math.max(0, (picture.height - height) / 2)
        width: parent.width - x
        spacing: page.brief ? Theme.space3 : Theme.space6

        Words {
            width: parent.width
            visible: !page.brief
            text: page.vm.phase === "looking" ? qsTr("Mencari flashdisk") : qsTr("Belum ada flashdisk")
            size: Theme.fontHeading
            weight: Theme.weightHeading
            Accessible.role: Accessible.Heading
        }
        NumberedStep {
            number: "1"
            words: qsTr("Tancapkan flashdisk ke lubang pipih komputer kios, depan atau belakang.")
        }
        NumberedStep {
            number: "2"
            words: qsTr("Kios melihatnya dan mulai sendiri.")
        }
        NumberedStep {
            number: "3"
            words: qsTr("Cabut sesudah layar bilang boleh.")
        }
    }
    Item {
        id: choice

        visible: page.vm.phase === "choose"
        width: parent.width
        height: parent.height

        Column {
            width: parent.width
            spacing: Theme.spaceGapMin

            Repeater {
                model: page.vm.sticks

                delegate: TapCard {
                    id: stick

                    required property int index
                    required property string key
                    required property string name
                    required property string free
                    required property int bundles
                    required property int replies
                    readonly property string holds: bundles > 0 && replies > 0 ? qsTr("%1 kiriman, %2 balasan").arg(bundles).arg(replies) : bundles > 0 ? qsTr("%1 kiriman").arg(bundles) : replies > 0 ? qsTr("%1 balasan").arg(replies) : ""

                    objectName: "courier.stick." + index
                    visible: pager.shows(index)
                    width: choice.width
                    height: Theme.sizeButtonDialog
                    label: name
                    description: told.text
                    onTapped: page.vm.choose(key)

                    Icon {
                        id: mark

                        x: Theme.space6
                        anchors.verticalCenter: parent.verticalCenter
                        name: "disk"
                    }
                    Words {
                        anchors.left: mark.right
                        anchors.leftMargin: Theme.space5
                        anchors.right: told.left
                        anchors.rightMargin: Theme.space4
                        anchors.verticalCenter: parent.verticalCenter
                        text: stick.name
                        weight: Theme.weightBold
                        maximumLineCount: 2
                        elide: Text.ElideRight
                        wrapMode: Text.WrapAnywhere
                        Accessible.ignored: true
                    }
                    Words {
                        id: told

                        anchors.right: parent.right
                        anchors.rightMargin: Theme.space6
                        anchors.verticalCenter: parent.verticalCenter
                        horizontalAlignment: Text.AlignRight
                        text: stick.holds === "" ? qsTr("%1 kosong").arg(stick.free) : qsTr("%1 kosong").arg(stick.free) + "\n" + stick.holds
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
        Pager {
            id: pager

            name: "courier.pager"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            count: page.vm.sticks.count
            room: choice.height
            lineHeight: Theme.sizeButtonDialog
            gap: Theme.spaceGapMin
            inside: true
        }
    }
    Column {
        visible: page.busy
        x: beside.x
        y: Theme.portrait ? beside.y : Math.max(0, (picture.height - height) / 2)
        width: beside.width
        spacing: page.brief ? Theme.space3 : Theme.space5

        Words {
            objectName: "courier.step"
            width: parent.width
            text: page.stepWords()
            size: Theme.fontHeading
            weight: Theme.weightHeading
            Accessible.role: Accessible.Heading
        }
        ProgressBar {
            objectName: "courier.progress"
            width: parent.width
            share: page.vm.share
            label: page.stepWords() + ", " + Math.floor(100 * page.vm.share) + "%"
        }
        Item {
            width: parent.width
            height: amount.implicitHeight

            Words {
                id: amount

                objectName: "courier.amount"
                text: page.vm.totalSize === "" ? " " : page.vm.doneSize === "" ? page.vm.totalSize : qsTr("%1 dari %2").arg(page.vm.doneSize).arg(page.vm.totalSize)
            }
            Words {
                anchors.right: parent.right
                visible: page.vm.volumes > 1
                text: qsTr("Bagian %1 dari %2").arg(page.vm.volume).arg(page.vm.volumes)
                color: Theme.inkSoft
            }
        }
        Banner {
            width: parent.width
            kind: "info"
            title: qsTr("Jangan cabut flashdisk dulu.")
            text: qsTr("Layar ini untuk warga lagi sesudah selesai.")
        }
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.over
        spacing: Theme.space5

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.sizeStepper
            height: width
            radius: width / 2
            color: page.fine ? Theme.action : Theme.attentionFill

            Icon {
                anchors.centerIn: parent
                name: page.fine ? "check" : page.vm.phase === "stopped" ? "close" : "warn"
                side: Theme.sizeTick
                colour: page.fine ? Theme.textOnAction : Theme.textOnAttentionFill
            }
        }
        Words {
            objectName: "courier.outcome"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.over ? page.outcome() : ""
            size: Theme.fontQuestion
            weight: Theme.weightQuestion
            Accessible.role: Accessible.Heading
        }
        Words {
            objectName: "courier.wayOn"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: page.over ? page.wayOn() : ""
            color: Theme.inkSoft
        }
    }
    Dialog {
        id: stopping

        objectName: "courier.stopping"
        parent: page
        shown: page.vm.asking
        title: qsTr("Berhenti sekarang?")
        text: qsTr("Yang sudah selesai tetap ada dan tidak diulang.")
        onDismissed: page.vm.goOn()

        Button {
            objectName: "courier.stop"
            height: Theme.sizeButtonDialog
            kind: "harm"
            label: qsTr("Ya, berhenti")
            onTapped: page.vm.stop()
        }
        Button {
            objectName: "courier.goOn"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Tidak, teruskan")
            focus: true
            onTapped: page.vm.goOn()
        }
    }
}
