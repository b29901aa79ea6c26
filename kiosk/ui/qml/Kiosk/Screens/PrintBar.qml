pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Where the paper is: a sentence and at most two buttons, in one line. It asks, it never stands in the way. */
Row {
    id: bar

    required property PrintModel printing
    // Without a printer, and when it will not print.
    property string onScreen: ""
    property int buttonHeight: Theme.sizeButtonDialog
    readonly property bool failed: printing.state === "failed"
    readonly property bool asks: printing.state === "asked" || printing.state === "ready"
    readonly property string sentence: {
        switch (printing.state) {
        case "printing":
            return qsTr("Sedang dicetak…");
        case "asked":
            return qsTr("Sudah tercetak?");
        case "done":
            return qsTr("Simpan kertasnya.");
        case "failed":
            return (printing.trouble === "paper" ? qsTr("Kertas habis.") : printing.trouble === "printer" ? qsTr("Printer belum siap.") : qsTr("Belum keluar?")) + " " + onScreen;
        default:
            return onScreen;
        }
    }

    signal wanted

    spacing: Theme.space3
    layoutDirection: Qt.RightToLeft

    Button {
        objectName: "print.again"
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.failed
        height: bar.buttonHeight
        padding: Theme.space5
        icon: "printer"
        label: qsTr("Cetak lagi")
        onTapped: bar.printing.again()
    }
    Button {
        objectName: "print.wanted"
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.printing.state === "ready"
        height: bar.buttonHeight
        padding: Theme.space5
        icon: "printer"
        label: qsTr("Cetak")
        onTapped: bar.wanted()
    }
    Button {
        objectName: "print.no"
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.printing.state === "asked"
        height: bar.buttonHeight
        padding: Theme.space5
        label: qsTr("Belum")
        onTapped: bar.printing.no()
    }
    Button {
        objectName: "print.yes"
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.printing.state === "asked"
        height: bar.buttonHeight
        padding: Theme.space5
        icon: "check"
        label: qsTr("Ya")
        onTapped: bar.printing.yes()
    }
    Words {
        objectName: "print.words"
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, bar.width - bar.spacing - (bar.failed ? bar.children[0].width : bar.printing.state === "ready" ? bar.children[1].width : bar.printing.state === "asked" ? bar.children[2].width + bar.children[3].width + bar.spacing : Theme.sizeIcon))
        text: bar.sentence
        weight: Theme.weightSemibold
    }
    Icon {
        anchors.verticalCenter: parent.verticalCenter
        visible: bar.printing.state === "none" || bar.printing.state === "done" || bar.printing.state === "printing"
        name: bar.printing.state === "none" ? "camera" : bar.printing.state === "done" ? "okc" : "printer"
        colour: Theme.ink
    }
}
