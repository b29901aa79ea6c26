pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* Angka saya: the overview, one number, or an objection to it. */
FocusScope {
    id: area

    required property ShellModel shell
    required property OfficerModel officer

    readonly property OfficerNumbersModel vm: area.officer.pages.day.numbers
    readonly property string person: Theme.largeText ? area.officer.pages.officerShortName : area.officer.pages.officerName

    anchors.fill: parent
    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: area.vm.screen === "number" ? number : area.vm.screen === "objection" ? objection : overview
    }
    Component {
        id: overview

        NumbersOverview {
            shell: area.shell
            vm: area.vm
            person: area.person
            place: Theme.largeText && !Theme.portrait ? "" : qsTr("Angka saya")
            onBack: area.officer.back()
        }
    }
    Component {
        id: number

        NumberDetail {
            shell: area.shell
            vm: area.vm
            person: area.person
            place: Theme.largeText && !Theme.portrait ? "" : qsTr("Angka saya")
            onBack: area.officer.back()
        }
    }
    Component {
        id: objection

        TypingPage {
            shell: area.shell
            person: area.person
            name: "numbers.objection"
            title: qsTr("Apa yang menurut Anda tidak benar?")
            hint: Theme.isLow || Theme.largeText ? "" : area.vm.objectedName !== "" ? area.vm.objectedName : qsTr("Orang di kota membacanya dan menjawab.")
            value: area.vm.words
            problem: area.vm.problem === "empty" ? qsTr("Tulis dulu, satu kalimat saja.") : area.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : ""
            primaryText: Theme.largeText && !Theme.portrait ? qsTr("Kirim") : qsTr("Kirim keberatan")
            primaryIcon: "check"
            onEdited: text => area.vm.setWords(text)
            onBack: area.officer.back()
            onPrimary: area.vm.send()
        }
    }
}
