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

    // From "Lainnya": the tools that other screens have in the footer, the plain pages, and the day's pages by their names.
    function chosen(what: string): void {
        area.vm.pages.closeMenu();
        if (what === "pin")
            area.vm.changePin();
        else if (what === "clock")
            area.vm.matchClock();
        else if (what === "sync")
            area.vm.openSync();
        else if (what === "central")
            area.vm.tellCentralSystem();
        else if (what === "language")
            area.shell.chooseLanguage();
        else if (what === "largeText")
            area.shell.toggleLargeText();
        else
            area.vm.pages.openDay(what);
    }

    anchors.fill: parent
    focus: true

    Loader {
        anchors.fill: parent
        focus: !leaving.shown && !locking.shown && !menu.shown
        enabled: !leaving.shown && !locking.shown && !menu.shown
        sourceComponent: area.vm.pages.screen === "desk" ? desk : area.vm.pages.screen === "presence" ? presence : area.vm.pages.screen === "request" ? request : area.vm.pages.screen === "completion" ? completion : area.vm.pages.screen === "locked" ? locked : area.vm.pages.screen === "pin" ? pin : area.vm.pages.screen === "clock" ? clock : area.vm.pages.screen === "sync" ? sync : area.vm.pages.screen === "courier" ? courier : area.vm.pages.screen === "sign_in" ? signIn : dayPage
    }
    Component {
        id: signIn

        OfficerSignIn {
            shell: area.shell
            vm: area.vm.pages.signIn
            onBack: area.vm.back()
            onNewPin: area.vm.newPin()
        }
    }
    Component {
        id: locked

        OfficerLocked {
            shell: area.shell
            vm: area.vm.pages.locked
            onBack: area.vm.back()
        }
    }
    Component {
        id: pin

        OfficerPin {
            shell: area.shell
            vm: area.vm.pages.pin
            onBack: area.vm.back()
        }
    }
    Component {
        id: clock

        OfficerClock {
            shell: area.shell
            vm: area.vm.pages.clock
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
            vm: area.vm.pages.presence
            person: Theme.largeText ? area.vm.pages.officerShortName : area.vm.pages.officerName
            counter: area.vm.pages.counter
            onBack: area.vm.back()
        }
    }
    Component {
        id: request

        OfficerRequest {
            shell: area.shell
            officer: area.vm
            vm: area.vm.pages.request
        }
    }
    Component {
        id: completion

        OfficerCompletion {
            shell: area.shell
            vm: area.vm.pages.completion
            person: Theme.largeText ? area.vm.pages.officerShortName : area.vm.pages.officerName
            place: qsTr("Loket %1").arg(area.vm.pages.counter)
            onBack: area.vm.back()
        }
    }
    Component {
        id: sync

        OfficerSync {
            shell: area.shell
            officer: area.vm
            vm: area.vm.pages.sync
        }
    }
    Component {
        id: courier

        OfficerCourier {
            shell: area.shell
            officer: area.vm
            vm: area.vm.pages.courier
        }
    }
    Component {
        id: dayPage

        DayArea {
            shell: area.shell
            officer: area.vm
        }
    }
    LeaveDialog {
        id: leaving

        shown: area.vm.pages.leaving && !area.vm.lockSoon
        present: area.vm.pages.desk.presentSince !== ""
        hall: area.vm.pages.day.leave
        onDismissed: area.vm.pages.stay()
        onChosen: reason => area.vm.leave(reason)
    }
    OfficerMenu {
        id: menu

        shown: area.vm.pages.menu && !area.vm.lockSoon
        onDismissed: area.vm.pages.closeMenu()
        pages: area.vm.pages
        practice: area.shell.practice
        onChosen: what => area.chosen(what)
    }
    Dialog {
        id: locking

        objectName: "officer.locking"
        shown: area.vm.lockSoon
        title: qsTr("Masih di meja?")
        text: qsTr("Layar dikunci sebentar lagi. Tulisan Anda disimpan untuk Anda, foto tidak.")
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
