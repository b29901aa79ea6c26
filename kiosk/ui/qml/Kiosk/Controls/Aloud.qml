pragma Singleton

import QtQuick
import Kiosk.Models

/* The voice, for whatever stands on a screen; bound by Main.qml. Without it (a control alone) nothing speaks. */
QtObject {
    property VoiceModel voice: null
    // Pages read themselves when they open and when their words change.
    property bool wanted: false
    readonly property string state: voice === null ? "missing" : voice.state

    function opened(parts: list<string>, forHeadset: string): void {
        if (voice !== null)
            voice.opened(parts, forHeadset);
    }
    function changed(parts: list<string>): void {
        if (voice !== null)
            voice.added(parts);
    }
    function toggle(parts: list<string>, forHeadset: string): void {
        if (voice !== null)
            voice.toggle(parts, forHeadset);
    }
    function read(text: string): void {
        if (voice !== null)
            voice.read(text);
    }
}
