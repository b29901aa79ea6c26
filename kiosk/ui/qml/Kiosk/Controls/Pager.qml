pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Pages instead of scrolling: previous, "1 dari 3", next. Nothing at all while everything fits on one page.
   The owner says how much room the lines have, how high one is and how many stand beside each other; `inside` when the
   pager itself takes its place from that room. */
Row {
    id: pager

    property string name: "pager"
    property int count: 0
    property real room: 0
    property real lineHeight: 1
    property real gap: 0
    property int columns: 1
    property bool inside: false
    property int page: 0
    readonly property real buttonHeight: Theme.sizeButtonSmall
    readonly property int whole: lines(room)
    readonly property bool fits: Math.ceil(count / columns) <= whole
    readonly property int perPage: columns * (fits || !inside ? whole : lines(room - buttonHeight - Theme.spaceCardGap))
    readonly property int pages: Math.max(1, Math.ceil(count / perPage))

    function lines(space: real): int {
        return Math.max(1, Math.floor((space + gap) / (lineHeight + gap)));
    }
    function shows(index: int): bool {
        return Math.floor(index / perPage) === page;
    }

    visible: pages > 1
    spacing: Theme.space3
    onPagesChanged: if (page >= pages)
        page = pages - 1

    Button {
        objectName: pager.name + ".previous"
        implicitWidth: Theme.sizeTargetPrimary
        implicitHeight: pager.buttonHeight
        padding: Theme.space4
        enabled: pager.page > 0
        icon: "back"
        Accessible.name: qsTr("Halaman sebelumnya")
        onTapped: pager.page -= 1
    }
    Words {
        anchors.verticalCenter: parent.verticalCenter
        text: qsTr("%1 dari %2").arg(pager.page + 1).arg(pager.pages)
        size: Theme.fontStaffSmall
        color: Theme.inkSoft
        wrapMode: Text.NoWrap
    }
    Button {
        objectName: pager.name + ".next"
        implicitWidth: Theme.sizeTargetPrimary
        implicitHeight: pager.buttonHeight
        padding: Theme.space4
        enabled: pager.page < pager.pages - 1
        icon: "next"
        Accessible.name: qsTr("Halaman berikutnya")
        onTapped: pager.page += 1
    }
}
