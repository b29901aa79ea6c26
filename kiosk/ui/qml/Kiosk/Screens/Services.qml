pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Which one exactly? The services of one home card, six a page. */
ScreenPage {
    id: page

    required property HomeModel vm

    title: qsTr("Yang mana?")
    hint: vm.groupLabel
    hintBeside: true
    onBack: vm.back()

    CardGrid {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: more.visible ? more.top : parent.bottom
        anchors.bottomMargin: more.visible ? Theme.spaceCardGap : 0
        columns: Theme.largeText || Theme.portrait ? 2 : 3
        prefix: "services.card"
        cards: page.vm.services
        onChosen: key => page.vm.choose(key)
    }
    Button {
        id: more

        objectName: "services.more"
        visible: page.vm.pages > 1
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        label: qsTr("Lainnya (%1 dari %2)").arg(page.vm.page).arg(page.vm.pages)
        icon: "next"
        iconRight: true
        onTapped: page.vm.nextPage()
    }
}
