pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* Whose hall this is, that it costs nothing, and what is true about the records: only here, on the way, or signed by the city.
   On staff screens `person` and `place` stand where the hall's name and Gratis are, and that a resident calls. While an officer is asked to show
   themselves, that stands in place of the network, without a name. While photos go, how far they are stands there too, as
   fully as there is room; that they go says that there is a network. Held for three seconds: `inspected`. */
Rectangle {
    id: bar

    required property TruthModel truth
    property string person: ""
    property string place: ""
    readonly property bool staff: person !== ""
    readonly property bool rung: staff && truth.rung
    readonly property bool attention: truth.state === "attention"
    readonly property bool telling: truth.photosTotal > 0 && truth.state === "sending"
    readonly property string shownWords: telling ? (fits(fullWords.advanceWidth) ? sending.full : fits(briefWords.advanceWidth) ? sending.brief : sending.count) : staff && truth.state === "saved" && fits(waitingWords.advanceWidth) ? sending.waiting : staff && truth.state === "saved" && fits(waitingBrief.advanceWidth) ? sending.waitingBriefly : stateWords
    readonly property string stateWords: attention ? qsTr("Perlu perhatian") : truth.state === "sending" ? qsTr("Mengirim catatan") : truth.state === "received" ? qsTr("Diterima kota") : qsTr("Tersimpan di kios")
    readonly property string networkWords: truth.network === "online" ? qsTr("Tersambung") : truth.network === "offline" ? qsTr("Internet mati") : qsTr("Memeriksa")
    // What the pill's words may take once everything beside it stands; of pieces that do not depend on the pill.
    readonly property real besidePill: clock.implicitWidth + Theme.space5 + (network.visible ? network.implicitWidth + Theme.space5 : 0) + (Theme.portrait ? 0 : free.implicitWidth + Theme.borderDivider + 2 * Theme.space5 + Theme.space4 + mark.width + Theme.space3 + (staff ? hall.implicitWidth : briefName.advanceWidth))
    readonly property real pillRoom: width - 2 * Theme.spaceMargin - besidePill - Theme.sizeIconSmall - Theme.space3 - 2 * Theme.space4

    signal inspected

    function fits(wanted: real): bool {
        return Math.ceil(wanted) <= pillRoom;
    }

    implicitHeight: Theme.portrait ? Theme.sizeTruthBarPortrait : Theme.sizeTruthBar
    color: Theme.brand
    Accessible.role: Accessible.StatusBar
    Accessible.name: (telling ? sending.full : stateWords) + ". " + (rung ? qsTr("Dipanggil warga") : truth.called ? qsTr("Presensi acak") : networkWords)

    component FreeMark: Row {
        spacing: Theme.space3

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: !bar.staff
            name: "free"
            side: Theme.sizeIconSmall
            colour: Theme.textOnBrand
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: bar.staff ? bar.place : qsTr("Gratis")
            weight: Theme.weightSemibold
            color: Theme.textOnBrand
            wrapMode: Text.NoWrap
        }
    }

    component Measure: TextMetrics {
        font.family: Theme.family
        font.pixelSize: Theme.fontBody
        font.weight: Theme.weightMedium
    }

    SendingWords {
        id: sending

        truth: bar.truth
    }
    Measure {
        id: fullWords

        text: sending.full
    }
    Measure {
        id: briefWords

        text: sending.brief
    }
    Measure {
        id: waitingWords

        text: sending.waiting
    }
    Measure {
        id: waitingBrief

        text: sending.waitingBriefly
    }
    Measure {
        id: briefName

        font.weight: Theme.weightBold
        text: bar.truth.shortName
    }
    FreeMark {
        visible: Theme.portrait
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceMargin
        anchors.verticalCenter: left.verticalCenter
    }
    Rectangle {
        visible: !Theme.edges
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.borderTouchable
        color: Theme.line
    }
    TextMetrics {
        id: fullName

        font: hall.font
        text: bar.truth.siteName
    }
    Row {
        id: left

        x: Theme.spaceMargin
        y: Theme.portrait ? Theme.space3 : (bar.height - height) / 2
        spacing: Theme.space3

        Rectangle {
            id: mark

            width: Theme.sizeMark
            height: width
            radius: width / 2
            color: "transparent"
            border.width: Theme.borderDivider
            border.color: Theme.textOnBrand

            Image {
                anchors.centerIn: parent
                width: Math.round(parent.width * 0.9)
                height: width
                sourceSize.width: width
                sourceSize.height: height
                source: "image://art/markw"
                Accessible.ignored: true
            }
        }
        Words {
            id: hall

            anchors.verticalCenter: parent.verticalCenter
            readonly property real room: bar.width - (Theme.portrait ? Theme.sizeStateSlot / 2 : right.width + Theme.space4) - x - 2 * Theme.spaceMargin

            width: Math.min(implicitWidth, room)
            elide: Text.ElideRight
            text: bar.staff ? bar.person : Theme.largeText || fullName.advanceWidth > room ? bar.truth.shortName : bar.truth.siteName
            weight: Theme.weightBold
            color: Theme.textOnBrand
            wrapMode: Text.NoWrap
        }
    }
    Row {
        id: right

        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceMargin
        y: Theme.portrait ? bar.height - height - Theme.space3 : (bar.height - height) / 2
        spacing: Theme.space5
        height: Math.max(pill.height, clock.height)

        FreeMark {
            id: free

            visible: !Theme.portrait
            anchors.verticalCenter: parent.verticalCenter
        }
        Rectangle {
            visible: !Theme.portrait
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.borderDivider
            height: Theme.sizeIcon
            color: Theme.line
        }
        Rectangle {
            id: pill

            objectName: "truth.state"
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(Theme.sizeStateSlot, pillRow.implicitWidth + 2 * Theme.space4)
            height: Math.max(Theme.sizeChip, pillRow.implicitHeight + Theme.space1)
            radius: height / 2
            color: bar.attention ? Theme.attentionFill : Theme.edges ? Theme.textOnBrandSoft : Theme.brand
            border.width: Theme.edges ? 0 : Theme.borderTouchable
            border.color: Theme.line

            Row {
                id: pillRow

                readonly property color tone: bar.attention ? Theme.textOnAttentionFill : Theme.ink

                anchors.centerIn: parent
                spacing: Theme.space3

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    side: Theme.sizeIconSmall
                    name: bar.attention ? "warn" : bar.truth.state
                    colour: pillRow.tone
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    objectName: "truth.words"
                    text: bar.shownWords
                    weight: Theme.weightMedium
                    color: pillRow.tone
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            id: network

            visible: !bar.telling || bar.truth.called || bar.rung
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                side: Theme.sizeIconSmall
                name: bar.truth.called || bar.rung ? "bell" : bar.truth.network === "online" ? "wifi" : "wifioff"
                colour: Theme.textOnBrand
            }
            Words {
                objectName: "truth.network"
                anchors.verticalCenter: parent.verticalCenter
                text: bar.rung ? qsTr("Dipanggil warga") : bar.truth.called ? qsTr("Presensi acak") : bar.networkWords
                color: Theme.textOnBrand
                wrapMode: Text.NoWrap
            }
        }
        Words {
            id: clock

            anchors.verticalCenter: parent.verticalCenter
            text: bar.truth.clock
            size: Theme.fontBannerTitle
            weight: Theme.weightBold
            color: Theme.textOnBrand
            wrapMode: Text.NoWrap
        }
    }
    MouseArea {
        id: hand

        readonly property bool held: pressed && containsMouse

        objectName: "truth.hold"
        anchors.fill: parent
    }
    Timer {
        objectName: "truth.holding"
        running: hand.held
        interval: Theme.motionHold
        onTriggered: bar.inspected()
    }
    // How long it was held already.
    Rectangle {
        anchors.bottom: parent.bottom
        visible: hand.held
        height: Theme.borderSelected
        color: Theme.attentionFill

        NumberAnimation on width {
            running: hand.held && !Theme.reducedMotion
            from: 0
            to: bar.width
            duration: Theme.motionHold
        }
    }
}
