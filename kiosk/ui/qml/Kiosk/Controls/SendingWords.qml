pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Models

/* How far the sending is, as a neighbour would say it: `full`, `brief` where there is less room, `count` alone where there is
   none or nobody knows how long; `waiting` is what is only here. Numbers come from the view-model, words are made here. */
QtObject {
    id: sending

    required property TruthModel truth

    readonly property string lasts: truth.leftUnit === "under_a_minute" ? qsTr("kurang dari 1 menit lagi") : truth.leftUnit === "minutes" ? qsTr("kira-kira %1 menit lagi").arg(truth.leftCount) : truth.leftUnit === "hours" ? qsTr("sekitar %1 jam lagi").arg(truth.leftCount) : truth.leftUnit === "days" ? qsTr("sekitar %1 hari lagi").arg(truth.leftCount) : truth.leftUnit === "over_a_week" ? qsTr("lebih dari seminggu lagi") : ""
    readonly property string lastsBriefly: truth.leftUnit === "under_a_minute" ? qsTr("sebentar lagi") : truth.leftUnit === "minutes" ? qsTr("%1 menit lagi").arg(truth.leftCount) : truth.leftUnit === "hours" ? qsTr("%1 jam lagi").arg(truth.leftCount) : truth.leftUnit === "days" ? qsTr("%1 hari lagi").arg(truth.leftCount) : ""
    readonly property string sends: truth.photosSent === 0 ? qsTr("Mengirim %1 foto").arg(truth.photosTotal) : qsTr("Mengirim %1 dari %2 foto").arg(truth.photosSent).arg(truth.photosTotal)
    readonly property string count: truth.photosSent === 0 ? sends : qsTr("%1 dari %2 foto").arg(truth.photosSent).arg(truth.photosTotal)
    readonly property string full: lasts === "" ? sends : qsTr("%1, %2").arg(sends).arg(lasts)
    readonly property string brief: lastsBriefly === "" ? sends : qsTr("%1, %2").arg(count).arg(lastsBriefly)
    readonly property string waiting: truth.factsWaiting > 0 && truth.photosWaiting > 0 ? qsTr("%1 catatan, %2 foto menunggu").arg(truth.factsWaiting).arg(truth.photosWaiting) : truth.photosWaiting > 0 ? qsTr("%1 foto menunggu").arg(truth.photosWaiting) : qsTr("%1 catatan menunggu").arg(truth.factsWaiting)
    readonly property string waitingBriefly: qsTr("%1 menunggu dikirim").arg(truth.factsWaiting + truth.photosWaiting)
}
