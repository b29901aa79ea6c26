pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One scan of the city's sheet; by hand or by a stick without. */
Grid {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property int half: narrow ? width : (width - columnSpacing) / 2

    columns: page.narrow ? 1 : 2
    columnSpacing: Theme.spaceColumnGap
    rowSpacing: Theme.space6

    Column {
        width: page.half
        spacing: Theme.space3

        Words {
            width: parent.width
            size: Theme.fontLead
            text: page.vm.site !== "" ? "Terdaftar: " + page.vm.site : "Perlihatkan QR lembar pendaftaran ke kamera."
        }
        CameraView {
            width: parent.width
            height: width * 9 / 16
            visible: page.vm.site === ""
            frames: page.vm.frames
            guide: true
            pill: page.vm.cameraMissing ? "Kamera belum dipilih" : ""
        }
    }
    Column {
        width: page.half
        spacing: Theme.space4
        visible: page.vm.site === ""

        Field {
            id: typed

            objectName: "technician.ticket"
            width: parent.width
            label: "Tanpa kamera: pemindai, atau ketik kodenya"
            maximumLength: 512
            onEdited: text => typed.text = text
            onAccepted: page.vm.enrol(typed.text)
        }
        Button {
            objectName: "technician.enrol"
            label: "Daftarkan"
            size: Theme.fontStaffSmall
            enabled: typed.text !== "" && page.vm.busy === ""
            onTapped: page.vm.enrol(typed.text)
        }
        Words {
            width: parent.width
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            text: "Tanpa jaringan: pasang stik, pindai lembarnya; permintaan ditulis ke stik. Bawa ke kota, lalu tancapkan lagi stik dengan jawabannya."
        }
        Button {
            objectName: "technician.answer"
            label: "Baca jawaban kota dari stik"
            size: Theme.fontStaffSmall
            enabled: page.vm.busy === ""
            onTapped: page.vm.readAnswer()
        }
    }
}
