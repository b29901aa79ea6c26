pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* How it stands, in plain words: state, promised day, what is missing, where to collect. Nothing that names a person. */
ScreenPage {
    id: page

    required property StatusModel vm

    // Where the button stands: beside the pill, or at the foot where there is no room beside it.
    readonly property bool below: Theme.lowControls || Theme.portrait
    readonly property bool going: vm.state === "filed" || vm.state === "taken" || vm.state === "returned" || vm.state === "handed_off"

    function stateWords(state: string): string {
        switch (state) {
        case "taken":
            return qsTr("Sedang dikerjakan petugas");
        case "returned":
            return qsTr("Ada yang perlu dilengkapi");
        case "completed":
            return qsTr("Sudah selesai");
        case "handed_off":
            return qsTr("Diteruskan ke dinas");
        case "collected":
            return qsTr("Sudah diambil");
        case "voided":
            return qsTr("Sudah dibatalkan");
        default:
            return qsTr("Menunggu petugas");
        }
    }
    // Only what the list of what is missing does not say by itself.
    function returnWords(reason: string): string {
        switch (reason) {
        case "unreadable_photo":
            return qsTr("Fotonya perlu diulang");
        case "wrong_service":
            return qsTr("Layanannya perlu diganti");
        case "not_eligible":
            return qsTr("Syaratnya belum terpenuhi");
        case "other":
            return qsTr("Ada yang perlu dibetulkan");
        default:
            return "";
        }
    }
    function placeWords(pickup: string): string {
        switch (pickup) {
        case "balai_rw_or_kelurahan":
            return qsTr("Balai RW atau kelurahan");
        case "dispendukcapil":
            return qsTr("Kantor Dispendukcapil");
        case "dispendukcapil_or_kecamatan":
            return qsTr("Kantor Dispendukcapil atau kecamatan");
        case "download_or_kelurahan":
            return qsTr("Lewat HP, atau di kelurahan");
        case "download_or_print_at_balai_rw":
            return qsTr("Lewat HP, atau dicetak di balai RW");
        case "hearing_day":
            return qsTr("Pada hari sidang");
        case "kecamatan":
            return qsTr("Kantor kecamatan");
        case "kecamatan_or_kelurahan":
        case "kecamatan_or_kelurahan_with_ekitir":
            return qsTr("Kecamatan atau kelurahan");
        case "kelurahan":
        case "kelurahan_with_ekitir":
            return qsTr("Kantor kelurahan");
        case "on_the_spot_when_online":
            return qsTr("Langsung di sini");
        default:
            return "";
        }
    }

    title: stateWords(vm.state)
    hint: vm.service
    hintBeside: !below
    wordsAbove: height
    primaryText: qsTr("Selesai")
    primaryIcon: "check"
    onBack: vm.back()
    onPrimary: vm.finish()

    component Told: Row {
        id: told

        property string icon: ""
        property string label: ""
        property string words: ""

        visible: words !== ""
        width: parent ? parent.width : 0
        spacing: Theme.space5

        Rectangle {
            id: plate

            width: Theme.sizeTick
            height: width
            radius: Theme.radiusBox
            color: Theme.actionTint

            Icon {
                anchors.centerIn: parent
                name: told.icon
                colour: Theme.action
            }
        }
        Column {
            // Beside the plate while that is higher; words of several lines begin at its top and grow down.
            topPadding: Math.max(0, (plate.height - labelled.height - said.height) / 2)
            width: told.width - plate.width - told.spacing

            Words {
                id: labelled

                width: parent.width
                text: told.label
                color: Theme.inkSoft
            }
            Words {
                id: said

                width: parent.width
                text: told.words
                size: Theme.fontBannerTitle
                weight: Theme.weightBold
            }
        }
    }
    Chip {
        id: pill

        y: page.below ? 0 : (Theme.sizeButtonMin - height) / 2
        objectName: "status.pill"
        kind: page.vm.received ? "ok" : "plain"
        icon: page.vm.received ? "received" : "saved"
        text: page.vm.received ? qsTr("Diterima kota") : qsTr("Tersimpan di kios")
    }
    Words {
        objectName: "status.shownCode"
        anchors.left: pill.right
        anchors.leftMargin: Theme.space5
        anchors.verticalCenter: pill.verticalCenter
        text: page.vm.shownCode
        weight: Theme.weightBold
        wrapMode: Text.NoWrap
    }
    Card {
        visible: facts.height > 0
        y: page.below ? pill.height + Theme.space4 : Theme.sizeButtonMin + Theme.space4
        anchors.left: parent.left
        anchors.right: parent.right
        height: facts.height + 2 * facts.y + edge

        Column {
            id: facts

            x: Theme.space6
            y: Theme.largeText ? Theme.space3 : Theme.space5
            width: parent.width - 2 * Theme.space6
            spacing: Theme.largeText ? Theme.space2 : Theme.space5

            Told {
                icon: "calendar"
                label: page.vm.standard === "respond_24h" ? qsTr("Jawaban pertama paling lambat") : qsTr("Selesai paling lambat")
                words: !page.going ? "" : page.vm.promise !== "" ? page.vm.promise : qsTr("Petugas memberi kabar")
            }
            Told {
                icon: "info"
                label: qsTr("Kata petugas")
                words: page.returnWords(page.vm.returned)
            }
            Told {
                icon: "list"
                label: qsTr("Yang masih kurang")
                words: page.going ? page.vm.missingWords : ""
            }
            Told {
                icon: "home"
                label: page.vm.state === "completed" ? qsTr("Ambil di") : qsTr("Nanti diambil di")
                words: page.going || page.vm.state === "completed" ? page.placeWords(page.vm.pickup) : ""
            }
            Told {
                icon: "free"
                label: qsTr("Biaya")
                words: Theme.largeText || Theme.isLow ? "" : qsTr("Gratis")
            }
        }
    }
    Button {
        objectName: "status.data"
        visible: page.vm.filedHere
        anchors.right: parent.right
        y: page.below ? parent.height - height : pill.y + (pill.height - height) / 2
        height: Theme.sizeButtonMin
        icon: "user"
        label: qsTr("Data saya")
        onTapped: page.vm.showData()
    }
}
