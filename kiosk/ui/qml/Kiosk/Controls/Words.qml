pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Every text on the screen: the one family, tabular figures, wraps instead of eliding, readable by assistive technology. */
Text {
    id: words

    property int size: Theme.fontBody
    property int weight: Theme.weightRegular

    color: Theme.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    lineHeight: size >= Theme.fontQuestion ? Theme.lineHeading : 1
    lineHeightMode: Text.ProportionalHeight
    font.family: Theme.family
    font.pixelSize: size
    font.weight: weight
    font.features: ({
            "tnum": 1
        })
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
