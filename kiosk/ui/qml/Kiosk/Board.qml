pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The second screen: called, next three, who is on duty, one line of news; to be read at five metres. Its own theme (it is
   opened by an engine of its own), so a resident's choices change nothing here; its words stay those of the hall. */
Window {
    id: board

    required property BoardModel vm

    // Read once, when it opens: what a resident does with the language at the kiosk does not reach this wall.
    property string calledWord: ""
    property string nextWord: ""
    property string placeWord: "%1"
    property string untilWord: "%1, %2"
    property string openWord: "%1"
    property string closedWord: ""
    property string freeWord: ""
    property string rungWord: ""
    property string nobodyWord: ""
    property string quietWord: ""

    readonly property bool portrait: height > width
    // Letters grow with this screen, and are never smaller than drawn.
    readonly property real grow: Math.max(1, (portrait ? Math.min(width / 800, height / 1280) : Math.min(width / 1280, height / 800)) / Theme.unit)
    readonly property int barHeight: Math.round(128 * Theme.unit * grow)
    readonly property int gap: Math.round(Theme.spaceMargin * grow)
    readonly property int mainWidth: portrait ? width : Math.round(width * 0.625)
    readonly property int mainHeight: portrait ? Math.round(height * 0.44) : height - barHeight

    readonly property string duty: vm.names === "" ? (vm.until !== "" ? openWord.arg(vm.hours) : closedWord) : vm.until !== "" && (portrait || vm.names.length <= 10) ? untilWord.arg(vm.names).arg(vm.until) : vm.names
    readonly property bool ringing: vm.rung && !portrait // in portrait the news have a line of their own
    readonly property string news: vm.rung ? rungWord : freeWord

    color: Theme.paper
    title: vm.site
    Component.onCompleted: {
        calledWord = qsTr("Dipanggil");
        nextWord = qsTr("Berikutnya");
        placeWord = qsTr("Loket %1");
        untilWord = qsTr("%1, sampai %2");
        openWord = qsTr("Buka %1");
        closedWord = qsTr("Sedang tutup");
        freeWord = qsTr("Semua gratis");
        rungWord = qsTr("Petugas dipanggil");
        nobodyWord = qsTr("Belum ada");
        quietWord = qsTr("Ambil nomor di kios");
    }

    Binding {
        target: Theme
        property: "largeText"
        value: false
    }
    Binding {
        target: Theme
        property: "windowWidth"
        value: board.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: board.height
    }

    component BoardWords: Words {
        size: Math.round(Theme.fontBoardWord * board.grow)
        weight: Theme.weightBoardWord
        wrapMode: Text.NoWrap
        lineHeight: 1
    }

    Rectangle {
        id: called

        width: board.mainWidth
        height: board.mainHeight
        color: Theme.brand

        Row {
            id: heading

            x: board.gap
            y: Math.round(Theme.space4 * board.grow)
            spacing: board.gap

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: "megaphone"
                side: Math.round(Theme.fontBoardWord * board.grow)
                colour: Theme.attentionFill
            }
            BoardWords {
                text: board.calledWord
                color: Theme.textOnBrand
            }
        }
        Words {
            objectName: "board.number"
            anchors.horizontalCenter: parent.horizontalCenter
            y: heading.y + heading.height + (place.y - heading.y - heading.height - height) / 2
            visible: board.vm.number !== ""
            text: board.vm.number
            size: Math.min(Math.round(Theme.fontBoardNumber * board.grow), Math.round((place.y - heading.y - heading.height) / 1.05))
            weight: Theme.weightBoardNumber
            lineHeight: 1
            color: Theme.textOnBrand
            wrapMode: Text.NoWrap
        }
        BoardWords {
            objectName: "board.quiet"
            anchors.centerIn: parent
            width: parent.width - 2 * board.gap
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            visible: board.vm.number === ""
            text: board.quietWord
            color: Theme.textOnBrand
        }
        Rectangle {
            id: place

            x: board.gap
            anchors.bottom: parent.bottom
            anchors.bottomMargin: board.gap
            visible: board.vm.number !== ""
            width: parent.width - 2 * board.gap
            height: placeRow.height + Math.round(Theme.space2 * board.grow)
            radius: Math.round(Theme.radiusCard * board.grow)
            color: Theme.attentionFill

            Row {
                id: placeRow

                anchors.centerIn: parent
                spacing: board.gap

                Words {
                    objectName: "board.place"
                    text: board.placeWord.arg(board.vm.desk)
                    size: Math.round(Theme.fontBoardPlace * board.grow)
                    weight: Theme.weightBoardPlace
                    lineHeight: 1
                    color: Theme.textOnAttentionFill
                    wrapMode: Text.NoWrap
                }
                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "next"
                    side: Math.round(Theme.fontBoardWord * board.grow)
                    colour: Theme.textOnAttentionFill
                }
            }
        }
    }
    Item {
        id: following

        x: board.portrait ? 0 : board.mainWidth
        y: board.portrait ? board.mainHeight : 0
        width: board.portrait ? board.width : board.width - board.mainWidth
        height: board.portrait ? bar.y - y : board.mainHeight

        BoardWords {
            id: nextHeading

            x: board.gap
            y: Math.round(Theme.space4 * board.grow)
            text: board.nextWord
            color: Theme.inkSoft
        }
        BoardWords {
            objectName: "board.nobody"
            x: board.gap
            y: nextHeading.height + 2 * nextHeading.y
            visible: board.vm.next.count === 0
            text: board.nobodyWord
        }
        Repeater {
            model: board.vm.next

            delegate: Item {
                id: line

                required property string number
                required property int index
                readonly property real from: nextHeading.y + nextHeading.height

                x: board.gap
                y: from + index * height
                width: following.width - 2 * board.gap
                height: Math.floor((following.height - from) / 3)

                Rectangle {
                    width: parent.width
                    height: Math.round(Theme.borderTouchable * board.grow)
                    color: Theme.hairline
                }
                Words {
                    objectName: "board.next." + line.index
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.number
                    size: Math.round(Math.min(Theme.fontBoardNext * board.grow, line.height / 1.1))
                    weight: Theme.weightBoardNext
                    lineHeight: 1
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Rectangle {
        id: bar

        anchors.bottom: parent.bottom
        width: parent.width
        readonly property color ink: board.ringing ? Theme.textOnAttentionFill : Theme.ink

        height: board.portrait ? Math.round(2.4 * board.barHeight) : board.barHeight
        color: board.ringing ? Theme.attentionFill : Theme.surface

        Rectangle {
            width: parent.width
            height: Math.round(Theme.borderTouchable * board.grow)
            color: Theme.hairline
        }
        Row {
            id: dutyRow

            x: board.gap
            y: board.portrait ? Math.round(Theme.space4 * board.grow) : Math.round((board.barHeight - height) / 2)
            spacing: Math.round(board.gap / 2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: board.ringing ? "bell" : board.vm.names === "" ? "clock" : "user"
                side: Math.round(Theme.fontBoardWord * board.grow * 0.9)
                colour: bar.ink
            }
            BoardWords {
                objectName: "board.duty"
                width: board.portrait ? bar.width - 2 * board.gap - x : implicitWidth
                wrapMode: board.portrait ? Text.Wrap : Text.NoWrap
                text: board.ringing ? board.rungWord : board.duty
                color: bar.ink
            }
        }
        BoardWords {
            id: time

            objectName: "board.clock"
            anchors.right: parent.right
            anchors.rightMargin: board.gap
            y: dutyRow.y
            visible: !board.portrait
            weight: Theme.weightBold
            text: board.vm.clock
            color: bar.ink
        }
        Row {
            visible: board.portrait
            x: board.gap
            y: parent.height - height - Math.round(Theme.space4 * board.grow)
            spacing: Math.round(board.gap / 2)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: board.vm.rung ? "bell" : "free"
                side: Math.round(Theme.fontBoardWord * board.grow * 0.9)
                colour: Theme.ink
            }
            BoardWords {
                objectName: "board.news"
                text: board.news
            }
        }
    }
}
