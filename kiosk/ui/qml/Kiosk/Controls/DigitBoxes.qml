pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A number in boxes, grouped (4-4-4-4 for a NIK, 3-3 for a PIN). `shown` is what stands in them, already masked if need be. */
Row {
    id: boxes

    property string shown: ""
    property int count: 16
    property int group: 4
    property bool wrong: false
    property int boxWidth: Theme.sizeNikBoxWidth
    property int boxHeight: Theme.sizeNikBoxHeight

    spacing: Theme.sizeNikGap
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 dari %2 angka").arg(shown.length).arg(count)

    Repeater {
        model: boxes.count

        delegate: Item {
            id: place

            required property int index
            readonly property bool current: index === boxes.shown.length
            readonly property bool filled: index < boxes.shown.length
            readonly property bool gap: index > 0 && index % boxes.group === 0

            width: boxes.boxWidth + (gap ? Theme.sizeNikGroupGap - Theme.sizeNikGap : 0)
            height: boxes.boxHeight

            Rectangle {
                anchors.right: parent.right
                width: boxes.boxWidth
                height: parent.height
                radius: Theme.radiusBox
                color: Theme.surface
                border.width: place.current ? Theme.borderError : Theme.borderTouchable
                border.color: place.current ? (boxes.wrong ? Theme.attention : Theme.action) : place.filled ? Theme.ink : Theme.line

                Words {
                    anchors.centerIn: parent
                    text: place.filled ? boxes.shown.charAt(place.index) : ""
                    size: Theme.fontKeyDigit
                    weight: Theme.weightBold
                    Accessible.ignored: true
                }
                Rectangle {
                    anchors.centerIn: parent
                    visible: place.current
                    width: Theme.sizeCaret
                    height: parent.height / 2
                    color: boxes.wrong ? Theme.attention : Theme.action
                }
            }
        }
    }
}
