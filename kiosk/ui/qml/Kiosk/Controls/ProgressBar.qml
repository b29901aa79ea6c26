pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* How much of something is done, 0 to 1; the words stand beside it. It only ever shows what was told, never motion of its own. */
Rectangle {
    id: bar

    property real share: 0
    property string label: ""

    implicitHeight: 2 * Theme.sizeProgressHeight
    radius: height / 2
    color: "transparent"
    border.width: Theme.borderTouchable
    border.color: Theme.line
    Accessible.role: Accessible.ProgressBar
    Accessible.name: label

    Rectangle {
        width: Math.max(height, Math.round(parent.width * Math.max(0, Math.min(1, bar.share))))
        height: parent.height
        radius: height / 2
        color: Theme.action
    }
}
