pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* One icon of the set in one colour. Always beside a word, so it is silent for assistive technology. */
Image {
    id: icon

    property string name: ""
    property color colour: Theme.ink
    property int side: Theme.sizeIcon

    width: side
    height: side
    sourceSize.width: side
    sourceSize.height: side
    source: name === "" ? "" : "image://icon/" + name + "/" + String(colour).slice(-6)
    Accessible.ignored: true
}
