pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A live picture, or the photo that was taken; without a camera, what to do. */
Item {
    id: view

    required property StepPhotoModel vm
    property string words: ""
    property string skipLabel: ""
    readonly property string reason: view.vm.problem === "dark" ? qsTr("Terlalu gelap. Cari tempat lebih terang.") : view.vm.problem === "glare" ? qsTr("Silau. Miringkan kertas, atau tekan Foto lagi.") : view.vm.problem !== "" ? qsTr("Belum tajam. Tekan Foto lagi kalau tetap mau.") : ""

    signal skipped

    CameraView {
        id: picture

        visible: view.vm.phase !== "missing"
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.63)
        height: Theme.portrait ? Math.round(width * 0.75) : parent.height
        frames: view.vm.frames
        guide: view.vm.phase === "live"
    }
    Column {
        visible: view.vm.phase !== "missing"
        anchors.left: Theme.portrait ? parent.left : picture.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? picture.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: Theme.space5

        Words {
            width: parent.width
            visible: view.reason === ""
            text: view.vm.phase === "taken" ? qsTr("Sudah jelas?") : view.words
            size: Theme.fontBannerTitle
        }
        Banner {
            objectName: "step.photo.reason"
            width: parent.width
            visible: view.reason !== ""
            kind: "attention"
            text: view.reason
        }
        Button {
            objectName: "step.photo.again"
            visible: view.vm.phase === "taken"
            label: qsTr("Ulangi")
            icon: "redo"
            onTapped: view.vm.again()
        }
        Button {
            objectName: "step.photo.skip"
            visible: view.vm.phase === "live"
            label: view.skipLabel
            onTapped: view.skipped()
        }
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: view.vm.phase === "missing"
        spacing: Theme.space6

        EmptyState {
            width: parent.width
            room: view.height - Theme.sizeButton - Theme.space6
            art: "kabelputus"
            title: qsTr("Kamera terputus")
            text: qsTr("Pasang kabel kamera, lalu coba lagi. Atau lanjut tanpa foto.")
        }
        Button {
            objectName: "step.photo.retry"
            anchors.horizontalCenter: parent.horizontalCenter
            label: qsTr("Coba lagi")
            icon: "redo"
            onTapped: view.vm.again()
        }
    }
}
