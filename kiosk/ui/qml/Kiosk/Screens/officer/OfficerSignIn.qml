pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A name from the roster, then six digits. The sentence about a wrong PIN is always the same one. */
ScreenPage {
    id: page

    required property OfficerSignInModel vm

    // In large text the heading says whose PIN it is, and the keys keep their size.
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool none: page.vm.rows.count === 0

    title: page.none ? "" : page.brief && page.vm.busy ? qsTr("Memeriksa PIN …") : page.brief && page.vm.chosen !== "" ? qsTr("PIN %1").arg(page.vm.chosenName) : qsTr("Siapa yang bertugas?")
    helpVisible: false
    primaryText: page.none ? "" : qsTr("Masuk")
    primaryIcon: "key"
    primaryEnabled: page.vm.ready
    onPrimary: page.vm.submit()
    onTyped: text => page.vm.digit(text)
    onErased: page.vm.erase()

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.none
        title: qsTr("Belum ada petugas terdaftar")
        text: qsTr("Sambungkan kios ke kota. Daftar petugas datang sendiri.")
    }
    Item {
        id: people

        readonly property int columns: page.vm.rows.count > 3 && !Theme.largeText ? 2 : 1
        readonly property real cardWidth: (width - (columns - 1) * Theme.spaceCardGap) / columns

        visible: !page.none
        width: Theme.portrait ? parent.width : parent.width - entry.width - Theme.spaceColumnGap
        height: (Theme.portrait ? entry.y : parent.height) - (message.visible ? message.height + Theme.spaceCardGap : 0) - (Theme.portrait ? Theme.spaceColumnGap : 0)

        Flow {
            width: parent.width
            spacing: Theme.spaceCardGap

            Repeater {
                model: page.vm.rows

                delegate: TapCard {
                    id: card

                    required property int index
                    required property string officerId
                    required property string name
                    required property string title
                    required property string initials

                    objectName: "officer.card." + index
                    visible: pager.shows(index)
                    width: people.cardWidth
                    height: Theme.sizeCheckCard
                    selected: page.vm.chosen === officerId
                    toggles: true
                    on: selected
                    label: name
                    description: title
                    // What comes next is digits and Enter: both are the page's.
                    onTapped: {
                        page.vm.choose(officerId);
                        typing.forceActiveFocus();
                    }

                    Rectangle {
                        id: portrait

                        x: Theme.space5
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.sizeDoneMark
                        height: width
                        radius: width / 2
                        color: card.selected ? Theme.action : Theme.brandTint

                        Words {
                            anchors.centerIn: parent
                            text: card.initials
                            weight: Theme.weightBold
                            color: card.selected ? Theme.textOnAction : Theme.ink
                            Accessible.ignored: true
                        }
                    }
                    Column {
                        anchors.left: portrait.right
                        anchors.leftMargin: Theme.space5
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.space4
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            text: card.name
                            size: people.columns > 1 ? Theme.fontBody : Theme.fontCardLabel
                            weight: Theme.weightCardLabel
                            lineHeight: Theme.lineHeading
                            Accessible.ignored: true
                        }
                        Words {
                            width: parent.width
                            visible: text !== ""
                            text: card.title
                            size: Theme.fontStaffSmall
                            lineHeight: Theme.lineHeading
                            color: Theme.inkSoft
                            Accessible.ignored: true
                        }
                    }
                }
            }
        }
        Pager {
            id: pager

            name: "officer.people"
            anchors.bottom: parent.bottom
            count: page.vm.rows.count
            columns: people.columns
            room: people.height
            lineHeight: Theme.sizeCheckCard
            gap: Theme.spaceCardGap
            inside: true
        }
    }
    Banner {
        id: message

        objectName: "officer.message"
        visible: !page.none && page.vm.problem !== ""
        width: people.width
        y: people.height + Theme.spaceCardGap
        kind: page.vm.problem === "storage" || page.vm.problem === "locked" ? "harm" : "attention"
        title: page.vm.problem === "wrong" ? qsTr("PIN belum cocok.") : page.vm.problem === "wait" ? qsTr("PIN belum cocok. Tunggu dulu.") : page.vm.problem === "locked" ? qsTr("PIN terkunci.") : page.vm.problem === "storage" ? qsTr("Belum bisa menyimpan.") : ""
        text: page.vm.problem === "wrong" ? qsTr("Coba lagi. Sisa %1 kali.").arg(page.vm.triesLeft) : page.vm.problem === "wait" ? page.waitWords(page.vm.waitSeconds) : page.vm.problem === "locked" ? qsTr("Minta atasan membukanya di kota.") : page.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Panggil teknisi.") : ""
    }
    Item {
        id: typing
    }
    Column {
        id: entry

        visible: !page.none
        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        anchors.bottom: parent.bottom
        spacing: Theme.space3

        Words {
            id: entryLabel

            visible: !page.brief
            width: pad.width
            text: page.vm.busy ? qsTr("Memeriksa PIN …") : page.vm.chosen === "" ? qsTr("Sentuh nama Anda dulu") : qsTr("PIN %1").arg(page.vm.chosenName)
            weight: Theme.weightBold
            color: page.vm.chosen === "" ? Theme.inkSoft : Theme.ink
        }
        DigitBoxes {
            objectName: "officer.pin"
            shown: "•".repeat(page.vm.digits)
            count: 6
            group: 3
            boxWidth: Math.floor((pad.width - 4 * Theme.sizeNikGap - Theme.sizeNikGroupGap) / 6)
            boxHeight: Theme.sizeField
            wrong: page.vm.problem !== ""
            opacity: page.vm.mayType || page.vm.busy ? 1 : 0.4
        }
        Keypad {
            id: pad

            enabled: page.vm.mayType
            keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - (page.brief ? 0 : entryLabel.height + entry.spacing) - Theme.sizeField - entry.spacing - 3 * Theme.sizeKeyGap) / 4))
            onDigit: text => page.vm.digit(text)
            onBackspace: page.vm.erase()
        }
    }

    function waitWords(seconds: int): string {
        return seconds >= 60 ? qsTr("Bisa dicoba lagi %1 menit lagi.").arg(Math.ceil(seconds / 60)) : qsTr("Bisa dicoba lagi %1 detik lagi.").arg(seconds);
    }
}
