pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One setting of an entry: object, place, quantity, time or photo; then back to the form. */
ScreenPage {
    id: page

    required property OfficerEntryModel vm

    readonly property string asked: page.vm.step
    readonly property bool photographing: page.asked === "photo"
    readonly property bool live: page.vm.photo.phase === "live"
    readonly property string reason: page.vm.photo.problem === "dark" ? qsTr("Terlalu gelap. Cari tempat lebih terang.") : page.vm.photo.problem !== "" ? qsTr("Belum tajam. Tekan Foto lagi kalau tetap mau.") : ""

    helpVisible: false
    title: page.asked === "thing" ? qsTr("Tentang apa?") : page.asked === "place" ? qsTr("Di mana?") : page.asked === "quantity" ? qsTr("Berapa jumlahnya?") : page.asked === "time" ? qsTr("Dari kapan sampai kapan?") : ""
    primaryText: page.photographing ? (page.live ? qsTr("Foto") : page.vm.photo.phase === "taken" ? qsTr("Ulangi") : qsTr("Coba lagi")) : page.asked === "quantity" || page.asked === "time" ? qsTr("Lanjut") : ""
    primaryIcon: page.photographing ? (page.live ? "camera" : "redo") : "next"
    onPrimary: !page.photographing ? page.vm.goOn() : page.live ? page.vm.photo.take() : page.vm.photo.again()
    onTyped: text => {
        if (page.asked === "quantity" && text >= "0" && text <= "9")
            page.vm.digit(text);
    }
    onErased: if (page.asked === "quantity")
        page.vm.backspace()

    WorkWords {
        id: say
    }
    Grid {
        id: cards

        readonly property bool places: page.asked === "place"
        readonly property int rows_: places ? 2 : Math.ceil(page.vm.things.count / columns)

        width: parent.width
        visible: page.asked === "thing" || places
        columns: places ? 2 : Theme.portrait ? 2 : 4
        spacing: Theme.spaceGapMin

        Repeater {
            model: cards.places ? ["hall", "office", "field", "home"] : []

            delegate: ChoiceCard {
                required property string modelData

                objectName: "entry.place." + modelData
                width: (cards.width - cards.spacing) / 2
                height: Theme.sizeCheckCard
                on: page.vm.place === modelData
                label: say.place(modelData)
                onTapped: page.vm.setPlace(modelData)
            }
        }
        Repeater {
            model: page.asked === "thing" ? page.vm.things : null

            delegate: TapCard {
                id: thing

                required property string key
                required property string icon
                required property string nameId
                required property string nameJv
                required property string nameEn

                objectName: "entry.thing." + key
                width: Math.floor((cards.width - (cards.columns - 1) * cards.spacing) / cards.columns)
                height: Math.min(Theme.sizeCheckCard, Math.floor((page.contentHeight - (cards.rows_ - 1) * cards.spacing) / cards.rows_))
                selected: page.vm.thing === key
                label: page.shell.language === "jv" ? nameJv : page.shell.language === "en" ? nameEn : nameId
                onTapped: page.vm.setThing(key)

                Icon {
                    id: picture

                    x: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    name: thing.icon
                }
                Words {
                    anchors.left: picture.right
                    anchors.leftMargin: Theme.space3
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    text: thing.label
                    weight: Theme.weightBold
                    lineHeight: Theme.lineHeading
                    Accessible.ignored: true
                }
            }
        }
    }
    Row {
        visible: page.asked === "quantity"
        width: parent.width
        height: parent.height
        spacing: Theme.spaceColumnGap

        Column {
            id: amount

            spacing: Theme.space3

            Words {
                objectName: "entry.quantity"
                width: pad.implicitWidth
                horizontalAlignment: Text.AlignHCenter
                text: page.vm.quantity
                size: Theme.fontQuestion
                weight: Theme.weightQuestion
            }
            Keypad {
                id: pad

                keyWidth: Math.floor(Theme.sizeKeyNumberWidth * (Theme.portrait ? 0.7 : 0.85))
                keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((page.contentHeight - y - 3 * Theme.sizeKeyGap) / 4))
                onDigit: text => page.vm.digit(text)
                onBackspace: page.vm.backspace()
            }
        }
        Grid {
            id: units

            width: parent.width - amount.width - parent.spacing
            columns: Theme.portrait ? 1 : 2
            spacing: Theme.spaceGapMin

            Repeater {
                model: ["documents", "people", "households", "hours", "events", "percent", "other"]

                delegate: TapCard {
                    id: unitCard

                    required property string modelData

                    objectName: "entry.unit." + modelData
                    width: Math.floor((units.width - (units.columns - 1) * units.spacing) / units.columns)
                    height: Theme.sizeButtonMin
                    selected: page.vm.unit === modelData
                    toggles: true
                    on: selected
                    label: say.unit(modelData)
                    onTapped: page.vm.setUnit(modelData)

                    Words {
                        x: Theme.space5
                        anchors.verticalCenter: parent.verticalCenter
                        text: unitCard.label
                        weight: Theme.weightBold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Column {
        visible: page.asked === "time"
        width: parent.width
        spacing: Theme.spaceCardGap

        Repeater {
            model: page.asked === "time" ? ["start", "end"] : []

            delegate: Card {
                id: clock

                required property string modelData

                width: parent ? parent.width : 0
                height: Theme.portrait ? 2 * Theme.sizeCheckCard : Theme.sizeCheckCard + Theme.space4

                Row {
                    x: Theme.space6
                    y: Theme.portrait ? Theme.space5 : (clock.height - clock.edge - height) / 2
                    spacing: Theme.space5

                    Words {
                        width: Theme.sizeThumb * (Theme.largeText ? 1.6 : 1.3)
                        anchors.verticalCenter: parent.verticalCenter
                        text: clock.modelData === "start" ? qsTr("Mulai") : qsTr("Selesai")
                        weight: Theme.weightBold
                    }
                    Words {
                        width: Theme.sizeThumb * (Theme.largeText ? 1.5 : 1.2)
                        anchors.verticalCenter: parent.verticalCenter
                        text: clock.modelData === "start" ? page.vm.start : page.vm.end
                        size: Theme.fontHeading
                        weight: Theme.weightHeading
                        wrapMode: Text.NoWrap
                    }
                }
                Row {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space5
                    y: Theme.portrait ? clock.height - clock.edge - height - Theme.space5 : (clock.height - clock.edge - height) / 2
                    spacing: Theme.spaceGapMin

                    Repeater {
                        model: [-60, -15, 15, 60]

                        delegate: Button {
                            required property int modelData

                            objectName: "entry." + clock.modelData + "." + modelData
                            implicitWidth: Theme.sizeThumb * (Theme.largeText ? 1.2 : 1.3)
                            padding: Theme.space2
                            label: (modelData > 0 ? "+" : "−") + Math.abs(modelData)
                            Accessible.name: modelData > 0 ? qsTr("%1 menit lebih lambat").arg(modelData) : qsTr("%1 menit lebih awal").arg(-modelData)
                            onTapped: page.vm.moveTime(clock.modelData, modelData)
                        }
                    }
                }
            }
        }
        Words {
            width: parent.width
            text: qsTr("Lamanya %1").arg(say.span(page.vm.minutes))
            color: Theme.inkSoft
        }
    }
    CameraView {
        id: view

        visible: page.photographing && page.vm.photo.phase !== "missing"
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.66)
        height: Theme.portrait ? Math.round(width * 0.75) : parent.height
        frames: page.vm.photo.frames
    }
    Column {
        visible: view.visible
        anchors.left: Theme.portrait ? parent.left : view.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? view.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: Theme.space5

        Words {
            width: parent.width
            text: qsTr("Foto kegiatan")
            size: Theme.fontQuestion
            weight: Theme.weightQuestion
            Accessible.role: Accessible.Heading
        }
        Words {
            width: parent.width
            text: qsTr("Hasil atau tempatnya. Bukan wajah warga.")
            color: Theme.inkSoft
        }
        Banner {
            objectName: "entry.photo.reason"
            visible: page.reason !== ""
            width: parent.width
            kind: "attention"
            text: page.reason
        }
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        room: parent.height
        visible: page.photographing && page.vm.photo.phase === "missing"
        art: "kabelputus"
        title: qsTr("Kamera terputus")
        text: qsTr("Pasang kabel kamera, lalu coba lagi. Tanpa foto pun bisa disimpan.")
    }
}
