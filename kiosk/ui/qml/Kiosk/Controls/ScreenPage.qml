pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models
import Kiosk.Theme

/* The frame of every screen: truth bar, steps row (inside a request), question, content, footer.
   The bars stand still, only what is between them arrives with a short slide.
   Hardware keyboard: Esc = Kembali, Enter on nothing = the filled button, printable keys = typed(), Backspace = erased(). */
FocusScope {
    id: page

    required property ShellModel shell

    property string title: ""
    property string hint: ""
    // Said aloud, before the cards and banners of the page; `spokenPrivate` only into a headset. Never a number of a person's.
    property string spoken: [title, hint].filter(each => each !== "").join(". ").replace("?.", "?").replace("..", ".")
    property string spokenPrivate: ""
    property bool hintBeside: false
    // Set by pages of a request; `covered`: a closed curtain hides the content, else the page masks by `curtained` itself.
    property CurtainModel curtain: null
    property bool covered: false
    readonly property bool curtained: curtain !== null && curtain.closed
    property int step: 0
    property int steps: 6
    property string person: ""
    // The resident's page is filled in by an officer, for somebody who telephones.
    readonly property bool onTelephone: page.person === "" && page.shell.telephoneBy !== ""
    property string place: ""

    property alias backText: footer.backText
    property alias backIcon: footer.backIcon
    property alias backVisible: footer.backVisible
    property alias primaryText: footer.primaryText
    property alias primaryIcon: footer.primaryIcon
    property alias primaryIconRight: footer.primaryIconRight
    property alias primaryEnabled: footer.primaryEnabled
    property alias primaryKind: footer.primaryKind
    property alias toolsVisible: footer.toolsVisible
    property alias helpVisible: footer.helpVisible
    property alias tabs: footer.tabs
    property alias officerDoor: footer.officerDoor
    // The page's line of text, if it has one: what is typed while a button has the focus goes there too.
    property Field line: null
    // Kontrol di bawah: how much of the content's top is only words and pictures and may stand above the middle.
    property real wordsAbove: 0
    property bool cancelVisible: step > 0
    property bool stepsVisible: step > 0
    property alias contentHeight: body.height
    readonly property Item bodyItem: body
    default property alias content: body.data

    signal back
    signal primary
    signal cancel
    signal typed(string text)
    signal pasted
    signal erased

    function listen(): void {
        voice.listen();
    }

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: title
    Component.onCompleted: {
        if (!Theme.reducedMotion)
            arrival.start();
        forceActiveFocus();
    }
    onTyped: text => {
        if (line !== null) {
            line.insert(text);
            line.forceActiveFocus();
        }
    }
    onPasted: if (line !== null) {
        line.paste();
        line.forceActiveFocus();
    }
    onErased: if (line !== null) {
        line.backspace();
        line.forceActiveFocus();
    }
    Keys.onEscapePressed: if (page.backVisible)
        page.back()
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Paste)) {
            event.accepted = true;
            page.pasted();
        } else if (event.key === Qt.Key_Backspace) {
            event.accepted = true;
            page.erased();
        } else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter) {
            event.accepted = true;
            if (!event.isAutoRepeat && page.primaryText !== "" && page.primaryEnabled)
                page.primary();
        } else if (event.text !== "" && event.text >= " " && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier))) {
            event.accepted = true;
            page.typed(event.text);
        }
    }

    PageVoice {
        id: voice

        active: page.shell.area === "resident"
        body: page.bodyItem
        lead: page.spoken
        forHeadset: page.spokenPrivate
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    Item {
        id: moving

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: bar.bottom
        anchors.bottom: footer.top
        transform: Translate {
            id: shift
        }

        Item {
            id: stepRow

            visible: page.stepsVisible
            x: Theme.spaceMargin
            width: parent.width - 2 * Theme.spaceMargin
            height: visible ? Theme.sizeSteps : 0

            Steps {
                anchors.verticalCenter: parent.verticalCenter
                step: page.step
                count: page.steps
                room: (curtainButton.visible ? curtainButton.x : cancelButton.visible ? cancelButton.x : stepRow.width) - Theme.space3
            }
            Button {
                id: cancelButton

                objectName: "step.cancel"
                anchors.right: parent.right
                anchors.rightMargin: -Theme.space6
                anchors.verticalCenter: parent.verticalCenter
                height: Math.min(Theme.sizePetugas, stepRow.height)
                padding: Theme.space6
                visible: page.cancelVisible && !Theme.lowControls
                kind: "quiet"
                icon: "close"
                size: Theme.fontBody
                label: qsTr("Batal")
                onTapped: page.cancel()
            }
            Button {
                id: curtainButton

                objectName: "step.curtain"
                anchors.right: cancelButton.visible ? cancelButton.left : parent.right
                anchors.rightMargin: cancelButton.visible ? Theme.spaceGapMin : 0
                anchors.verticalCenter: parent.verticalCenter
                height: Math.min(Theme.sizePetugas, stepRow.height)
                padding: Theme.space6
                visible: page.curtain !== null && page.curtain.offered && !Theme.lowControls
                kind: "quiet"
                icon: "eye"
                size: Theme.fontBody
                label: page.curtained ? qsTr("Buka tirai") : qsTr("Tirai")
                toggles: true
                on: page.curtained
                onTapped: page.curtain.toggle()
            }
        }
        Flow {
            id: heading

            visible: page.title !== ""
            readonly property real from: stepRow.height + (stepRow.visible ? 0 : Theme.largeText ? Theme.space4 : Theme.space6)

            x: Theme.spaceMargin
            y: body.lowered ? body.y - height - Theme.space4 : from
            width: parent.width - 2 * Theme.spaceMargin
            height: visible ? implicitHeight : 0
            spacing: hintWords.beside ? Theme.space5 : Theme.space1

            Words {
                id: titleWords

                objectName: "page.title"
                width: page.hintBeside ? Math.min(implicitWidth, heading.width) : heading.width
                text: page.title
                size: Theme.fontQuestion
                weight: Theme.weightQuestion
                Accessible.role: Accessible.Heading
            }
            Words {
                id: hintWords

                readonly property bool beside: page.hintBeside && titleWords.implicitWidth + Theme.space5 + implicitWidth <= heading.width

                objectName: "page.hint"
                visible: text !== ""
                height: beside ? titleWords.height : implicitHeight
                verticalAlignment: beside ? Text.AlignVCenter : Text.AlignTop
                width: beside ? implicitWidth : heading.width
                text: page.hint
                color: Theme.inkSoft
            }
        }
        Item {
            id: body

            visible: !cover.visible
            readonly property real from: heading.visible ? heading.from + heading.height + (Theme.largeText ? Theme.space2 : Theme.space4) : stepRow.height + (stepRow.visible ? 0 : Theme.space6)
            readonly property real middle: page.height / 2 - parent.y - page.wordsAbove
            readonly property bool lowered: Theme.lowControls && middle > from

            x: Theme.spaceMargin
            y: lowered ? middle : from
            width: parent.width - 2 * Theme.spaceMargin
            height: parent.height - y - (Theme.isLow ? Theme.space3 : Theme.largeText ? Theme.space2 : Theme.space4)
        }
        Tap {
            id: cover

            objectName: "curtain.cover"
            anchors.fill: body
            visible: page.curtained && page.covered
            label: qsTr("Tirai tertutup. Sentuh untuk membuka.")
            onTapped: page.curtain.open()

            Rectangle {
                anchors.fill: parent
                radius: Theme.radiusCard
                color: Theme.brandTint
                border.width: Theme.borderTouchable
                border.color: Theme.line
            }
            Column {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.space8
                spacing: Theme.space4

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: "lock"
                    side: Theme.sizeTicketIcon
                    colour: Theme.brandText
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Tirai menutup jawaban ini")
                    size: Theme.fontHeading
                    weight: Theme.weightHeading
                    Accessible.ignored: true
                }
                Words {
                    width: parent.width
                    horizontalAlignment: Text.AlignHCenter
                    text: qsTr("Sentuh untuk membuka.")
                    Accessible.ignored: true
                }
            }
        }
    }
    TruthBar {
        id: bar

        anchors.left: parent.left
        anchors.right: parent.right
        truth: page.shell.truth
        person: page.onTelephone ? qsTr("Lewat telepon") : page.person
        place: page.onTelephone ? page.shell.telephoneBy.split(" ")[0] : page.place
        onInspected: page.shell.inspect()
    }
    Footer {
        id: footer

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        shell: page.shell
        onListen: page.listen()
        cancelVisible: page.cancelVisible && Theme.lowControls
        onCancel: page.cancel()
        curtain: Theme.lowControls ? page.curtain : null
        onBack: page.back()
        onPrimary: page.primary()
    }
    ParallelAnimation {
        id: arrival

        NumberAnimation {
            target: moving
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.motionFade
        }
        NumberAnimation {
            target: shift
            property: "x"
            from: Theme.space11
            to: 0
            duration: Theme.motionSlide
            easing.type: Easing.OutCubic
        }
    }
}
