pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Tinggalkan meja": why, because the reason is recorded; or only lock the screen and stay present. Who goes on to another
   place says where on the next page. */
Dialog {
    id: dialog

    required property OfficerLeaveModel hall
    property bool present: false
    readonly property bool wide: Theme.largeText && !Theme.portrait

    signal chosen(string reason)

    title: qsTr("Tinggalkan meja?")
    text: dialog.present ? (rule.text !== "" ? rule.text : qsTr("Waktu hadir Anda berhenti dan tercatat.")) : qsTr("Anda belum mencatat hadir hari ini.")
    sheetWidth: wide ? dialog.width : Theme.sizeDialog
    extra: Grid {
        id: grid

        width: parent ? parent.width : 0
        topPadding: Theme.space4
        spacing: Theme.space3
        columns: dialog.wide && dialog.present ? 2 : 1

        Repeater {
            model: dialog.present ? ["end_of_day", "empty_hall", "other", "lock"] : ["lock"]

            delegate: TapCard {
                id: option

                required property string modelData

                objectName: "leave." + modelData
                width: Math.floor((grid.width - (grid.columns - 1) * grid.spacing) / grid.columns)
                height: dialog.wide ? Theme.sizeButtonDialog : Theme.sizeButton
                label: modelData === "end_of_day" ? qsTr("Selesai untuk hari ini") : modelData === "empty_hall" ? qsTr("Balai kosong, saya pindah tugas") : modelData === "other" ? qsTr("Alasan lain") : dialog.present ? qsTr("Kunci layar saja, saya tetap hadir") : qsTr("Kunci layar")
                onTapped: dialog.chosen(modelData)

                Icon {
                    id: mark

                    x: Theme.space6
                    anchors.verticalCenter: parent.verticalCenter
                    name: option.modelData === "end_of_day" ? "home" : option.modelData === "empty_hall" ? "pin" : option.modelData === "other" ? "pencil" : "lock"
                }
                Words {
                    anchors.left: mark.right
                    anchors.leftMargin: Theme.space5
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    text: option.label
                    weight: Theme.weightBold
                    Accessible.ignored: true
                }
            }
        }
    }

    HallRule {
        id: rule

        rule: dialog.hall.rule
        emptySince: dialog.hall.emptySince
        fromClock: dialog.hall.fromClock
        waiting: dialog.hall.waiting
        unfinished: dialog.hall.unfinished
    }
    Button {
        objectName: "leave.stay"
        height: Theme.sizeButtonDialog
        kind: "filled"
        label: qsTr("Tidak, tetap di sini")
        focus: true
        onTapped: dialog.dismissed()
    }
}
