pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One step of something to do with the hands: its number on a disc, and the words. */
Row {
    id: step

    property string number: ""
    property string words: ""

    width: parent ? parent.width : 0
    spacing: Theme.space4

    Rectangle {
        id: disc

        width: Theme.sizeChip
        height: width
        radius: width / 2
        color: Theme.brandTint

        Words {
            anchors.centerIn: parent
            text: step.number
            weight: Theme.weightBold
            color: Theme.brandText
        }
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        width: step.width - disc.width - step.spacing
        text: step.words
        size: Theme.largeText && !Theme.portrait ? Theme.fontStaffSmall : Theme.fontBannerTitle
        lineHeight: Theme.lineHeading
    }
}
