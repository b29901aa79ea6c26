pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Served requests, each already written as a work entry: to be confirmed, several at once. */
ScreenPage {
    id: page

    required property OfficerWorkModel vm

    helpVisible: false
    title: qsTr("Benar ini pekerjaan Anda?")
    primaryText: qsTr("Catat %1").arg(page.vm.pickedCount)
    primaryIcon: "check"
    primaryEnabled: page.vm.pickedCount > 0
    onPrimary: page.vm.confirm()

    Banner {
        id: failed

        objectName: "drafts.failed"
        visible: page.vm.problem === "storage"
        width: parent.width
        kind: "harm"
        title: qsTr("Belum bisa menyimpan.")
        text: qsTr("Tempat simpan penuh. Catat di kertas, panggil teknisi.")
    }
    Grid {
        id: grid

        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

        y: failed.visible ? failed.height + Theme.spaceCardGap : 0
        width: parent.width
        columns: Theme.portrait || Theme.largeText ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: page.vm.drafts

            delegate: ChoiceCard {
                required property int index
                required property string requestId
                required property string activity
                required property string output
                required property string start
                required property string end
                required property int minutes
                required property bool picked

                objectName: "drafts." + index
                visible: pager.shows(index)
                width: grid.cell
                height: Theme.sizeCheckCard
                many: true
                on: picked
                label: qsTr("%1, %2–%3").arg(activity).arg(start).arg(end)
                onTapped: page.vm.pick(requestId)
            }
        }
    }
    Pager {
        id: pager

        name: "drafts.pager"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        count: page.vm.drafts.count
        room: parent.height - grid.y
        lineHeight: Theme.sizeCheckCard
        gap: Theme.spaceCardGap
        columns: grid.columns
        inside: true
    }
}
