pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens

/* The slip held to the camera. Nothing is photographed; without a camera the code is typed. */
ScreenPage {
    id: page

    required property StatusModel vm

    title: qsTr("Tunjukkan kertas ke kamera")
    hint: vm.problem === "not_slip" ? qsTr("Itu bukan kertas tanda terima dari balai.") : qsTr("Bagian yang ada kotak hitam putih.")
    hintBeside: true
    wordsAbove: height
    backText: qsTr("Ketik saja")
    onBack: vm.back()

    CodeView {
        anchors.fill: parent
        reader: page.vm.reader
        retryName: "status.retry"
        missingWords: qsTr("Kode bisa diketik saja.")
    }
}
