pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The residents' screen, and how large its letters are: a real card is laid on the drawn one. */
Grid {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property int half: narrow ? width : (width - columnSpacing) / 2

    columns: page.narrow ? 1 : 2
    columnSpacing: Theme.spaceColumnGap
    rowSpacing: Theme.space6

    Column {
        width: page.half
        spacing: Theme.space6

        ChoiceList {
            width: parent.width
            key: "screen"
            heading: "Layar warga"
            rows: page.vm.screens
            onChosen: spec => page.vm.chooseScreen(spec)
        }
        Words {
            width: parent.width
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            text: "Layar lain, bila ada, memperlihatkan nomor antrean."
        }
    }
    Column {
        width: page.half
        spacing: Theme.space6

        Column {
            width: parent.width
            spacing: Theme.space3

            Words {
                width: parent.width
                weight: Theme.weightSemibold
                text: "Ukuran huruf: tempelkan KTP pada kotak"
            }
            Row {
                spacing: Theme.space4

                Rectangle {
                    width: page.vm.cardWidth
                    height: page.vm.cardHeight
                    radius: Theme.radiusBox
                    color: Theme.plateWarm
                    border.width: Theme.borderTouchable
                    border.color: Theme.ink

                    Words {
                        anchors.centerIn: parent
                        size: Theme.fontBody
                        weight: Theme.weightSemibold
                        text: "KTP"
                    }
                }
                Column {
                    spacing: Theme.space3

                    Button {
                        objectName: "technician.wider"
                        label: "+"
                        onTapped: page.vm.widen(1)
                    }
                    Button {
                        objectName: "technician.narrower"
                        label: "–"
                        onTapped: page.vm.widen(-1)
                    }
                }
            }
            Words {
                width: parent.width
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
                text: page.vm.dpi + " dpi" + (page.vm.measured ? "" : ", belum diukur")
            }
        }
    }
}
