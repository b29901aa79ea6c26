pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Leaving for another place: what the rule says, where to, how to be reached, a word if there is one to say. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerLeaveModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait

    function placeWords(place: string): string {
        switch (place) {
        case "hall":
            return qsTr("Balai RW lain");
        case "office":
            return qsTr("Kantor");
        case "field":
            return qsTr("Lapangan");
        case "home":
            return qsTr("Kerja di rumah");
        default:
            return qsTr("Pulang");
        }
    }
    function wayWords(way: string): string {
        switch (way) {
        case "office_phone":
            return qsTr("Telepon kantor");
        case "wa":
            return qsTr("WhatsApp");
        default:
            return qsTr("Cara lain");
        }
    }

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: page.vm.writing ? "" : qsTr("Pergi ke mana?")
    helpVisible: false
    line: page.vm.writing ? note : null
    primaryText: page.vm.writing ? qsTr("Lanjut") : page.brief ? qsTr("Tinggalkan") : qsTr("Tinggalkan meja")
    primaryIcon: page.vm.writing ? "next" : "check"
    primaryEnabled: page.vm.writing || page.vm.going !== ""
    onPrimary: page.vm.writing ? page.vm.written() : page.vm.leave()
    onBack: page.officer.back()

    Column {
        width: parent.width
        visible: !page.vm.writing
        spacing: page.brief || Theme.isLow ? Theme.space3 : Theme.spaceCardGap

        Banner {
            objectName: "leave.rule"
            width: parent.width
            visible: page.vm.problem === "" && page.vm.reason === "empty_hall" && ruleWords.text !== "" && !(page.brief && page.vm.rule === "met")
            kind: page.vm.rule === "met" ? "ok" : "attention"
            text: ruleWords.text

            HallRule {
                id: ruleWords

                rule: page.vm.rule
                emptySince: page.vm.emptySince
                fromClock: page.vm.fromClock
                waiting: page.vm.waiting
                unfinished: page.vm.unfinished
            }
        }
        Banner {
            objectName: "leave.storage"
            width: parent.width
            visible: page.vm.problem !== ""
            kind: "harm"
            title: page.brief ? "" : qsTr("Belum bisa menyimpan.")
            text: page.brief ? qsTr("Tempat simpan penuh. Panggil teknisi.") : qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.")
        }
        Grid {
            id: places

            width: parent.width
            columns: Theme.portrait ? 2 : 5
            spacing: Theme.spaceGapMin

            Repeater {
                model: ["hall", "office", "field", "home", "off"]

                delegate: TapCard {
                    id: place

                    required property string modelData

                    objectName: "leave.to." + modelData
                    width: Math.floor((places.width - (places.columns - 1) * places.spacing) / places.columns)
                    height: page.brief || Theme.largeText && page.vm.problem !== "" ? Theme.sizeCheckCard : Theme.sizeChoiceCard
                    selected: page.vm.going === modelData
                    on: selected
                    toggles: true
                    label: page.placeWords(modelData)
                    onTapped: page.vm.go(modelData)

                    Column {
                        anchors.centerIn: parent
                        width: parent.width - 2 * Theme.space3
                        spacing: Theme.space2

                        Icon {
                            anchors.horizontalCenter: parent.horizontalCenter
                            visible: !page.brief
                            name: place.modelData === "hall" ? "pin" : place.modelData === "office" ? "city" : place.modelData === "field" ? "hand" : place.modelData === "home" ? "pencil" : "home"
                        }
                        Words {
                            width: parent.width
                            horizontalAlignment: Text.AlignHCenter
                            text: place.label
                            size: Theme.fontBody
                            weight: Theme.weightBold
                            lineHeight: Theme.lineHeading
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        Words {
            width: parent.width
            visible: !(page.brief && page.vm.problem !== "")
            text: qsTr("Bisa dihubungi lewat")
            weight: Theme.weightBold
        }
        Grid {
            id: ways

            width: parent.width
            columns: Theme.portrait ? 1 : 3
            spacing: Theme.spaceGapMin

            Repeater {
                model: ["office_phone", "wa", "other"]

                delegate: TapCard {
                    id: way

                    required property string modelData

                    objectName: "leave.reach." + modelData
                    width: Math.floor((ways.width - (ways.columns - 1) * ways.spacing) / ways.columns)
                    height: Theme.sizeTargetPrimary
                    selected: page.vm.reach === modelData
                    on: selected
                    toggles: true
                    label: page.wayWords(modelData)
                    onTapped: page.vm.reachBy(modelData)

                    Words {
                        anchors.centerIn: parent
                        width: parent.width - 2 * Theme.space3
                        horizontalAlignment: Text.AlignHCenter
                        text: way.label
                        size: Theme.fontBody
                        weight: Theme.weightBold
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                }
            }
        }
        Row {
            width: parent.width
            spacing: Theme.space5

            Button {
                id: write

                objectName: "leave.write"
                height: Theme.sizeTargetPrimary
                label: page.vm.words !== "" ? qsTr("Ubah") : qsTr("Tulis keterangan")
                icon: "pencil"
                onTapped: page.vm.write()
            }
            Words {
                objectName: "leave.words"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - write.width - parent.spacing
                text: page.vm.words !== "" ? page.vm.words : qsTr("Boleh kosong. Hanya atasan yang membaca.")
                size: Theme.fontStaffSmall
                maximumLineCount: Theme.portrait && Theme.largeText ? 3 : 2
                elide: Text.ElideRight
                color: Theme.inkSoft
            }
        }
    }
    Item {
        anchors.fill: parent
        visible: page.vm.writing

        Field {
            id: note

            objectName: "leave.note"
            width: parent.width
            large: true
            label: page.vm.reason === "other" ? qsTr("Mengapa, di mana, dan nomor bila perlu") : qsTr("Di mana, dan nomor bila perlu")
            text: page.vm.words
            maximumLength: page.vm.wordsMax
            focus: page.vm.writing
            onEdited: text => page.vm.setWords(text)
            onAccepted: page.vm.written()
        }
        Keyboard {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Math.min(implicitHeight, parent.height - note.height - Theme.space4)
            onCharacter: text => note.insert(text)
            onBackspace: note.backspace()
        }
    }
}
