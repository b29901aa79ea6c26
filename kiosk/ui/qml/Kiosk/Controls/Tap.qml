pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Base of everything that can be pressed, by finger, mouse or keyboard.
   Acts on release inside; Enter and Space press it; a double tap counts once unless `debounced` is off (keys of a keyboard). */
FocusScope {
    id: tap

    property string label: ""
    property string description: ""
    property bool debounced: true
    property bool tabStop: true
    property real ringRadius: Theme.radiusButton
    property bool ringAlways: false
    property bool toggles: false
    property bool on: false
    readonly property bool pressed: area.pressed && area.containsMouse
    readonly property bool hovered: area.containsMouse

    signal tapped

    function activate(): void {
        if (!enabled)
            return;
        const centre = mapToItem(null, width / 2, height / 2);
        const memory = DoubleTap; // after `tapped` this item may be gone with its page
        if (!debounced) {
            tapped();
        } else if (memory.accept(centre.x, centre.y)) {
            tapped();
            memory.answered();
        }
    }

    activeFocusOnTab: tabStop
    Accessible.role: toggles ? Accessible.CheckBox : Accessible.Button
    Accessible.name: label
    Accessible.description: description
    Accessible.focusable: tabStop
    Accessible.checkable: toggles
    Accessible.checked: on
    Accessible.onPressAction: activate()
    Accessible.onToggleAction: activate()
    Keys.onPressed: event => {
        if (event.key !== Qt.Key_Return && event.key !== Qt.Key_Enter && event.key !== Qt.Key_Space)
            return;
        event.accepted = true;
        if (!event.isAutoRepeat)
            activate();
    }

    MouseArea {
        id: area

        anchors.fill: parent
        focus: true
        onPressed: if (tap.tabStop)
            tap.forceActiveFocus(Qt.MouseFocusReason)
        onClicked: tap.activate()
    }

    FocusRing {
        target: tap
        targetRadius: tap.ringRadius
        always: tap.ringAlways
    }
}
