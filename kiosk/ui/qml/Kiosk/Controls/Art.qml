pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A picture on its pale plate (cool or warm), which keeps its colours in high contrast. Never without a word beside it. */
Rectangle {
    id: art

    property string key: ""
    property bool warm: false
    property bool bare: false
    property real share: 0.88

    radius: Theme.radiusPlate
    color: bare ? "transparent" : warm ? Theme.plateWarm : Theme.plate
    Accessible.ignored: true

    Image {
        readonly property int side: Math.round(Math.min(art.width, art.height) * art.share)

        anchors.centerIn: parent
        width: side
        height: side
        sourceSize.width: side
        sourceSize.height: side
        fillMode: Image.PreserveAspectFit
        source: art.key === "" || side <= 0 ? "" : "image://art/" + art.key
    }
}
