pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The technician's window: devices with their real picture, the screen, enrolment, check. Staff words, never a resident's; nothing
   scrolls: what does not fit has pages. */
Window {
    id: window

    required property ShellModel shell
    required property TechnicianModel vm
    readonly property bool narrow: width < height

    color: Theme.paper
    title: qsTr("Teknisi")

    Binding {
        target: Theme
        property: "windowWidth"
        value: window.width
    }
    Binding {
        target: Theme
        property: "windowHeight"
        value: window.height
    }
    Binding {
        target: Theme
        property: "dpi"
        value: window.shell.dpi
    }
    Binding {
        target: Theme
        property: "largeText"
        value: window.shell.largeText
    }
    Binding {
        target: Theme
        property: "highContrast"
        value: window.shell.highContrast
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: window.shell.reducedMotion
    }
    Binding {
        target: Theme
        property: "showFocus"
        value: window.shell.keyboardUsed
    }
    FocusScope {
        anchors.fill: parent
        focus: true

        Row {
            id: tabs

            x: Theme.spaceMargin
            y: Theme.space3
            spacing: Theme.space3

            Repeater {
                model: [
                    {
                        page: "devices",
                        label: qsTr("1. Alat"),
                        icon: "camera"
                    },
                    {
                        page: "screen",
                        label: qsTr("2. Layar"),
                        icon: "eye"
                    },
                    {
                        page: "enrol",
                        label: qsTr("3. Daftar"),
                        icon: "city"
                    },
                    {
                        page: "check",
                        label: qsTr("4. Periksa"),
                        icon: "check"
                    }
                ]

                delegate: ToolButton {
                    required property var modelData

                    objectName: "technician.tab." + modelData.page
                    label: window.narrow ? modelData.label.replace(" ", "\n") : modelData.label
                    icon: modelData.icon
                    toggles: true
                    on: window.vm.page === modelData.page
                    onTapped: window.vm.go(modelData.page)
                }
            }
        }
        Row {
            id: tools

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMargin
            anchors.top: tabs.top
            spacing: Theme.space3

            ToolButton {
                objectName: "technician.language"
                icon: "globe"
                label: qsTr("Bahasa")
                onTapped: window.shell.chooseLanguage()
            }
            ToolButton {
                objectName: "technician.largeText"
                icon: "text"
                label: qsTr("Teks besar")
                toggles: true
                on: window.shell.largeText
                onTapped: window.shell.toggleLargeText()
            }
        }
        Banner {
            id: notice

            x: Theme.spaceMargin
            y: Math.max(tabs.height, tools.height) + 2 * Theme.space3
            width: parent.width - 2 * Theme.spaceMargin
            visible: title !== ""
            height: visible ? implicitHeight : 0
            kind: window.vm.busy !== "" ? "info" : window.vm.noticeKind
            title: window.vm.busy !== "" ? window.vm.busy : window.vm.notice
        }
        Item {
            id: sheet

            x: Theme.spaceMargin
            y: notice.y + notice.height + (notice.visible ? Theme.space4 : 0)
            width: parent.width - 2 * Theme.spaceMargin
            height: footer.y - Theme.space3 - y

            DevicesPage {
                anchors.fill: parent
                visible: window.vm.page === "devices"
                vm: window.vm
                narrow: window.narrow
            }
            LettersPage {
                anchors.fill: parent
                visible: window.vm.page === "screen"
                vm: window.vm
                narrow: window.narrow
            }
            EnrolPage {
                anchors.fill: parent
                visible: window.vm.page === "enrol"
                vm: window.vm
                narrow: window.narrow
            }
            CheckPage {
                anchors.fill: parent
                visible: window.vm.page === "check"
                vm: window.vm
                narrow: window.narrow
            }
        }
        Words {
            x: Theme.spaceMargin
            width: footer.x - x - Theme.space4
            y: footer.y + (footer.height - height) / 2
            visible: window.vm.page === "check" && window.vm.report !== ""
            size: Theme.fontStaffSmall
            text: qsTr("Foto QR ini untuk meja bantuan.")
        }
        Row {
            id: footer

            anchors.right: parent.right
            anchors.rightMargin: Theme.spaceMargin
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space4
            spacing: Theme.space4

            Button {
                objectName: "technician.printTest"
                visible: window.vm.page === "devices" && window.vm.printerChosen
                enabled: window.vm.busy === ""
                label: qsTr("Cetak percobaan")
                size: Theme.fontStaffSmall
                onTapped: window.vm.printTest()
            }
            Button {
                objectName: "technician.answer"
                visible: window.vm.page === "enrol" && window.vm.site === ""
                enabled: window.vm.busy === ""
                label: qsTr("Baca jawaban dari stik")
                size: Theme.fontStaffSmall
                onTapped: window.vm.readAnswer()
            }
            Button {
                objectName: "technician.check"
                visible: window.vm.page === "check"
                enabled: window.vm.busy === ""
                label: qsTr("Periksa lagi")
                size: Theme.fontStaffSmall
                onTapped: window.vm.check()
            }
            Button {
                objectName: "technician.next"
                visible: window.vm.page !== "check"
                kind: "filled"
                label: qsTr("Lanjut")
                onTapped: window.vm.go(window.vm.page === "devices" ? "screen" : window.vm.page === "screen" ? "enrol" : "check")
            }
            Button {
                objectName: "technician.finish"
                visible: window.vm.page === "check"
                enabled: window.vm.busy === ""
                kind: "filled"
                label: qsTr("Selesai")
                onTapped: window.vm.finish()
            }
        }
    }
    LanguageDialog {
        shell: window.shell
        staff: true
    }
}
