pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Keyboard focus: a 4 px ring with a gap and a marigold glow. Seen only while somebody uses the keyboard, or when `always`. */
Rectangle {
    id: ring

    property Item target: parent
    property real targetRadius: Theme.radiusButton
    property bool always: false

    anchors.fill: parent
    anchors.margins: -(Theme.sizeFocusGap + Theme.borderFocusRing)
    visible: ring.target !== null && ring.target.activeFocus && (Theme.showFocus || ring.always)
    color: "transparent"
    radius: ring.targetRadius + Theme.sizeFocusGap + Theme.borderFocusRing
    border.width: Theme.borderFocusRing
    border.color: Theme.focus
    z: 10

    Rectangle {
        anchors.fill: parent
        anchors.margins: Theme.borderFocusRing - 1
        color: "transparent"
        radius: ring.targetRadius + Theme.sizeFocusGap
        border.width: Theme.sizeFocusGap
        border.color: Theme.focusGlow
    }
}
