pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What this officer typed and did not record yet: touch it to go on, or throw it away. No word of a draft stands here. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerDraftsModel vm

    function nameOf(what: string): string {
        switch (what) {
        case "completion":
            return qsTr("Catatan penyelesaian");
        case "telephone":
            return qsTr("Permohonan lewat telepon");
        case "work":
            return qsTr("Catatan kerja");
        case "step":
            return qsTr("Catatan petugas");
        default:
            return qsTr("Catatan");
        }
    }

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Catatan yang belum selesai")
    hint: Theme.largeText ? "" : qsTr("Hanya Anda yang bisa membukanya. Disimpan 7 hari.")
    helpVisible: false
    onBack: page.officer.back()

    Pager {
        id: pager

        name: "drafts.pager"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        count: page.vm.rows.count
        room: page.contentHeight
        lineHeight: Theme.sizeButtonDialog
        gap: Theme.spaceGapMin
        inside: true
    }
    Column {
        width: parent.width
        spacing: Theme.spaceGapMin

        Repeater {
            model: page.vm.rows

            delegate: Item {
                id: line

                required property int index
                required property string page
                required property string ticket
                required property string day
                required property string clock

                width: parent ? parent.width : 0
                height: Theme.sizeButtonDialog
                visible: pager.shows(index)

                TapCard {
                    objectName: "drafts.open." + line.index
                    width: parent.width - away.width - Theme.spaceGapMin
                    height: parent.height
                    label: line.ticket === "" ? page.nameOf(line.page) : qsTr("%1, %2").arg(page.nameOf(line.page)).arg(line.ticket)
                    description: moment.text
                    onTapped: page.vm.resume(line.index)

                    Icon {
                        id: mark

                        x: Theme.space5
                        anchors.verticalCenter: parent.verticalCenter
                        name: "pencil"
                    }
                    Column {
                        anchors.left: mark.right
                        anchors.leftMargin: Theme.space4
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.space3
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            text: line.ticket === "" ? page.nameOf(line.page) : qsTr("%1, %2").arg(page.nameOf(line.page)).arg(line.ticket)
                            weight: Theme.weightBold
                            lineHeight: Theme.lineHeading
                            Accessible.ignored: true
                        }
                        Words {
                            id: moment

                            width: parent.width
                            text: qsTr("%1, %2").arg(line.day).arg(line.clock)
                            size: Theme.fontStaffSmall
                            color: Theme.inkSoft
                            Accessible.ignored: true
                        }
                    }
                }
                Button {
                    id: away

                    objectName: "drafts.drop." + line.index
                    anchors.right: parent.right
                    height: parent.height
                    kind: "harm"
                    label: qsTr("Hapus")
                    onTapped: page.vm.ask(line.index)
                }
            }
        }
    }
    EmptyState {
        objectName: "drafts.empty"
        anchors.centerIn: parent
        width: parent.width
        room: parent.height
        visible: page.vm.rows.count === 0
        art: "surat"
        title: qsTr("Semua catatan sudah selesai")
        text: qsTr("Yang Anda tulis dan belum simpan muncul di sini.")
    }
    Dialog {
        parent: page
        shown: page.vm.asking
        title: qsTr("Hapus catatan ini?")
        text: qsTr("Tulisan Anda tidak bisa dikembalikan.")
        onDismissed: page.vm.keep()

        Button {
            objectName: "drafts.ask.yes"
            height: Theme.sizeButtonDialog
            kind: "harm"
            label: qsTr("Ya, hapus")
            onTapped: page.vm.drop()
        }
        Button {
            objectName: "drafts.ask.no"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Tidak, simpan")
            focus: true
            onTapped: page.vm.keep()
        }
    }
}
