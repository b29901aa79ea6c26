pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Periksa data Anda: five answers a page, each with Ubah; photos and the purpose on the right. */
ScreenPage {
    id: page

    required property CheckModel vm

    title: page.onTelephone ? qsTr("Bacakan data penelepon") : qsTr("Periksa data Anda")
    hint: vm.pages > 1 ? qsTr("Halaman %1 dari %2").arg(vm.page).arg(vm.pages) : ""
    hintBeside: true
    spokenPrivate: curtained ? "" : vm.forHeadset
    primaryText: qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.forward()

    Card {
        id: answers

        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.portrait ? parent.width : Math.floor((parent.width - Theme.space5) * 0.67)

        Column {
            anchors.fill: parent
            anchors.leftMargin: Theme.space6
            anchors.rightMargin: Theme.space5
            anchors.topMargin: Theme.space2

            Repeater {
                model: page.vm.lines

                delegate: Item {
                    id: row

                    required property string key
                    required property string label
                    required property string shown
                    required property int index

                    width: parent.width
                    height: (answers.height - Theme.space4 - Theme.sizeCardEdge) / page.vm.perPage

                    Column {
                        anchors.left: parent.left
                        anchors.right: change.left
                        anchors.rightMargin: Theme.space3
                        anchors.verticalCenter: parent.verticalCenter

                        Words {
                            width: parent.width
                            text: row.label
                            color: Theme.inkSoft
                            lineHeight: 1
                            wrapMode: Text.NoWrap
                            elide: Text.ElideRight
                        }
                        Words {
                            width: parent.width
                            text: page.shell.concealed || page.curtained ? "•••• ••••" : row.shown
                            size: Theme.fontBannerTitle
                            weight: Theme.weightValue
                            lineHeight: 1
                            wrapMode: Text.NoWrap
                            elide: Text.ElideRight
                        }
                    }
                    Button {
                        id: change

                        objectName: "check.change." + row.key
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        height: Math.min(Theme.sizeButtonSmall, parent.height - Theme.space3)
                        padding: Theme.space6
                        size: Theme.fontBody
                        icon: "pencil"
                        label: qsTr("Ubah")
                        description: row.label
                        onTapped: page.vm.change(row.key)
                    }
                    Rectangle {
                        visible: row.index < page.vm.lines.count - 1
                        anchors.bottom: parent.bottom
                        width: parent.width
                        height: Theme.borderDivider
                        color: Theme.hairline
                    }
                }
            }
        }
    }
    Column {
        visible: !Theme.portrait
        anchors.left: answers.right
        anchors.leftMargin: Theme.space5
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        spacing: Theme.space4

        Card {
            visible: page.vm.photos.count > 0
            width: parent.width
            height: Theme.sizeButtonSmall + (thumbs.visible ? thumbs.height + Theme.space4 : 0) + 2 * Theme.space4 + Theme.sizeCardEdge

            Words {
                anchors.left: parent.left
                anchors.leftMargin: Theme.space6
                anchors.verticalCenter: changePhotos.verticalCenter
                text: qsTr("%1 foto").arg(page.vm.photoCount)
                size: Theme.fontBannerTitle
                weight: Theme.weightBold
            }
            Button {
                id: changePhotos

                objectName: "check.photos"
                anchors.right: parent.right
                anchors.rightMargin: Theme.space4
                y: Theme.space4
                height: Theme.sizeButtonSmall
                padding: Theme.space6
                size: Theme.fontBody
                icon: "pencil"
                label: qsTr("Ubah")
                description: qsTr("Foto")
                onTapped: page.vm.changePhotos()
            }
            Row {
                id: thumbs

                visible: !Theme.largeText && !Theme.isLow
                anchors.top: changePhotos.bottom
                anchors.topMargin: Theme.space4
                x: Theme.space5
                spacing: Theme.space3

                Repeater {
                    model: page.vm.photos

                    delegate: Art {
                        id: thumb

                        required property string label
                        required property string art
                        required property bool taken
                        required property int index

                        visible: index < 3
                        width: (changePhotos.parent.width - 2 * Theme.space5 - 2 * Theme.space3) / 3
                        height: width
                        key: thumb.art
                        warm: true

                        Rectangle {
                            visible: thumb.taken
                            anchors.right: parent.right
                            anchors.bottom: parent.bottom
                            anchors.margins: Theme.space1
                            width: Theme.sizeBadge
                            height: width
                            radius: width / 2
                            color: Theme.action

                            Icon {
                                anchors.centerIn: parent
                                name: "check"
                                side: Theme.space6
                                colour: Theme.textOnAction
                            }
                        }
                    }
                }
            }
        }
        Rectangle {
            width: parent.width
            height: safe.implicitHeight + 2 * Theme.space5
            radius: Theme.radiusCard
            color: Theme.brandTint

            Column {
                id: safe

                x: Theme.space6
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.space6
                spacing: Theme.space2

                Row {
                    spacing: Theme.space3

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        name: "lock"
                        colour: Theme.ink
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Data Anda aman")
                        weight: Theme.weightBold
                        wrapMode: Text.NoWrap
                    }
                }
                Words {
                    width: parent.width
                    text: page.vm.inspectorate ? qsTr("Hanya dibaca Inspektorat, bukan petugas balai.") : qsTr("Hanya dipakai untuk %1.").arg(page.vm.service)
                }
            }
        }
        Chip {
            visible: page.vm.missingPapers > 0
            kind: "attention"
            icon: "warn"
            text: qsTr("Kurang %1 surat").arg(page.vm.missingPapers)
        }
    }
}
