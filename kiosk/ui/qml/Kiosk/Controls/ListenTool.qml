pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Dengarkan, and Berhenti while it speaks; as wide with either word, so that no other tool moves. */
ToolButton {
    id: tool

    readonly property bool speaking: Aloud.state === "speaking"
    readonly property bool missing: Aloud.state === "missing"

    objectName: "footer.listen"
    icon: missing ? "" : speaking ? "silence" : "speaker"
    label: missing ? absent.text : speaking ? stopping.text : listening.text
    wraps: missing
    on: speaking
    wordWidth: Math.ceil(Math.max(listening.advanceWidth, stopping.advanceWidth, Math.min(absent.advanceWidth, Math.max(Theme.sizeSpeaker * 2.4, absent.advanceWidth * (Theme.largeText ? 0.45 : 0.6)))))

    TextMetrics {
        id: listening

        font: tool.font
        text: qsTr("Dengarkan")
    }
    TextMetrics {
        id: stopping

        font: tool.font
        text: qsTr("Berhenti")
    }
    TextMetrics {
        id: absent

        font: tool.font
        text: qsTr("Suara tidak tersedia")
    }
}
