pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The code on the slip: eight signs on a keyboard that has no others, or the slip held to the camera. */
ScreenPage {
    id: page

    required property StatusModel vm

    readonly property string sentence: vm.problem === "sign" ? qsTr("Tanda itu tidak dipakai di kode. Lihat lagi kertasnya.") : vm.problem === "not_slip" ? qsTr("Itu bukan kertas tanda terima dari balai.") : vm.problem === "short" ? qsTr("Kode berisi 8 huruf dan angka. Lihat kertas tanda terima.") : ""

    title: vm.aim === "my_data" ? qsTr("Data saya: apa kode Anda?") : qsTr("Apa kode permohonan Anda?")
    hint: Theme.largeText && sentence !== "" ? sentence : qsTr("Ada di kertas tanda terima.")
    hintBeside: true
    wordsAbove: height
    primaryText: qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.submitCode()
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

            objectName: "status.code"
            boxHeight: Theme.sizeKeyLetterHeight
            boxWidth: Theme.sizeNikBoxWidth * 1.25
            count: 8
            shown: page.vm.code
            wrong: page.vm.problem !== ""
            Accessible.name: qsTr("%1 dari %2 tanda").arg(page.vm.code.length).arg(8)
        }
        Button {
            objectName: "status.scan"
            parent: Theme.lowControls ? low : line
            height: Theme.lowControls ? keys.keyHeight : boxes.height
            icon: "camera"
            label: qsTr("Pindai kertas")
            onTapped: page.vm.scan()
        }
    }
    Banner {
        id: banner

        objectName: "status.problem"
        visible: page.sentence !== "" && !Theme.largeText
        anchors.top: line.bottom
        anchors.topMargin: Theme.space3
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
        height: Theme.lowControls ? implicitHeight : Math.min(implicitHeight, page.contentHeight - Theme.space3 - (banner.visible ? banner.y + banner.height : line.height))
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
