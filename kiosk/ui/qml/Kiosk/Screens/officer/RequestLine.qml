pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* One request in the list: number, service, deadline. Lines touch each other, as lists of staff do. */
Tap {
    id: line

    required property string ticket
    required property string service
    required property bool mine
    required property string urgency
    required property int minutes
    required property int days
    required property string clock
    required property string date
    required property string reason
    property bool taken: false
    property bool last: false
    property bool stacked: false

    label: ticket + ", " + service + ", " + deadline.text
    ringRadius: Theme.radiusBox

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
        visible: !line.last
        color: Theme.hairline
    }
    Words {
        id: number

        y: line.stacked ? Theme.space1 : (line.height - height) / 2
        width: Math.max(implicitWidth, Theme.sizeThumb)
        text: line.ticket
        weight: Theme.weightBold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    Words {
        anchors.left: line.stacked ? parent.left : number.right
        anchors.leftMargin: line.stacked ? 0 : Theme.space4
        anchors.right: line.stacked ? arrow.left : deadline.left
        anchors.rightMargin: Theme.space3
        y: line.stacked ? number.y + number.height : (line.height - height) / 2
        text: line.taken && line.urgency !== "paused" ? (line.mine ? qsTr("%1 · saya layani").arg(line.service) : qsTr("%1 · dilayani").arg(line.service)) : line.service
        size: Theme.fontStaffSmall
        lineHeight: Theme.lineHeading
        Accessible.ignored: true
    }
    DeadlineChip {
        id: deadline

        urgency: line.urgency
        minutes: line.minutes
        days: line.days
        clock: line.clock
        date: line.date
        reason: line.reason
        anchors.right: arrow.left
        anchors.rightMargin: Theme.space3
        anchors.verticalCenter: line.stacked ? number.verticalCenter : parent.verticalCenter
    }
    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        side: Theme.sizeIconSmall
        name: "next"
    }
}
