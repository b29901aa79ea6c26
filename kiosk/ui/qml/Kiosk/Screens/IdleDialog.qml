pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Masih di sini? Ring and seconds; staying is the filled, focused button. */
Dialog {
    id: dialog

    required property IdleModel vm

    objectName: "idle"
    shown: vm.asking
    title: qsTr("Masih di sini?")
    titleSize: Theme.fontDialogTitle
    text: qsTr("Layar akan ditutup untuk menjaga data Anda.")
    picture: Ring {
        width: Theme.sizeIdleRing
        height: width
        stroke: Theme.sizeIdleStroke
        ground: Theme.sunken
        share: dialog.vm.share

        Column {
            anchors.centerIn: parent

            Words {
                objectName: "idle.seconds"
                anchors.horizontalCenter: parent.horizontalCenter
                text: dialog.vm.seconds
                size: Theme.fontCountdown / Theme.textScale
                weight: Theme.weightCountdown
                lineHeight: 0.9
                color: Theme.action
            }
            Words {
                anchors.horizontalCenter: parent.horizontalCenter
                text: qsTr("detik")
                size: Theme.fontRingWord / Theme.textScale
            }
        }
    }
    onDismissed: vm.stay()
    onShownChanged: if (shown)
        stay.forceActiveFocus()

    Button {
        objectName: "idle.leave"
        height: Theme.sizeButtonDialog
        label: qsTr("Tutup layar")
        icon: "close"
        onTapped: dialog.vm.leave()
    }
    Button {
        id: stay

        objectName: "idle.stay"
        width: Math.max(implicitWidth, Theme.sizeDialog / 2)
        height: Theme.sizeButtonDialog
        kind: "filled"
        ringAlways: true
        label: qsTr("Ya, lanjutkan")
        icon: "check"
        focus: true
        onTapped: dialog.vm.stay()
    }
}
