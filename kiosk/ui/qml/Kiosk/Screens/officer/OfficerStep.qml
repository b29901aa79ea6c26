pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* One step of a request or a note, ask by ask: choose, tick, write, photograph, scan, or a colleague's PIN. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerStepModel vm

    readonly property PinEntryModel entry: page.vm.entry
    readonly property bool choosing: page.vm.shape === "one" || page.vm.shape === "many"
    readonly property bool writing: page.vm.shape === "words" || page.vm.shape === "scan" && page.vm.typing
    // Large letters and a keyboard: what is wrong stands in the title's place.
    readonly property bool cramped: Theme.largeText && !Theme.portrait && page.writing
    readonly property bool scanning: page.vm.shape === "scan" && !page.vm.typing
    readonly property bool shooting: page.vm.shape === "photo"
    readonly property bool live: page.shooting && page.vm.photo.phase === "live"
    readonly property string lastWord: page.vm.step === "return" ? qsTr("Kembalikan") : page.vm.step === "pause" ? qsTr("Hentikan jam") : page.vm.step === "refer" || page.vm.step === "answer" ? qsTr("Kirim") : qsTr("Simpan")

    helpVisible: false
    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: page.vm.shape === "slip" ? qsTr("Untuk warga") : page.cramped && page.vm.problem !== "" ? words.problem(page.vm.problem) : words.question(page.vm.ask)
    hint: page.vm.ticket
    hintBeside: true
    backText: page.vm.shape === "slip" ? qsTr("Ke meja") : qsTr("Kembali")
    primaryText: page.live ? qsTr("Foto") : page.vm.shape === "slip" ? qsTr("Selesai") : page.scanning ? "" : page.vm.last ? page.lastWord : page.vm.optional && !filled ? qsTr("Lewati") : qsTr("Lanjut")
    primaryIcon: page.live ? "camera" : page.vm.last || page.vm.shape === "slip" ? "check" : "next"
    primaryIconRight: !page.live && !page.vm.last && page.vm.shape !== "slip"
    primaryEnabled: page.live || (page.vm.shape === "pin" ? page.entry.ready : page.vm.ready)
    onBack: page.officer.back()
    onPrimary: page.live ? page.vm.photo.take() : page.vm.goOn()
    onTyped: text => {
        if (page.vm.shape === "pin")
            page.entry.digit(text);
        else if (page.writing)
            field.insert(text);
    }
    onErased: if (page.vm.shape === "pin")
        page.entry.erase()

    readonly property bool filled: page.shooting ? page.vm.photo.phase === "taken" : page.vm.words !== ""

    StepWords {
        id: words
    }
    Banner {
        id: problem

        objectName: "step.problem"
        visible: page.vm.problem !== "" && !page.cramped
        width: parent.width
        kind: page.vm.problem === "storage" ? "harm" : "attention"
        title: words.problem(page.vm.problem)
        text: words.mend(page.vm.problem)
    }
    Item {
        id: body

        y: problem.visible ? problem.height + (page.writing ? Theme.space2 : Theme.spaceCardGap) : 0
        width: parent.width
        height: parent.height - y

        // --- one or many of several
        Pager {
            id: pager

            name: "step.pager"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: page.choosing && pages > 1
            count: page.vm.options.count
            room: body.height
            lineHeight: cards.high
            gap: Theme.spaceCardGap
            columns: cards.columns
            inside: true
        }
        Grid {
            id: cards

            readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)
            readonly property real high: page.vm.options.count > 6 ? Theme.sizeButtonDialog : Theme.sizeCheckCard

            width: parent.width
            visible: page.choosing
            columns: Theme.portrait ? 1 : 2
            spacing: Theme.spaceCardGap

            Repeater {
                model: page.vm.options

                delegate: ChoiceCard {
                    required property int index
                    required property string code
                    required property string name
                    required property bool ticked

                    objectName: "step.option." + code
                    visible: pager.shows(index)
                    width: cards.cell
                    height: cards.high
                    label: name !== "" ? name : words.option(page.vm.ask, code)
                    on: ticked
                    many: page.vm.shape === "many"
                    onTapped: page.vm.choose(code)
                }
            }
        }
        EmptyState {
            objectName: "step.nobody"
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.sizeDialog)
            visible: page.choosing && page.vm.options.count === 0
            art: "tempatkosong"
            title: qsTr("Tidak ada pilihan")
            text: qsTr("Daftarnya datang dari kota. Coba lagi nanti.")
        }

        // --- own words, or a number typed
        Item {
            anchors.fill: parent
            visible: page.writing

            StoryField {
                id: field

                objectName: "step.words"
                spoken: page.title
                width: parent.width
                anchors.top: parent.top
                anchors.bottom: board.top
                anchors.bottomMargin: Theme.space3
                focus: page.writing
                wrong: page.vm.problem === "receipt"
                text: page.vm.words
                maximumLength: page.vm.shape === "scan" ? 40 : 500
                onEdited: text => page.vm.setWords(text)
                onAccepted: page.vm.goOn()
            }
            Keyboard {
                id: board

                anchors.bottom: parent.bottom
                width: parent.width
                height: Math.min(implicitHeight, parent.height - (page.vm.shape === "scan" ? Theme.sizeField : Theme.sizeQuestionField) - Theme.space3)
                capitals: page.vm.shape !== "scan"
                onCharacter: text => field.insert(text)
                onBackspace: field.backspace()
            }
        }

        // --- the other system's receipt by QR
        CodeView {
            id: receipt

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: instead.top
            anchors.bottomMargin: Theme.spaceCardGap
            visible: page.scanning
            reader: page.vm.reader
            retryName: "step.retry"
            words: Theme.portrait ? "" : qsTr("Tunjukkan kode QR di tanda terima. PIN-nya tidak disimpan.")
            missingWords: qsTr("Pasang kabel kamera, atau ketik nomornya.")
        }
        Button {
            id: instead

            objectName: "step.type"
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            visible: page.scanning
            label: qsTr("Ketik nomornya")
            icon: "pencil"
            onTapped: page.vm.typeInstead()
        }

        // --- a photo
        StepPhoto {
            anchors.fill: parent
            visible: page.shooting
            vm: page.vm.photo
            words: words.photo(page.vm.ask)
            onSkipped: page.vm.goOn()
            skipLabel: page.vm.last ? qsTr("Simpan tanpa foto") : qsTr("Lewati")
        }

        // --- a colleague's PIN
        Words {
            anchors.left: parent.left
            anchors.right: Theme.portrait ? parent.right : pinEntry.left
            anchors.rightMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
            visible: page.vm.shape === "pin"
            text: words.pin(page.entry.problem, page.entry.triesLeft, page.entry.waitSeconds)
            size: Theme.fontBannerTitle
        }
        Column {
            id: pinEntry

            visible: page.vm.shape === "pin"
            anchors.right: Theme.portrait ? undefined : parent.right
            anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
            anchors.bottom: parent.bottom
            spacing: Theme.space3

            DigitBoxes {
                objectName: "step.digits"
                shown: "•".repeat(page.entry.digits)
                count: page.entry.length
                group: page.entry.length / 2
                boxWidth: Math.floor((pad.width - (page.entry.length - 2) * Theme.sizeNikGap - Theme.sizeNikGroupGap) / page.entry.length)
                boxHeight: Theme.sizeField
                wrong: page.entry.problem !== ""
                opacity: page.entry.mayType || page.entry.busy ? 1 : 0.4
            }
            Keypad {
                id: pad

                enabled: page.entry.mayType
                keyHeight: Math.min(Theme.sizeKeyNumberHeight, Math.floor((body.height - Theme.sizeField - pinEntry.spacing - 3 * Theme.sizeKeyGap) / 4))
                onDigit: text => page.entry.digit(text)
                onBackspace: page.entry.erase()
            }
        }

        // --- what the resident takes home
        Card {
            visible: page.vm.shape === "slip"
            width: parent.width
            height: parent.height - (printing.visible ? printing.height + Theme.spaceCardGap : 0)

            Column {
                x: Theme.space6
                y: Theme.space5
                width: parent.width - 2 * Theme.space6
                spacing: page.vm.slipLines.length > 6 ? 0 : Theme.space2

                Repeater {
                    model: page.vm.slipLines

                    delegate: Words {
                        required property int index
                        required property string modelData

                        objectName: "step.slip." + index
                        width: parent ? parent.width : 0
                        text: modelData
                        size: page.vm.slipLines.length > 6 ? Theme.fontStaffSmall : Theme.fontBody
                        lineHeight: Theme.lineHeading
                        weight: index === 0 ? Theme.weightRegular : Theme.weightBold
                    }
                }
                Words {
                    width: parent.width
                    visible: page.vm.printing.state === "none"
                    text: qsTr("Warga boleh memotret layar ini.")
                    color: Theme.inkSoft
                }
            }
        }
        PrintBar {
            id: printing

            anchors.bottom: parent.bottom
            width: parent.width
            visible: page.vm.shape === "slip" && page.vm.printing.state !== "none"
            printing: page.vm.printing
            onScreen: qsTr("Warga boleh memotret layar ini.")
            onWanted: page.vm.printSlip()
        }
    }
}
