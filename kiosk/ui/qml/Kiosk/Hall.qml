pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens

/* Everything in the window: whose screen it is, and the dialogs that may lie over anything. */
FocusScope {
    id: hall

    required property ShellModel shell
    required property ResidentModel resident
    required property OfficerModel officer
    required property IdleModel idle
    readonly property bool asked: idleDialog.shown || languageDialog.shown || helpDialog.shown

    anchors.fill: parent
    focus: true

    Binding {
        target: Aloud
        property: "voice"
        value: hall.shell.speechVm
    }
    Binding {
        target: Aloud
        property: "wanted"
        value: hall.shell.voice && hall.shell.area === "resident" && !hall.asked
    }
    Shortcut {
        sequence: "F8"
        enabled: !hall.asked
        onActivated: hall.shell.inspect()
    }
    Shortcut {
        sequence: "F9"
        enabled: !hall.asked
        onActivated: hall.officer.callTechnician()
    }
    Loader {
        id: area

        anchors.fill: parent
        focus: !hall.asked
        enabled: !hall.asked
        sourceComponent: hall.shell.area === "officer" ? officerArea : residentArea
    }
    Component {
        id: residentArea

        ResidentArea {
            shell: hall.shell
            vm: hall.resident
        }
    }
    Component {
        id: officerArea

        OfficerArea {
            shell: hall.shell
            vm: hall.officer
        }
    }
    LanguageDialog {
        id: languageDialog

        shell: hall.shell
    }
    HelpDialog {
        id: helpDialog

        shell: hall.shell
    }
    IdleDialog {
        id: idleDialog

        vm: hall.idle
    }
}
