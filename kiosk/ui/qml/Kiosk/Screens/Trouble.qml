pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The kiosk cannot save: nothing was kept, nothing typed is lost, paper is the way. */
ScreenPage {
    id: page

    required property ResidentModel vm

    backText: qsTr("Tutup layar")
    backIcon: ""
    primaryText: qsTr("Coba lagi")
    primaryIcon: ""
    onBack: vm.wipe()
    onPrimary: vm.tryAgain()

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog + Theme.sizeButton)
        spacing: Theme.spaceMargin

        Art {
            visible: !Theme.largeText
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.sizeEmptyArt
            height: width
            warm: true
            key: "surat"
        }
        Banner {
            objectName: "trouble.banner"
            width: parent.width
            kind: "harm"
            title: page.vm.trouble === "not_enrolled" ? qsTr("Kios ini belum terdaftar.") : qsTr("Belum bisa menyimpan.")
            text: qsTr("Pakai formulir kertas, panggil petugas.")

            Button {
                objectName: "trouble.call"
                label: qsTr("Panggil petugas")
                icon: "bell"
                onTapped: page.shell.callOfficer()
            }
        }
        Words {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Isian Anda belum tersimpan, tetapi masih ada di layar ini.")
        }
    }
}
