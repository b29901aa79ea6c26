pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Screens
import Kiosk.Theme

/* The one window and the theme bound to it. The resting screen stands in it at once; the hall behind it (Hall.qml) comes when
   the program has read it and takes the resting screen's place. */
Window {
    id: window

    required property ShellModel shell
    required property AttractModel attract
    // Given before `furnished` is set; of no type that would have to be read before the first picture.
    property QtObject resident: null
    property QtObject officer: null
    property QtObject idle: null
    property bool furnished: false
    // How much smaller everything stands inside a practice's frame.
    readonly property real share: frame.share
    readonly property bool whole: hall.status === Loader.Ready

    color: Theme.paper
    title: shell.truth.siteName
    onFurnishedChanged: hall.setSource("Hall.qml", {
        "shell": window.shell,
        "resident": window.resident,
        "officer": window.officer,
        "idle": window.idle
    })

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
        property: "lowControls"
        value: window.shell.lowControls && window.shell.area === "resident"
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
    PracticeFrame {
        id: frame

        anchors.fill: parent
        shown: window.shell.practice
        onEnded: window.shell.leavePractice()
    }
    FocusScope {
        width: parent.width
        height: parent.height
        y: frame.band
        focus: true
        transformOrigin: Item.Top
        scale: frame.share

        Loader {
            anchors.fill: parent
            focus: active
            active: !window.whole

            sourceComponent: Attract {
                shell: window.shell
                vm: window.attract
            }
        }
        Loader {
            id: hall

            anchors.fill: parent
            focus: window.whole
        }
    }
}
