pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One request: answers (numbers masked until held), papers, and the one thing that comes next. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerRequestModel vm

    readonly property bool bare: page.vm.answers.count === 0 && page.vm.documents.count === 0

    helpVisible: false
    hintBeside: true
    hint: Theme.largeText && !Theme.portrait ? "" : page.vm.state === "taken" ? qsTr("Masuk %1 · sedang dilayani").arg(page.vm.filedClock) : qsTr("Masuk %1").arg(page.vm.filedClock)
    title: page.vm.ticket + " · " + page.vm.service
    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    primaryText: page.vm.mayTake ? qsTr("Ambil") : page.vm.mayComplete ? qsTr("Selesai") : ""
    primaryIcon: page.vm.mayTake ? "hand" : "check"
    primaryIconRight: false
    onBack: page.officer.back()
    onPrimary: page.vm.mayTake ? page.officer.take() : page.officer.complete()

    FontMetrics {
        id: small

        font.family: Theme.family
        font.pixelSize: Theme.fontStaffSmall
    }
    FontMetrics {
        id: large

        font.family: Theme.family
        font.pixelSize: Theme.fontBody
    }
    Item {
        id: facts

        z: 1
        width: parent.width
        height: Math.max(deadline.height, pager.buttonHeight)

        DeadlineChip {
            id: deadline

            objectName: "request.deadline"
            anchors.verticalCenter: parent.verticalCenter
            urgency: page.vm.urgency
            minutes: page.vm.minutes
            days: page.vm.days
            clock: page.vm.clock
            date: page.vm.date
            reason: page.vm.reason
        }
        Pager {
            id: pager

            name: "answers"
            x: Theme.portrait ? answers.width - width - Theme.space6 : Math.max(answers.width - width, deadline.width + Theme.space4)
            y: Theme.portrait ? body.y + answers.height - answers.edge - height - Theme.space3 : (parent.height - height) / 2
            count: page.vm.answers.count
            room: lines.height
            lineHeight: answers.rowHeight
            inside: Theme.portrait
        }
        Pager {
            id: paperPager

            name: "papers"
            anchors.right: parent.right
            y: body.y + papers.y + papers.height - height
            count: page.vm.documents.count
            room: papers.height
            lineHeight: papers.rowHeight
            gap: Theme.space3
            inside: true
        }
        Button {
            objectName: "request.steps"
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Langkah lain")
            icon: "list"
            onTapped: page.officer.pages.deskPages.openSteps(page.vm.requestId)
        }
    }
    Banner {
        id: news

        objectName: "request.news"
        y: facts.height + Theme.space3
        width: parent.width
        visible: page.officer.pages.notice === "taken" || page.officer.pages.problem !== ""
        kind: page.officer.pages.problem === "" ? "ok" : page.officer.pages.problem === "storage" ? "harm" : "attention"
        title: page.officer.pages.problem === "storage" ? qsTr("Belum bisa menyimpan.") : page.officer.pages.problem === "changed" ? qsTr("Sudah diambil petugas lain.") : qsTr("Anda melayani permohonan ini. Tersimpan di kios.")
        text: page.officer.pages.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : ""

        Button {
            objectName: "request.news.close"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Tutup")
            onTapped: page.officer.pages.dismiss()
        }
    }
    Item {
        id: body

        y: news.visible ? news.y + news.height + Theme.spaceCardGap : news.y
        width: parent.width
        height: parent.height - y

        EmptyState {
            objectName: "request.empty"
            anchors.centerIn: parent
            width: Math.min(parent.width, Theme.sizeDialog)
            visible: page.bare
            art: "hilang"
            title: qsTr("Isian sudah tidak ada di kios")
            text: qsTr("Lihat isian ini di sistem kota.")
            room: body.height
        }
        Card {
            id: answers

            readonly property real rowHeight: Math.ceil((small.height + large.height) * Theme.lineHeading) + Theme.space1

            visible: !page.bare
            width: Theme.portrait || page.vm.documents.count === 0 ? parent.width : Math.round(parent.width * (Theme.largeText ? 0.56 : 0.64))
            height: Theme.portrait && page.vm.documents.count > 0 ? Math.round(parent.height * 0.52) : parent.height

            Item {
                id: lines

                x: Theme.space6
                y: Theme.space1
                width: parent.width - 2 * Theme.space6
                height: answers.height - answers.edge - 2 * Theme.space1

                Column {
                    width: parent.width

                    Repeater {
                        model: page.vm.answers

                        delegate: Item {
                            id: answer

                            required property int index
                            required property string key
                            required property string label
                            required property string text
                            required property bool masked

                            visible: pager.shows(index)
                            width: lines.width
                            height: answers.rowHeight

                            Column {
                                anchors.left: parent.left
                                anchors.right: see.visible ? see.left : parent.right
                                anchors.rightMargin: see.visible ? Theme.space3 : 0
                                anchors.verticalCenter: parent.verticalCenter

                                Words {
                                    width: parent.width
                                    text: answer.label
                                    size: Theme.fontStaffSmall
                                    lineHeight: Theme.lineHeading
                                    color: Theme.inkSoft
                                }
                                Words {
                                    objectName: "answer." + answer.key
                                    width: parent.width
                                    text: page.vm.revealedKey === answer.key ? page.vm.revealedText : answer.text
                                    lineHeight: Theme.lineHeading
                                    weight: Theme.weightSemibold
                                }
                            }
                            HoldButton {
                                id: see

                                objectName: "answer." + answer.key + ".see"
                                anchors.right: parent.right
                                anchors.verticalCenter: parent.verticalCenter
                                height: Theme.sizeTargetMin
                                visible: answer.masked
                                size: Theme.fontBody
                                padding: Theme.space5
                                label: qsTr("Lihat")
                                onHeldChanged: held ? page.vm.reveal(answer.key) : page.vm.conceal()
                            }
                            Rectangle {
                                anchors.bottom: parent.bottom
                                width: parent.width
                                height: Theme.borderDivider
                                visible: answer.index < page.vm.answers.count - 1 && pager.shows(answer.index + 1)
                                color: Theme.hairline
                            }
                        }
                    }
                }
            }
        }
        Item {
            id: papers

            readonly property real rowHeight: Math.max(Theme.sizeButtonDialog, Math.ceil(3 * small.height * Theme.lineHeading) + Theme.space2)

            visible: page.vm.documents.count > 0
            x: Theme.portrait ? 0 : answers.width + Theme.spaceCardGap
            y: Theme.portrait ? answers.height + Theme.spaceCardGap : 0
            width: parent.width - x
            height: parent.height - y

            Column {
                width: parent.width
                spacing: Theme.space3

                Repeater {
                    model: page.vm.documents

                    delegate: TapCard {
                        id: paper

                        required property int index
                        required property string requirement
                        required property string paperName
                        required property string standing
                        required property FrameSource frames

                        objectName: "request.paper." + requirement
                        label: paperName
                        visible: paperPager.shows(index)
                        enabled: frames.filled
                        width: papers.width
                        height: papers.rowHeight
                        description: word.text
                        onTapped: page.vm.enlarge(requirement)

                        FrameItem {
                            id: thumb

                            x: Theme.space2
                            anchors.verticalCenter: parent.verticalCenter
                            visible: paper.frames.filled
                            width: paper.height - paper.edge - 2 * Theme.space2
                            height: width
                            source: paper.frames
                            corner: Theme.radiusBox
                            emptyColour: Theme.plate
                        }
                        Icon {
                            anchors.centerIn: thumb
                            visible: !paper.frames.filled
                            name: paper.standing === "missing" ? "warn" : "photo"
                            side: Theme.sizeIconBanner
                            colour: paper.standing === "missing" ? Theme.attention : Theme.inkSoft
                        }
                        Column {
                            anchors.left: thumb.right
                            anchors.leftMargin: Theme.space4
                            anchors.right: parent.right
                            anchors.rightMargin: Theme.space3
                            anchors.verticalCenter: parent.verticalCenter

                            Words {
                                width: parent.width
                                text: paper.paperName
                                size: Theme.fontStaffSmall
                                weight: Theme.weightSemibold
                                lineHeight: Theme.lineHeading
                                maximumLineCount: 2
                                Accessible.ignored: true
                            }
                            Words {
                                id: word

                                visible: !Theme.largeText || !paper.enabled
                                width: parent.width
                                text: paper.standing === "photographed" ? (paper.frames.filled ? qsTr("Sentuh untuk besar") : qsTr("Foto di kota")) : paper.frames.filled ? qsTr("Dari HP warga") : paper.standing === "shown" ? qsTr("Dibawa, tanpa foto") : qsTr("Belum ada")
                                size: Theme.fontStaffSmall
                                lineHeight: Theme.lineHeading
                                color: paper.standing === "missing" ? Theme.attention : Theme.inkSoft
                                Accessible.ignored: true
                            }
                        }
                    }
                }
            }
        }
    }
    Dialog {
        id: enlarged

        objectName: "request.large"
        parent: page
        shown: page.vm.largeLabel !== ""
        title: page.vm.largeLabel
        extra: FrameItem {
            width: parent ? parent.width : 0
            height: Math.round(page.height * 0.52)
            source: page.vm.large
            whole: true
            corner: Theme.radiusBox
            emptyColour: Theme.surface
        }
        onDismissed: page.vm.shrink()

        Button {
            objectName: "request.large.close"
            kind: "filled"
            label: qsTr("Tutup")
            focus: true
            onTapped: page.vm.shrink()
        }
    }
}
