pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Catatan balai: complaints with their 24 hours, problems of the neighbourhood, and the visitors' log. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerNotesModel vm

    readonly property bool problems: page.vm.tab === "problems"

    helpVisible: false
    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Catatan balai")
    primaryText: Theme.largeText && !Theme.portrait ? qsTr("Catat") : page.problems ? qsTr("Catat persoalan") : qsTr("Catat kunjungan")
    primaryIcon: "pencil"
    primaryIconRight: false
    onBack: page.officer.back()
    onPrimary: page.problems ? page.officer.pages.deskPages.openProblem() : page.officer.pages.deskPages.openVisit()

    function span(minutes: int): string {
        return minutes < 60 ? qsTr("%1 menit").arg(minutes) : minutes < 1440 ? qsTr("%1 jam").arg(Math.floor(minutes / 60)) : qsTr("%1 hari").arg(Math.floor(minutes / 1440));
    }
    function stateWords(state: string): string {
        switch (state) {
        case "in_progress":
            return qsTr("Dikerjakan");
        case "resolved":
            return qsTr("Selesai");
        case "referred":
            return qsTr("Diteruskan");
        case "rejected":
            return qsTr("Tidak bisa");
        default:
            return qsTr("Baru");
        }
    }
    function topicWords(topic: string): string {
        switch (topic) {
        case "service":
            return qsTr("Aduan layanan");
        case "facility":
            return qsTr("Aduan fasilitas");
        case "neighbourhood":
            return qsTr("Aduan lingkungan");
        case "road":
        case "drainage":
        case "waste":
        case "lighting":
        case "safety":
        case "health":
        case "social":
            return words.option("category", topic);
        default:
            return qsTr("Lainnya");
        }
    }

    StepWords {
        id: words
    }
    Row {
        id: tabs

        spacing: Theme.space3

        Repeater {
            model: ["complaints", "problems"]

            delegate: ChoiceCard {
                required property string modelData

                objectName: "notes.tab." + modelData
                width: Math.floor((page.bodyItem.width - Theme.space3) / 2)
                height: Theme.sizeButtonDialog
                on: page.vm.tab === modelData
                label: modelData === "complaints" ? qsTr("Aduan") : qsTr("Persoalan warga")
                onTapped: page.vm.turn(modelData)
            }
        }
    }
    Card {
        id: card

        y: tabs.height + Theme.spaceCardGap
        width: parent.width
        height: parent.height - y

        EmptyState {
            objectName: "notes.empty"
            anchors.centerIn: parent
            width: parent.width
            room: parent.height
            visible: page.vm.rows.count === 0
            art: "surat"
            title: page.problems ? qsTr("Belum ada persoalan tercatat") : qsTr("Belum ada aduan")
            text: page.problems ? qsTr("Yang Anda lihat di lingkungan dicatat di sini.") : qsTr("Aduan warga di kios ini muncul di sini.")
        }
        Item {
            id: lines

            readonly property real rowHeight: Theme.sizeButtonSmall + Theme.space4

            x: Theme.space6
            y: Theme.space2
            width: parent.width - 2 * Theme.space6
            height: card.height - card.edge - 2 * Theme.space2

            Column {
                width: parent.width

                Repeater {
                    model: page.vm.rows

                    delegate: Tap {
                        id: line

                        required property int index
                        required property string concernId
                        required property string topic
                        required property string name
                        required property string filed
                        required property string standing
                        required property bool open
                        required property bool owed
                        required property int minutes
                        required property int severity

                        objectName: "notes.line." + index
                        visible: pager.shows(index)
                        enabled: open
                        width: lines.width
                        height: lines.rowHeight
                        ringRadius: Theme.radiusBox
                        label: about.text + ", " + chip.text
                        onTapped: page.officer.pages.deskPages.openAnswer(concernId)

                        Rectangle {
                            anchors.fill: parent
                            visible: line.pressed
                            radius: Theme.radiusBox
                            color: Theme.sunken
                        }
                        Column {
                            anchors.left: parent.left
                            anchors.right: chip.left
                            anchors.rightMargin: Theme.space3
                            anchors.verticalCenter: parent.verticalCenter

                            Words {
                                id: about

                                width: parent.width
                                text: line.name !== "" ? line.name : page.topicWords(line.topic)
                                size: Theme.fontStaffSmall
                                weight: Theme.weightSemibold
                                lineHeight: Theme.lineHeading
                                Accessible.ignored: true
                            }
                            Words {
                                width: parent.width
                                visible: !Theme.largeText || Theme.portrait
                                text: line.severity > 0 ? words.option("severity", String(line.severity)) + " · " + line.filed : qsTr("Masuk %1").arg(line.filed)
                                size: Theme.fontStaffSmall
                                color: Theme.inkSoft
                                lineHeight: Theme.lineHeading
                                Accessible.ignored: true
                            }
                        }
                        Chip {
                            id: chip

                            anchors.right: arrow.left
                            anchors.rightMargin: Theme.space3
                            anchors.verticalCenter: parent.verticalCenter
                            size: Theme.fontStaffSmall
                            kind: line.owed ? (line.minutes < 0 ? "harm" : line.minutes < 120 ? "attention" : "plain") : line.open ? "plain" : "ok"
                            icon: line.owed ? (line.minutes < 0 ? "stop" : "clock") : line.open ? "info" : "check"
                            text: line.owed ? (line.minutes < 0 ? qsTr("Terlambat %1").arg(page.span(-line.minutes)) : qsTr("Jawab dalam %1").arg(page.span(line.minutes))) : page.stateWords(line.standing)
                        }
                        Icon {
                            id: arrow

                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            visible: line.open
                            side: Theme.sizeIconSmall
                            name: "next"
                        }
                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: Theme.borderDivider
                            visible: line.index < page.vm.rows.count - 1 && pager.shows(line.index + 1)
                            color: Theme.hairline
                        }
                    }
                }
            }
            Pager {
                id: pager

                name: "notes.pager"
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                count: page.vm.rows.count
                room: lines.height
                lineHeight: lines.rowHeight
                inside: true
            }
        }
    }
}
