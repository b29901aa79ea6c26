pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One of several, several of several, or yes and no: large cards, the whole card is the target. */
ScreenPage {
    id: page

    required property QuestionModel vm
    readonly property bool yesNo: vm.manner === "yes"

    title: vm.title
    hint: vm.hint !== "" ? vm.hint : vm.manner === "many" ? qsTr("Boleh lebih dari satu.") : ""
    covered: vm.recalled
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    onBack: vm.back()
    onPrimary: vm.submit()

    Grid {
        id: cards

        readonly property int cardWidth: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property int lines: Math.ceil((page.yesNo ? 2 : page.vm.options.count) / columns)
        readonly property int room: Math.floor((height - (lines - 1) * spacing) / Math.max(1, lines))
        readonly property int cardHeight: Math.min(lines > 3 ? Theme.sizeCheckCard : Theme.sizeChoiceCard, room)

        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        anchors.bottomMargin: foot.height > 0 ? Theme.spaceCardGap : 0
        columns: Theme.portrait ? 1 : 2
        spacing: Theme.spaceCardGap

        Repeater {
            model: page.yesNo ? 0 : page.vm.options

            delegate: ChoiceCard {
                required property string value
                required label
                required property bool picked

                objectName: "choice." + value
                on: picked
                width: cards.cardWidth
                height: cards.cardHeight
                many: page.vm.manner === "many"
                onTapped: page.vm.pick(value)
            }
        }
        Repeater {
            model: page.yesNo ? 2 : 0

            delegate: ChoiceCard {
                required property int index

                objectName: index === 0 ? "choice.ya" : "choice.tidak"
                width: cards.cardWidth
                height: cards.cardHeight
                label: index === 0 ? qsTr("Ya") : qsTr("Tidak")
                on: index === 0 ? page.vm.yes : page.vm.no
                onTapped: page.vm.pick(index === 0 ? "ya" : "tidak")
            }
        }
    }
    Column {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        spacing: Theme.space3

        Button {
            objectName: "choice.more"
            visible: page.vm.pages > 1
            anchors.right: parent.right
            label: qsTr("Pilihan lain (%1 dari %2)").arg(page.vm.page).arg(page.vm.pages)
            icon: "next"
            iconRight: true
            onTapped: page.vm.nextPage()
        }
        Banner {
            objectName: "question.banner"
            visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
            width: parent.width
            kind: page.vm.problem !== "" ? "attention" : "info"
            title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
            text: page.vm.problem !== "" ? "" : page.vm.warningText
        }
    }
}
