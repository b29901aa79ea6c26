pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Five numbers; each is a card that opens into what it rests on. */
ScreenPage {
    id: page

    required property OfficerNumbersModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait

    helpVisible: false

    WorkWords {
        id: say
    }
    TapCard {
        id: index

        objectName: "numbers.index"
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.42)
        height: Theme.portrait ? Math.round(parent.height * (Theme.largeText ? 0.47 : 0.4)) : parent.height
        label: qsTr("Pratinjau indeks kinerja: %1").arg(page.vm.indexValue !== "" ? page.vm.indexValue : qsTr("belum bisa dihitung"))
        onTapped: page.vm.show("index")

        Column {
            x: Theme.space6
            y: Theme.space5
            width: parent.width - 2 * Theme.space6
            spacing: Theme.space3

            Words {
                width: parent.width
                text: page.brief ? qsTr("Indeks (IKI)") : qsTr("Indeks kinerja (IKI)")
                weight: Theme.weightBold
                Accessible.ignored: true
            }
            Words {
                objectName: "numbers.index.value"
                width: parent.width
                text: page.vm.indexValue !== "" ? page.vm.indexValue : "–"
                size: Theme.fontCountdown
                weight: Theme.weightQuestion
                color: Theme.brandText
                lineHeight: 1
                Accessible.ignored: true
            }
            Chip {
                kind: "attention"
                icon: "info"
                size: Theme.fontStaffSmall
                text: page.brief ? qsTr("Pratinjau") : qsTr("Pratinjau, bukan nilai resmi")
            }
            Words {
                width: parent.width
                text: page.vm.indexValue !== "" ? qsTr("Dihitung dari catatan kios ini sampai %1.").arg(page.vm.until) : qsTr("Belum cukup catatan bulan ini untuk menghitungnya.")
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                visible: !page.brief && !Theme.isLow
                text: qsTr("Balai lain, penilaian warga dan perilaku hanya diketahui kota.")
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
                Accessible.ignored: true
            }
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.space5
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space4
            visible: !page.brief
            spacing: Theme.space2

            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: qsTr("Lihat hitungannya")
                size: Theme.fontStaffSmall
                weight: Theme.weightSemibold
                Accessible.ignored: true
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                side: Theme.sizeIconSmall
                name: "next"
            }
        }
    }
    Grid {
        id: grid

        readonly property real cellWidth: Math.floor((width - spacing) / 2)
        readonly property real cellHeight: Math.floor((height - spacing) / 2)

        x: Theme.portrait ? 0 : index.width + Theme.spaceCardGap
        y: Theme.portrait ? index.height + Theme.spaceCardGap : 0
        width: parent.width - x
        height: parent.height - y
        columns: 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: ["hours", "entries", "on_time", "late"]

            delegate: TapCard {
                id: tile

                required property string modelData
                readonly property string name: modelData === "hours" ? qsTr("Jam hari ini") : modelData === "entries" ? qsTr("Catatan kerja") : modelData === "on_time" ? qsTr("Tepat waktu") : qsTr("Terlambat")
                readonly property string value: modelData === "hours" ? say.span(page.vm.hourMinutes) : modelData === "entries" ? String(page.vm.entryCount) : modelData === "on_time" ? String(page.vm.onTimeCount) : String(page.vm.lateCount)
                readonly property string note: modelData === "hours" ? qsTr("dari %1 jam").arg(page.vm.hourTarget) : modelData === "entries" ? say.span(page.vm.entryMinutes) : modelData === "on_time" ? qsTr("permohonan bulan ini") : page.vm.lateCount > 0 ? qsTr("%1 karena saya").arg(page.vm.lateMine) : qsTr("permohonan bulan ini")

                objectName: "numbers." + modelData
                width: grid.cellWidth
                height: grid.cellHeight
                label: name + ": " + value + ", " + note
                onTapped: page.vm.show(modelData)

                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.space5
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space1

                    Words {
                        width: parent.width
                        text: tile.name
                        weight: Theme.weightBold
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                    Words {
                        objectName: "numbers." + tile.modelData + ".value"
                        width: parent.width
                        text: tile.value
                        size: tile.modelData === "hours" ? Theme.fontBannerTitle : Theme.fontQuestion
                        weight: Theme.weightQuestion
                        color: Theme.brandText
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                    Words {
                        width: parent.width
                        visible: !page.brief
                        text: tile.note
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
