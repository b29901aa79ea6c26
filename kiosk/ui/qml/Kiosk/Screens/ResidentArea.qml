pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The resident's pages, one at a time. Each opening makes the page anew, so nothing of the one before can stay in an item. */
FocusScope {
    id: area

    required property ShellModel shell
    required property ResidentModel vm
    readonly property bool large: Theme.largeText || Theme.lowControls

    function pageFor(screen: string): Component {
        switch (screen) {
        case "language":
            return language;
        case "home":
            return home;
        case "services":
            return services;
        case "search":
            return search;
        case "helper":
            return helper;
        case "question":
            return area.questionFor(area.vm.questionVm.manner);
        case "identity_card":
            return identityCard;
        case "papers":
            return papers;
        case "capture":
            return capture;
        case "check":
            return check;
        case "notice":
            return notice;
        case "ticket":
            return ticket;
        case "cancelled":
            return cancelled;
        case "trouble":
            return trouble;
        case "keep_place":
            return keepPlace;
        case "return_place":
            return returnPlace;
        case "others":
            return others;
        case "queue":
            return queue;
        default:
            return attract;
        }
    }
    function questionFor(manner: string): Component {
        switch (manner) {
        case "boxes":
            return numberQuestion;
        case "digits":
            return padQuestion;
        case "date":
            return dateQuestion;
        case "one":
        case "many":
        case "yes":
            return choiceQuestion;
        case "people":
            return peopleQuestion;
        case "story":
            return storyQuestion;
        default:
            return textQuestion;
        }
    }
    function open(): void {
        pages.sourceComponent = null;
        pages.sourceComponent = area.pageFor(area.vm.screen);
    }

    anchors.fill: parent
    focus: true
    onLargeChanged: vm.fit(large)
    Component.onCompleted: {
        vm.fit(large);
        open();
    }

    Connections {
        target: area.vm

        function onPageOpened(): void {
            area.open();
        }
    }
    Loader {
        id: pages

        anchors.fill: parent
        focus: true
    }
    Dialog {
        objectName: "cancelDialog"
        shown: area.vm.confirming
        title: qsTr("Batalkan permohonan?")
        text: qsTr("Isian dan foto akan dihapus dari kios ini.")
        onDismissed: area.vm.keepGoing()

        Button {
            objectName: "cancelDialog.yes"
            height: Theme.sizeButtonDialog
            kind: "harm"
            label: qsTr("Ya, hapus")
            icon: "stop"
            onTapped: area.vm.wipe()
        }
        Button {
            objectName: "cancelDialog.no"
            height: Theme.sizeButtonDialog
            kind: "filled"
            label: qsTr("Tidak, lanjut")
            focus: true
            onTapped: area.vm.keepGoing()
        }
    }
    Component {
        id: attract

        Attract {
            shell: area.shell
            vm: area.vm.attractVm
        }
    }
    Component {
        id: language

        Language {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: home

        Home {
            shell: area.shell
            vm: area.vm.homeVm
        }
    }
    Component {
        id: services

        Services {
            shell: area.shell
            vm: area.vm.homeVm
        }
    }
    Component {
        id: search

        Search {
            shell: area.shell
            vm: area.vm.homeVm
        }
    }
    Component {
        id: helper

        HelperPage {
            shell: area.shell
            vm: area.vm.helperVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: numberQuestion

        NumberQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: identityCard

        IdentityCard {
            shell: area.shell
            vm: area.vm.cardVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: padQuestion

        PadQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: dateQuestion

        DateQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: choiceQuestion

        ChoiceQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: peopleQuestion

        PeopleQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: textQuestion

        TextQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: storyQuestion

        StoryQuestion {
            shell: area.shell
            vm: area.vm.questionVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: others

        OthersArea {
            shell: area.shell
            vm: area.vm.othersVm
        }
    }
    Component {
        id: papers

        Papers {
            shell: area.shell
            vm: area.vm.papersVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: capture

        Capture {
            shell: area.shell
            vm: area.vm.captureVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: check

        Check {
            shell: area.shell
            vm: area.vm.checkVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: notice

        Notice {
            shell: area.shell
            vm: area.vm.checkVm
            step: area.vm.step
            steps: area.vm.steps
            curtain: area.vm.curtainVm
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: ticket

        TicketPage {
            shell: area.shell
            vm: area.vm.ticketVm
            printing: area.vm.printVm
        }
    }
    Component {
        id: cancelled

        Cancelled {
            shell: area.shell
            vm: area.vm
        }
    }
    Component {
        id: queue

        QueueArea {
            shell: area.shell
            vm: area.vm.queueVm
            printing: area.vm.printVm
        }
    }
    Component {
        id: keepPlace

        KeepPlace {
            shell: area.shell
            vm: area.vm.keepPlaceVm
            printing: area.vm.printVm
            step: area.vm.step
            steps: area.vm.steps
            onCancel: area.vm.askCancel()
        }
    }
    Component {
        id: returnPlace

        ReturnArea {
            shell: area.shell
            vm: area.vm.returnPlaceVm
        }
    }
    Component {
        id: trouble

        Trouble {
            shell: area.shell
            vm: area.vm
        }
    }
}
