pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models

/* Taken back within ten seconds: said plainly, and where to go from here. */
ScreenPage {
    id: page

    required property ResidentModel vm

    backVisible: false
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onPrimary: vm.wipe()

    EmptyState {
        objectName: "cancelled.words"
        anchors.centerIn: parent
        width: parent.width * 0.7
        art: "surat"
        title: qsTr("Permohonan sudah dibatalkan")
        text: qsTr("Tidak ada yang dikirim ke kota. Nomor antrean tidak berlaku.")
    }
}
