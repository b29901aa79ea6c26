pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* What nobody can take for a real screen: stripes around everything, the word, and the way out. The screen itself stands inside,
   a little smaller (`share`), below the band. */
Item {
    id: frame

    property bool shown: false
    readonly property real edge: shown ? Theme.space4 : 0
    readonly property real band: shown ? Theme.sizeButtonSmall + 2 * Theme.space3 : 0
    readonly property real share: shown ? Math.min((width - 2 * edge) / Math.max(1, width), (height - band - edge) / Math.max(1, height)) : 1

    signal ended

    visible: shown
    clip: true

    Rectangle {
        anchors.fill: parent
        color: Theme.harm
    }
    Repeater {
        model: frame.shown ? Math.ceil((frame.width + frame.height) / (2 * Theme.space8)) : 0

        delegate: Rectangle {
            required property int index

            x: index * 2 * Theme.space8 - frame.height / 2
            y: frame.height / 2 - height / 2
            width: Theme.space6
            height: frame.height * 2
            rotation: 45
            color: Theme.surface
        }
    }
    Rectangle {
        x: frame.edge
        width: frame.width - 2 * frame.edge
        height: frame.band
        color: Theme.harm

        Words {
            id: word

            objectName: "practice.word"
            x: Theme.space6
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("LATIHAN")
            size: Theme.largeText ? Theme.fontBody : Theme.fontHeading
            weight: Theme.weightBold
            color: Theme.textOnHarm
            wrapMode: Text.NoWrap
        }
        Words {
            anchors.left: word.right
            anchors.leftMargin: Theme.space5
            anchors.right: out.left
            anchors.rightMargin: Theme.space3
            anchors.verticalCenter: parent.verticalCenter
            visible: !Theme.largeText && !Theme.portrait
            text: qsTr("Semua data karangan. Tidak ada yang disimpan atau dikirim.")
            size: Theme.fontStaffSmall
            color: Theme.textOnHarm
        }
        Button {
            id: out

            objectName: "practice.leave"
            anchors.right: parent.right
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            implicitHeight: Theme.sizeButtonSmall
            size: Theme.fontBody
            label: qsTr("Selesai latihan")
            onTapped: frame.ended()
        }
    }
}
