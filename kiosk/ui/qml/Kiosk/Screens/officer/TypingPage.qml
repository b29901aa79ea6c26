pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One sentence to be typed, with the keyboard below it. The owner binds `value` and listens to `edited`; Enter is `primary`. */
ScreenPage {
    id: page

    property string value: ""
    property string problem: ""
    property string name: "typing"
    property string label: ""
    property int maximumLength: 200

    signal edited(string text)

    helpVisible: false
    line: field

    Field {
        id: field

        objectName: page.name
        width: parent.width
        large: true
        spoken: page.title
        label: page.label
        text: page.value
        problem: page.problem
        maximumLength: page.maximumLength
        focus: true
        onEdited: text => page.edited(text)
        onAccepted: page.primary()
    }
    Keyboard {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.min(implicitHeight, parent.height - field.height - Theme.space3)
        onCharacter: text => field.insert(text)
        onBackspace: field.backspace()
    }
}
