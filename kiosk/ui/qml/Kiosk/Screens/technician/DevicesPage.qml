pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* Camera with its live picture, printer with a slip to try it. */
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

        ChoiceList {
            width: parent.width
            key: "camera"
            heading: "Kamera"
            empty: "Tidak ada kamera; pasang kabelnya, daftar ini terisi sendiri."
            rows: page.vm.cameras
            onChosen: spec => page.vm.chooseCamera(spec)
        }
        CameraView {
            width: parent.width
            height: width * 9 / 16
            frames: page.vm.frames
            mirrored: true
            pill: page.vm.cameraMissing ? "Belum ada gambar" : ""
        }
    }
    Column {
        width: page.half
        spacing: Theme.space6

        ChoiceList {
            width: parent.width
            key: "printer"
            heading: "Printer"
            rows: page.vm.printers
            onChosen: spec => page.vm.choosePrinter(spec)
        }
        Button {
            objectName: "technician.printTest"
            visible: page.vm.printerChosen
            enabled: page.vm.busy === ""
            label: "Cetak percobaan"
            size: Theme.fontStaffSmall
            onTapped: page.vm.printTest()
        }
    }
}
