pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens

/* What the officer is needed for; who does not know yet just asks. */
ScreenPage {
    id: page

    required property QueueModel vm

    title: qsTr("Mau ketemu petugas soal apa?")
    primaryText: qsTr("Tanya")
    onBack: vm.back()
    onPrimary: vm.justAsk()

    CardGrid {
        anchors.fill: parent
        prefix: "queue.card"
        cards: page.vm.servicesVm.cards
        onChosen: key => page.vm.servicesVm.openGroup(key)
    }
}
