pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Language and how the screen looks, in the middle of anything; what was typed stays. A language closes the dialog, a switch
   shows at once what it does and leaves it open. */
Dialog {
    id: dialog

    required property ShellModel shell
    // Places of controls and the voice are the residents' alone.
    property bool staff: false
    readonly property real half: (faces.width - faces.spacing) / 2

    objectName: "languageDialog"
    shown: shell.choosingLanguage
    title: qsTr("Bahasa dan tampilan")
    onDismissed: shell.closeDialogs()
    extra: Row {
        id: faces

        width: parent.width
        spacing: Theme.space6

        Column {
            width: dialog.half
            spacing: Theme.space4

            Repeater {
                model: [
                    {
                        "code": "id",
                        "name": "Bahasa Indonesia"
                    },
                    {
                        "code": "jv",
                        "name": "Basa Jawa"
                    },
                    {
                        "code": "en",
                        "name": "English"
                    }
                ]

                delegate: ChoiceCard {
                    required property var modelData

                    objectName: "languageDialog." + modelData.code
                    width: dialog.half
                    height: Theme.sizeButtonDialog
                    focus: on
                    on: dialog.shell.language === modelData.code
                    label: modelData.name
                    onTapped: dialog.shell.setLanguage(modelData.code)
                }
            }
        }
        Column {
            width: dialog.half
            spacing: Theme.space4

            ChoiceCard {
                objectName: "languageDialog.contrast"
                width: dialog.half
                height: Theme.sizeButtonDialog
                many: true
                on: dialog.shell.highContrast
                label: qsTr("Kontras")
                onTapped: dialog.shell.toggleHighContrast()
            }
            ChoiceCard {
                objectName: "languageDialog.low"
                visible: !dialog.staff
                width: dialog.half
                height: Theme.sizeButtonDialog
                many: true
                on: dialog.shell.lowControls
                label: qsTr("Kontrol di bawah")
                onTapped: dialog.shell.toggleLowControls()
            }
            ChoiceCard {
                objectName: "languageDialog.voice"
                visible: !dialog.staff
                width: dialog.half
                height: Theme.sizeButtonDialog
                many: true
                on: dialog.shell.voice
                label: qsTr("Suara")
                onTapped: dialog.shell.toggleVoice()
            }
        }
    }

    Button {
        objectName: "languageDialog.close"
        height: Theme.sizeButtonDialog
        kind: "filled"
        label: qsTr("Tutup")
        icon: "check"
        onTapped: dialog.shell.closeDialogs()
    }
}
