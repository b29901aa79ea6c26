pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A lock, and the way out: tell a supervisor the eight signs, then show the camera the code they send. Nobody is named here. */
ScreenPage {
    id: page

    required property OfficerLockedModel vm

    readonly property bool scanning: page.vm.scanning
    readonly property bool brief: Theme.largeText && !Theme.portrait

    title: page.scanning ? qsTr("Tunjukkan kode buka") : qsTr("PIN terkunci.")
    hint: page.scanning || page.brief ? "" : qsTr("PIN salah sepuluh kali. Yang lain tetap bisa masuk.")
    helpVisible: false
    primaryText: page.scanning ? "" : page.brief ? qsTr("Pindai") : qsTr("Pindai kode buka")
    primaryIcon: "camera"
    primaryIconRight: false
    onPrimary: page.vm.scan()

    CodeView {
        visible: page.scanning
        width: parent.width
        height: parent.height - (refusal.visible ? refusal.height + Theme.spaceCardGap : 0)
        reader: page.vm.reader
        retryName: "locked.retry"
        pill: qsTr("QR di dalam kotak")
        words: qsTr("Tunjukkan QR yang dikirim atasan. Tahan diam sampai terbaca; layar HP seterang mungkin.")
        missingWords: qsTr("Pasang kabel kamera, atau pakai pemindai.")
    }
    Item {
        id: words

        visible: !page.scanning
        width: Theme.portrait ? parent.width : parent.width - qr.width - Theme.spaceColumnGap
        height: parent.height

        readonly property real used: told.implicitHeight

        Column {
            id: told

            width: parent.width
            spacing: page.brief ? Theme.space2 : Theme.space5

            Words {
                width: parent.width
                text: qsTr("Minta atasan Anda membukanya. Sebutkan kode ini, atau kirim foto QR-nya.")
                size: page.brief ? Theme.fontBody : Theme.fontHeading
                weight: Theme.weightSemibold
                lineHeight: Theme.lineHeading
            }
            Card {
                width: parent.width
                height: sign.implicitHeight + 2 * (page.brief ? Theme.space2 : Theme.space6) + edge

                Words {
                    id: sign

                    objectName: "locked.code"
                    anchors.centerIn: parent
                    text: page.vm.codeInGroups
                    size: Theme.fontDisplay / Theme.textScale
                    weight: Theme.weightDisplay
                    color: Theme.brandText
                    font.letterSpacing: Theme.space1
                    wrapMode: Text.NoWrap
                }
            }
            Words {
                width: parent.width
                text: qsTr("Kunci terbuka sendiri kalau kios tersambung. Kalau tidak, pindai QR yang dikirim atasan.")
                color: Theme.inkSoft
            }
        }
    }
    Card {
        id: qr

        visible: !page.scanning
        anchors.right: Theme.portrait ? undefined : parent.right
        anchors.horizontalCenter: Theme.portrait ? parent.horizontalCenter : undefined
        y: Theme.portrait ? (parent.height + words.used - height) / 2 : 0
        width: Theme.portrait ? Math.min(parent.width, Math.round((parent.height - words.used) * 0.7)) : Math.min(Theme.sizeTicketStub, page.contentHeight - (refusal.visible ? refusal.height + Theme.spaceCardGap : 0))
        height: width

        QrItem {
            objectName: "locked.qr"
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space5
            height: width
            text: page.vm.code
        }
    }
    Banner {
        id: refusal

        objectName: "locked.refused"
        visible: page.vm.problem !== ""
        anchors.bottom: parent.bottom
        width: parent.width
        kind: page.vm.problem === "storage" ? "harm" : "attention"
        title: page.vm.problem === "storage" ? qsTr("Belum bisa menyimpan.") : qsTr("Kode ini tidak berlaku di sini.")
        text: page.vm.problem === "storage" ? qsTr("Tempat simpan penuh. Panggil teknisi.") : qsTr("Minta kode baru kepada atasan.")
    }
}
