pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the doctor found, what is wrong first, and the report for a telephone's camera. */
Grid {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property int half: narrow ? width : (width - columnSpacing) / 2

    columns: page.narrow ? 1 : 2
    columnSpacing: Theme.spaceColumnGap
    rowSpacing: Theme.space6

    Column {
        width: page.narrow ? page.width : page.width - report.width - Theme.spaceColumnGap
        spacing: Theme.space3

        Repeater {
            model: page.vm.lines

            delegate: Row {
                id: line

                required property string subject
                required property string sentence
                required property bool well

                width: parent.width
                spacing: Theme.space3

                Icon {
                    id: state

                    side: Theme.sizeIconSmall
                    name: line.well ? "okc" : "warn"
                    colour: line.well ? Theme.ok : Theme.attention
                }
                Words {
                    width: parent.width - state.width - parent.spacing
                    size: Theme.fontStaffSmall
                    weight: line.well ? Theme.weightRegular : Theme.weightSemibold
                    text: line.subject + ": " + line.sentence
                }
            }
        }
    }
    Column {
        id: report

        width: Theme.sizeKtpHelpWidth
        spacing: Theme.space3
        visible: page.vm.report !== ""

        QrItem {
            width: parent.width
            height: width
            text: page.vm.report
        }
        Words {
            width: parent.width
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            text: "Foto QR ini untuk meja bantuan; ponsel mana pun membacanya."
        }
    }
}
