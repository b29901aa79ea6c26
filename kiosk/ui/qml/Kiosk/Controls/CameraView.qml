pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* The live picture in its dark frame. `corners` draws the found edge of a paper in marigold, `oval` the place of a face.
   Children lie over the picture (the countdown pill, an arrow). Frames never pass through Qt's picture cache. */
Rectangle {
    id: view

    required property FrameSource frames
    property bool mirrored: false
    property bool guide: false
    property bool oval: false
    property bool whole: false
    property string pill: ""
    property string count: ""
    default property alias overlay: over.data

    color: Theme.edges ? Theme.ink : Theme.paper
    radius: Theme.radiusFrame
    border.width: Theme.edges ? 0 : Theme.borderTouchable
    border.color: Theme.line
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("Gambar kamera")

    FrameItem {
        anchors.fill: parent
        anchors.margins: Theme.sizeCaptureBorder
        source: view.frames
        mirrored: view.mirrored
        corner: Theme.radiusBox
        guide: view.guide
        oval: view.oval
        whole: view.whole
        guideColour: Theme.illustrationMarigold
        ovalColour: Theme.textOnBrand
        emptyColour: Theme.brand
    }
    Item {
        id: over

        anchors.fill: parent
        anchors.margins: Theme.sizeCaptureBorder
    }
    Rectangle {
        visible: view.pill !== ""
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space6
        width: pillRow.implicitWidth + 2 * Theme.space6
        height: Theme.sizeCapturePill
        radius: height / 2
        color: Theme.edges ? Theme.ink : Theme.paper
        border.width: Theme.edges ? 0 : Theme.borderTouchable
        border.color: Theme.line

        Row {
            id: pillRow

            anchors.centerIn: parent
            spacing: Theme.space4

            Rectangle {
                visible: view.count !== ""
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.sizeTick - Theme.space1
                height: width
                radius: width / 2
                color: Theme.illustrationMarigold

                Words {
                    anchors.centerIn: parent
                    text: view.count
                    size: Theme.fontHeading
                    weight: Theme.weightBold
                    color: Theme.illustrationInk
                }
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: view.pill
                size: Theme.fontBannerTitle
                weight: Theme.weightBold
                color: Theme.textOnBrand
                wrapMode: Text.NoWrap
            }
        }
    }
}
