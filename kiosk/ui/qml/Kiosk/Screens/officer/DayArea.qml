pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models

/* The page of an officer's day that is open, by its name (`OfficerDay`). */
FocusScope {
    id: area

    required property ShellModel shell
    required property OfficerModel officer

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: area.officer.pages.screen === "work" ? work : area.officer.pages.screen === "numbers" ? numbers : area.officer.pages.screen === "step" ? step : area.officer.pages.screen === "steps" ? steps : area.officer.pages.screen === "notes" ? notes : area.officer.pages.screen === "drafts" ? drafts : area.officer.pages.screen === "assist" ? assist : area.officer.pages.screen === "practice" ? practice : area.officer.pages.screen === "hours" ? hours : area.officer.pages.screen === "forgotten" ? forgotten : area.officer.pages.screen === "leave" ? leave : null
    }
    Component {
        id: hours

        OfficerHours {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.hours
        }
    }
    Component {
        id: forgotten

        OfficerForgotten {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.forgotten
        }
    }
    Component {
        id: leave

        OfficerLeave {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.leave
        }
    }
    Component {
        id: drafts

        OfficerDrafts {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.drafts
        }
    }
    Component {
        id: assist

        OfficerAssist {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.assist
        }
    }
    Component {
        id: step

        OfficerStep {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.deskPages.step
        }
    }
    Component {
        id: steps

        OfficerSteps {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.deskPages.steps
        }
    }
    Component {
        id: notes

        OfficerNotes {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.deskPages.notes
        }
    }
    Component {
        id: work

        OfficerWork {
            shell: area.shell
            officer: area.officer
        }
    }
    Component {
        id: numbers

        OfficerNumbers {
            shell: area.shell
            officer: area.officer
        }
    }
    Component {
        id: practice

        OfficerPractice {
            shell: area.shell
            officer: area.officer
            vm: area.officer.pages.day.practice
        }
    }
}
