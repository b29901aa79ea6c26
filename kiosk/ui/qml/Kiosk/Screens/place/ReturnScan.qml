pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens

/* The slip, or its photo, held to the camera. Nothing is photographed; without a camera the code is typed. */
ScreenPage {
    id: page

    required property ReturnPlaceModel vm

    title: qsTr("Tunjukkan kertas ke kamera")
    hint: vm.problem === "old" ? qsTr("Daftar suratnya sudah berubah. Pilih layanan dari awal.") : vm.problem !== "" ? qsTr("Itu bukan kode kembali. Cari kertas “Ambil dulu di rumah”.") : qsTr("Bagian yang ada kotak hitam putih.")
    hintBeside: true
    wordsAbove: height
    backText: qsTr("Ketik saja")
    onBack: vm.back()

    CodeView {
        anchors.fill: parent
        reader: page.vm.reader
        retryName: "place.retry"
        missingWords: qsTr("Kode bisa diketik saja.")
    }
}
