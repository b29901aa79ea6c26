pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One entry as it stands; changing it is a new fact, taking it back asks why. */
ScreenPage {
    id: page

    required property OfficerWorkModel vm

    // What the superior wrote is read to its end; where letters are large it takes the room of what the officer wrote.
    readonly property bool onlyComment: Theme.largeText && !Theme.portrait && page.vm.detailComment.length > 120

    helpVisible: false
    title: page.vm.detailActivity !== "" ? say.brief(page.vm.detailActivity, Theme.largeText ? 38 : 60) : qsTr("Catatan pekerjaan")
    primaryText: page.vm.detailVoided ? "" : qsTr("Ubah")
    primaryIcon: "pencil"
    primaryKind: "secondary"
    onPrimary: page.vm.amend()

    WorkWords {
        id: say
    }
    Banner {
        id: back

        objectName: "detail.returned"
        visible: page.vm.detailReturned !== ""
        width: parent.width
        kind: "attention"
        title: qsTr("Dikembalikan atasan. %1").arg(say.sentBack(page.vm.detailReturned))
        text: page.vm.detailComment !== "" ? page.vm.detailComment : qsTr("Tekan Ubah untuk memperbaiki.")
    }
    Card {
        id: sheet

        visible: !page.onlyComment
        y: back.visible ? back.height + Theme.spaceCardGap : 0
        width: parent.width
        height: facts.implicitHeight + 2 * Theme.space4 + edge

        Column {
            id: facts

            x: Theme.space6
            y: Theme.space4
            width: parent.width - 2 * Theme.space6
            spacing: Theme.space2

            Words {
                width: parent.width
                visible: page.vm.detailOutput !== ""
                text: qsTr("Hasil: %1").arg(say.brief(page.vm.detailOutput, Theme.largeText ? 60 : 110))
            }
            Words {
                width: parent.width
                visible: page.vm.detailOutcome !== "" && !(Theme.largeText && !Theme.portrait)
                text: qsTr("Manfaat: %1").arg(say.brief(page.vm.detailOutcome, 110))
            }
            Words {
                width: parent.width
                visible: page.vm.detailActivity === ""
                text: qsTr("Kata-katanya sudah dihapus dari kios. Kota menyimpannya.")
            }
            Words {
                width: parent.width
                text: qsTr("%1 · %2 · %3").arg(say.count(page.vm.detailQuantity, page.vm.detailUnit)).arg(page.vm.detailTimes !== "" ? page.vm.detailTimes : say.span(page.vm.detailMinutes)).arg(say.place(page.vm.detailPlace))
            }
            Words {
                width: parent.width
                visible: !(back.visible && Theme.largeText && !Theme.portrait)
                text: (page.vm.detailMain ? qsTr("Tugas utama") : qsTr("Tugas tambahan")) + (page.vm.detailFlexible ? qsTr(" · cocok untuk kerja fleksibel") : "") + (page.vm.detailPhotos > 0 ? qsTr(" · foto tersimpan") : qsTr(" · tanpa foto"))
                color: Theme.inkSoft
            }
        }
    }
    Flow {
        y: sheet.y + (sheet.visible ? sheet.height + Theme.spaceCardGap : 0)
        width: parent.width
        spacing: Theme.spaceCardGap

        Chip {
            kind: page.vm.detailVoided ? "attention" : "ok"
            icon: page.vm.detailVoided ? "warn" : page.vm.detailReceived ? "received" : "saved"
            text: page.vm.detailVoided ? qsTr("Dibatalkan") : page.vm.detailReceived ? qsTr("Diterima kota") : qsTr("Tersimpan di kios")
        }
        Button {
            objectName: "detail.void"
            visible: !page.vm.detailVoided
            implicitHeight: Theme.sizeButtonSmall
            kind: "harm"
            size: Theme.fontBody
            label: qsTr("Batalkan catatan ini")
            icon: "close"
            onTapped: page.vm.askVoid()
        }
    }
    Dialog {
        id: asking

        parent: page
        objectName: "detail.voiding"
        shown: page.vm.voiding
        title: qsTr("Mengapa dibatalkan?")
        text: Theme.largeText ? "" : qsTr("Catatannya tetap terlihat sebagai dibatalkan.")
        onDismissed: page.vm.keepEntry()
        extra: Column {
            width: parent ? parent.width : 0
            topPadding: Theme.space3
            spacing: Theme.space3

            Repeater {
                model: ["officer_error", "duplicate", "other"]

                delegate: TapCard {
                    id: reason

                    required property string modelData

                    objectName: "void." + modelData
                    width: parent ? parent.width : 0
                    height: Theme.sizeButtonMin
                    label: modelData === "officer_error" ? qsTr("Salah catat") : modelData === "duplicate" ? qsTr("Tercatat dua kali") : qsTr("Alasan lain")
                    onTapped: page.vm.void(modelData)

                    Words {
                        x: Theme.space6
                        anchors.verticalCenter: parent.verticalCenter
                        text: reason.label
                        weight: Theme.weightBold
                        Accessible.ignored: true
                    }
                }
            }
        }

        Button {
            objectName: "void.keep"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Tidak jadi")
            focus: true
            onTapped: page.vm.keepEntry()
        }
    }
}
