pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A presence of an earlier day that nobody ended: asked kindly, answered with a touch and kept as a claim, or later. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerForgottenModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool stepping: page.vm.choice === "other"

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: page.vm.isYesterday ? qsTr("Kemarin belum menutup hadir. Pulang pukul berapa?") : qsTr("%1 belum menutup hadir. Pulang pukul berapa?").arg(page.vm.day)
    hint: page.brief ? "" : qsTr("Hadir sejak %1. Jawaban Anda diperiksa atasan.").arg(page.vm.started)
    helpVisible: false
    backText: page.brief ? qsTr("Nanti") : qsTr("Nanti saja")
    backIcon: "clock"
    primaryText: qsTr("Simpan")
    primaryIcon: "check"
    primaryEnabled: page.vm.choice !== ""
    onPrimary: page.vm.save()
    onBack: page.officer.back()

    component Stepped: Row {
        id: steps

        property string words: ""
        property string shown: ""

        signal stepped(int by)

        spacing: Theme.sizeKeyGap

        Words {
            anchors.verticalCenter: parent.verticalCenter
            text: steps.words
            weight: Theme.weightBold
            wrapMode: Text.NoWrap
        }
        Key {
            objectName: steps.objectName + ".down"
            width: Theme.sizeKeyLetterWidth
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 kurang").arg(steps.words)
            icon: "minus"
            tabStop: true
            onTapped: steps.stepped(-1)
        }
        Words {
            objectName: steps.objectName + ".value"
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.sizeThumb
            horizontalAlignment: Text.AlignHCenter
            text: steps.shown
            size: Theme.fontKeyDigit
            weight: Theme.weightBold
        }
        Key {
            objectName: steps.objectName + ".up"
            width: Theme.sizeKeyLetterWidth
            height: Theme.sizeKeyNumberHeight
            label: qsTr("%1 tambah").arg(steps.words)
            icon: "plus"
            tabStop: true
            onTapped: steps.stepped(1)
        }
    }
    component Answer: TapCard {
        id: answer

        property string clock: ""
        property string words: ""

        width: choices.cell
        height: page.brief ? Theme.sizeChoiceCard + Theme.space5 : Theme.sizeChoiceCard
        on: selected
        toggles: true
        label: clock === "" ? words : clock + ", " + words

        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.space6
            width: parent.width - 2 * Theme.space6

            Words {
                width: parent.width
                visible: answer.clock !== ""
                text: answer.clock
                size: Theme.fontQuestion
                weight: Theme.weightBold
                Accessible.ignored: true
            }
            Words {
                width: parent.width
                text: answer.words
                size: answer.clock === "" ? Theme.fontCardLabel : Theme.fontStaffSmall
                weight: answer.clock === "" ? Theme.weightCardLabel : Theme.weightRegular
                lineHeight: Theme.lineHeading
                Accessible.ignored: true
            }
        }
    }

    Grid {
        id: choices

        readonly property int answers: 1 + (page.vm.closing !== "") + (page.vm.lastAct !== "")
        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

        width: parent.width
        columns: Theme.portrait ? 1 : answers
        spacing: Theme.spaceCardGap

        Answer {
            objectName: "forgotten.closing"
            visible: page.vm.closing !== ""
            clock: page.vm.closing
            words: qsTr("Saat balai tutup")
            selected: page.vm.choice === "closing"
            onTapped: page.vm.choose("closing")
        }
        Answer {
            objectName: "forgotten.last_act"
            visible: page.vm.lastAct !== ""
            clock: page.vm.lastAct
            words: qsTr("Terakhir Anda pakai kios")
            selected: page.vm.choice === "last_act"
            onTapped: page.vm.choose("last_act")
        }
        Answer {
            objectName: "forgotten.other"
            words: qsTr("Jam lain")
            selected: page.stepping
            onTapped: page.vm.choose("other")
        }
    }
    Flow {
        anchors.top: choices.bottom
        anchors.topMargin: page.brief || Theme.isLow ? Theme.space3 : Theme.space6
        width: parent.width
        visible: page.stepping
        spacing: Theme.spaceColumnGap

        Stepped {
            objectName: "forgotten.hour"
            words: qsTr("Jam")
            shown: page.vm.otherHour
            onStepped: by => page.vm.stepHours(by)
        }
        Stepped {
            objectName: "forgotten.minute"
            words: qsTr("Menit")
            shown: page.vm.otherMinute
            onStepped: by => page.vm.stepMinutes(by)
        }
    }
}
