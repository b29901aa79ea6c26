pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* Ambil dulu di rumah: what to fetch, and the code that leads back here; on paper, or photographed. */
ScreenPage {
    id: page

    required property KeepPlaceModel vm
    required property PrintModel printing
    readonly property bool tall: Theme.portrait
    readonly property int gap: Theme.space4

    title: qsTr("Ambil dulu di rumah")
    hint: Theme.largeText ? "" : qsTr("Nanti sentuh Lainnya, lalu Saya kembali. Tempat Anda disimpan.")
    hintBeside: !tall
    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onBack: vm.back()
    onPrimary: vm.finish()

    Card {
        id: list

        objectName: "place.papers"
        anchors.left: parent.left
        anchors.top: parent.top
        width: page.tall ? parent.width : Math.floor(parent.width * 0.6)
        height: page.tall ? Math.floor((bar.y - 2 * page.gap) / 2) : bar.y - page.gap

        Column {
            x: Theme.space8
            y: Theme.space4
            width: parent.width - 2 * x
            spacing: Theme.largeText || page.vm.rows.count > 3 ? Theme.space2 : Theme.space4

            Words {
                width: parent.width
                text: page.vm.service
                color: Theme.inkSoft
            }
            Repeater {
                model: page.vm.rows

                delegate: Row {
                    id: paper

                    required property string name
                    required property string hint

                    width: parent.width
                    spacing: Theme.space4

                    Icon {
                        y: (name.height - height) / 2
                        name: "home"
                        side: Theme.sizeIconSmall
                        colour: Theme.action
                    }
                    Column {
                        width: parent.width - Theme.sizeIconSmall - parent.spacing

                        Words {
                            id: name

                            width: parent.width
                            text: paper.name
                            size: Theme.fontBannerTitle
                            weight: Theme.weightBold
                        }
                        Words {
                            width: parent.width
                            visible: text !== "" && page.vm.rows.count <= 3 && !Theme.largeText && !Theme.isLow
                            text: paper.hint
                            color: Theme.inkSoft
                        }
                    }
                }
            }
            Words {
                width: parent.width
                visible: page.vm.more > 0
                text: qsTr("dan %1 lagi").arg(page.vm.more)
                weight: Theme.weightSemibold
            }
        }
        Words {
            x: Theme.space8
            width: parent.width - 2 * x
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space4
            visible: page.vm.hours !== "" && !Theme.largeText
            text: qsTr("Buka hari ini %1").arg(page.vm.hours)
        }
    }
    Card {
        anchors.right: parent.right
        anchors.left: page.tall ? parent.left : list.right
        anchors.leftMargin: page.tall ? 0 : page.gap
        y: page.tall ? list.height + page.gap : 0
        height: list.height

        Column {
            id: codes

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space3

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: qsTr("Kode kembali")
                color: Theme.inkSoft
            }
            Words {
                objectName: "place.code"
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: page.vm.code
                size: Theme.fontStatusCode / Theme.textScale
                weight: Theme.weightStatusCode
                wrapMode: Text.NoWrap
            }
        }
        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.space3
            width: Math.min(parent.width - Theme.space8, codes.y - 2 * Theme.space3)
            height: width
            radius: Theme.space1
            color: Theme.plate

            QrItem {
                objectName: "place.qr"
                anchors.fill: parent
                anchors.margins: 1
                text: page.vm.qr
            }
        }
    }
    PrintBar {
        id: bar

        objectName: "place.print"
        anchors.left: parent.left
        anchors.right: parent.right
        y: parent.height - height
        height: printing.state === "none" ? Theme.sizeButtonSmall : Theme.sizeButtonDialog
        printing: page.printing
        onScreen: qsTr("Foto layar ini, atau catat kodenya.")
        onWanted: page.vm.print()
    }
}
