pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* Kembali bottom left, the one filled button bottom right, the tools between them: at the same place on every screen. */
Rectangle {
    id: footer

    required property ShellModel shell
    property string backText: qsTr("Kembali")
    property string backIcon: "back"
    property bool backVisible: true
    property string primaryText: ""
    property string primaryIcon: "next"
    property bool primaryIconRight: true
    property bool primaryEnabled: true
    property string primaryKind: "filled"
    property bool toolsVisible: true
    property bool helpVisible: true
    // Instead of Kembali and the tools: the places of an area between which one goes to and fro.
    property Component tabs: null
    property bool officerDoor: false
    property bool cancelVisible: false
    // Kontrol di bawah: the curtain is down here too, where the call for help was; somebody is helping already.
    property CurtainModel curtain: null
    readonly property bool helped: curtain !== null && curtain.offered

    signal listen
    signal cancel
    signal back
    signal primary

    // Where the way on is wide, the call for help is one word.
    readonly property real room: (primaryButton.visible ? primaryButton.x : officerButton.visible ? officerButton.x : width) - Theme.space3 - tools.x
    readonly property real besideHelp: listenTool.width + languageTool.width + sizeTool.width + (cancelTool.visible ? cancelTool.width + tools.spacing : 0) + 3 * tools.spacing
    readonly property bool tight: !Theme.portrait && !Theme.largeText && besideHelp + Math.ceil(helpWords.advanceWidth) + Theme.sizeToolPadding > room

    implicitHeight: Theme.portrait ? Theme.sizeFooterPortrait : Theme.sizeFooter
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.edges ? Theme.borderDivider : Theme.borderTouchable
        color: Theme.edges ? Theme.hairline : Theme.line
    }
    Button {
        id: backButton

        objectName: "footer.back"
        anchors.left: parent.left
        anchors.leftMargin: Theme.spaceMargin
        y: Theme.portrait ? footer.height - height - Theme.space4 : (footer.height - height) / 2
        visible: footer.backVisible && footer.tabs === null
        label: footer.backText
        icon: footer.backIcon
        onTapped: footer.back()
    }
    Row {
        id: tools

        visible: footer.toolsVisible && footer.tabs === null
        anchors.left: parent.left
        anchors.leftMargin: Theme.portrait ? Theme.spaceMargin : Theme.spaceMargin + Math.max(Theme.largeText ? Theme.sizeBackSlotLarge : Theme.sizeBackSlot, backButton.visible ? backButton.width : 0) + Theme.space3
        y: Theme.portrait ? Theme.space3 : (footer.height - height) / 2
        spacing: Theme.space3

        ListenTool {
            id: listenTool

            onTapped: footer.listen()
        }
        ToolButton {
            id: languageTool

            objectName: "footer.language"
            icon: "globe"
            label: qsTr("Bahasa")
            onTapped: footer.shell.chooseLanguage()
        }
        ToolButton {
            id: sizeTool

            objectName: "footer.largeText"
            icon: "text"
            label: qsTr("Teks besar")
            toggles: true
            on: footer.shell.largeText
            onTapped: footer.shell.toggleLargeText()
        }
        ToolButton {
            id: cancelTool

            objectName: "step.cancel"
            visible: footer.cancelVisible
            icon: "close"
            label: qsTr("Batal")
            onTapped: footer.cancel()
        }
        ToolButton {
            objectName: "step.curtain"
            visible: footer.helped
            icon: "eye"
            label: qsTr("Tirai")
            toggles: true
            on: footer.curtain !== null && footer.curtain.closed
            onTapped: footer.curtain.toggle()
        }
        ToolButton {
            objectName: "footer.help"
            visible: footer.helpVisible && !footer.helped
            icon: "bell"
            label: footer.tight ? qsTr("Petugas") : helpWords.text
            onTapped: footer.shell.callOfficer()
        }
    }
    Loader {
        readonly property real room: (Theme.portrait ? footer.width - Theme.spaceMargin : primaryButton.x - Theme.space3) - x

        x: Theme.spaceMargin
        y: Theme.portrait ? Theme.space3 : 0
        width: room
        height: Theme.portrait ? Theme.sizeTool : footer.height
        sourceComponent: footer.tabs
    }
    TextMetrics {
        id: helpWords

        font.family: Theme.family
        font.pixelSize: Theme.fontTool
        font.weight: Theme.weightTool
        text: qsTr("Panggil petugas")
    }
    Button {
        id: primaryButton

        objectName: "footer.primary"
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceMargin
        y: Theme.portrait ? footer.height - height - Theme.space4 : (footer.height - height) / 2
        width: Math.max(implicitWidth, Theme.sizeButton * 2.4)
        visible: footer.primaryText !== ""
        enabled: footer.primaryEnabled
        kind: footer.primaryKind
        label: footer.primaryText
        icon: footer.primaryIcon
        iconRight: footer.primaryIconRight
        onTapped: footer.primary()
    }
    Button {
        id: officerButton

        objectName: "footer.officer"
        anchors.right: parent.right
        anchors.rightMargin: Theme.spaceMargin - padding
        y: Theme.portrait ? footer.height - height - Theme.space4 : (footer.height - height) / 2
        visible: footer.officerDoor && footer.primaryText === ""
        kind: "quiet"
        padding: Theme.space5
        label: qsTr("Petugas")
        icon: "user"
        onTapped: footer.shell.enterOfficer()
    }
}
