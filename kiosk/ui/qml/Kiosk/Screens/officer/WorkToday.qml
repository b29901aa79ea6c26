pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The plan of the day beside what was done; what waits to be confirmed lies above. */
ScreenPage {
    id: page

    required property OfficerWorkModel vm

    readonly property bool recorded: page.vm.notice !== ""
    readonly property bool brief: Theme.largeText && !Theme.portrait

    helpVisible: false
    primaryText: page.brief ? qsTr("Catat") : qsTr("Catat pekerjaan")
    primaryIcon: "pencil"
    primaryIconRight: false
    onPrimary: page.vm.writeEntry()

    WorkWords {
        id: say
    }
    Timer {
        interval: Theme.motionUndo
        running: page.recorded
        onTriggered: page.vm.dismiss()
    }
    Banner {
        id: news

        objectName: "work.news"
        visible: page.recorded || page.vm.problem !== ""
        width: parent.width
        kind: page.vm.problem === "" ? "ok" : page.vm.problem === "storage" ? "harm" : "attention"
        title: page.vm.problem === "storage" ? qsTr("Belum bisa menyimpan.") : page.vm.problem === "changed" ? qsTr("Catatan ini sudah berubah.") : page.vm.notice === "voided" ? qsTr("Catatan dibatalkan.") : page.vm.notice === "planned" || page.vm.notice === "copied" ? qsTr("Rencana tersimpan di kios.") : qsTr("Tersimpan di kios.")
        text: page.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : ""

        Button {
            objectName: "work.undo"
            visible: page.vm.canUndo
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Batalkan")
            icon: "undo"
            onTapped: page.vm.undo()
        }
    }
    Banner {
        id: waiting

        objectName: "work.waiting"
        visible: page.vm.drafts.count > 0 && !news.visible
        width: parent.width
        kind: "info"
        title: qsTr("%1 permohonan selesai, belum jadi catatan").arg(page.vm.drafts.count)

        Button {
            objectName: "work.drafts"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Periksa")
            icon: "next"
            iconRight: true
            onTapped: page.vm.openDrafts()
        }
    }
    Item {
        id: top

        readonly property Item shown: news.visible ? news : waiting.visible ? waiting : null

        height: shown === null ? 0 : shown.height + Theme.spaceCardGap
    }
    Card {
        id: plans

        y: top.height
        width: Theme.portrait ? parent.width : Math.round((parent.width - Theme.spaceCardGap) * 0.44)
        height: Theme.portrait ? Math.round((parent.height - y - Theme.spaceCardGap) * 0.45) : parent.height - y

        Item {
            id: plansHead

            x: Theme.space5
            y: Theme.space2
            width: parent.width - 2 * Theme.space5
            height: Theme.sizeButtonSmall + Theme.space1

            Words {
                id: plansTitle

                visible: !page.brief || !plansPager.visible
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (plansPager.visible ? plansPager.width + Theme.space3 : 0)
                text: page.brief || plansPager.visible ? qsTr("Rencana") : qsTr("Rencana hari ini")
                size: Theme.fontBannerTitle
                weight: Theme.weightBannerTitle
                Accessible.role: Accessible.Heading
            }
            Pager {
                id: plansPager

                name: "work.plans"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                count: page.vm.plans.count
                room: planLines.height
                lineHeight: planLines.lineHeight
            }
        }
        Item {
            id: planLines

            readonly property real lineHeight: Theme.sizeButtonDialog

            x: Theme.space5
            y: plansHead.y + plansHead.height
            width: parent.width - 2 * Theme.space5
            height: planTools.y - y - Theme.space2

            Column {
                width: parent.width

                Repeater {
                    model: page.vm.plans

                    delegate: Item {
                        id: line

                        required property int index
                        required property string planId
                        required property string words
                        required property int done
                        required property int target
                        required property string unit
                        required property bool isMain
                        required property bool byCity

                        visible: plansPager.shows(index)
                        width: planLines.width
                        height: planLines.lineHeight

                        Column {
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter

                            Words {
                                width: parent.width
                                text: say.brief(line.words, Math.floor(line.width / (Theme.fontBody * 0.57)))
                                weight: Theme.weightSemibold
                                lineHeight: Theme.lineHeading
                            }
                            Words {
                                width: parent.width
                                text: (line.target > 0 ? qsTr("%1 dari %2").arg(line.done).arg(say.count(line.target, line.unit)) : say.count(line.done, line.unit)) + (page.brief ? "" : line.isMain ? qsTr(" · tugas utama") : qsTr(" · tugas tambahan"))
                                size: Theme.fontStaffSmall
                                lineHeight: Theme.lineHeading
                                color: line.target > 0 && line.done >= line.target ? Theme.ok : Theme.inkSoft
                            }
                        }
                        Rectangle {
                            anchors.bottom: parent.bottom
                            width: parent.width
                            height: Theme.borderDivider
                            color: Theme.hairline
                        }
                    }
                }
            }
            Column {
                objectName: "work.noplan"
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width
                visible: page.vm.plans.count === 0
                spacing: Theme.space3

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: !page.brief
                    name: "warn"
                    side: Theme.sizeIconBanner
                    colour: Theme.attention
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Belum ada rencana hari ini")
                    weight: Theme.weightBold
                    color: Theme.attention
                }
                Words {
                    width: parent.width
                    visible: !page.brief && !(Theme.isShort && top.height > 0)
                    horizontalAlignment: Text.AlignHCenter
                    text: page.vm.canCopy ? qsTr("Salin yang kemarin, atau tulis sendiri.") : qsTr("Tulis sendiri, atau tanya atasan.")
                    color: Theme.inkSoft
                }
            }
        }
        Column {
            id: planTools

            x: Theme.space5
            y: parent.height - plans.edge - height - Theme.space3
            width: parent.width - 2 * Theme.space5
            spacing: Theme.spaceGapMin

            Button {
                objectName: "work.copy"
                visible: page.vm.plans.count === 0 && page.vm.canCopy
                width: parent.width
                implicitHeight: Theme.sizeButtonSmall
                size: Theme.fontBody
                label: qsTr("Salin kemarin")
                icon: "redo"
                onTapped: page.vm.copyPlan()
            }
            Button {
                objectName: "work.addPlan"
                width: parent.width
                implicitHeight: Theme.sizeButtonSmall
                size: Theme.fontBody
                label: qsTr("Tambah rencana")
                icon: "plus"
                onTapped: page.vm.writePlan()
            }
        }
    }
    Card {
        id: done

        x: Theme.portrait ? 0 : plans.width + Theme.spaceCardGap
        y: Theme.portrait ? plans.y + plans.height + Theme.spaceCardGap : plans.y
        width: parent.width - x
        height: parent.height - y

        Item {
            id: doneHead

            x: Theme.space5
            y: Theme.space2
            width: parent.width - 2 * Theme.space5
            height: Theme.sizeButtonSmall + Theme.space1

            Words {
                id: doneTitle

                visible: !page.brief || !pager.visible
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (pager.visible ? pager.width + Theme.space3 : 0)
                text: page.brief ? qsTr("Catatan") : qsTr("Yang sudah dicatat")
                size: Theme.fontBannerTitle
                weight: Theme.weightBannerTitle
                Accessible.role: Accessible.Heading
            }
            Pager {
                id: pager

                name: "work.pager"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                count: page.vm.entries.count
                room: lines.height
                lineHeight: lines.lineHeight
            }
        }
        Item {
            id: lines

            readonly property real lineHeight: Theme.sizeButtonDialog

            x: Theme.space5
            y: doneHead.y + doneHead.height
            width: parent.width - 2 * Theme.space5
            height: done.height - done.edge - y - Theme.space1

            Column {
                width: parent.width

                Repeater {
                    model: page.vm.entries

                    delegate: WorkLine {
                        required property int index

                        objectName: "work.entry." + index
                        visible: pager.shows(index)
                        width: lines.width
                        height: lines.lineHeight
                        brief: page.brief
                        onTapped: page.vm.openEntry(entryId)
                    }
                }
            }
            EmptyState {
                anchors.centerIn: parent
                width: parent.width
                room: parent.height
                visible: page.vm.entries.count === 0
                art: "surat"
                title: qsTr("Belum ada catatan")
                text: qsTr("Catat satu pekerjaan, kurang dari satu menit.")
            }
        }
    }
}
