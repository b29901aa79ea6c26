pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What may be done with a request now, and who did what so far: each step with its officer and its time. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerStepsModel vm

    helpVisible: false
    hintBeside: true
    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Langkah %1").arg(page.vm.ticket)
    hint: Theme.largeText && !Theme.portrait ? "" : page.vm.service
    onBack: page.officer.back()

    function actionWords(step: string): string {
        switch (step) {
        case "return":
            return qsTr("Kembalikan");
        case "pause":
            return qsTr("Jam berhenti");
        case "resume":
            return qsTr("Jam jalan lagi");
        case "refer":
            return qsTr("Tanya dinas lain");
        case "hand_off":
            return qsTr("Serahkan ke dinas");
        case "hand_over":
            return qsTr("Serahkan ke rekan");
        case "papers":
            return qsTr("Foto surat susulan");
        default:
            return qsTr("Sudah diambil");
        }
    }

    StepHistory {
        id: told
    }
    Grid {
        id: actions

        readonly property int cell: Math.floor((width - (columns - 1) * spacing) / columns)

        width: Theme.portrait ? parent.width : Math.round(parent.width * (Theme.largeText ? 0.44 : 0.38))
        columns: Theme.portrait ? 2 : 1
        spacing: Theme.space3

        Repeater {
            model: page.vm.possible

            delegate: TapCard {
                id: action

                required property string modelData

                objectName: "steps." + modelData
                width: actions.cell
                height: Math.min(Theme.sizeCheckCard, Math.floor((page.contentHeight - 5 * Theme.space3) / 6))
                label: page.actionWords(modelData)
                onTapped: modelData === "resume" ? page.vm.resume() : page.officer.pages.deskPages.openStep(modelData)

                Icon {
                    id: mark

                    x: Theme.space5
                    anchors.verticalCenter: parent.verticalCenter
                    name: action.modelData === "return" ? "undo" : action.modelData === "pause" ? "stop" : action.modelData === "resume" ? "play" : action.modelData === "refer" ? "city" : action.modelData === "hand_off" ? "sending" : action.modelData === "hand_over" ? "user" : action.modelData === "papers" ? "camera" : "hand"
                }
                Words {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.space4
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    text: action.label
                    weight: Theme.weightBold
                    lineHeight: Theme.lineHeading
                    Accessible.ignored: true
                }
            }
        }
    }
    Card {
        id: card

        x: Theme.portrait ? 0 : actions.width + Theme.spaceColumnGap
        y: Theme.portrait ? actions.height + Theme.spaceCardGap : 0
        width: parent.width - x
        height: parent.height - y

        Column {
            id: referrals

            x: Theme.space6
            y: Theme.space4
            width: parent.width - 2 * Theme.space6
            spacing: Theme.space2

            Repeater {
                model: page.vm.referrals

                delegate: Item {
                    id: referral

                    required property int index
                    required property string unit
                    required property string question
                    required property string asked
                    required property int minutes
                    required property string answer
                    required property string answeredAt
                    required property string helper

                    objectName: "steps.referral." + index
                    visible: index === 0
                    width: parent ? parent.width : 0
                    height: visible ? asking.implicitHeight + state.height + Theme.space2 : 0

                    Words {
                        id: asking

                        width: parent.width
                        text: referral.answer !== "" ? qsTr("%1 menjawab %2").arg(referral.unit).arg(referral.answeredAt) + (referral.helper !== "" ? " · " + referral.helper : "") : qsTr("Ditanyakan ke %1, %2").arg(referral.unit).arg(referral.asked)
                        size: Theme.fontStaffSmall
                        lineHeight: Theme.lineHeading
                    }
                    Chip {
                        id: state

                        y: asking.implicitHeight + Theme.space2
                        size: Theme.fontStaffSmall
                        kind: referral.answer !== "" ? "ok" : referral.minutes < 0 ? "attention" : "plain"
                        icon: referral.answer !== "" ? "check" : "clock"
                        text: referral.answer !== "" ? told.answer(referral.answer) : referral.minutes < 0 ? qsTr("Belum dijawab, lewat waktu") : referral.minutes < 60 ? qsTr("Jawaban dalam %1 menit").arg(referral.minutes) : qsTr("Jawaban dalam %1 jam").arg(Math.floor(referral.minutes / 60))
                    }
                }
            }
        }
        Item {
            id: lines

            readonly property real rowHeight: Theme.sizeButtonSmall + Theme.space3

            x: Theme.space6
            y: referrals.y + (page.vm.referrals.count > 0 ? referrals.height + Theme.space3 : 0)
            width: parent.width - 2 * Theme.space6
            height: card.height - card.edge - y - Theme.space3

            Column {
                width: parent.width

                Repeater {
                    model: page.vm.history

                    delegate: Item {
                        id: line

                        required property int index
                        required property string kind
                        required property string detail
                        required property string who
                        required property string clock

                        objectName: "steps.line." + index
                        visible: pager.shows(index)
                        width: lines.width
                        height: lines.rowHeight

                        Words {
                            id: at

                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            text: line.clock
                            size: Theme.fontStaffSmall
                            color: Theme.inkSoft
                            wrapMode: Text.NoWrap
                        }
                        Column {
                            anchors.left: parent.left
                            anchors.right: at.left
                            anchors.rightMargin: Theme.space3
                            anchors.verticalCenter: parent.verticalCenter

                            Words {
                                width: parent.width
                                text: told.step(line.kind, line.detail)
                                size: Theme.fontStaffSmall
                                weight: Theme.weightSemibold
                                lineHeight: Theme.lineHeading
                                maximumLineCount: 1
                            }
                            Words {
                                width: parent.width
                                text: line.who !== "" ? line.who : line.kind === "request_filed" ? qsTr("Warga") : qsTr("Petugas lain")
                                size: Theme.fontStaffSmall
                                color: Theme.inkSoft
                                lineHeight: Theme.lineHeading
                                maximumLineCount: 1
                            }
                        }
                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: Theme.borderDivider
                            visible: line.index < page.vm.history.count - 1 && pager.shows(line.index + 1)
                            color: Theme.hairline
                        }
                    }
                }
            }
            Pager {
                id: pager

                name: "steps.pager"
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                count: page.vm.history.count
                room: lines.height
                lineHeight: lines.rowHeight
                inside: true
            }
        }
    }
}
