pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The resting screen. All of it is one button; the first touch only wakes. Frame and band stay, words and picture change. */
FocusScope {
    id: attract

    required property ShellModel shell
    required property AttractModel vm
    readonly property int scene: vm.scene
    readonly property string spoken: [qsTr("Selamat datang"), qsTr("Urus surat di sini. Gratis."), qsTr("Sentuh layar untuk mulai")].join(". ").replace("..", ".")
    readonly property list<string> titles: [qsTr("Selamat datang"), qsTr("Bawa surat ini"), qsTr("Petugas hari ini"), qsTr("Semua gratis")]
    readonly property list<string> promises: [qsTr("Urus surat di sini. Gratis."), qsTr("KTP dan KK. Itu saja cukup untuk mulai."), vm.onDuty !== "" ? vm.onDuty : qsTr("Kios tetap melayani Anda."), qsTr("Ada yang minta uang? Laporkan di kios ini.")]

    anchors.fill: parent
    clip: true // the garden hangs over the right edge, where practice has its frame
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Layar sambutan")
    Component.onCompleted: everything.forceActiveFocus()
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Tab && event.key !== Qt.Key_Backtab) {
            event.accepted = true;
            attract.vm.wake();
        }
    }

    Tap {
        id: everything

        objectName: "attract.start"
        anchors.fill: parent
        label: qsTr("Sentuh layar untuk mulai")
        ringRadius: -Theme.sizeFocusGap
        onTapped: attract.vm.wake()

        Rectangle {
            anchors.fill: parent
            color: Theme.paper
        }
        Rectangle {
            visible: attract.scene === 0 && Theme.edges
            anchors.bottom: band.top
            width: parent.width
            height: Math.round(scenery.height * 128 / 640)
            color: Theme.illustrationGrass
        }
        Rectangle {
            visible: attract.scene === 0 && Theme.edges
            anchors.bottom: band.top
            width: parent.width
            height: Math.round(scenery.height * 80 / 640)
            color: Theme.illustrationGrassDeep
        }
        Image {
            id: scenery

            readonly property real share: Theme.portrait ? 1 : 0.667
            readonly property size drawn: Qt.size(Math.round(parent.width * share), Math.round(Math.round(parent.width * share) * 640 / 1060))

            visible: attract.scene === 0
            anchors.right: parent.right
            anchors.rightMargin: Theme.portrait ? 0 : -Math.round(width * 0.08)
            anchors.bottom: band.top
            width: drawn.width
            height: drawn.height
            sourceSize: drawn
            source: drawn.width > 0 ? "image://art/scene" : ""
            Accessible.ignored: true

            Image {
                x: Math.round(parent.width * 0.502 - width / 2)
                y: Math.round(parent.height * 0.5495 - height / 2)
                width: Math.round(parent.width * 0.19)
                height: Math.round(parent.height * 0.07)
                sourceSize.width: width
                sourceSize.height: height
                source: attract.shell.truth.boardName === "" ? "" : "image://sign/" + encodeURIComponent(attract.shell.truth.boardName)
                Accessible.ignored: true
            }
        }
        Row {
            visible: attract.scene === 1
            anchors.right: parent.right
            anchors.rightMargin: Theme.sizeAttractMargin
            anchors.bottom: band.top
            anchors.bottomMargin: Theme.sizeAttractMargin
            spacing: Theme.space6

            Repeater {
                model: ["ktp", "kk"]

                delegate: Art {
                    required property string modelData
                    required property int index

                    width: Theme.sizeEmptyArt + Theme.space13
                    height: width
                    key: attract.scene === 1 ? modelData : ""
                    warm: index === 1
                }
            }
        }
        Art {
            visible: attract.scene >= 2
            anchors.right: parent.right
            anchors.rightMargin: Theme.sizeAttractMargin
            anchors.bottom: band.top
            anchors.bottomMargin: Theme.sizeAttractMargin
            width: Theme.sizeEmptyArt * 2 - Theme.spaceMargin
            height: width
            warm: attract.scene === 3
            key: attract.scene === 2 ? "camface" : attract.scene === 3 ? "surat" : ""
        }
        Row {
            id: hall

            x: Theme.sizeAttractMargin
            y: Theme.sizeAttractMargin - Theme.space1
            spacing: Theme.space4

            Image {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.sizeAttractMark
                height: width
                sourceSize.width: width
                sourceSize.height: height
                source: "image://art/mark"
                Accessible.ignored: true
            }
            Column {
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    text: attract.shell.truth.siteName
                    weight: Theme.weightBold
                    wrapMode: Text.NoWrap
                }
                Words {
                    text: qsTr("Pemerintah Kota Surabaya")
                    color: Theme.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            anchors.right: parent.right
            anchors.rightMargin: Theme.sizeAttractMargin
            anchors.verticalCenter: hall.verticalCenter
            spacing: Theme.space5

            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: !Theme.portrait
                text: attract.vm.day
                color: Theme.inkSoft
                wrapMode: Text.NoWrap
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: attract.shell.truth.clock
                size: Theme.fontQuestion
                weight: Theme.weightBold
                wrapMode: Text.NoWrap
            }
        }
        Column {
            x: Theme.sizeAttractMargin
            anchors.top: hall.bottom
            anchors.topMargin: Theme.spaceMargin
            width: Theme.portrait ? parent.width - 2 * Theme.sizeAttractMargin : parent.width / 2 - Theme.sizeAttractMargin
            spacing: Theme.space4

            Words {
                // In portrait the officer's door stands to its right.
                width: parent.width - (Theme.portrait && !door.called ? door.width + Theme.space4 : 0)
                text: attract.titles[attract.scene]
                size: Theme.fontDisplay / Theme.textScale
                weight: Theme.weightDisplay
                color: Theme.brandText
            }
            Words {
                width: parent.width
                text: attract.promises[attract.scene]
                size: Theme.fontLead
                weight: Theme.weightMedium
            }
            Item {
                width: parent.width
                height: Theme.space4
            }
            Card {
                visible: attract.scene === 0
                width: bring.implicitWidth + 2 * Theme.spaceMargin
                height: Theme.sizeThumb

                Row {
                    id: bring

                    anchors.centerIn: parent
                    spacing: Theme.space4

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: qsTr("Bawa:")
                        weight: Theme.weightBold
                        wrapMode: Text.NoWrap
                    }
                    Art {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.sizeTool - Theme.space2
                        height: width
                        bare: Theme.edges
                        key: "ktp"
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: "KTP"
                        weight: Theme.weightBold
                        wrapMode: Text.NoWrap
                    }
                    Art {
                        anchors.verticalCenter: parent.verticalCenter
                        width: Theme.sizeTool - Theme.space2
                        height: width
                        bare: Theme.edges
                        key: "kk"
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: "KK"
                        weight: Theme.weightBold
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Row {
                visible: attract.vm.hours !== "" && !(Theme.largeText && attract.scene === 0)
                spacing: Theme.space3

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "clock"
                    side: Theme.sizeIconSmall
                    colour: Theme.brandText
                }
                Words {
                    text: qsTr("Buka hari ini %1").arg(attract.vm.hours)
                    wrapMode: Text.NoWrap
                }
            }
            Row {
                id: duty

                visible: attract.vm.onDuty !== "" && attract.scene !== 2 && !((Theme.largeText || Theme.isShort) && attract.scene === 0) && !(Theme.largeText && Theme.isShort)
                width: parent.width
                spacing: Theme.space3

                Icon {
                    id: dutyIcon

                    name: "user"
                    side: Theme.sizeIconSmall
                    colour: Theme.brandText
                }
                Words {
                    width: duty.width - dutyIcon.width - duty.spacing
                    text: qsTr("Petugas: %1").arg(attract.scene === 0 ? attract.vm.firstOnDuty : attract.vm.onDuty)
                }
            }
        }
        Button {
            objectName: "attract.duty"
            visible: attract.scene === 2
            x: Theme.sizeAttractMargin
            y: band.y - height - Theme.sizeAttractMargin
            size: Theme.fontButton / Theme.textScale
            label: qsTr("Petugas dan antrean")
            icon: "user"
            onTapped: attract.vm.openDuty()
        }
        Rectangle {
            id: band

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.sizeAttractBand
            color: Theme.action

            Row {
                readonly property real from: Theme.portrait ? 0 : door.x + door.width
                readonly property real until: Theme.portrait ? band.width : dots.x

                x: from + (until - from - width) / 2
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space6

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    visible: !Theme.portrait && width + call.implicitWidth + 3 * Theme.space6 < parent.until - parent.from
                    name: "touch"
                    side: Theme.sizeButton
                    colour: Theme.textOnAction
                }
                Words {
                    id: call

                    anchors.verticalCenter: parent.verticalCenter
                    text: qsTr("Sentuh layar untuk mulai")
                    size: text.length > 26 && !Theme.portrait || text.length > 32 ? Theme.fontLead / Theme.textScale : Theme.fontCallToAction / Theme.textScale
                    weight: Theme.weightCallToAction
                    color: Theme.textOnAction
                    wrapMode: Text.NoWrap
                }
            }
            Row {
                id: dots

                visible: !Theme.portrait
                anchors.right: parent.right
                anchors.rightMargin: Theme.sizeAttractMargin
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space3

                Repeater {
                    model: 4

                    delegate: Rectangle {
                        required property int index
                        readonly property bool current: index === attract.scene

                        width: current ? Theme.sizeDotOn : Theme.sizeDot
                        height: Theme.sizeDot
                        radius: height / 2
                        color: current ? Theme.textOnAction : "transparent"
                        border.width: Theme.borderTouchable
                        border.color: Theme.textOnAction
                    }
                }
            }
        }
        Tap {
            id: door

            objectName: "attract.officer"
            readonly property color tone: called ? Theme.illustrationInk : Theme.portrait ? Theme.ink : Theme.textOnAction

            x: Theme.portrait ? parent.width - width - Theme.sizeAttractMargin : Theme.sizeAttractMargin
            y: Theme.portrait ? hall.y + hall.height + Theme.spaceMargin + (called ? (Theme.largeText ? 5 : 3) * height : 0) : parent.height - (Theme.sizeAttractBand + height) / 2
            width: doorWords.implicitWidth + 2 * Theme.space6
            height: Theme.sizePetugas
            readonly property bool called: attract.shell.truth.called

            label: called ? qsTr("Presensi acak petugas") : qsTr("Petugas")
            onTapped: attract.shell.enterOfficer()

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusButton
                color: door.called ? Theme.illustrationMarigold : door.pressed ? (Theme.portrait ? Theme.sunken : Theme.actionPressed) : "transparent"
                border.width: Theme.borderTouchable
                border.color: door.tone
            }
            Row {
                id: doorWords

                anchors.centerIn: parent
                spacing: Theme.space3

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: door.called ? "bell" : "user"
                    side: Theme.sizeIconSmall
                    colour: door.tone
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    text: door.called ? qsTr("Presensi acak") : qsTr("Petugas")
                    size: Theme.fontBody / Theme.textScale
                    weight: Theme.weightSemibold
                    color: door.tone
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
