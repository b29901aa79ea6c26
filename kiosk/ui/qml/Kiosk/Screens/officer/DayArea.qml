pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models

/* The page of an officer's day that is open, by its name (`OfficerDay`). */
FocusScope {
    id: area

    required property ShellModel shell
    required property OfficerModel officer

    focus: true

    Loader {
        anchors.fill: parent
        focus: true
        sourceComponent: null
    }
}
