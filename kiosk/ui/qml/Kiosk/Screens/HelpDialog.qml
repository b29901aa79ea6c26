pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Panggil petugas: who is here, what to do, and the officer's own way in. */
Dialog {
    id: dialog

    required property ShellModel shell

    objectName: "helpDialog"
    shown: shell.calling
    title: qsTr("Panggil petugas")
    text: shell.onDuty !== "" ? qsTr("Petugas dipanggil: %1. Tunggu di sini, isian Anda tetap ada.").arg(shell.onDuty) : qsTr("Petugas dipanggil. Kalau tidak ada yang datang: datang ke meja petugas, atau tanya pengurus RW. Isian Anda tetap ada.")
    spoken: title + ". " + qsTr("Isian Anda tetap ada.")
    picture: Art {
        width: Theme.sizeNoticeArt
        height: width
        key: "services/konsul"
    }
    onDismissed: shell.closeDialogs()

    Button {
        objectName: "helpDialog.officer"
        height: Theme.sizeButtonDialog
        label: qsTr("Saya petugas")
        icon: "user"
        onTapped: dialog.shell.enterOfficer()
    }
    Button {
        objectName: "helpDialog.close"
        height: Theme.sizeButtonDialog
        kind: "filled"
        focus: true
        label: qsTr("Tutup")
        icon: "check"
        onTapped: dialog.shell.closeDialogs()
    }
}
