pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the resident takes along. Kembali's place is the ten-second undo, then the survey's quiet offer. */
ScreenPage {
    id: page

    required property TicketModel vm
    required property PrintModel printing
    readonly property bool barBelow: Theme.lowControls || Theme.portrait
    // With large text there is no room beside the title for what to do when nothing was printed: it stands below the title.
    readonly property bool advised: Theme.largeText && !barBelow && bar.failed

    spoken: qsTr("Tersimpan di kios. Nomor Anda %1. %2. Gratis.").arg(vm.numberWords).arg(vm.promise === "" ? qsTr("Akan dikirim ke kota otomatis") : vm.promise)
    spokenPrivate: vm.forHeadset
    backVisible: vm.undoLeft > 0 || vm.asksOpinion
    backIcon: vm.undoLeft > 0 ? "" : "hand"
    backText: vm.undoLeft > 0 ? qsTr("Batalkan · %1").arg(vm.undoLeft) : qsTr("Beri nilai")
    primaryText: qsTr("Selesai")
    primaryIcon: Theme.largeText ? "" : "check"
    onBack: vm.undoLeft > 0 ? vm.undo() : vm.giveOpinion()
    wordsAbove: height
    onPrimary: vm.finish()

    Row {
        id: saved

        anchors.left: parent.left
        anchors.top: parent.top
        spacing: Theme.space5

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.sizeDoneMark
            height: width
            radius: width / 2
            color: Theme.action

            Icon {
                anchors.centerIn: parent
                name: "check"
                side: Theme.sizeIconBanner + Theme.space2
                colour: Theme.textOnAction
            }
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter

            Words {
                objectName: "ticket.saved"
                text: qsTr("Tersimpan di kios")
                size: Theme.fontQuestion
                weight: Theme.weightQuestion
                wrapMode: Text.NoWrap
                Accessible.role: Accessible.Heading
            }
            Words {
                visible: !Theme.largeText || page.barBelow || bar.failed || page.printing.state === "none"
                text: page.onTelephone ? qsTr("Bacakan kode dan PIN pelan-pelan.") : page.advised ? qsTr("Foto layar ini.") : qsTr("Akan dikirim ke kota otomatis.")
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
        }
    }
    PrintBar {
        id: bar

        objectName: "ticket.print"
        x: page.barBelow ? 0 : saved.width + Theme.space5
        y: page.barBelow ? parent.height - height : saved.y + (saved.height - height) / 2
        width: parent.width - x
        buttonHeight: page.barBelow ? Theme.sizeButtonDialog : Theme.sizeButtonMin
        height: visible ? buttonHeight : 0
        visible: !page.barBelow || printing.state !== "none"
        printing: page.printing
        onScreen: page.advised ? "" : Theme.largeText || failed && !page.barBelow ? qsTr("Foto layar ini.") : qsTr("Foto layar ini dengan HP, atau catat kode dan PIN.")
        onWanted: page.vm.print()
    }
    Item {
        id: slip

        readonly property int edge: Theme.edges ? Theme.sizeTicketEdge : 0
        readonly property bool tall: Theme.portrait
        // Its print bar lies below it, and the page is not high.
        readonly property bool flat: !tall && page.barBelow && bar.visible
        readonly property int stub: tall ? 0 : Theme.sizeTicketStub

        anchors.top: saved.bottom
        anchors.topMargin: Theme.space4 + (Theme.largeText && !page.barBelow && bar.asks ? Theme.space2 : 0)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: page.barBelow && bar.visible ? bar.top : parent.bottom
        anchors.bottomMargin: page.barBelow && bar.visible ? Theme.space3 : 0

        Rectangle {
            anchors.fill: parent
            visible: slip.edge > 0
            radius: Theme.radiusTicket
            color: Theme.hairline
        }
        Rectangle {
            width: parent.width
            height: parent.height - slip.edge
            radius: Theme.radiusTicket
            color: Theme.surface
            border.width: Theme.borderDivider
            border.color: Theme.hairline
        }
        Repeater {
            model: slip.tall ? 0 : 2

            delegate: Rectangle {
                required property int index

                x: slip.width - slip.stub - width / 2
                y: index === 0 ? -height / 2 : slip.height - height / 2
                width: Theme.sizeNotch
                height: width
                radius: width / 2
                color: Theme.paper
            }
        }
        Column {
            visible: !slip.tall
            anchors.top: parent.top
            anchors.topMargin: Theme.spaceMargin
            x: slip.width - slip.stub - width / 2
            spacing: Theme.space2

            Repeater {
                model: Math.max(0, Math.floor((slip.height - 2 * Theme.spaceMargin) / (Theme.space3 + Theme.space2)))

                delegate: Rectangle {
                    width: Theme.borderSelected
                    height: Theme.space3
                    radius: width / 2
                    color: Theme.hairline
                }
            }
        }
        Item {
            id: left

            anchors.left: parent.left
            anchors.leftMargin: Theme.space11
            anchors.top: parent.top
            anchors.topMargin: Theme.space4
            height: (slip.tall ? parent.height * (bar.visible ? 0.51 : 0.46) : parent.height) - anchors.topMargin - Theme.space5 - slip.edge
            width: parent.width - slip.stub - Theme.space11 - Theme.space11

            Words {
                id: numberTitle

                visible: !Theme.largeText
                text: qsTr("Nomor antrean")
                color: Theme.inkSoft
            }
            Words {
                id: number

                objectName: "ticket.number"
                anchors.top: Theme.largeText ? parent.top : numberTitle.bottom
                anchors.topMargin: Theme.largeText ? -Theme.space4 : slip.flat ? -Theme.space1 : -Theme.space6
                text: page.vm.number
                size: Theme.fontTicketNumber * (Theme.largeText ? 0.48 : slip.flat ? 0.6 : 0.92)
                weight: Theme.weightTicketNumber
                lineHeight: 1
                color: Theme.brandText
                wrapMode: Text.NoWrap
            }
            Column {
                anchors.left: number.right
                anchors.leftMargin: Theme.space5
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.topMargin: Theme.largeText ? 0 : Theme.space4
                spacing: Theme.largeText ? 0 : Theme.space2

                Words {
                    visible: Theme.largeText
                    width: parent.width
                    text: qsTr("Nomor antrean")
                    color: Theme.inkSoft
                    lineHeight: 1
                }
                Chip {
                    visible: !Theme.largeText
                    kind: "ok"
                    icon: "free"
                    text: qsTr("Gratis")
                    size: Theme.fontBannerTitle
                }
                Words {
                    width: parent.width
                    text: page.vm.service
                    size: Theme.fontBannerTitle
                    weight: Theme.weightBold
                    maximumLineCount: Theme.largeText ? 2 : 3
                    elide: Text.ElideRight
                }
                Words {
                    visible: !Theme.largeText && !slip.flat
                    width: parent.width
                    text: page.shell.truth.shortName
                    color: Theme.inkSoft
                }
            }
            Rectangle {
                id: divider

                anchors.bottom: promise.top
                anchors.bottomMargin: Theme.space3
                width: parent.width
                height: Theme.borderDivider
                color: Theme.hairline
            }
            Row {
                id: promise

                anchors.bottom: proof.top
                anchors.bottomMargin: Theme.space4
                width: parent.width
                spacing: Theme.space5

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.sizeTicketIcon
                    height: width
                    radius: Theme.radiusPlate
                    color: Theme.actionTint

                    Icon {
                        anchors.centerIn: parent
                        name: "calendar"
                        side: Theme.sizeIconBanner + Theme.space2
                        colour: Theme.action
                    }
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - Theme.sizeTicketIcon - parent.spacing

                    Words {
                        width: parent.width
                        text: page.vm.promise === "" ? qsTr("Yang terjadi berikutnya") : page.vm.standard === "respond_24h" ? qsTr("Jawaban pertama paling lambat") : qsTr("Selesai paling lambat")
                        color: Theme.inkSoft
                    }
                    Words {
                        objectName: "ticket.promise"
                        width: parent.width
                        text: page.vm.promise !== "" ? page.vm.promise : page.vm.standard === "same_visit" ? qsTr("Selesai hari ini, sambil ditunggu") : qsTr("Petugas memberi kabar")
                        size: Theme.fontHeading
                        weight: Theme.weightPromise
                    }
                    Words {
                        visible: !Theme.largeText && !slip.flat
                        width: parent.width
                        text: qsTr("Simpan kode ini untuk mengambil dokumen.")
                    }
                }
            }
            Rectangle {
                id: proof

                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.sizeTick + Theme.space1
                radius: Theme.radiusBox
                color: Theme.attentionTint

                Row {
                    anchors.centerIn: parent
                    spacing: Theme.space3

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: page.vm.undoFailed ? "warn" : "info"
                        side: Theme.sizeIconSmall
                        colour: Theme.attention
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: page.vm.undoFailed ? qsTr("Belum bisa dibatalkan. Panggil petugas.") : qsTr("Bukti pengajuan, bukan persetujuan")
                        weight: Theme.weightBold
                        color: Theme.attention
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
        Column {
            x: slip.tall ? (parent.width - width) / 2 : parent.width - (slip.stub + width) / 2
            y: slip.tall ? left.y + left.height + (parent.height - left.y - left.height - height) / 2 : (parent.height - height) / 2
            width: (slip.tall ? Theme.sizeTicketStub * 1.3 : slip.stub) - Theme.space6
            spacing: Theme.space2

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min((slip.tall ? slip.height / 2 : slip.height) - codes.height - Theme.space11, parent.width - Theme.space6)
                height: width
                color: Theme.plate
                radius: Theme.space1

                QrItem {
                    objectName: "ticket.qr"
                    anchors.fill: parent
                    anchors.margins: 1
                    text: page.vm.qr
                }
            }
            Column {
                id: codes

                anchors.horizontalCenter: parent.horizontalCenter
                width: parent.width

                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Kode status")
                    color: Theme.inkSoft
                }
                Words {
                    objectName: "ticket.code"
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: page.vm.code
                    size: Theme.fontStatusCode / Theme.textScale
                    weight: Theme.weightStatusCode
                    wrapMode: Text.NoWrap
                }
                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.space3

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("PIN")
                        color: Theme.inkSoft
                    }
                    Words {
                        objectName: "ticket.pin"
                        anchors.verticalCenter: parent.verticalCenter
                        text: page.shell.concealed ? "••• •••" : page.vm.pin
                        size: Theme.fontStatusPin / Theme.textScale
                        weight: Theme.weightStatusPin
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
