pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One of nine questions: four faces with their words. Passing over and stopping are as easy as answering. */
ScreenPage {
    id: page

    required property SurveyModel vm

    function questionOf(element: string): string {
        switch (element) {
        case "procedure":
            return qsTr("Bagaimana langkah-langkahnya?");
        case "time":
            return qsTr("Bagaimana cepatnya?");
        case "fee":
            return qsTr("Bagaimana soal biaya?");
        case "product":
            return qsTr("Bagaimana hasilnya?");
        case "competence":
            return qsTr("Bagaimana kemampuan petugas?");
        case "behaviour":
            return qsTr("Bagaimana sikap petugas?");
        case "complaints":
            return qsTr("Bagaimana keluhan ditanggapi?");
        case "facilities":
            return qsTr("Bagaimana tempat dan alatnya?");
        default:
            return qsTr("Bagaimana syarat-syaratnya?");
        }
    }
    function hintOf(element: string): string {
        switch (element) {
        case "procedure":
            return qsTr("Mudah diikuti, atau berbelit?");
        case "time":
            return qsTr("Dari datang sampai selesai.");
        case "fee":
            return qsTr("Di sini gratis. Ada yang minta uang? Pilih Buruk.");
        case "product":
            return qsTr("Sesuai dengan yang Anda minta?");
        case "competence":
            return qsTr("Tahu cara mengurus, dan bisa menjelaskan?");
        case "behaviour":
            return qsTr("Sopan dan ramah?");
        case "complaints":
            return qsTr("Didengar, dan ada jawabannya?");
        case "facilities":
            return qsTr("Ruang, kursi, dan kios ini.");
        default:
            return qsTr("Surat dan data yang diminta.");
        }
    }

    step: vm.number
    steps: vm.count
    cancelVisible: false
    title: questionOf(vm.element)
    hint: hintOf(vm.element)
    primaryText: qsTr("Lewati")
    primaryKind: "secondary"
    onBack: vm.back()
    onPrimary: vm.skip()
    onTyped: text => vm.score(Number(text))

    Grid {
        id: faces

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: enough.top
        anchors.bottomMargin: Theme.spaceCardGap
        columns: Theme.portrait ? 2 : 4
        spacing: Theme.spaceCardGap

        Repeater {
            model: [qsTr("Buruk"), qsTr("Kurang"), qsTr("Baik"), qsTr("Sangat baik")]

            delegate: TapCard {
                id: card

                required property string modelData
                required property int index

                objectName: "survey.face." + (index + 1)
                width: Math.floor((faces.width - (faces.columns - 1) * faces.spacing) / faces.columns)
                height: Math.floor((faces.height - (4 / faces.columns - 1) * faces.spacing) / (4 / faces.columns))
                selected: page.vm.given === index + 1
                label: modelData
                onTapped: page.vm.score(index + 1)

                Art {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.top: parent.top
                    anchors.topMargin: Theme.space3
                    width: Math.min(parent.width - 2 * Theme.space3, word.y - 2 * Theme.space3)
                    height: width
                    warm: card.index % 2 === 1
                    key: "faces/" + (card.index + 1)
                }
                Words {
                    id: word

                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.space4
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: card.label
                    size: Theme.fontCardLabel
                    weight: Theme.weightCardLabel
                    Accessible.ignored: true
                }
            }
        }
    }
    Row {
        id: enough

        anchors.bottom: parent.bottom
        anchors.right: parent.right
        spacing: Theme.space5

        Words {
            anchors.verticalCenter: parent.verticalCenter
            visible: !Theme.largeText || Theme.portrait
            width: Math.min(implicitWidth, page.bodyItem.width - stop.width - enough.spacing)
            horizontalAlignment: Text.AlignRight
            text: qsTr("Tanpa nama. Boleh tidak diisi.")
            color: Theme.inkSoft
        }
        Button {
            id: stop

            objectName: "survey.enough"
            height: Theme.sizeButtonMin
            label: qsTr("Sudah cukup")
            onTapped: page.vm.enough()
        }
    }
}
