pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* Whose hall this is, that it costs nothing, and what is true about the records: only here, on the way, or signed by the city.
   On staff screens `person` and `place` stand where the hall's name and Gratis are. While an officer is asked to show
   themselves, that stands in place of the network, without a name. */
Rectangle {
    id: bar

    required property TruthModel truth
    property string person: ""
    property string place: ""
    readonly property bool staff: person !== ""
    readonly property bool attention: truth.state === "attention"
    readonly property string stateWords: attention ? qsTr("Perlu perhatian") : truth.state === "sending" ? qsTr("Sedang dikirim") : truth.state === "received" ? qsTr("Diterima kota") : qsTr("Tersimpan di kios")
    readonly property string networkWords: truth.network === "online" ? qsTr("Tersambung") : truth.network === "offline" ? qsTr("Internet mati") : qsTr("Memeriksa")

    implicitHeight: Theme.portrait ? Theme.sizeTruthBarPortrait : Theme.sizeTruthBar
    color: Theme.brand
    Accessible.role: Accessible.StatusBar
    Accessible.name: stateWords + ". " + (truth.called ? qsTr("Presensi acak") : networkWords)

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
                    text: bar.stateWords
                    weight: Theme.weightMedium
                    color: pillRow.tone
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space2

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                side: Theme.sizeIconSmall
                name: bar.truth.called ? "bell" : bar.truth.network === "online" ? "wifi" : "wifioff"
                colour: Theme.textOnBrand
            }
            Words {
                objectName: "truth.network"
                anchors.verticalCenter: parent.verticalCenter
                text: bar.truth.called ? qsTr("Presensi acak") : bar.networkWords
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
}
