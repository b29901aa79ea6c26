pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* What an officer does once in a while: how the sending is, another PIN, the city's time by QR code. */
Dialog {
    id: dialog

    signal chosen(string what)

    title: qsTr("Lainnya")
    extra: Column {
        width: parent ? parent.width : 0
        topPadding: Theme.space4
        spacing: Theme.space3

        Repeater {
            model: ["sync", "pin", "clock"]

            delegate: TapCard {
                id: option

                required property string modelData

                objectName: "menu." + modelData
                width: parent ? parent.width : 0
                height: Theme.sizeButton
                label: modelData === "sync" ? qsTr("Kiriman ke kota") : modelData === "pin" ? qsTr("Ganti PIN") : qsTr("Cocokkan jam dengan kota")
                onTapped: dialog.chosen(modelData)

                Icon {
                    id: mark

                    x: Theme.space6
                    anchors.verticalCenter: parent.verticalCenter
                    name: option.modelData === "sync" ? "sending" : option.modelData === "pin" ? "key" : "clock"
                }
                Words {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.space5
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    text: option.label
                    weight: Theme.weightBold
                    Accessible.ignored: true
                }
            }
        }
    }

    Button {
        objectName: "menu.close"
        height: Theme.sizeButtonDialog
        kind: "filled"
        label: qsTr("Tutup")
        focus: true
        onTapped: dialog.dismissed()
    }
}
