pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The kiosk cannot save: nothing was kept, nothing typed is lost, paper is the way.
   `elsewhere`: a report about staff that nobody but the city could open is not taken here; staff are not called then. */
ScreenPage {
    id: page

    required property ResidentModel vm
    readonly property bool elsewhere: vm.trouble === "report_elsewhere"
    readonly property bool brief: Theme.largeText && !Theme.portrait // the footer calls staff as well

    backText: qsTr("Tutup layar")
    backIcon: ""
    spoken: banner.title + " " + banner.text
    wordsAbove: height
    primaryText: elsewhere ? qsTr("Kembali") : qsTr("Coba lagi")
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
            id: banner

            objectName: "trouble.banner"
            width: parent.width
            kind: page.elsewhere ? "info" : "harm"
            title: page.elsewhere ? qsTr("Laporan ini belum bisa dikirim dari kios ini.") : page.vm.trouble === "not_enrolled" ? qsTr("Kios ini belum terdaftar.") : qsTr("Belum bisa menyimpan.")
            text: page.elsewhere ? qsTr("Hubungi Inspektorat kota, atau laporkan lewat aplikasi WargaKu.") : qsTr("Pakai formulir kertas, panggil petugas.")

            Button {
                objectName: "trouble.call"
                visible: !page.elsewhere && !page.brief
                width: visible ? implicitWidth : 0
                height: visible ? implicitHeight : 0
                label: qsTr("Panggil petugas")
                icon: "bell"
                onTapped: page.shell.callOfficer()
            }
        }
        Words {
            visible: !page.elsewhere
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Isian Anda belum tersimpan, tetapi masih ada di layar ini.")
        }
    }
}
