pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* Camera and printer, and what the chosen camera sees. */
Item {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property int half: (width - Theme.spaceColumnGap) / 2
    readonly property real room: narrow ? height - view.height - network.height - 2 * Theme.space6 : height

    CameraView {
        id: view

        anchors.right: parent.right
        width: page.narrow ? page.width : page.half
        height: page.narrow ? width * 9 / 16 : Math.min(width * 3 / 4, page.height - network.height - Theme.space4)
        frames: page.vm.frames
        mirrored: true
        pill: page.vm.cameraMissing ? qsTr("Belum ada gambar") : ""
    }
    ChoiceList {
        id: cameras

        y: page.narrow ? view.height + Theme.space6 : 0
        width: page.narrow ? page.width : page.half
        // A short list leaves its room to the other.
        height: Math.min(implicitHeight, Math.max((page.room - Theme.space6) / 2, page.room - Theme.space6 - printers.implicitHeight))
        key: "camera"
        heading: qsTr("Kamera")
        empty: qsTr("Tidak ada kamera; pasang kabelnya, daftar ini terisi sendiri.")
        rows: page.vm.cameras
        onChosen: spec => page.vm.chooseCamera(spec)
    }
    ChoiceList {
        id: printers

        y: cameras.y + cameras.height + Theme.space6
        width: cameras.width
        height: page.narrow ? network.y - Theme.space6 - y : page.height - y
        key: "printer"
        heading: qsTr("Printer")
        rows: page.vm.printers
        onChosen: spec => page.vm.choosePrinter(spec)
    }
    Row {
        id: network

        anchors.right: parent.right
        y: page.narrow ? page.height - height : view.height + Theme.space4
        spacing: Theme.space3

        Field {
            id: address

            objectName: "technician.printerAddress"
            width: printers.width - use.width - network.spacing
            label: qsTr("Printer jaringan: alamatnya")
            maximumLength: 15
            onEdited: text => address.text = text
            onAccepted: page.vm.typePrinter(address.text)
        }
        Button {
            id: use

            objectName: "technician.typePrinter"
            anchors.bottom: parent.bottom
            height: Theme.sizeField
            label: qsTr("Pakai")
            size: Theme.fontStaffSmall
            enabled: address.text !== ""
            onTapped: page.vm.typePrinter(address.text)
        }
    }
}
