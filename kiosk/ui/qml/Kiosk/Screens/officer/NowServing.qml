pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Who is at the desk: the number called, what can be done about it, who did not come. While no number waits, the request
   that this officer took, or the most urgent one. */
Card {
    id: card

    required property OfficerModel vm
    property bool brief: false
    property bool present: false
    property bool tight: false // a banner takes from the height
    property bool waiting: false // a banner above asks for something that comes first

    readonly property OfficerDeskModel desk: vm.pages.desk
    readonly property OfficerQueueModel queue: vm.pages.queue
    // Three things it can be about: a number at the desk, the next number, a request without a number that waits.
    readonly property bool called: queue.busy
    readonly property bool calling: !queue.busy && queue.waits
    readonly property bool serving: !queue.busy && !queue.waits && desk.servingTicket !== ""
    readonly property bool urgent: !queue.busy && !queue.waits && !serving && desk.nextTicket !== ""
    readonly property bool idle: !called && !calling && !serving && !urgent
    readonly property string mainKind: card.present && !card.waiting ? "filled" : "secondary"
    readonly property real neededHeight: inside.implicitHeight + 2 * inside.y + edge

    component SmallButton: Button {
        implicitHeight: Theme.sizeButtonSmall
        size: Theme.fontStaffSmall
        padding: Theme.space4
    }

    Column {
        id: inside

        x: Theme.space6
        y: card.brief ? Theme.space3 : Theme.space5
        width: parent.width - 2 * Theme.space6
        spacing: card.brief ? 0 : Theme.space1

        Words {
            width: parent.width
            visible: !(card.tight && (card.brief || card.waiting))
            text: card.called ? (card.queue.calls > 1 ? qsTr("Dipanggil %1 kali").arg(card.queue.calls) : qsTr("Sedang dilayani")) : card.serving ? qsTr("Sedang dilayani") : card.calling || card.urgent ? qsTr("Berikutnya") : qsTr("Tidak ada yang menunggu")
            color: Theme.inkSoft
        }
        Words {
            objectName: "desk.serving"
            visible: text !== ""
            text: card.called || card.calling ? card.queue.number : card.serving ? card.desk.servingTicket : card.desk.nextTicket
            size: Theme.fontCountdown
            weight: Theme.weightCountdown
            lineHeight: 1
            color: Theme.brandText
            wrapMode: Text.NoWrap
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: (card.called || card.calling) && card.brief ? card.queue.service : card.called || card.calling ? qsTr("%1 · %2 menit").arg(card.queue.service).arg(card.queue.minutes) : card.serving ? card.desk.servingService : card.desk.nextService
            weight: Theme.weightBold
        }
        Words {
            objectName: "desk.priority"
            width: parent.width
            visible: !card.brief && (card.called || card.calling) && card.queue.priority
            text: qsTr("Didahulukan")
            size: Theme.fontStaffSmall
            color: Theme.inkSoft
        }
        Item {
            width: parent.width
            height: Theme.space2
            visible: !card.idle
        }
        Flow {
            width: parent.width
            visible: card.called
            spacing: Theme.space3

            SmallButton {
                objectName: "desk.callAgain"
                label: qsTr("Panggil lagi")
                icon: card.brief ? "" : "megaphone"
                onTapped: card.queue.callAgain()
            }
            SmallButton {
                objectName: "desk.skip"
                label: qsTr("Lewati")
                onTapped: card.queue.skip()
            }
            SmallButton {
                objectName: "desk.finish"
                visible: (card.queue.canTake || card.queue.canComplete) && !(card.brief && card.tight)
                label: qsTr("Cukup dulu")
                onTapped: card.queue.finish()
            }
            SmallButton {
                objectName: "desk.openCalled"
                visible: card.queue.canComplete && !card.brief
                label: qsTr("Buka")
                onTapped: card.vm.openServing()
            }
        }
        Item {
            width: parent.width
            height: Theme.space2
            visible: card.called
        }
        Button {
            objectName: card.queue.canTake ? "desk.takeCalled" : card.queue.canComplete ? "desk.completeCalled" : "desk.served"
            width: parent.width
            visible: card.called
            kind: card.mainKind
            label: card.queue.canTake ? qsTr("Ambil") : qsTr("Selesai")
            icon: card.queue.canTake ? "hand" : "check"
            onTapped: card.queue.canTake ? card.queue.take() : card.queue.canComplete ? card.vm.complete() : card.queue.finish()
        }
        Button {
            objectName: "desk.callNext"
            width: parent.width
            visible: card.calling
            kind: card.mainKind
            padding: Theme.space4
            label: card.brief ? qsTr("Panggil") : qsTr("Panggil berikutnya")
            icon: "megaphone"
            onTapped: card.queue.callNext()
        }
        Flow {
            width: parent.width
            visible: card.serving
            spacing: Theme.space3

            Button {
                objectName: "desk.open"
                visible: !card.brief
                size: Theme.fontBody
                padding: Theme.space5
                label: qsTr("Buka")
                icon: "list"
                onTapped: card.vm.openServing()
            }
            Button {
                objectName: "desk.complete"
                size: Theme.fontBody
                padding: Theme.space6
                kind: card.mainKind
                label: qsTr("Selesai")
                icon: "check"
                onTapped: card.vm.complete()
            }
        }
        Button {
            objectName: "desk.takeNext"
            width: parent.width
            visible: card.urgent
            kind: card.mainKind
            label: qsTr("Ambil")
            icon: "hand"
            onTapped: card.vm.takeNext()
        }
        Item {
            width: parent.width
            height: Theme.space3
            visible: back.visible
        }
        Flow {
            id: back

            width: parent.width
            visible: !card.called && card.queue.skipped.count > 0 && !card.tight
            spacing: Theme.space3

            Repeater {
                model: card.queue.skipped

                delegate: SmallButton {
                    required property string number
                    required property int index

                    objectName: "desk.callBack." + number
                    visible: index === 0 || !card.brief
                    label: card.brief ? number : qsTr("Panggil ulang %1").arg(number)
                    icon: "megaphone"
                    onTapped: card.queue.callBack(number)
                }
            }
        }
    }
    Art {
        anchors.centerIn: parent
        visible: !Theme.portrait && !card.brief && card.idle && !back.visible
        width: Theme.sizeEmptyArt
        height: Theme.sizeEmptyArt
        bare: Theme.edges
        key: "tempatkosong"
    }
    Words {
        id: waiting

        objectName: "desk.waiting"
        x: Theme.space6
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space5
        visible: !Theme.portrait && !card.brief && card.height - card.neededHeight > height + Theme.space4
        text: qsTr("Menunggu: %1").arg(card.queue.busy || card.queue.waits ? card.queue.waiting : card.desk.waiting)
        color: Theme.inkSoft
    }
    Rectangle {
        anchors.bottom: waiting.top
        anchors.bottomMargin: Theme.space4
        visible: waiting.visible
        width: parent.width
        height: Theme.borderDivider
        color: Theme.hairline
    }
}
