pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the doctor found, what is wrong first, and the report for a telephone's camera. The lines are the doctor's own words. */
Item {
    id: page

    required property TechnicianModel vm
    required property bool narrow
    readonly property bool reported: vm.report !== ""

    Item {
        id: list

        width: page.narrow || !page.reported ? page.width : page.width - report.width - Theme.spaceColumnGap
        height: page.narrow && page.reported ? page.height - report.height - Theme.space6 : page.height

        Column {
            id: column

            width: parent.width
            spacing: Theme.space3

            Repeater {
                id: lines

                model: page.vm.lines
                onItemAdded: pager.measure()
                onItemRemoved: pager.measure()

                delegate: Item {
                    id: line

                    required property string subject
                    required property string sentence
                    required property bool well
                    required property int index

                    visible: pager.holds(index)
                    width: list.width
                    implicitHeight: Math.max(state.height, words.implicitHeight)
                    height: implicitHeight
                    onImplicitHeightChanged: pager.measure()

                    Icon {
                        id: state

                        side: Theme.sizeIconSmall
                        name: line.well ? "okc" : "warn"
                        colour: line.well ? Theme.ok : Theme.attention
                    }
                    Words {
                        id: words

                        x: state.width + Theme.space3
                        width: parent.width - x
                        size: Theme.fontStaffSmall
                        weight: line.well ? Theme.weightRegular : Theme.weightSemibold
                        text: line.subject + ": " + line.sentence
                    }
                }
            }
        }
        UnevenPager {
            id: pager

            name: "technician.lines.pager"
            anchors.bottom: parent.bottom
            items: lines
            space: list.height
        }
    }
    QrItem {
        id: report

        anchors.right: parent.right
        y: page.narrow ? page.height - height : 0
        width: Math.min(Theme.sizeTicketStub, page.height)
        height: width
        visible: page.reported
        text: page.vm.report
    }
}
