pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One entry of today: what, when, how much; a voided one says so. */
Tap {
    id: line

    required property string entryId
    required property string activity
    required property string start
    required property string end
    required property int quantity
    required property string unit
    required property int minutes
    required property bool hasPhoto
    required property bool ofRequest
    required property bool voided
    required property bool isReturned
    required property string onDay
    property bool brief: false
    readonly property string shownName: line.activity !== "" ? line.activity : qsTr("Kegiatan (kata-katanya sudah dihapus)")

    label: line.shownName
    ringRadius: Theme.radiusBox

    WorkWords {
        id: say
    }
    Rectangle {
        anchors.fill: parent
        visible: line.pressed
        radius: Theme.radiusBox
        color: Theme.sunken
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.borderDivider
        color: Theme.hairline
    }
    Column {
        anchors.left: parent.left
        anchors.right: mark.left
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter

        Words {
            width: parent.width
            text: say.brief(line.shownName, Math.floor(width / (Theme.fontBody * 0.57)))
            weight: Theme.weightSemibold
            lineHeight: Theme.lineHeading
            color: line.voided ? Theme.inkSoft : Theme.ink
            Accessible.ignored: true
        }
        Words {
            width: parent.width
            text: line.voided ? qsTr("dibatalkan") : line.isReturned ? (line.onDay !== "" ? qsTr("dikembalikan atasan · %1").arg(line.onDay) : qsTr("dikembalikan atasan")) : line.brief ? say.count(line.quantity, line.unit) : line.start !== "" ? qsTr("%1–%2 · %3").arg(line.start).arg(line.end).arg(say.count(line.quantity, line.unit)) : say.count(line.quantity, line.unit)
            size: Theme.fontStaffSmall
            lineHeight: Theme.lineHeading
            color: line.isReturned ? Theme.attention : Theme.inkSoft
            Accessible.ignored: true
        }
    }
    Icon {
        id: mark

        anchors.right: arrow.left
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: parent.verticalCenter
        visible: line.hasPhoto || line.ofRequest
        side: Theme.sizeIconSmall
        name: line.hasPhoto ? "photo" : "list"
        colour: Theme.inkSoft
    }
    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        side: Theme.sizeIconSmall
        name: "next"
    }
}
