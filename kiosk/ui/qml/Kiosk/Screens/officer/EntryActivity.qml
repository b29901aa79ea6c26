pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Which plan the work was for, or none of them. */
ScreenPage {
    id: page

    required property OfficerEntryModel vm

    helpVisible: false
    title: qsTr("Pekerjaan yang mana?")
    primaryText: Theme.largeText && !Theme.portrait ? qsTr("Lain") : qsTr("Di luar rencana")
    primaryIcon: "pencil"
    primaryKind: "secondary"
    onPrimary: page.vm.writeOwn()

    WorkWords {
        id: say
    }
    Grid {
        id: grid

        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

        width: parent.width
        columns: Theme.portrait || Theme.largeText ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: page.vm.plans

            delegate: TapCard {
                id: card

                required property int index
                required property string planId
                required property string words
                required property int done
                required property int target
                required property string unit
                required property bool isMain
                required property bool byCity

                objectName: "entry.plan." + index
                visible: pager.shows(index)
                width: grid.cell
                height: Theme.sizeCheckCard
                label: words
                onTapped: page.vm.choosePlan(planId)

                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.space6
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter

                    Words {
                        width: parent.width
                        text: say.brief(card.words, Math.floor(2 * width / (Theme.fontBody * 0.68)))
                        weight: Theme.weightBold
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                    Words {
                        width: parent.width
                        visible: !Theme.largeText
                        text: card.byCity ? qsTr("dari kota") : qsTr("tambahan sendiri")
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                        lineHeight: Theme.lineHeading
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Pager {
        id: pager

        name: "entry.plans"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        count: page.vm.plans.count
        room: parent.height
        lineHeight: Theme.sizeCheckCard
        gap: Theme.spaceCardGap
        columns: grid.columns
        inside: true
    }
}
