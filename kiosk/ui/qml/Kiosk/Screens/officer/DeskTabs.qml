pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The footer of the desk: where an officer goes to and fro all day. What is not built into this kiosk has no button. */
Item {
    id: tabs

    required property OfficerPages pages

    readonly property real free: tabs.width - desk.width - (assist.visible ? assist.width : 0) - (work.visible ? work.width : 0) - (numbers.visible ? numbers.width : 0) - other.width

    Row {
        // In portrait a line of its own: words of two lines grow down, never out of the footer.
        y: Theme.portrait ? 0 : (tabs.height - height) / 2
        spacing: Math.max(Theme.spaceGapMin, Math.min(Theme.space8, tabs.free / 4))

        ToolButton {
            id: desk

            objectName: "tab.desk"
            icon: "list"
            label: qsTr("Meja")
            toggles: true
            on: true
        }
        ToolButton {
            id: assist

            objectName: "tab.assist"
            visible: tabs.pages.day.has("assist")
            icon: "hand"
            label: qsTr("Bantu warga")
            onTapped: tabs.pages.openDay("assist")
        }
        ToolButton {
            id: work

            objectName: "tab.work"
            visible: tabs.pages.day.has("work")
            icon: "pencil"
            label: qsTr("Kerja hari ini")
            onTapped: tabs.pages.openDay("work")
        }
        ToolButton {
            id: numbers

            objectName: "tab.numbers"
            visible: tabs.pages.day.has("numbers")
            icon: "calendar"
            label: qsTr("Angka saya")
            onTapped: tabs.pages.openDay("numbers")
        }
        ToolButton {
            id: other

            objectName: "footer.back"
            icon: "plus"
            label: qsTr("Lainnya")
            onTapped: tabs.pages.openMenu()
        }
    }
}
