pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The queue's pages, one at a time, and the question before an absence is told. */
FocusScope {
    id: area

    required property ShellModel shell
    required property QueueModel vm
    required property PrintModel printing

    anchors.fill: parent
    focus: true

    Loader {
        anchors.fill: parent
        focus: !asking.shown
        enabled: !asking.shown
        sourceComponent: area.vm.page === "which" ? which : area.vm.page === "priority" ? priority : area.vm.page === "number" ? number : area.vm.page === "duty" ? duty : about
    }
    Component {
        id: about

        QueueAbout {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: which

        Services {
            shell: area.shell
            vm: area.vm.servicesVm
        }
    }
    Component {
        id: priority

        QueuePriority {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: number

        QueueNumber {
            shell: area.shell
            vm: area.vm
            printing: area.printing
        }
    }
    Component {
        id: duty

        QueueDuty {
            shell: area.shell
            vm: area.vm
        }
    }
    Dialog {
        id: asking

        objectName: "absence"
        shown: area.vm.confirming
        title: qsTr("Petugas tidak ada?")
        text: qsTr("Kami laporkan ke kota. Nama Anda tidak dicatat.")
        onDismissed: area.vm.keepQuiet()

        Button {
            objectName: "absence.no"
            height: Theme.sizeButtonDialog
            label: qsTr("Tidak jadi")
            onTapped: area.vm.keepQuiet()
        }
        Button {
            objectName: "absence.yes"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Ya, laporkan")
            icon: "megaphone"
            focus: true
            onTapped: area.vm.tellAbsence()
        }
    }
}
