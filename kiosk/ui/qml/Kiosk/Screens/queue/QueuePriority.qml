pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Asked once, in one breath, without proof; a touch gives the number. */
ScreenPage {
    id: page

    required property QueueModel vm

    title: qsTr("Apakah Anda lansia, hamil, atau penyandang disabilitas?")
    hint: qsTr("Tidak perlu bukti. Kalau ya, Anda didahulukan.")
    onBack: vm.back()

    Grid {
        id: cards

        width: parent.width
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: 2

            delegate: TapCard {
                id: card

                required property int index

                objectName: index === 0 ? "priority.yes" : "priority.no"
                width: Math.floor((cards.width - (cards.columns - 1) * cards.spacing) / cards.columns)
                height: Theme.sizeChoiceCard
                label: index === 0 ? qsTr("Ya") : qsTr("Tidak")
                onTapped: page.vm.takeNumber(index === 0)

                Words {
                    anchors.centerIn: parent
                    text: card.label
                    size: Theme.fontQuestion
                    weight: Theme.weightCardLabel
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
    Banner {
        objectName: "queue.failed"
        anchors.top: cards.bottom
        anchors.topMargin: Theme.space6
        visible: page.vm.failed
        width: parent.width
        kind: "attention"
        title: qsTr("Nomor belum bisa dibuat.")
        text: qsTr("Datang langsung ke meja petugas. Anda tetap dilayani, gratis.")
    }
}
