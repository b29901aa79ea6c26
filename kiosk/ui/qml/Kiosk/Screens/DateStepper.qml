pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* Plus above, the value, minus below; `far` adds a pair of larger steps (ten years). A held key repeats. */
Column {
    id: stepper

    property string title: ""
    property string shown: ""
    property bool wide: false
    property int far: 0
    readonly property int boxWidth: Math.round((Theme.sizeDateFieldWidth + (wide ? Theme.sizeButton : 0)) * (Theme.portrait ? 0.9 : 1))

    // Too narrow for a sign beside the figure: the sign is written.
    readonly property bool narrow: Theme.portrait && Theme.largeText

    signal stepped(int by)

    spacing: Theme.sizeKeyGap

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        text: stepper.title
        weight: Theme.weightBold
    }
    Row {
        spacing: Theme.sizeKeyGap

        Key {
            objectName: stepper.objectName + ".up"
            width: stepper.far > 0 ? (stepper.boxWidth - Theme.sizeKeyGap) / 2 : stepper.boxWidth
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 tambah satu").arg(stepper.title)
            icon: stepper.narrow && stepper.far > 0 ? "" : "plus"
            text: stepper.far <= 0 ? "" : stepper.narrow ? "+1" : "1"
            tabStop: true
            onTapped: stepper.stepped(1)
        }
        Key {
            objectName: stepper.objectName + ".farUp"
            visible: stepper.far > 0
            width: (stepper.boxWidth - Theme.sizeKeyGap) / 2
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 tambah %2").arg(stepper.title).arg(stepper.far)
            icon: stepper.narrow ? "" : "plus"
            text: (stepper.narrow ? "+" : "") + stepper.far
            tabStop: true
            onTapped: stepper.stepped(stepper.far)
        }
    }
    Rectangle {
        width: stepper.boxWidth
        height: Theme.largeText ? Theme.sizeKeyLetterHeight : Theme.sizeDateFieldHeight
        radius: Theme.radiusField
        color: Theme.surface
        border.width: stepper.shown !== "" ? Theme.borderSelected : Theme.borderTouchable
        border.color: stepper.shown !== "" ? Theme.action : Theme.line

        Words {
            objectName: stepper.objectName + ".value"
            anchors.centerIn: parent
            text: stepper.shown === "" ? "–" : stepper.shown
            size: stepper.narrow ? Theme.fontHeading : Theme.fontKeyDigit
            weight: Theme.weightBold
            color: stepper.shown === "" ? Theme.inkSoft : Theme.ink
            wrapMode: Text.NoWrap
        }
    }
    Row {
        spacing: Theme.sizeKeyGap

        Key {
            objectName: stepper.objectName + ".down"
            width: stepper.far > 0 ? (stepper.boxWidth - Theme.sizeKeyGap) / 2 : stepper.boxWidth
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 kurang satu").arg(stepper.title)
            icon: stepper.narrow && stepper.far > 0 ? "" : "minus"
            text: stepper.far <= 0 ? "" : stepper.narrow ? "−1" : "1"
            tabStop: true
            onTapped: stepper.stepped(-1)
        }
        Key {
            objectName: stepper.objectName + ".farDown"
            visible: stepper.far > 0
            width: (stepper.boxWidth - Theme.sizeKeyGap) / 2
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 kurang %2").arg(stepper.title).arg(stepper.far)
            icon: stepper.narrow ? "" : "minus"
            text: (stepper.narrow ? "−" : "") + stepper.far
            tabStop: true
            onTapped: stepper.stepped(-stepper.far)
        }
    }
}
