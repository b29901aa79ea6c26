pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Shapes
import Kiosk.Theme

/* A share of a whole, drawn as a ring that starts at twelve o'clock; whatever is inside is the owner's. Always beside words. */
Item {
    id: ring

    property real share: 0
    property real stroke: Theme.sizeProgressHeight
    property color tone: Theme.action
    property color ground: Theme.hairline
    default property alias inside: middle.data

    implicitWidth: Theme.sizeThumb
    implicitHeight: Theme.sizeThumb
    Accessible.ignored: true

    Shape {
        anchors.fill: parent

        ShapePath {
            strokeColor: ring.ground
            strokeWidth: ring.stroke
            fillColor: "transparent"

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.stroke) / 2
                radiusY: (ring.height - ring.stroke) / 2
                startAngle: 0
                sweepAngle: 360
            }
        }
        ShapePath {
            strokeColor: ring.share > 0 ? ring.tone : "transparent"
            strokeWidth: ring.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.stroke) / 2
                radiusY: (ring.height - ring.stroke) / 2
                startAngle: -90
                sweepAngle: 360 * Math.min(1, ring.share)
            }
        }
    }
    Item {
        id: middle

        anchors.fill: parent
    }
}
