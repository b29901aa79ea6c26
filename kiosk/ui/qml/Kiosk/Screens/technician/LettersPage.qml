pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The residents' screen, and how large its letters are: a real card is laid on the drawn one. */
Item {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property int half: narrow ? width : (width - Theme.spaceColumnGap) / 2

    ChoiceList {
        id: screens

        width: page.half
        height: Math.min(implicitHeight, (page.narrow ? page.height - letters.height - Theme.space11 : page.height) - other.height - Theme.space4)
        key: "screen"
        heading: qsTr("Layar warga")
        empty: qsTr("Tidak ada layar lain; layar ini yang dipakai.")
        rows: page.vm.screens
        onChosen: spec => page.vm.chooseScreen(spec)
    }
    Words {
        id: other

        anchors.top: screens.bottom
        anchors.topMargin: Theme.space4
        width: page.half
        size: Theme.fontStaffSmall
        color: Theme.inkSoft
        text: qsTr("Layar lain, bila ada, memperlihatkan nomor antrean.")
    }
    Column {
        id: letters

        x: page.narrow ? 0 : page.half + Theme.spaceColumnGap
        y: page.narrow ? other.y + other.height + Theme.space11 : 0
        width: page.half
        spacing: Theme.space3

        Words {
            width: parent.width
            weight: Theme.weightSemibold
            text: qsTr("Ukuran huruf: tempelkan KTP pada kotak")
        }
        Row {
            id: measure

            spacing: Theme.space4

            Rectangle {
                width: page.vm.cardWidth
                height: page.vm.cardHeight
                radius: Theme.radiusBox
                color: Theme.plateWarm
                border.width: Theme.borderTouchable
                border.color: Theme.line

                Words {
                    anchors.centerIn: parent
                    weight: Theme.weightSemibold
                    text: qsTr("KTP")
                    color: Theme.illustrationInk
                }
            }
            Column {
                id: hands

                spacing: Theme.space3

                Button {
                    objectName: "technician.wider"
                    implicitWidth: Theme.sizeTargetPrimary
                    padding: Theme.space4
                    icon: "plus"
                    Accessible.name: qsTr("Lebih besar")
                    enabled: page.vm.cardWidth < page.half - width - 2 * measure.spacing
                    onTapped: page.vm.widen(1)
                }
                Button {
                    objectName: "technician.narrower"
                    implicitWidth: Theme.sizeTargetPrimary
                    padding: Theme.space4
                    icon: "minus"
                    Accessible.name: qsTr("Lebih kecil")
                    onTapped: page.vm.widen(-1)
                }
            }
        }
        Words {
            width: parent.width
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            text: page.vm.measured ? qsTr("%1 titik tiap inci").arg(page.vm.dpi) : qsTr("%1 titik tiap inci, belum diukur").arg(page.vm.dpi)
        }
    }
}
