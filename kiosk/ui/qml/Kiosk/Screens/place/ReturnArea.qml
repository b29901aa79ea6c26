pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models

/* The two pages of "Saya kembali". Made anew at each opening, like every page of the resident's. */
Loader {
    id: area

    required property ShellModel shell
    required property ReturnPlaceModel vm

    anchors.fill: parent
    focus: true
    Component.onCompleted: sourceComponent = vm.page === "scan" ? scan : code

    Component {
        id: code

        ReturnCode {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: scan

        ReturnScan {
            shell: area.shell
            vm: area.vm
        }
    }
}
