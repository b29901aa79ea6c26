pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* kind: "info", "attention" (fix or look), "ok", "harm" (lost, failed). Four kinds, four icons. Children (a button) sit right. */
Rectangle {
    id: banner

    property string kind: "info"
    property string title: ""
    property string text: ""
    default property alias action: side.data

    // On a standing screen with large text the button has a line of its own.
    readonly property bool stacked: Theme.portrait && Theme.largeText && side.childrenRect.height > 0
    readonly property color tone: kind === "attention" ? Theme.attention : kind === "ok" ? Theme.ok : kind === "harm" ? Theme.harm : Theme.ink

    implicitHeight: stacked ? column.implicitHeight + side.childrenRect.height + 3 * Theme.space4 : Math.max(Theme.sizeIconBanner, column.implicitHeight, side.childrenRect.height) + 2 * (side.childrenRect.height > 0 ? Theme.space4 : Theme.space3)
    radius: Theme.radiusBanner
    color: kind === "attention" ? Theme.attentionTint : kind === "ok" ? Theme.okTint : kind === "harm" ? Theme.harmTint : Theme.brandTint
    border.width: Theme.borderTouchable
    border.color: tone
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + text

    Icon {
        id: icon

        anchors.left: parent.left
        anchors.leftMargin: Theme.space6
        anchors.verticalCenter: column.verticalCenter
        side: Theme.sizeIconBanner
        name: banner.kind === "attention" ? "warn" : banner.kind === "ok" ? "okc" : banner.kind === "harm" ? "stop" : "info"
        colour: banner.tone
    }
    Column {
        id: column

        anchors.left: icon.right
        anchors.leftMargin: Theme.space5
        anchors.right: banner.stacked ? parent.right : side.left
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: banner.stacked ? -(side.height + Theme.space4) / 2 : 0

        Words {
            width: parent.width
            visible: text !== ""
            text: banner.title
            size: Theme.fontBannerTitle
            weight: Theme.weightBannerTitle
            color: banner.tone
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: banner.text
        }
    }
    Item {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.space5
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: banner.stacked ? (column.height + Theme.space4) / 2 : 0
        width: childrenRect.width
        height: childrenRect.height
    }
}
