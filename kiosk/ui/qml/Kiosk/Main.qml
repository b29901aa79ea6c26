pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The one window: whose screen it is, the theme bound to it, and the dialogs that may lie over anything. */
Window {
    id: window

    required property ShellModel shell
    required property ResidentModel resident
    required property OfficerModel officer
    required property IdleModel idle
    readonly property bool asked: idleDialog.shown || languageDialog.shown || helpDialog.shown

    color: Theme.paper
    title: shell.truth.siteName

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }
    Binding {
        target: Theme
        property: "dpi"
        value: window.shell.dpi
    }
    Binding {
        target: Theme
        property: "largeText"
        value: window.shell.largeText
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: window.shell.highContrast
    }
    Binding {
        target: Theme
        property: "lowControls"
        value: window.shell.lowControls && window.shell.area === "resident"
    }
    Binding {
        target: Aloud
        property: "voice"
        value: window.shell.speechVm
    }
    Binding {
        target: Aloud
        property: "wanted"
        value: window.shell.voice && window.shell.area === "resident" && !window.asked
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.shell.reducedMotion
    }
    Binding {
        target: Theme
        property: "showFocus"
        value: window.shell.keyboardUsed
    }
    Shortcut {
        sequence: "F8"
        enabled: !window.asked
        onActivated: window.shell.inspect()
    }
    Loader {
        id: area

        anchors.fill: parent
        focus: !window.asked
        enabled: !window.asked
        sourceComponent: window.shell.area === "officer" ? officerArea : residentArea
    }
    Component {
        id: residentArea

        ResidentArea {
            shell: window.shell
            vm: window.resident
        }
    }
    Component {
        id: officerArea

        OfficerArea {
            shell: window.shell
            vm: window.officer
        }
    }
    LanguageDialog {
        id: languageDialog

        shell: window.shell
    }
    HelpDialog {
        id: helpDialog

        shell: window.shell
    }
    IdleDialog {
        id: idleDialog

        vm: window.idle
    }
}
