pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The language may change in the middle of anything; what was typed stays. */
Dialog {
    id: dialog

    required property ShellModel shell

    objectName: "languageDialog"
    shown: shell.choosingLanguage
    title: qsTr("Pilih bahasa")
    onDismissed: shell.closeDialogs()

    Button {
        objectName: "languageDialog.id"
        height: Theme.sizeButtonDialog
        kind: dialog.shell.language === "id" ? "filled" : "secondary"
        focus: dialog.shell.language === "id"
        label: "Bahasa Indonesia"
        onTapped: dialog.shell.setLanguage("id")
    }
    Button {
        objectName: "languageDialog.jv"
        height: Theme.sizeButtonDialog
        kind: dialog.shell.language === "jv" ? "filled" : "secondary"
        focus: dialog.shell.language === "jv"
        label: "Basa Jawa"
        onTapped: dialog.shell.setLanguage("jv")
    }
}
