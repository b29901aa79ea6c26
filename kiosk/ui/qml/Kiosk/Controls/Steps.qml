pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* "Langkah 2 dari 6" and its segments. */
Row {
    id: steps

    property int step: 1
    property int count: 6
    // How far they may reach; what stands beside them is not to be run over.
    property real room: 1e6
    readonly property real segment: Math.min(Theme.sizeStepSegment, (room - words.width - spacing) / count - Theme.sizeStepsGap)

    spacing: Theme.space6
    Accessible.role: Accessible.ProgressBar
    Accessible.name: words.text

    Words {
        id: words

        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("Langkah %1 dari %2").arg(steps.step).arg(steps.count)
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
    Row {
        anchors.verticalCenter: parent.verticalCenter
        visible: steps.segment >= 1.5 * Theme.sizeProgressHeight
        spacing: Theme.sizeStepsGap

        Repeater {
            model: steps.count

            delegate: Rectangle {
                required property int index
                readonly property bool done: index < steps.step

                width: Math.max(Theme.sizeProgressHeight, steps.segment)
                height: Theme.sizeProgressHeight
                radius: height / 2
                color: done ? Theme.action : "transparent"
                border.width: Theme.borderTouchable
                border.color: done ? Theme.action : Theme.line
            }
        }
    }
}
