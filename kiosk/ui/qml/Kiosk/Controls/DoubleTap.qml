pragma Singleton

import QtQuick
import Kiosk.Theme

/* One place that knows the last accepted tap, so that a trembling double tap never presses what appears under the finger.
   A second tap within the debounce time counts only when it lands clearly somewhere else. The time begins when the first tap
   was answered: a filing on a slow disk takes longer than a finger needs to tremble. */
QtObject {
    property double lastMs: 0
    property real lastX: 0
    property real lastY: 0

    function accept(x: real, y: real): bool {
        const now = Date.now();
        const near = Math.abs(x - lastX) < Theme.sizeButton && Math.abs(y - lastY) < Theme.sizeButton;
        if (near && Math.abs(now - lastMs) < Theme.motionDebounce)
            return false;
        lastMs = now;
        lastX = x;
        lastY = y;
        return true;
    }
    function answered(): void {
        lastMs = Date.now();
    }
}
