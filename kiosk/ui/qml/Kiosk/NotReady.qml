pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Theme

/* The store does not open: nothing can be recorded here now. Whom to call, and the code to say on the telephone. */
Window {
    id: window

    required property string code

    color: Theme.paper
    title: qsTr("Kios belum siap.")

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }
    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.spaceMargin, Theme.sizeDialog + Theme.sizeButton)
        spacing: Theme.spaceMargin

        Art {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.sizeEmptyArt
            height: width
            warm: true
            key: "surat"
        }
        Words {
            objectName: "notReady.title"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.fontDialogTitle
            weight: Theme.weightBold
            text: qsTr("Kios belum siap.")
        }
        Words {
            objectName: "notReady.call"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.fontLead
            text: qsTr("Panggil teknisi. Untuk sementara pakai formulir kertas.")
        }
        Words {
            objectName: "notReady.code"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            size: Theme.fontHeading
            text: qsTr("Kode: %1").arg(window.code)
        }
    }
}
