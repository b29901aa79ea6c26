pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Two languages and the size of the text, before anything is asked. Every choice works at once. */
ScreenPage {
    id: page

    required property ResidentModel vm
    // A row of languages, two rows of two for how the screen is; in portrait each card has its own row.
    readonly property bool tall: Theme.portrait && !Theme.lowControls
    readonly property int rows: tall ? languages.count + 4 : 3
    readonly property real cardHeight: Math.min(Theme.sizeChoiceCard, (contentHeight - Theme.spaceMargin - (rows - 2) * Theme.spaceCardGap) / rows)

    title: qsTr("Pilih bahasa")
    primaryText: qsTr("Lanjut")
    backText: qsTr("Tutup")
    backIcon: "close"
    wordsAbove: Theme.isLow ? Theme.space6 : 0
    onBack: vm.rest()
    onPrimary: vm.start()

    Grid {
        id: languages

        readonly property int count: offered.count

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        columns: page.tall ? 1 : 3
        spacing: Theme.spaceCardGap

        Repeater {
            id: offered

            model: [
                {
                    "code": "id",
                    "name": "Indonesia",
                    "greeting": "Selamat datang"
                },
                {
                    "code": "jv",
                    "name": "Basa Jawa",
                    "greeting": "Sugeng rawuh"
                },
                {
                    "code": "en",
                    "name": "English",
                    "greeting": "Welcome"
                }
            ]

            delegate: TapCard {
                id: card

                required property var modelData
                readonly property string code: modelData.code

                objectName: "language." + code
                width: (languages.width - (languages.columns - 1) * languages.spacing) / languages.columns
                height: page.cardHeight
                label: modelData.name
                aloud: label
                description: modelData.greeting
                toggles: true
                on: page.shell.language === code
                selected: on
                onTapped: page.shell.setLanguage(code)

                Column {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.spaceMargin
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space1

                    Words {
                        text: card.label
                        size: Theme.fontHeading
                        weight: Theme.weightHeading
                        Accessible.ignored: true
                    }
                    Words {
                        visible: page.cardHeight >= (Theme.fontHeading + Theme.fontBody) * 1.3 + 2 * Theme.space3
                        text: card.description
                        color: Theme.inkSoft
                        Accessible.ignored: true
                    }
                }
                Icon {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.largeText && !page.tall ? Theme.space5 : Theme.spaceMargin
                    anchors.verticalCenter: parent.verticalCenter
                    visible: card.on && (page.tall || !Theme.portrait)
                    name: "okc"
                    side: Theme.largeText && !page.tall ? Theme.sizeIconBanner : Theme.sizeTick
                    colour: Theme.action
                }
            }
        }
    }
    Grid {
        id: sizes

        anchors.top: languages.bottom
        anchors.topMargin: Theme.spaceMargin
        anchors.left: parent.left
        anchors.right: parent.right
        columns: page.tall ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: 2

            delegate: TapCard {
                id: sizeCard

                required property int index
                readonly property bool large: index === 1

                objectName: large ? "size.large" : "size.normal"
                width: page.tall ? sizes.width : (sizes.width - sizes.spacing) / 2
                height: page.cardHeight
                label: large ? qsTr("Teks besar") : qsTr("Teks biasa")
                aloud: label
                toggles: true
                on: page.shell.largeText === large
                selected: on
                onTapped: if (page.shell.largeText !== large)
                    page.shell.toggleLargeText()

                Row {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.spaceMargin
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space6

                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: "Aa"
                        size: Math.min(sizeCard.large ? Theme.fontDisplay : Theme.fontQuestion, Math.round(sizeCard.height * 0.7))
                        weight: Theme.weightBold
                        color: Theme.brandText
                        Accessible.ignored: true
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        text: sizeCard.label
                        size: sizeCard.large ? Theme.fontLead : Theme.fontCardLabel
                        weight: Theme.weightBold
                        Accessible.ignored: true
                    }
                }
                Icon {
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.spaceMargin
                    anchors.verticalCenter: parent.verticalCenter
                    visible: sizeCard.on
                    name: "okc"
                    side: Theme.sizeTick
                    colour: Theme.action
                }
            }
        }
        VoiceCard {
            shell: page.shell
            width: page.tall ? sizes.width : (sizes.width - sizes.spacing) / 2
            height: page.cardHeight
        }
    }
}
