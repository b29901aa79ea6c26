pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Saya kembali: the nine signs on the slip, or the slip held to the camera. */
ScreenPage {
    id: page

    required property ReturnPlaceModel vm
    readonly property int gap: Theme.largeText ? Theme.space1 : Theme.space3
    readonly property string sentence: {
        switch (vm.problem) {
        case "empty":
        case "mistyped":
            return qsTr("Kode berisi 9 huruf dan angka. Lihat lagi satu per satu.");
        case "old":
            return qsTr("Daftar suratnya sudah berubah. Tekan Kembali, lalu pilih layanan.");
        default:
            return "";
        }
    }

    title: qsTr("Apa kode kembali Anda?")
    hint: Theme.largeText && sentence !== "" ? "" : qsTr("Ada di kertas atau foto Anda.")
    hintBeside: true
    wordsAbove: Theme.isLow ? height : Theme.lowControls ? boxes.height : 0
    primaryText: qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.submit()
    onTyped: text => vm.sign(text)
    onErased: vm.erase()

    Flow {
        id: line

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.spaceColumnGap

        DigitBoxes {
            id: boxes

            objectName: "place.boxes"
            boxHeight: Theme.sizeKeyLetterHeight
            boxWidth: Theme.sizeNikBoxWidth * 1.2
            count: 9
            group: 3
            shown: page.vm.code
            wrong: page.vm.problem !== ""
            Accessible.name: qsTr("%1 dari %2 tanda").arg(page.vm.code.length).arg(9)
        }
        Button {
            objectName: "place.scan"
            parent: Theme.isLow ? low : line
            height: Theme.isLow ? keys.keyHeight : boxes.height
            padding: Theme.space6
            icon: "camera"
            label: qsTr("Pindai kertas")
            onTapped: page.vm.scan()
        }
    }
    Banner {
        id: banner

        objectName: "place.problem"
        visible: page.sentence !== ""
        anchors.top: line.bottom
        anchors.topMargin: page.gap
        anchors.left: parent.left
        anchors.right: parent.right
        kind: "attention"
        title: page.sentence
    }
    CodeKeyboard {
        id: keys

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.isLow ? implicitHeight : Math.min(implicitHeight, page.contentHeight - Math.max(page.gap, Theme.space3) - (banner.visible ? banner.y + banner.height : line.height))
        onSign: text => page.vm.sign(text)
        onBackspace: page.vm.erase()

        // The free end of the last row.
        Item {
            id: low

            x: 3 * (keys.keyWidth + Theme.sizeKeyGap) + Theme.space4
            y: parent.height - keys.keyHeight
        }
    }
}
