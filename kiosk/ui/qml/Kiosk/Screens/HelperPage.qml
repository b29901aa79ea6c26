pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* This service is filled in together with an officer; who helps is recorded. */
ScreenPage {
    id: page

    required property HelperModel vm

    title: qsTr("Surat ini diisi bersama petugas")
    hint: qsTr("%1. Panggil petugas, lalu sentuh namanya.").arg(vm.service)
    primaryText: qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.forward()

    Grid {
        id: names

        readonly property int lines: Math.ceil(page.vm.rows.count / columns)

        anchors.fill: parent
        columns: 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: page.vm.rows

            delegate: ChoiceCard {
                required property int position
                required label
                required property bool picked

                objectName: "helper." + position
                aloud: ""
                on: picked
                width: (names.width - names.spacing) / 2
                height: Math.min(Theme.sizeCheckCard, (names.height - (names.lines - 1) * names.spacing) / names.lines)
                onTapped: page.vm.pick(position)
            }
        }
    }
}
