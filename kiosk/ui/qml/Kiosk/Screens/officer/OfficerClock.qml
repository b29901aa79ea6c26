pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The city's time without a line: photograph our QR, fetch the answer with a phone, show it to the camera. */
ScreenPage {
    id: page

    required property OfficerClockModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool asking: page.vm.phase === "ask"
    readonly property bool scanning: page.vm.phase === "scan"
    readonly property bool done: page.vm.phase === "done"

    title: page.asking ? qsTr("Cocokkan jam") : page.scanning ? qsTr("Tunjukkan jawaban kota") : ""
    hint: page.asking && !page.brief ? qsTr("Untuk balai tanpa internet. Perlu HP yang tersambung.") : ""
    helpVisible: false
    backVisible: !page.done
    primaryText: page.asking ? qsTr("Pindai jawaban") : page.done ? qsTr("Selesai") : ""
    primaryIcon: page.done ? "check" : "camera"
    primaryIconRight: false
    onPrimary: page.done ? page.back() : page.vm.scan()

    Column {
        visible: page.asking
        width: Theme.portrait ? parent.width : parent.width - question.width - Theme.spaceColumnGap
        spacing: page.brief ? Theme.space3 : Theme.space6

        NumberedStep {
            number: "1"
            words: qsTr("Pindai QR ini dengan HP, buka alamatnya.")
        }
        NumberedStep {
            number: "2"
            words: qsTr("Tunggu sampai HP menampilkan QR jawaban dari kota.")
        }
        NumberedStep {
            number: "3"
            words: qsTr("Tekan Pindai jawaban, tunjukkan HP ke kamera.")
        }
        Words {
            width: parent.width
            visible: !Theme.largeText
            text: qsTr("Boleh ditinggal mencari sinyal. Jawaban berlaku selama kios tidak dimatikan.")
            color: Theme.inkSoft
        }
    }
    Card {
        id: question

        visible: page.asking
        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        y: Theme.portrait ? parent.height - height : 0
        width: Theme.portrait ? Math.min(parent.width, Math.round(parent.height * 0.6)) : page.contentHeight
        height: width

        QrItem {
            objectName: "clock.qr"
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space4
            height: width
            text: page.vm.address
        }
    }
    CodeView {
        visible: page.scanning
        width: parent.width
        height: parent.height - (refusal.visible ? refusal.height + Theme.spaceCardGap : 0)
        reader: page.vm.reader
        retryName: "clock.retry"
        pill: qsTr("QR di dalam kotak")
        words: qsTr("Tunjukkan QR di HP. Tahan diam sampai terbaca; layar HP seterang mungkin.")
        missingWords: qsTr("Pasang kabel kamera, atau pakai pemindai.")
    }
    Banner {
        id: refusal

        objectName: "clock.refused"
        visible: page.scanning && page.vm.problem !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        kind: "attention"
        title: qsTr("Ini bukan jawaban untuk kios ini.")
        text: qsTr("Tekan Kembali, lalu pindai QR kios sekali lagi.")
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.done
        spacing: Theme.space5

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.sizeStepper
            height: width
            radius: width / 2
            color: Theme.action

            Icon {
                anchors.centerIn: parent
                name: "check"
                side: Theme.sizeTick
                colour: Theme.textOnAction
            }
        }
        Words {
            objectName: "clock.done"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Waktu kota tersimpan di kios")
            size: Theme.fontQuestion
            weight: Theme.weightQuestion
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Catatan hari ini sekarang punya bukti waktu.")
            color: Theme.inkSoft
        }
    }
    Banner {
        objectName: "clock.failed"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: page.vm.phase === "failed"
        kind: "harm"
        title: qsTr("Belum bisa menyimpan.")
        text: qsTr("Tempat simpan penuh. Panggil teknisi.")
    }
}
