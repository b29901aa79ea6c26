pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Live frame left, three plain checks right; photographed by itself when all is well, or by the button; then Ulangi or Pakai. */
ScreenPage {
    id: page

    required property CaptureModel vm

    spoken: vm.cameraMissing ? [qsTr("Kamera belum ada"), qsTr("Boleh lanjut tanpa foto. Tunjukkan surat ke petugas.")].join(". ") : vm.taken ? [qsTr("Sudah jelas?"), qsTr("Tulisan harus terbaca. Kalau belum, tekan Ulangi.")].join(" ") : [qsTr("Foto %1").arg(vm.label), qsTr("Taruh di bawah kamera. Difoto otomatis.")].join(". ")
    backText: vm.taken ? qsTr("Ulangi") : qsTr("Kembali")
    backIcon: vm.taken ? "redo" : "back"
    primaryText: vm.cameraMissing ? qsTr("Lanjut") : vm.taken ? qsTr("Pakai") : qsTr("Foto")
    primaryIcon: vm.cameraMissing ? "next" : vm.taken ? "check" : "camera"
    primaryEnabled: vm.ready || vm.taken || vm.cameraMissing
    wordsAbove: height
    onBack: vm.back()
    onPrimary: vm.cameraMissing ? vm.skip() : vm.taken ? vm.use() : vm.shoot()

    CameraView {
        id: view

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: Theme.portrait ? undefined : parent.bottom
        width: Theme.portrait ? parent.width : Math.min(parent.width * 0.58, Theme.sizeCaptureFrameWidth + Theme.space8)
        height: Theme.portrait ? parent.width * 0.75 : parent.height
        visible: !page.vm.cameraMissing
        frames: page.vm.frames
        whole: page.vm.taken
        guide: !page.vm.taken
        pill: page.vm.taken ? "" : page.vm.seconds > 0 ? qsTr("Tahan, jangan bergerak") : !page.vm.whole ? qsTr("Cari tepi surat…") : page.vm.moving ? qsTr("Diam sebentar") : ""
        count: page.vm.seconds > 0 ? page.vm.seconds : ""
    }
    EmptyState {
        visible: page.vm.cameraMissing
        anchors.centerIn: view
        width: view.width
        art: "kabelputus"
        title: qsTr("Kamera belum ada")
        text: qsTr("Boleh lanjut tanpa foto. Tunjukkan surat ke petugas.")
    }
    Column {
        anchors.left: Theme.portrait ? parent.left : view.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? view.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: Theme.space3

        Row {
            spacing: Theme.space3

            Art {
                anchors.verticalCenter: parent.verticalCenter
                visible: !Theme.largeText
                width: Theme.sizeTick
                height: width
                radius: Theme.radiusBox
                warm: true
                key: page.vm.art
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Surat %1 dari %2").arg(page.vm.position).arg(page.vm.total)
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
        }
        Words {
            width: parent.width
            text: page.vm.taken ? qsTr("Sudah jelas?") : qsTr("Foto %1").arg(page.vm.label)
            size: Theme.largeText ? Theme.fontHeading : Theme.fontQuestion
            weight: Theme.weightQuestion
            Accessible.role: Accessible.Heading
        }
        Words {
            visible: !page.vm.cameraMissing && (!Theme.largeText || page.vm.taken)
            width: parent.width
            text: page.vm.taken ? qsTr("Tulisan harus terbaca. Kalau belum, tekan Ulangi.") : qsTr("Taruh di bawah kamera. Difoto otomatis.")
            color: Theme.inkSoft
        }
        Column {
            visible: !page.vm.taken && !page.vm.cameraMissing
            spacing: Theme.space3

            CheckLine {
                done: page.vm.whole
                text: qsTr("Seluruh surat terlihat")
            }
            CheckLine {
                done: page.vm.sharp
                text: qsTr("Tulisan tajam")
            }
            CheckLine {
                done: page.vm.lit
                text: qsTr("Tidak gelap, tidak silau")
            }
        }
        Banner {
            objectName: "capture.banner"
            visible: page.vm.refusal !== "" && !page.vm.taken
            width: parent.width
            kind: "attention"
            title: page.vm.refusal
        }
        Button {
            objectName: "capture.skip"
            visible: !page.vm.taken && !page.vm.cameraMissing
            width: parent.width
            label: qsTr("Tanpa foto")
            icon: "hand"
            onTapped: page.vm.skip()
        }
    }
}
