pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The notice of UU 27/2022 in plain words, and the one "Setuju". */
ScreenPage {
    id: page

    required property CheckModel vm

    title: page.onTelephone ? qsTr("Bacakan, lalu tanya: setuju?") : qsTr("Boleh kami pakai data Anda?")
    hint: qsTr("Menurut UU 27 Tahun 2022 tentang Pelindungan Data Pribadi.")
    primaryText: vm.saving ? qsTr("Menyimpan") : qsTr("Setuju")
    primaryIcon: "sending"
    primaryEnabled: !vm.saving
    wordsAbove: points.height + Theme.space4
    onBack: vm.backToCheck()
    onPrimary: vm.agree()

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        spacing: Theme.space4

        Grid {
            id: points

            width: parent.width
            columns: Theme.portrait ? 1 : 2
            spacing: Theme.spaceCardGap

            Repeater {
                model: [
                    {
                        "icon": "list",
                        "title": qsTr("Untuk apa"),
                        "text": qsTr("Hanya untuk mengurus %1.").arg(page.vm.service)
                    },
                    {
                        "icon": "user",
                        "title": qsTr("Siapa yang membaca"),
                        "text": page.vm.inspectorate ? qsTr("Hanya Inspektorat Kota Surabaya.") : qsTr("Petugas balai dan dinas yang mengurus.")
                    },
                    {
                        "icon": "lock",
                        "title": qsTr("Disimpan aman"),
                        "text": qsTr("Dikunci. Dihapus dari kios setelah selesai.")
                    },
                    {
                        "icon": "hand",
                        "title": qsTr("Hak Anda"),
                        "text": qsTr("Boleh melihat, memperbaiki, atau minta dihapus.")
                    }
                ]

                delegate: Card {
                    id: point

                    required property var modelData

                    width: Math.floor((points.width - (points.columns - 1) * points.spacing) / points.columns)
                    height: Theme.largeText ? Theme.sizeThumb : Theme.sizeCheckCard

                    Icon {
                        id: pointIcon

                        x: Theme.space6
                        anchors.verticalCenter: parent.verticalCenter
                        name: point.modelData.icon
                        side: Theme.sizeIconBanner
                        colour: Theme.brandText
                    }
                    Column {
                        anchors.left: pointIcon.right
                        anchors.leftMargin: Theme.space6
                        anchors.right: parent.right
                        anchors.rightMargin: Theme.space4
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            visible: !Theme.largeText
                            width: parent.width
                            text: point.modelData.title
                            size: Theme.fontBannerTitle
                            weight: Theme.weightBold
                        }
                        Words {
                            width: parent.width
                            text: point.modelData.text
                        }
                    }
                }
            }
        }
        ChoiceCard {
            objectName: "notice.contact"
            visible: page.vm.hasPhone
            width: parent.width
            height: Theme.largeText ? Theme.sizeButton : Theme.sizeThumb
            many: true
            on: page.vm.contactAgreed
            label: qsTr("Ya, boleh kirim kabar ke HP saya")
            onTapped: page.vm.toggleContact()
        }
    }
}
