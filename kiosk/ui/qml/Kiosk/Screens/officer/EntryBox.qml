pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One answer of the form: its name above, what stands there below; touching it changes it. */
TapCard {
    id: box

    property string name: ""
    property string value: ""
    property string empty: ""
    property bool toggled: false

    label: box.name + ": " + (box.value !== "" ? box.value : box.empty)
    selected: box.toggled

    WorkWords {
        id: say
    }
    Column {
        anchors.left: parent.left
        anchors.leftMargin: Theme.space4
        anchors.right: parent.right
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: box.name
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
            lineHeight: 1
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: say.brief(box.value !== "" ? box.value : box.empty, Math.floor(width / (Theme.fontBody * 0.57)))
            weight: Theme.weightSemibold
            lineHeight: 1
            color: box.value !== "" ? Theme.ink : Theme.inkSoft
            Accessible.ignored: true
        }
    }
}
