pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The technician's window: devices with their real picture, enrolment, check. Staff words, Indonesian only, never a resident's. */
Window {
    id: window

    required property TechnicianModel vm
    readonly property bool narrow: width < height

    color: Theme.paper
    title: "Teknisi"

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

    Row {
        id: tabs

        x: Theme.spaceMargin
        y: Theme.space4
        spacing: Theme.space3

        Repeater {
            model: [
                {
                    page: "devices",
                    label: "1. Alat"
                },
                {
                    page: "screen",
                    label: "2. Layar"
                },
                {
                    page: "enrol",
                    label: "3. Daftar"
                },
                {
                    page: "check",
                    label: "4. Periksa"
                }
            ]

            delegate: Button {
                required property var modelData

                objectName: "technician.tab." + modelData.page
                label: modelData.label
                size: Theme.fontStaffSmall
                kind: window.vm.page === modelData.page ? "filled" : "secondary"
                onTapped: window.vm.go(modelData.page)
            }
        }
    }
    Banner {
        id: notice

        x: Theme.spaceMargin
        anchors.top: tabs.bottom
        anchors.topMargin: Theme.space3
        width: parent.width - 2 * Theme.spaceMargin
        visible: title !== ""
        height: visible ? implicitHeight : 0
        kind: window.vm.busy !== "" ? "info" : window.vm.noticeKind
        title: window.vm.busy !== "" ? window.vm.busy : window.vm.notice
    }
    Flickable {
        id: sheet

        anchors.top: notice.bottom
        anchors.topMargin: Theme.space4
        anchors.bottom: footer.top
        anchors.bottomMargin: Theme.space3
        x: Theme.spaceMargin
        width: parent.width - 2 * Theme.spaceMargin
        clip: true
        contentHeight: devices.visible ? devices.implicitHeight : screen.visible ? screen.implicitHeight : enrol.visible ? enrol.implicitHeight : check.implicitHeight

        DevicesPage {
            id: devices

            visible: window.vm.page === "devices"
            width: sheet.width
            vm: window.vm
            narrow: window.narrow
        }
        LettersPage {
            id: screen

            visible: window.vm.page === "screen"
            width: sheet.width
            vm: window.vm
            narrow: window.narrow
        }
        EnrolPage {
            id: enrol

            visible: window.vm.page === "enrol"
            width: sheet.width
            vm: window.vm
            narrow: window.narrow
        }
        CheckPage {
            id: check

            visible: window.vm.page === "check"
            width: sheet.width
            vm: window.vm
            narrow: window.narrow
        }
    }
    Row {
        id: footer

        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.spaceMargin
        spacing: Theme.space4

        Button {
            objectName: "technician.check"
            visible: window.vm.page === "check"
            label: "Periksa lagi"
            enabled: window.vm.busy === ""
            onTapped: window.vm.check()
        }
        Button {
            objectName: "technician.next"
            visible: window.vm.page !== "check"
            kind: "filled"
            label: "Lanjut"
            onTapped: window.vm.go(window.vm.page === "devices" ? "screen" : window.vm.page === "screen" ? "enrol" : "check")
        }
        Button {
            objectName: "technician.finish"
            visible: window.vm.page === "check"
            kind: "filled"
            label: "Selesai"
            enabled: window.vm.busy === ""
            onTapped: window.vm.finish()
        }
    }
}
