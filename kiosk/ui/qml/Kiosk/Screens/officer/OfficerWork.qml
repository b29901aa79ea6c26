pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* Kerja hari ini: which of its pages is open. */
FocusScope {
    id: area

    required property ShellModel shell
    required property OfficerModel officer

    readonly property OfficerWorkModel vm: area.officer.pages.day.work
    readonly property OfficerEntryModel entry: area.vm.entry
    readonly property string person: Theme.largeText ? area.officer.pages.officerShortName : area.officer.pages.officerName
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool typing: area.entry.step === "own" || area.entry.step === "output" || area.entry.step === "outcome"

    anchors.fill: parent
    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: area.vm.screen === "plan" ? plan : area.vm.screen === "drafts" ? drafts : area.vm.screen === "detail" ? detail : area.vm.screen !== "entry" ? today : area.entry.step === "form" ? form : area.entry.step === "activity" ? activity : area.typing ? words : setting
    }
    Component {
        id: today

        WorkToday {
            shell: area.shell
            vm: area.vm
            person: area.person
            place: area.brief ? "" : qsTr("Kerja hari ini")
            onBack: area.officer.back()
        }
    }
    Component {
        id: plan

        TypingPage {
            shell: area.shell
            person: area.person
            name: "work.plan"
            title: qsTr("Apa rencana Anda hari ini?")
            hint: Theme.isLow || Theme.largeText ? "" : qsTr("Tulis tugasnya saja, tanpa nama warga.")
            value: area.vm.planned
            problem: area.vm.problem === "empty" ? qsTr("Tulis dulu rencananya.") : area.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : ""
            primaryText: qsTr("Simpan")
            primaryIcon: "check"
            onEdited: text => area.vm.setPlan(text)
            onBack: area.officer.back()
            onPrimary: area.vm.keepPlan()
        }
    }
    Component {
        id: drafts

        WorkDrafts {
            shell: area.shell
            vm: area.vm
            person: area.person
            place: area.brief ? "" : qsTr("Kerja hari ini")
            onBack: area.officer.back()
        }
    }
    Component {
        id: detail

        WorkDetail {
            shell: area.shell
            vm: area.vm
            person: area.person
            place: area.brief ? "" : qsTr("Kerja hari ini")
            onBack: area.officer.back()
        }
    }
    Component {
        id: activity

        EntryActivity {
            shell: area.shell
            vm: area.entry
            person: area.person
            place: area.brief ? "" : qsTr("Catat pekerjaan")
            onBack: area.officer.back()
        }
    }
    Component {
        id: words

        TypingPage {
            readonly property bool outcome: area.entry.step === "outcome"

            shell: area.shell
            person: area.person
            name: "entry." + area.entry.step
            title: area.entry.step === "own" ? qsTr("Apa yang Anda kerjakan?") : area.entry.step === "output" ? qsTr("Apa hasilnya?") : qsTr("Apa manfaatnya bagi warga?")
            hint: Theme.isLow || Theme.largeText ? "" : area.entry.step === "own" ? qsTr("Kegiatannya, tanpa nama atau NIK warga.") : area.entry.step === "output" ? qsTr("Yang selesai dikerjakan.") : qsTr("Boleh kosong.")
            value: area.entry.typed
            problem: area.entry.problem === "empty" ? qsTr("Tulis dulu, satu kalimat saja.") : ""
            primaryText: outcome && area.entry.typed === "" ? qsTr("Lewati") : qsTr("Lanjut")
            onEdited: text => area.entry.setText(text)
            onBack: area.officer.back()
            onPrimary: area.entry.goOn()
        }
    }
    Component {
        id: form

        EntryForm {
            shell: area.shell
            vm: area.entry
            person: area.person
            place: area.brief ? "" : area.entry.amending ? qsTr("Ubah catatan") : qsTr("Catat pekerjaan")
            onBack: area.officer.back()
        }
    }
    Component {
        id: setting

        EntrySetting {
            shell: area.shell
            vm: area.entry
            person: area.person
            place: area.brief ? "" : qsTr("Catat pekerjaan")
            onBack: area.officer.back()
        }
    }
}
