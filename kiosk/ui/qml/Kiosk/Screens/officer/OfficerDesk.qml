pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The desk: who is being served, hours of today, and every request by urgency. */
ScreenPage {
    id: page

    required property OfficerModel vm

    readonly property OfficerDeskModel desk: page.vm.pages.desk
    // In large text the hours stand below the one being served, and the list keeps the whole height.
    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool present: page.desk.presentSince !== ""

    function span(minutes: int): string {
        if (minutes < 60)
            return qsTr("%1 menit").arg(minutes);
        return minutes % 60 === 0 ? qsTr("%1 jam").arg(minutes / 60) : qsTr("%1 jam %2 menit").arg(Math.floor(minutes / 60)).arg(minutes % 60);
    }

    person: Theme.largeText ? page.vm.pages.officerShortName : page.vm.pages.officerName
    place: qsTr("Loket %1").arg(page.vm.pages.counter)
    onBack: page.vm.pages.openMenu()
    tabs: DeskTabs {
        pages: page.vm.pages
    }
    primaryText: page.brief ? qsTr("Tinggalkan") : qsTr("Tinggalkan meja")
    primaryIcon: "lock"
    primaryIconRight: false
    primaryKind: "secondary"
    onPrimary: page.vm.pages.askLeave()

    Timer {
        interval: Theme.motionUndo
        running: page.vm.pages.notice !== ""
        onTriggered: page.vm.pages.dismiss()
    }
    Banner {
        id: news

        objectName: "desk.news"
        visible: page.vm.pages.notice !== "" || page.vm.pages.problem !== ""
        width: parent.width
        kind: page.vm.pages.problem === "" ? "ok" : page.vm.pages.problem === "storage" ? "harm" : "attention"
        title: page.vm.pages.problem === "storage" ? qsTr("Belum bisa menyimpan.") : page.vm.pages.problem === "changed" ? qsTr("Permohonan ini sudah berubah.") : page.vm.pages.notice === "present" ? qsTr("Hadir tersimpan di kios.") : page.vm.pages.notice === "claimed" ? qsTr("Jam pulang tersimpan, menunggu pemeriksaan.") : page.vm.pages.notice === "central_down" ? qsTr("Sistem pusat mati: tercatat.") : page.vm.pages.notice === "central_back" ? qsTr("Sistem pusat hidup lagi: tercatat.") : page.vm.pages.notice === "pin_set" ? qsTr("PIN baru tersimpan di kios.") : page.vm.pages.notice === "completed" ? qsTr("Permohonan selesai. Tersimpan di kios.") : qsTr("Tersimpan di kios.")
        text: page.vm.pages.problem === "storage" ? qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.") : page.vm.pages.problem === "changed" ? qsTr("Lihat daftar yang baru di bawah.") : ""

        Button {
            objectName: "desk.news.close"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Tutup")
            onTapped: page.vm.pages.dismiss()
        }
    }
    Banner {
        id: asked

        objectName: "desk.asked"
        visible: page.vm.askedMinutes > 0 && !news.visible && !rung.visible
        width: parent.width
        kind: "attention"
        title: qsTr("Presensi acak")
        text: qsTr("Foto sebentar. Masih %1 menit.").arg(page.vm.askedMinutes)

        Button {
            objectName: "desk.confirm"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            kind: "filled"
            label: qsTr("Foto")
            icon: "camera"
            onTapped: page.vm.confirmPresence()
        }
    }
    Banner {
        id: rung

        objectName: "desk.rung"
        visible: page.shell.truth.rung && !news.visible
        width: parent.width
        kind: "attention"
        title: qsTr("Warga memanggil petugas")

        Button {
            objectName: "desk.rung.coming"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            kind: "filled"
            label: qsTr("Saya datang")
            icon: "check"
            onTapped: page.shell.answerRing()
        }
    }
    Banner {
        id: unfinished

        objectName: "desk.unfinished"
        visible: page.vm.pages.day.drafts.waiting > 0 && !news.visible && !rung.visible && !asked.visible
        width: parent.width
        title: qsTr("Ada catatan yang belum selesai")

        Button {
            objectName: "desk.drafts"
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Lihat")
            icon: "pencil"
            onTapped: page.vm.pages.openDay("drafts")
        }
    }
    Item {
        id: notices

        readonly property Item shown: news.visible ? news : rung.visible ? rung : asked.visible ? asked : unfinished.visible ? unfinished : null

        height: shown === null ? 0 : shown.height + Theme.spaceCardGap
    }
    NowServing {
        id: serving

        y: notices.height
        width: Theme.portrait ? parent.width : Math.round(parent.width * (page.brief ? 0.4 : 0.37))
        height: Theme.portrait ? neededHeight : page.brief && hours.visible ? parent.height - y - hours.height - Theme.spaceCardGap : parent.height - y
        vm: page.vm
        brief: page.brief
        present: page.present
        tight: !Theme.portrait && notices.height > 0
        waiting: rung.visible || asked.visible
    }
    Card {
        id: hours

        // In portrait with large letters a banner that asks for something first takes its place, so that the list keeps its own.
        visible: page.brief ? notices.height === 0 && serving.neededHeight + height + Theme.spaceCardGap <= page.contentHeight : !(Theme.largeText && serving.waiting && page.present)

        x: Theme.portrait || page.brief ? 0 : serving.width + Theme.spaceCardGap
        y: Theme.portrait || page.brief ? serving.y + serving.height + Theme.spaceCardGap : serving.y
        width: page.brief ? serving.width : parent.width - x
        height: Math.max(ring.height, hourWords.implicitHeight, page.present ? 0 : proveButton.height) + 2 * Theme.space3 + edge

        Tap {
            id: opener

            objectName: "desk.hours.open"
            visible: page.present || !page.brief
            width: page.present ? hours.width : hours.width - proveButton.width - 2 * Theme.space5
            height: hours.height - hours.edge
            ringRadius: Theme.radiusCard
            label: qsTr("Jam kerja, buka rincian")
            onTapped: page.vm.pages.openDay("hours")

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusCard
                color: opener.pressed ? Theme.sunken : "transparent"
                border.width: Theme.borderTouchable
                border.color: Theme.line
            }
            Ring {
                id: ring

                x: Theme.space5
                anchors.verticalCenter: parent.verticalCenter
                visible: !page.brief
                width: visible ? Theme.sizeStepper : 0
                height: Theme.sizeStepper
                share: page.desk.workedShare

                Icon {
                    anchors.centerIn: parent
                    name: "clock"
                }
            }
            Column {
                id: hourWords

                anchors.left: ring.right
                anchors.leftMargin: page.brief ? 0 : Theme.space6
                anchors.right: presentChip.visible ? presentChip.left : parent.right
                anchors.rightMargin: Theme.space3
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    width: parent.width
                    visible: !page.brief || page.present
                    text: page.brief ? qsTr("Jam kerja hari ini") : page.present ? qsTr("Jam kerja, hadir sejak %1").arg(page.desk.presentSince) : qsTr("Jam kerja hari ini")
                    size: Theme.fontStaffSmall
                    color: Theme.inkSoft
                }
                Flow {
                    width: parent.width
                    spacing: Theme.space3

                    Words {
                        id: hourCount

                        objectName: "desk.hours"
                        visible: !page.brief || page.present
                        text: page.span(page.desk.workedMinutes)
                        size: Theme.fontValue
                        weight: Theme.weightValue
                        wrapMode: Text.NoWrap
                    }
                    Words {
                        visible: !page.brief && page.present
                        height: hourCount.height
                        verticalAlignment: Text.AlignVCenter
                        text: qsTr("dari %1 jam").arg(page.desk.target)
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Chip {
                id: presentChip

                objectName: "desk.present"
                anchors.right: parent.right
                anchors.rightMargin: Theme.space5
                anchors.verticalCenter: parent.verticalCenter
                visible: page.present && !page.brief
                kind: "ok"
                icon: "okc"
                size: Theme.fontStaffSmall
                text: qsTr("Hadir")
            }
        }
        Button {
            id: proveButton

            objectName: "desk.prove"
            anchors.right: parent.right
            anchors.rightMargin: Theme.space5
            y: (hours.height - hours.edge - height) / 2
            visible: !page.present
            width: page.brief ? hours.width - 2 * Theme.space5 : implicitWidth
            kind: "filled"
            label: qsTr("Catat hadir")
            icon: "camera"
            onTapped: page.vm.provePresence()
        }
    }
    Card {
        id: list

        readonly property real rowHeight: page.brief ? Theme.sizeButtonDialog : Theme.sizeButtonSmall

        x: page.brief ? serving.width + Theme.spaceCardGap : hours.x
        y: page.brief ? serving.y : hours.visible ? hours.y + hours.height + Theme.spaceCardGap : hours.y
        width: parent.width - x
        height: parent.height - y

        Item {
            id: head

            x: Theme.space6
            y: Theme.space2
            width: parent.width - 2 * Theme.space6
            height: Math.max(titles.implicitHeight, pager.buttonHeight) + Theme.space2

            Column {
                id: titles

                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - (pager.visible ? pager.width + Theme.space3 : 0)

                Words {
                    width: parent.width
                    text: page.brief ? qsTr("Permohonan") : qsTr("Permohonan hari ini")
                    size: Theme.fontBannerTitle
                    weight: Theme.weightBannerTitle
                    Accessible.role: Accessible.Heading
                }
                Words {
                    width: parent.width
                    visible: page.desk.rows.count > 0 && !page.brief
                    text: qsTr("Paling mendesak di atas")
                    size: Theme.fontStaffSmall
                    color: Theme.inkSoft
                }
            }
            Pager {
                id: pager

                name: "desk.pager"
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                count: page.desk.rows.count
                room: lines.height
                lineHeight: list.rowHeight
            }
            Rectangle {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.borderDivider
                color: Theme.hairline
            }
        }
        Item {
            id: lines

            x: Theme.space6
            y: head.y + head.height
            width: parent.width - 2 * Theme.space6
            height: list.height - list.edge - y - Theme.space1

            Column {
                width: parent.width

                Repeater {
                    model: page.desk.rows

                    delegate: RequestLine {
                        required property int index
                        required property string requestId
                        required property string standing

                        objectName: "desk.request." + ticket
                        visible: pager.shows(index)
                        width: lines.width
                        height: list.rowHeight
                        taken: standing === "taken"
                        stacked: page.brief
                        last: index === page.desk.rows.count - 1 || !pager.shows(index + 1)
                        onTapped: page.vm.openRequest(requestId)
                    }
                }
            }
            EmptyState {
                objectName: "desk.empty"
                anchors.centerIn: parent
                width: parent.width
                room: parent.height
                visible: page.desk.rows.count === 0
                art: "surat"
                title: qsTr("Belum ada permohonan")
                text: qsTr("Permohonan baru muncul di sini.")
            }
        }
    }
}
