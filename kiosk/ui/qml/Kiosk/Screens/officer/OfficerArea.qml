pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The officer's pages, one at a time, and the two questions that may lie over any of them: leaving, and the lock. */
FocusScope {
    id: area

    required property ShellModel shell
    required property OfficerModel vm

    anchors.fill: parent
    focus: true

    Loader {
        anchors.fill: parent
        focus: !leaving.shown && !locking.shown && !menu.shown
        enabled: !leaving.shown && !locking.shown && !menu.shown
        sourceComponent: area.vm.screen === "desk" ? desk : area.vm.screen === "presence" ? presence : area.vm.screen === "request" ? request : area.vm.screen === "completion" ? completion : area.vm.screen === "locked" ? locked : area.vm.screen === "pin" ? pin : area.vm.screen === "clock" ? clock : signIn
    }
    Component {
        id: signIn

        OfficerSignIn {
            shell: area.shell
            vm: area.vm.signIn
            onBack: area.vm.back()
            onNewPin: area.vm.newPin()
        }
    }
    Component {
        id: locked

        OfficerLocked {
            shell: area.shell
            vm: area.vm.locked
            onBack: area.vm.back()
        }
    }
    Component {
        id: pin

        OfficerPin {
            shell: area.shell
            vm: area.vm.pin
            onBack: area.vm.back()
        }
    }
    Component {
        id: clock

        OfficerClock {
            shell: area.shell
            vm: area.vm.clock
            onBack: area.vm.back()
        }
    }
    Component {
        id: desk

        OfficerDesk {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: presence

        OfficerPresence {
            shell: area.shell
            vm: area.vm.presence
            person: Theme.largeText ? area.vm.officerShortName : area.vm.officerName
            counter: area.vm.counter
            onBack: area.vm.back()
        }
    }
    Component {
        id: request

        OfficerRequest {
            shell: area.shell
            officer: area.vm
            vm: area.vm.request
        }
    }
    Component {
        id: completion

        OfficerCompletion {
            shell: area.shell
            vm: area.vm.completion
            person: Theme.largeText ? area.vm.officerShortName : area.vm.officerName
            place: qsTr("Loket %1").arg(area.vm.counter)
            onBack: area.vm.back()
        }
    }
    LeaveDialog {
        id: leaving

        shown: area.vm.leaving && !area.vm.lockSoon
        present: area.vm.desk.presentSince !== ""
        onDismissed: area.vm.stay()
        onChosen: reason => area.vm.leave(reason)
    }
    OfficerMenu {
        id: menu

        shown: area.vm.menu && !area.vm.lockSoon
        onDismissed: area.vm.closeMenu()
        onChosen: what => what === "pin" ? area.vm.changePin() : area.vm.matchClock()
    }
    Dialog {
        id: locking

        objectName: "officer.locking"
        shown: area.vm.lockSoon
        title: qsTr("Masih di meja?")
        text: qsTr("Layar dikunci sebentar lagi. Yang belum disimpan akan hilang.")
        onDismissed: area.vm.extend()

        Button {
            objectName: "officer.locking.stay"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Ya, masih di sini")
            focus: true
            onTapped: area.vm.extend()
        }
    }
}
