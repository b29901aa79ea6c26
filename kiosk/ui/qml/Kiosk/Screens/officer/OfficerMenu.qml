pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Lainnya": what has no place in the footer of the desk. An entry whose `page` this kiosk does not have is left out. */
Dialog {
    id: dialog

    required property OfficerPages pages
    property bool practice: false

    // One line each: `key` is what is chosen (a page of the day by its name), `page` when the entry needs that page.
    readonly property list<var> entries: [
        {
            key: "notes",
            page: "notes",
            icon: "megaphone",
            label: qsTr("Catatan balai")
        },
        {
            key: "hours",
            page: "hours",
            icon: "clock",
            label: qsTr("Jam kerja")
        },
        {
            key: "central",
            icon: "warn",
            label: dialog.pages.desk.centralDown ? qsTr("Sistem pusat hidup lagi") : qsTr("Sistem pusat mati")
        },
        {
            key: "sync",
            icon: "sending",
            label: qsTr("Kiriman ke kota")
        },
        {
            key: "clock",
            icon: "clock",
            label: qsTr("Cocokkan jam dengan kota")
        },
        {
            key: "pin",
            icon: "key",
            label: qsTr("Ganti PIN")
        },
        {
            key: "practice",
            icon: "turnleft",
            label: qsTr("Latihan"),
            page: dialog.practice ? "-" : "practice"
        },
        {
            key: "language",
            icon: "globe",
            label: qsTr("Bahasa")
        },
        {
            key: "largeText",
            icon: "text",
            label: qsTr("Teks besar")
        }
    ]
    readonly property list<var> offered: entries.filter(each => each.page === undefined || dialog.pages.day.has(each.page))

    signal chosen(string what)

    title: qsTr("Lainnya")
    sheetWidth: offered.length > 6 ? dialog.width : Theme.sizeDialog
    extra: Grid {
        id: grid

        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

        width: parent ? parent.width : 0
        topPadding: Theme.space4
        spacing: Theme.space3
        columns: !Theme.portrait && dialog.offered.length > 6 ? 3 : 2

        Repeater {
            model: dialog.offered

            delegate: TapCard {
                id: option

                required property var modelData

                objectName: "menu." + modelData.key
                width: grid.cell
                height: Theme.sizeButtonDialog
                label: modelData.label
                onTapped: dialog.chosen(modelData.key)

                Icon {
                    id: mark

                    x: Theme.space5
                    anchors.verticalCenter: parent.verticalCenter
                    name: option.modelData.icon
                }
                Words {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.space4
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    text: option.label
                    size: Theme.fontBody
                    weight: Theme.weightBold
                    Accessible.ignored: true
                }
            }
        }
    }

    Button {
        objectName: "menu.close"
        height: Theme.sizeButtonDialog
        kind: "filled"
        label: qsTr("Tutup")
        focus: true
        onTapped: dialog.dismissed()
    }
}
