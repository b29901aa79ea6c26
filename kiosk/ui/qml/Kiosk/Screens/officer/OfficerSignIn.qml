pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A badge before the camera or a name from the roster, then six digits. The sentence about a wrong PIN is always the same one,
   and after a badge nothing here says whose it is or whether it counts. */
ScreenPage {
    id: page

    required property OfficerSignInModel vm

    signal newPin

    // In large text the heading says whose PIN it is, and the keys keep their size.
    readonly property PinEntryModel entry: page.vm.entry
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool none: page.vm.rows.count === 0 && !page.vm.hasBadges
    readonly property bool naming: page.vm.way === "names"
    readonly property string ask: page.naming ? qsTr("Siapa yang bertugas?") : page.vm.way === "badge" ? qsTr("Tunjukkan lencana Anda") : qsTr("Ketik PIN Anda")

    title: page.none ? "" : page.brief && page.entry.busy ? qsTr("Memeriksa PIN …") : page.brief && page.vm.chosen !== "" ? qsTr("PIN %1").arg(page.vm.chosenName) : page.ask
    helpVisible: false
    primaryText: page.none ? "" : qsTr("Masuk")
    primaryIcon: "key"
    primaryEnabled: page.entry.ready
    onPrimary: page.vm.submit()
    onTyped: text => page.entry.digit(text)
    onErased: page.entry.erase()

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.none
        title: qsTr("Belum ada petugas terdaftar")
        text: qsTr("Sambungkan kios ke kota. Daftar petugas datang sendiri.")
    }
    CodeView {
        visible: page.vm.way === "badge"
        width: people.width
        height: people.height
        reader: page.vm.reader
        retryName: "officer.badge.retry"
        pill: qsTr("QR lencana di dalam kotak")
        missingWords: page.vm.rows.count > 0 ? qsTr("Pasang kabel kamera, pakai pemindai, atau pilih nama.") : qsTr("Pasang kabel kamera, atau pakai pemindai.")
    }
    Card {
        visible: page.vm.way === "read"
        width: people.width
        height: readWords.implicitHeight + 2 * Theme.space8 + edge

        Column {
            id: readWords

            x: Theme.space8
            y: Theme.space8
            width: parent.width - 2 * Theme.space8
            spacing: Theme.space4

            Icon {
                name: "user"
                side: Theme.sizeDoneMark
                colour: Theme.action
            }
            Words {
                objectName: "officer.read"
                width: parent.width
                text: qsTr("Lencana sudah dibaca")
                size: Theme.fontHeading
                weight: Theme.weightHeading
            }
            Words {
                width: parent.width
                visible: !page.brief
                text: qsTr("Sekarang ketik PIN pemilik lencana ini.")
                color: Theme.inkSoft
            }
        }
    }
    Item {
        id: people

        readonly property int columns: page.vm.rows.count > 3 && !Theme.largeText ? 2 : 1
        // Three names stand below each other whatever else is said; a longer roster turns pages.
        readonly property real cardHeight: columns > 1 ? Theme.sizeCheckCard : Math.max(Theme.sizeDoneMark + (Theme.portrait && Theme.largeText ? Theme.space8 : Theme.space4), Math.min(Theme.sizeCheckCard, Math.floor((height - 2 * Theme.spaceCardGap) / 3)))
        readonly property real cardWidth: (width - (columns - 1) * Theme.spaceCardGap) / columns

        visible: page.naming && !page.none
        width: Theme.portrait ? parent.width : parent.width - entry.width - Theme.spaceColumnGap
        height: ways.y - Theme.spaceCardGap - (message.visible ? message.height + Theme.spaceCardGap : 0)

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
                    height: people.cardHeight
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
            lineHeight: people.cardHeight
            gap: Theme.spaceCardGap
            inside: true
        }
    }
    Banner {
        id: message

        objectName: "officer.message"
        visible: !page.none && (page.entry.problem !== "" || page.vm.notice !== "")
        width: people.width
        y: people.height + Theme.spaceCardGap
        kind: page.entry.problem === "storage" ? "harm" : page.entry.problem === "" ? "ok" : "attention"
        title: page.entry.problem === "wrong" ? qsTr("PIN belum cocok.") : page.entry.problem === "wait" ? qsTr("PIN belum cocok. Tunggu dulu.") : page.entry.problem === "storage" ? qsTr("Belum bisa menyimpan.") : page.vm.notice === "pin_set" ? qsTr("PIN baru tersimpan di kios.") : page.vm.notice === "unlocked" ? qsTr("Kunci sudah dibuka.") : ""
        text: page.entry.problem === "wrong" ? qsTr("Coba lagi. Sisa %1 kali.").arg(page.entry.triesLeft) : page.entry.problem === "wait" ? page.waitWords(page.entry.waitSeconds) : page.entry.problem === "storage" ? qsTr("Tempat simpan penuh. Panggil teknisi.") : page.vm.notice === "pin_set" ? qsTr("Masuk dengan PIN itu.") : page.vm.notice === "unlocked" ? qsTr("Silakan masuk lagi.") : ""
    }
    Row {
        id: ways

        // Three buttons of large letters beside each other need the place of their icons.
        readonly property bool pictured: !(Theme.portrait && Theme.largeText && page.vm.way === "read")

        visible: !page.none
        height: Theme.sizeButtonSmall
        y: (Theme.portrait ? entry.y - Theme.spaceColumnGap : parent.height) - height
        spacing: Theme.spaceCardGap

        Button {
            objectName: "officer.names"
            visible: !page.naming && page.vm.rows.count > 0
            height: parent.height
            size: Theme.fontBody
            padding: Theme.space5
            label: qsTr("Pilih nama")
            icon: ways.pictured ? "list" : ""
            enabled: !page.entry.busy
            onTapped: page.vm.showNames()
        }
        Button {
            objectName: "officer.badge"
            visible: page.vm.hasBadges && page.vm.way !== "badge" && !(page.brief && page.vm.way === "read" && page.vm.rows.count > 0)
            height: parent.height
            size: Theme.fontBody
            padding: Theme.space5
            label: page.naming ? qsTr("Pakai lencana") : qsTr("Lencana lain")
            icon: ways.pictured ? "camera" : ""
            enabled: !page.entry.busy
            onTapped: page.vm.showBadge()
        }
        Button {
            objectName: "officer.newPin"
            visible: page.vm.isReady
            height: parent.height
            size: Theme.fontBody
            padding: Theme.space5
            label: qsTr("Buat PIN")
            icon: ways.pictured ? "key" : ""
            enabled: !page.entry.busy
            onTapped: page.newPin()
        }
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
            text: page.entry.busy ? qsTr("Memeriksa PIN …") : page.vm.way === "badge" ? qsTr("Tunjukkan lencana dulu") : page.vm.way === "read" ? qsTr("PIN pemilik lencana") : page.vm.chosen === "" ? qsTr("Sentuh nama Anda dulu") : qsTr("PIN %1").arg(page.vm.chosenName)
            weight: Theme.weightBold
            color: page.vm.isReady ? Theme.ink : Theme.inkSoft
        }
        DigitBoxes {
            objectName: "officer.pin"
            shown: "•".repeat(page.entry.digits)
            count: 6
            group: 3
            boxWidth: Math.floor((pad.width - 4 * Theme.sizeNikGap - Theme.sizeNikGroupGap) / 6)
            boxHeight: Theme.sizeField
            wrong: page.entry.problem !== ""
            opacity: page.entry.mayType || page.entry.busy ? 1 : 0.4
        }
        Keypad {
            id: pad

            enabled: page.entry.mayType
            keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - (page.brief ? 0 : entryLabel.height + entry.spacing) - Theme.sizeField - entry.spacing - 3 * Theme.sizeKeyGap) / 4))
            onDigit: text => page.entry.digit(text)
            onBackspace: page.entry.erase()
        }
    }

    function waitWords(seconds: int): string {
        return seconds >= 60 ? qsTr("Bisa dicoba lagi %1 menit lagi.").arg(Math.ceil(seconds / 60)) : qsTr("Bisa dicoba lagi %1 detik lagi.").arg(seconds);
    }
}
