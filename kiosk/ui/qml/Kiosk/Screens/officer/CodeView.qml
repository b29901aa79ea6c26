pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The camera looking for a QR code: a square to hold it in. Without a camera, what to do and a try again. */
Item {
    id: view

    required property CodeReader reader
    property string pill: ""
    property string words: ""
    property string missingWords: ""
    property string retryName: "code.retry"
    readonly property bool roomy: height > 2 * Theme.sizeEmptyArt

    CameraView {
        id: picture

        width: view.words === "" || Theme.portrait ? parent.width : Math.round(parent.width * 0.63)
        height: parent.height - (view.words !== "" && Theme.portrait ? help.implicitHeight + Theme.space6 : 0)
        visible: !view.reader.missing
        frames: view.reader.frames
        mirrored: true
        pill: view.pill

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            y: (parent.height - Theme.sizeCapturePill - Theme.space6 - height) / 2
            width: Math.min(parent.width, parent.height - Theme.sizeCapturePill - Theme.space6) * 0.75
            height: width
            radius: Theme.radiusFrame
            color: "transparent"
            border.width: Theme.borderError
            border.color: Theme.illustrationMarigold
        }
    }
    Words {
        id: help

        visible: view.words !== "" && !view.reader.missing
        anchors.left: Theme.portrait ? parent.left : picture.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        y: Theme.portrait ? picture.height + Theme.space6 : 0
        text: view.words
        size: Theme.fontBannerTitle
    }
    Column {
        anchors.centerIn: parent
        width: parent.width
        visible: view.reader.missing
        spacing: Theme.space4

        Words {
            width: parent.width
            visible: !view.roomy
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Kamera terputus")
            size: Theme.fontHeading
            weight: Theme.weightHeading
        }
        Words {
            width: parent.width
            visible: !view.roomy
            horizontalAlignment: Text.AlignHCenter
            text: view.missingWords
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
        }
        EmptyState {
            width: parent.width
            visible: view.roomy
            room: view.height - retry.height - parent.spacing
            art: "kabelputus"
            title: qsTr("Kamera terputus")
            text: view.missingWords
        }
        Button {
            id: retry

            objectName: view.retryName
            anchors.horizontalCenter: parent.horizontalCenter
            label: qsTr("Coba lagi")
            icon: "redo"
            onTapped: view.reader.start()
        }
    }
}
