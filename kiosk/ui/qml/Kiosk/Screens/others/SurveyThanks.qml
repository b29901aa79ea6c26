pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models

/* Thank you, whatever was answered. */
ScreenPage {
    id: page

    required property SurveyModel vm

    spoken: qsTr("Terima kasih")

    backVisible: false
    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onPrimary: vm.finish()

    EmptyState {
        objectName: "survey.thanks"
        anchors.centerIn: parent
        width: parent.width * 0.7
        art: "nilai"
        title: qsTr("Terima kasih")
        text: page.vm.kept ? qsTr("Penilaian Anda tersimpan di kios, tanpa nama.") : qsTr("Senang Anda datang ke sini.")
    }
}
