pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Latihan": what it is, and that the hall's own screen waits meanwhile. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerPracticeModel vm

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Latihan")
    helpVisible: false
    primaryText: qsTr("Mulai latihan")
    onBack: page.officer.back()
    onPrimary: page.vm.begin()

    Column {
        width: parent.width
        spacing: Theme.spaceCardGap

        Banner {
            width: parent.width
            kind: "attention"
            title: qsTr("Warga tidak bisa memakai kios selama latihan.")
            text: Theme.largeText ? "" : qsTr("Kalau ada yang memanggil petugas, latihan berhenti sendiri.")
        }
        Repeater {
            model: [qsTr("Semua warga dan permohonan karangan."), qsTr("Tidak ada yang disimpan atau dikirim ke kota."), qsTr("Layarnya berbingkai garis merah dengan kata LATIHAN.")]

            delegate: Row {
                id: point

                required property string modelData

                width: parent ? parent.width : 0
                spacing: Theme.space4

                Icon {
                    id: tick

                    anchors.verticalCenter: parent.verticalCenter
                    name: "check"
                    colour: Theme.brandText
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - tick.width - parent.spacing
                    text: point.modelData
                    size: Theme.fontValue
                }
            }
        }
    }
}
