pragma ComponentBehavior: Bound

import QtQuick

/* Shows something for as long as it is held: by finger, by mouse, by Space or Enter. */
Button {
    id: hold

    property bool keyHeld: false
    readonly property bool held: enabled && (pressed || keyHeld)

    icon: "eye"
    Accessible.description: qsTr("Tahan untuk melihat")
    onActiveFocusChanged: if (!activeFocus)
        keyHeld = false
    onTapped: {}
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Space || event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            hold.keyHeld = true;
    }
    Keys.onReleased: event => {
        if (!event.isAutoRepeat)
            hold.keyHeld = false;
    }
}
