pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Day, month, year by three big steppers; the arrow keys of a keyboard work too. */
ScreenPage {
    id: page

    required property QuestionModel vm

    title: vm.title
    hint: vm.hint
    hintBeside: true
    covered: vm.recalled
    primaryText: vm.skippable ? qsTr("Lewati") : qsTr("Lanjut")
    wordsAbove: Theme.fontBody + Theme.sizeKeyGap
    onBack: vm.back()
    onPrimary: vm.submit()

    Row {
        id: parts

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: banner.visible || Theme.largeText || Theme.isLow ? 0 : Theme.spaceMargin
        spacing: Theme.portrait ? Theme.space5 : Theme.spaceColumnGap

        DateStepper {
            objectName: "date.day"
            title: qsTr("Tanggal")
            shown: page.shell.concealed && page.vm.day !== "" ? "••" : page.vm.day
            onStepped: by => page.vm.step("day", by)
        }
        DateStepper {
            objectName: "date.month"
            title: qsTr("Bulan")
            wide: true
            shown: page.shell.concealed && page.vm.month !== "" ? "••••" : page.vm.month
            onStepped: by => page.vm.step("month", by)
        }
        DateStepper {
            objectName: "date.year"
            title: qsTr("Tahun")
            far: 10
            shown: page.shell.concealed && page.vm.year !== "" ? "••••" : page.vm.year
            onStepped: by => page.vm.step("year", by)
        }
    }
    Banner {
        id: banner

        objectName: "question.banner"
        visible: page.vm.problem !== "" || page.vm.warningTitle !== ""
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        kind: page.vm.problem !== "" ? "attention" : "info"
        title: page.vm.problem !== "" ? page.vm.problem : page.vm.warningTitle
        text: page.vm.problem !== "" ? "" : page.vm.warningText
    }
}
