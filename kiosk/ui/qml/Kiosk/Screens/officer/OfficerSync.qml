pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Kiriman": what is only here and why; try at once; and for who is signed in, the three errands with a stick. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerSyncModel vm

    readonly property TruthModel truth: page.shell.truth
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool signedIn: page.officer.pages.signedIn

    function ago(minutes: int): string {
        if (minutes < 1)
            return qsTr("baru saja");
        if (minutes < 60)
            return qsTr("%1 menit lalu").arg(minutes);
        return minutes < 2880 ? qsTr("%1 jam lalu").arg(Math.floor(minutes / 60)) : qsTr("%1 hari lalu").arg(Math.floor(minutes / 1440));
    }

    person: !page.signedIn ? "" : Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Kiriman ke kota")
    hint: page.brief || page.truth.state === "attention" ? "" : page.truth.photosTotal > 0 ? sending.full : page.truth.state === "sending" ? qsTr("Mengirim catatan") : page.truth.state === "received" ? qsTr("Semua sudah diterima kota.") : page.truth.network === "offline" ? qsTr("Internet sedang mati. Permohonan tetap tersimpan dan dikirim nanti.") : page.vm.photosFrom !== "" && page.truth.factsWaiting === 0 ? qsTr("Foto surat dikirim mulai %1.").arg(page.vm.photosFrom) : qsTr("Tersimpan di kios, menunggu giliran.")
    helpVisible: false
    primaryText: page.vm.trying ? qsTr("Mencoba") : page.brief ? qsTr("Coba kirim") : qsTr("Coba kirim sekarang")
    primaryIcon: page.vm.trying ? "clock" : "redo"
    primaryIconRight: false
    primaryEnabled: !page.vm.trying && page.truth.state !== "sending"
    onBack: page.officer.back()
    onPrimary: page.vm.tryNow()

    SendingWords {
        id: sending

        truth: page.truth
    }
    Banner {
        id: attention

        objectName: "sync.attention"
        visible: page.vm.toDo !== ""
        width: figures.width
        kind: "attention"
        title: page.brief ? "" : qsTr("Perlu perhatian")
        text: page.vm.toDo
    }
    Card {
        id: figures

        y: attention.visible ? attention.height + Theme.spaceCardGap : 0
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.57)
        height: Theme.portrait ? lines.shown * Theme.sizeButtonMin + 2 * Theme.space2 + edge : parent.height - y

        Column {
            id: lines

            // In large text a trouble takes the room of what matters least then.
            readonly property bool tight: page.brief && attention.visible
            readonly property int shown: 3 + (contact.told ? 1 : 0) + (oldest.told ? 1 : 0) + (speed.told ? 1 : 0) + (photoHours.told ? 1 : 0)
            readonly property real lineHeight: Math.floor((figures.height - figures.edge - 2 * Theme.space2) / shown)

            x: Theme.space6
            y: Theme.space2
            width: parent.width - 2 * Theme.space6

            SyncLine {
                objectName: "sync.network"
                width: parent.width
                height: lines.lineHeight
                icon: page.truth.network === "online" ? "wifi" : "wifioff"
                label: qsTr("Jaringan")
                value: page.truth.network === "online" ? qsTr("Tersambung") : page.truth.network === "offline" ? qsTr("Internet mati") : qsTr("Memeriksa")
            }
            SyncLine {
                id: contact

                readonly property bool told: !lines.tight

                objectName: "sync.contact"
                width: parent.width
                height: lines.lineHeight
                visible: told
                icon: "city"
                label: qsTr("Kontak terakhir")
                value: page.vm.contactMinutes < 0 ? qsTr("belum pernah") : qsTr("%1, %2").arg(page.ago(page.vm.contactMinutes)).arg(page.vm.contactMoment)
            }
            SyncLine {
                objectName: "sync.facts"
                width: parent.width
                height: lines.lineHeight
                icon: "list"
                label: qsTr("Catatan menunggu")
                value: page.truth.factsWaiting === 0 ? qsTr("tidak ada") : String(page.truth.factsWaiting)
            }
            SyncLine {
                objectName: "sync.photos"
                width: parent.width
                height: lines.lineHeight
                icon: "photo"
                label: qsTr("Foto menunggu")
                value: page.vm.presencePhotos + page.vm.documentPhotos === 0 ? qsTr("tidak ada") : page.vm.presencePhotos === 0 ? qsTr("%1 surat").arg(page.vm.documentPhotos) : page.vm.documentPhotos === 0 ? qsTr("%1 hadir").arg(page.vm.presencePhotos) : qsTr("%1 hadir, %2 surat").arg(page.vm.presencePhotos).arg(page.vm.documentPhotos)
                last: !oldest.told && !speed.told && !photoHours.told
            }
            SyncLine {
                id: oldest

                readonly property bool told: page.vm.oldestMinutes >= 0 && !lines.tight

                objectName: "sync.oldest"
                width: parent.width
                height: lines.lineHeight
                visible: told
                icon: "clock"
                label: qsTr("Menunggu sejak")
                value: page.ago(page.vm.oldestMinutes)
                last: !speed.told && !photoHours.told
            }
            SyncLine {
                id: speed

                readonly property bool told: page.vm.speed !== "" && !lines.tight

                objectName: "sync.speed"
                width: parent.width
                height: lines.lineHeight
                visible: told
                icon: "sending"
                label: qsTr("Kecepatan")
                value: sending.lastsBriefly === "" || page.brief ? qsTr("%1 per detik").arg(page.vm.speed) : qsTr("%1 per detik, %2").arg(page.vm.speed).arg(sending.lastsBriefly)
                last: !photoHours.told
            }
            SyncLine {
                id: photoHours

                readonly property bool told: page.vm.photosFrom !== "" && !lines.tight

                objectName: "sync.window"
                width: parent.width
                height: lines.lineHeight
                visible: told
                icon: "calendar"
                label: qsTr("Jam foto surat")
                value: qsTr("%1 sampai %2").arg(page.vm.photosFrom).arg(page.vm.photosTo)
                last: true
            }
        }
    }
    Column {
        id: errands

        readonly property real room: page.contentHeight - (Theme.portrait ? y : 0)

        visible: page.signedIn
        x: Theme.portrait ? 0 : figures.width + Theme.spaceCardGap
        y: Theme.portrait ? figures.y + figures.height + Theme.spaceCardGap : 0
        width: parent.width - x
        spacing: Theme.spaceGapMin

        Repeater {
            model: ["export", "take_in", "carry"]

            delegate: TapCard {
                id: errand

                required property string modelData

                objectName: "sync." + modelData
                width: errands.width
                height: Math.min(2 * Theme.sizeButtonMin, (errands.room - 2 * errands.spacing) / 3)
                label: modelData === "export" ? qsTr("Simpan ke flashdisk") : modelData === "take_in" ? qsTr("Ambil balasan dari flashdisk") : qsTr("Bawakan kiriman balai lain")
                description: hint.text
                onTapped: page.officer.runCourier(modelData)

                Icon {
                    id: mark

                    x: Theme.space5
                    anchors.verticalCenter: parent.verticalCenter
                    name: errand.modelData === "export" ? "disk" : errand.modelData === "take_in" ? "received" : "hand"
                }
                Column {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.space4
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter

                    Words {
                        width: parent.width
                        text: errand.label
                        weight: Theme.weightBold
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                    Words {
                        id: hint

                        width: parent.width
                        visible: !page.brief
                        text: errand.modelData === "export" ? qsTr("Kalau di sini tidak ada internet") : errand.modelData === "take_in" ? qsTr("Jawaban kota yang dibawa kembali") : qsTr("Kalau di sini ada internet")
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    EmptyState {
        objectName: "sync.noBadge"
        visible: !page.signedIn
        x: Theme.portrait ? 0 : figures.width + Theme.spaceColumnGap
        y: Theme.portrait ? figures.y + figures.height + Theme.space11 : Math.max(0, (page.contentHeight - height) / 2)
        width: parent.width - x
        room: page.contentHeight - (Theme.portrait ? y : 0)
        art: "stik"
        title: qsTr("Flashdisk")
        text: qsTr("Untuk menyimpan ke flashdisk, petugas masuk dulu, lalu buka Lainnya.")
    }
}
