pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Apa yang Anda bawa? Lanjut is always open: the place is kept. */
ScreenPage {
    id: page

    required property PapersModel vm

    title: page.onTelephone ? qsTr("Bacakan: apa yang dibutuhkan") : qsTr("Apa yang Anda bawa?")
    hint: page.onTelephone ? (Theme.largeText ? "" : qsTr("Sentuh yang sudah dimiliki. Fotonya menyusul di kios.")) : Theme.largeText ? qsTr("Sentuh setiap surat yang ada. %1 dari %2.").arg(vm.page).arg(vm.pages) : vm.pages > 1 ? qsTr("%1. Sentuh setiap surat yang ada. Halaman %2 dari %3.").arg(vm.service).arg(vm.page).arg(vm.pages) : qsTr("%1. Sentuh setiap surat yang ada.").arg(vm.service)
    primaryText: qsTr("Lanjut")
    wordsAbove: Theme.isLow ? Theme.space6 : 0
    onBack: vm.back()
    onPrimary: vm.forward()

    Grid {
        id: cards

        readonly property int cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int lines: Math.max(1, Math.ceil(page.vm.rows.count / columns))
        readonly property int room: Math.floor((height - (lines - 1) * spacing) / lines)

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: banner.top
        anchors.bottomMargin: Theme.space3
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.space3

        Repeater {
            model: page.vm.rows

            delegate: CheckCard {
                required property string key
                required label
                required hint
                required art
                required property bool picked

                objectName: "papers.card." + key
                on: picked
                width: cards.cardWidth
                height: Theme.largeText ? cards.room : Math.min(cards.room, Theme.sizeChoiceCard)
                onWord: qsTr("Ada")
                offWord: qsTr("Belum")
                onTapped: page.vm.toggle(key)
            }
        }
    }
    Banner {
        id: banner

        objectName: "papers.banner"
        anchors.left: parent.left
        anchors.right: everything.beside ? everything.left : parent.right
        anchors.rightMargin: everything.beside ? Theme.space3 : 0
        anchors.bottom: everything.visible && !everything.beside ? everything.top : parent.bottom
        anchors.bottomMargin: everything.visible && !everything.beside ? Theme.space3 : 0
        kind: page.vm.missingCount > 0 ? "attention" : "ok"
        title: page.vm.missingCount === 0 ? qsTr("Berkas sudah lengkap.") : page.vm.missingCount === 1 ? qsTr("Kurang satu: %1.").arg(page.vm.firstMissing) : qsTr("Kurang %1 surat.").arg(page.vm.missingCount)
        text: page.vm.notice !== "" ? page.vm.notice : page.vm.missingCount > 0 ? qsTr("Boleh mulai sekarang.") : qsTr("Tekan Lanjut.")

        Button {
            objectName: "papers.fetch"
            visible: page.vm.missingCount > 0 && page.vm.keepsPlaces && !page.onTelephone
            width: visible ? implicitWidth : 0
            height: visible ? Theme.sizeButtonDialog : 0
            padding: Theme.space5
            icon: "home"
            label: qsTr("Ambil dulu di rumah")
            onTapped: page.vm.fetchFirst()
        }
    }
    Button {
        id: everything

        readonly property bool beside: visible && !Theme.portrait

        objectName: "papers.everything"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        width: Theme.portrait ? parent.width : implicitWidth
        height: Theme.portrait ? implicitHeight : Math.max(implicitHeight, banner.height)
        visible: !Theme.largeText && page.vm.notice === ""
        enabled: !page.vm.allBrought
        label: qsTr("Bawa semua")
        icon: "check"
        onTapped: page.vm.bringAll()
    }
}
