pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One scan of the city's sheet; by hand or by a stick without. */
Item {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property bool enrolled: vm.site !== ""
    readonly property int half: narrow ? width : (width - Theme.spaceColumnGap) / 2

    Row {
        visible: page.enrolled
        width: parent.width
        spacing: Theme.space4

        Icon {
            id: done

            side: Theme.sizeDoneMark
            name: "okc"
            colour: Theme.ok
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - done.width - parent.spacing
            size: Theme.fontLead
            weight: Theme.weightSemibold
            text: qsTr("Terdaftar: %1").arg(page.vm.site)
        }
    }
    Words {
        id: lead

        visible: !page.enrolled
        width: page.half
        size: Theme.fontHeading
        weight: Theme.weightSemibold
        text: qsTr("Perlihatkan QR lembar pendaftaran ke kamera.")
    }
    CameraView {
        id: view

        anchors.top: lead.bottom
        anchors.topMargin: Theme.space3
        visible: !page.enrolled
        width: page.half
        height: Math.min(width * 3 / 4, page.height - lead.height - Theme.space3)
        frames: page.vm.frames
        guide: true
        pill: page.vm.cameraMissing ? qsTr("Kamera belum dipilih") : ""
    }
    Column {
        x: page.narrow ? 0 : page.half + Theme.spaceColumnGap
        y: page.narrow ? view.y + view.height + Theme.space8 : 0
        visible: !page.enrolled
        width: page.half
        spacing: Theme.space4

        Words {
            id: ask

            width: parent.width
            weight: Theme.weightSemibold
            text: qsTr("Tanpa kamera: pemindai, atau ketik kodenya")
        }
        Row {
            id: hand

            width: parent.width
            spacing: Theme.space3

            Field {
                id: typed

                objectName: "technician.ticket"
                width: parent.width - send.width - parent.spacing
                spoken: ask.text
                maximumLength: 512
                onEdited: text => typed.text = text
                onAccepted: page.vm.enrol(typed.text)
            }
            Button {
                id: send

                objectName: "technician.enrol"
                height: typed.height
                label: qsTr("Daftarkan")
                size: Theme.fontStaffSmall
                enabled: typed.text !== "" && page.vm.busy === ""
                onTapped: page.vm.enrol(typed.text)
            }
        }
        Words {
            // Gives way to what has just happened, where both do not fit.
            visible: parent.y + hand.y + hand.height + parent.spacing + implicitHeight <= page.height
            width: parent.width
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            text: qsTr("Tanpa jaringan: pasang stik, pindai lembarnya. Permintaan ditulis ke stik; bawa ke kota, kembali dengan jawabannya.")
        }
    }
}
