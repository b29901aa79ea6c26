pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Everything about one piece of work on one page; the photo beside, never below where there is width. */
ScreenPage {
    id: page

    required property OfficerEntryModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property real rowHeight: Theme.portrait ? Theme.sizeButtonDialog : Math.min(Theme.sizeButtonDialog, (page.contentHeight - failed.room - 4 * Theme.spaceGapMin) / 5)

    function thingName(): string {
        const all = page.vm.things;
        for (let i = 0; i < all.count; i++) {
            if (all.data(all.index(i, 0), Qt.UserRole + 1) === page.vm.thing)
                return all.data(all.index(i, 0), Qt.UserRole + (page.shell.language === "jv" ? 4 : page.shell.language === "en" ? 5 : 3));
        }
        return "";
    }

    helpVisible: false
    primaryText: qsTr("Simpan")
    primaryIcon: "check"
    onPrimary: page.vm.save()

    WorkWords {
        id: say
    }
    Banner {
        id: failed

        // In large text it stands where the photo is.
        readonly property real room: visible && !page.brief ? height + Theme.space3 : 0

        objectName: "entry.failed"
        visible: page.vm.problem === "storage" || page.vm.problem === "changed"
        x: page.brief ? answers.width + Theme.spaceCardGap : 0
        width: parent.width - x
        kind: page.vm.problem === "storage" ? "harm" : "attention"
        text: page.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : qsTr("Catatan ini sudah berubah. Tekan Kembali.")
    }
    Column {
        id: answers

        y: failed.room
        width: Theme.portrait ? parent.width : Math.round(parent.width * (page.brief ? 0.72 : 0.66))
        spacing: Theme.spaceGapMin

        EntryBox {
            objectName: "entry.box.activity"
            width: parent.width
            height: page.rowHeight
            name: page.vm.fromPlan ? qsTr("Kegiatan, dari rencana") : qsTr("Kegiatan")
            value: page.vm.activity
            onTapped: page.vm.edit("activity")
        }
        EntryBox {
            objectName: "entry.box.output"
            width: parent.width
            height: page.rowHeight
            name: qsTr("Hasil (output)")
            value: page.vm.output
            empty: qsTr("yang selesai dikerjakan")
            onTapped: page.vm.edit("output")
        }
        EntryBox {
            objectName: "entry.box.outcome"
            width: parent.width
            height: page.rowHeight
            name: qsTr("Manfaat (outcome)")
            value: page.vm.outcome
            empty: qsTr("yang dirasakan warga")
            onTapped: page.vm.edit("outcome")
        }
        Row {
            width: parent.width
            spacing: Theme.spaceGapMin

            EntryBox {
                objectName: "entry.box.time"
                width: answers.third
                height: page.rowHeight
                name: qsTr("Waktu")
                value: page.vm.start + "–" + page.vm.end
                onTapped: page.vm.edit("time")
            }
            EntryBox {
                objectName: "entry.box.place"
                width: answers.third
                height: page.rowHeight
                name: qsTr("Tempat")
                value: say.place(page.vm.place)
                onTapped: page.vm.edit("place")
            }
            EntryBox {
                objectName: "entry.box.quantity"
                width: answers.third
                height: page.rowHeight
                name: qsTr("Jumlah")
                value: say.count(page.vm.quantity, page.vm.unit)
                onTapped: page.vm.edit("quantity")
            }
        }
        Row {
            width: parent.width
            spacing: Theme.spaceGapMin

            EntryBox {
                objectName: "entry.box.thing"
                width: answers.third
                height: page.rowHeight
                name: qsTr("Objek")
                value: page.thingName()
                onTapped: page.vm.edit("thing")
            }
            EntryBox {
                objectName: "entry.box.main"
                width: answers.third
                height: page.rowHeight
                name: qsTr("Tugas")
                value: page.vm.isMain ? qsTr("Utama") : qsTr("Tambahan")
                onTapped: page.vm.toggleMain()
            }
            EntryBox {
                objectName: "entry.box.flexible"
                width: answers.third
                height: page.rowHeight
                name: page.brief ? qsTr("Fleksibel") : qsTr("Kerja fleksibel")
                value: page.vm.isFlexible ? qsTr("Cocok") : qsTr("Tidak")
                toggled: page.vm.isFlexible
                onTapped: page.vm.toggleFlexible()
            }
        }

        readonly property real third: Math.floor((width - 2 * Theme.spaceGapMin) / 3)
    }
    Card {
        id: proof

        x: Theme.portrait ? 0 : answers.width + Theme.spaceCardGap
        y: Theme.portrait ? answers.y + answers.height + Theme.spaceCardGap : answers.y
        visible: !page.brief || !failed.visible
        width: parent.width - x
        height: parent.height - y

        FrameItem {
            x: Theme.space4
            y: Theme.space4
            width: parent.width - 2 * Theme.space4
            height: proofWords.y - y - Theme.space3
            visible: page.vm.hasPhoto
            source: page.vm.photo.frames
            corner: Theme.radiusBox
            emptyColour: Theme.plate
        }
        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            y: (proofWords.y - height) / 2
            visible: !page.vm.hasPhoto
            side: Theme.sizeTicketIcon
            name: "photo"
            colour: Theme.inkSoft
        }
        Words {
            id: proofWords

            x: Theme.space4
            y: photoButton.y - height - Theme.space3
            width: parent.width - 2 * Theme.space4
            text: page.vm.hasPhoto ? qsTr("Foto kegiatan") : page.brief ? qsTr("Tanpa foto") : page.vm.amending ? qsTr("Foto yang lama tetap tersimpan.") : qsTr("Foto menguatkan catatan ini.")
            size: Theme.fontStaffSmall
            horizontalAlignment: Text.AlignHCenter
        }
        Button {
            id: photoButton

            objectName: "entry.photo"
            x: Theme.space4
            y: parent.height - proof.edge - height - Theme.space4
            width: parent.width - 2 * Theme.space4
            padding: Theme.space3
            label: page.vm.hasPhoto ? (page.brief ? qsTr("Ganti") : qsTr("Ganti foto")) : qsTr("Foto")
            icon: "camera"
            onTapped: page.vm.edit("photo")
        }
    }
}
