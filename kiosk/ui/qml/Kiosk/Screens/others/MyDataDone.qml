pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models

/* What was asked for is kept. */
ScreenPage {
    id: page

    required property MyDataModel vm

    spoken: page.vm.correcting ? qsTr("Sudah dicatat") : qsTr("Sudah dicabut")

    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onBack: vm.back()
    onPrimary: vm.finish()

    EmptyState {
        objectName: "mydata.done"
        anchors.centerIn: parent
        width: parent.width * 0.7
        art: "datasaya"
        title: page.vm.correcting ? qsTr("Sudah dicatat") : qsTr("Sudah dicabut")
        text: page.vm.correcting ? qsTr("Tersimpan di kios. Petugas akan memeriksa dan membetulkan.") : qsTr("Kami tidak akan mengirim kabar ke HP Anda.")
    }
}
