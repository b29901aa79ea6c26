pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Bantu warga": fill in a request together, at this screen or for who telephones. The desk is locked meanwhile. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerAssistModel vm

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: qsTr("Bantu warga")
    hint: qsTr("Meja dikunci dulu. Sesudahnya Anda masuk lagi dengan PIN.")
    helpVisible: false
    onBack: page.officer.back()

    Grid {
        id: ways

        readonly property real cell: Theme.portrait ? width : (width - spacing) / 2

        width: parent.width
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: ["here", "telephone"]

            delegate: TapCard {
                id: way

                required property string modelData
                readonly property bool here: modelData === "here"

                readonly property bool waits: !here && page.vm.occupied

                objectName: "assist." + modelData
                enabled: !waits
                width: ways.cell
                height: Theme.portrait ? 3 * Theme.sizeButton : Math.min(page.contentHeight, 4 * Theme.sizeButton)
                label: way.here ? qsTr("Warga ada di depan kios") : qsTr("Warga menelepon")
                description: told.text
                onTapped: way.here ? page.vm.here() : page.vm.byTelephone()

                Column {
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.space6
                    spacing: Theme.space3

                    Icon {
                        anchors.horizontalCenter: parent.horizontalCenter
                        side: Theme.sizeIconBanner
                        name: way.here ? "hand" : "bell"
                        colour: Theme.brandText
                    }
                    Words {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: way.label
                        size: Theme.fontValue
                        weight: Theme.weightBold
                        Accessible.ignored: true
                    }
                    Words {
                        id: told

                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        text: way.waits ? qsTr("Selesaikan dulu permohonan warga yang ada di layar.") : way.here ? qsTr("Isi bersama di layar ini. Nama Anda tercatat sebagai pendamping.") : qsTr("Anda yang mengisi. Foto surat menyusul di kios, nomornya tetap sama.")
                        color: Theme.inkSoft
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
