pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Six picture cards, a search by everyday words, and everything else. */
ScreenPage {
    id: page

    required property HomeModel vm

    title: qsTr("Mau mengurus apa hari ini?")
    officerDoor: true
    onBack: vm.back()
    onTyped: text => {
        vm.openSearch();
        vm.search(text);
    }

    CardGrid {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: strip.top
        anchors.bottomMargin: Theme.spaceCardGap
        prefix: "home.card"
        cards: page.vm.cards
        onChosen: key => page.vm.openGroup(key)
    }
    Row {
        id: strip

        readonly property int third: Math.floor((width - 2 * spacing) / 3)

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.sizeQuestionField
        spacing: Theme.spaceCardGap

        TapCard {
            id: searchCard

            objectName: "home.search"
            width: strip.third
            height: parent.height
            label: qsTr("Cari surat")
            onTapped: page.vm.openSearch()

            Row {
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.space6
                spacing: Theme.space4

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "search"
                    colour: Theme.ink
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: searchCard.label
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
        TapCard {
            id: statusCard

            objectName: "home.status"
            width: strip.third
            height: parent.height
            label: Theme.largeText || Theme.portrait ? qsTr("Cek surat") : qsTr("Cek permohonan")
            onTapped: page.vm.choose("status")

            Row {
                anchors.centerIn: parent
                spacing: Theme.space4

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !(Theme.portrait && Theme.largeText)
                    name: "clock"
                    colour: Theme.ink
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: statusCard.label
                    size: Theme.fontCardLabel
                    weight: Theme.weightCardLabel
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
        TapCard {
            objectName: "home.others"
            aloud: label
            width: strip.third
            height: parent.height
            label: qsTr("Lainnya")
            onTapped: page.vm.openOthers()

            Row {
                anchors.centerIn: parent
                spacing: Theme.portrait && Theme.largeText ? Theme.space2 : Theme.space4

                Art {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.sizeTick
                    height: width
                    radius: width / 2
                    bare: Theme.edges
                    key: "lainnya"
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Lainnya")
                    size: Theme.fontCardLabel
                    weight: Theme.weightCardLabel
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !(Theme.portrait && Theme.largeText)
                    name: "next"
                    side: Theme.sizeIconSmall
                    colour: Theme.ink
                }
            }
        }
    }
}
