pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* "Jam kerja": the week day by day; a day opened says where each of its numbers comes from. */
ScreenPage {
    id: page

    required property OfficerModel officer
    required property OfficerHoursModel vm

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool stacked: Theme.largeText && Theme.portrait // a line of a day has its clocks above its words
    readonly property int dayLineHeight: page.stacked ? Theme.sizeCheckCard : Theme.sizeButtonSmall
    readonly property string sum: qsTr("%1 dari %2").arg(page.span(page.vm.worked)).arg(page.span(page.vm.required))

    function span(minutes: int): string {
        const whole = Math.abs(minutes);
        const sign = minutes < 0 ? "−" : "";
        if (whole < 60)
            return sign + qsTr("%1 menit").arg(whole);
        return sign + (whole % 60 === 0 ? qsTr("%1 jam").arg(whole / 60) : qsTr("%1 jam %2 menit").arg(Math.floor(whole / 60)).arg(whole % 60));
    }
    function placeWords(place: string, hall: string): string {
        switch (place) {
        case "office":
            return qsTr("Kantor");
        case "field":
            return qsTr("Lapangan");
        case "home":
            return qsTr("Rumah");
        default:
            return hall === "" ? qsTr("Balai ini") : hall;
        }
    }
    function sourceWords(source: string): string {
        switch (source) {
        case "running":
            return qsTr("Masih berjalan");
        case "clock":
            return qsTr("Kios sempat mati. Menurut jam kios.");
        case "claimed":
            return qsTr("Menurut Anda. Menunggu pemeriksaan.");
        case "open":
            return qsTr("Belum ditutup, belum dihitung");
        case "city":
            return qsTr("Dari kota");
        case "city_claimed":
            return qsTr("Dari kota. Menunggu pemeriksaan.");
        default:
            return qsTr("Dihitung kios");
        }
    }
    function outageWords(away: string): string {
        switch (away) {
        case "power":
            return qsTr("Kios mati, tidak dihitung merugikan");
        case "central_system":
            return qsTr("Sistem pusat mati");
        default:
            return qsTr("Sambungan ke kota putus");
        }
    }
    function lineWords(kind: string, place: string, hall: string, source: string): string {
        switch (kind) {
        case "overlap":
            return qsTr("Waktu yang sama dihitung sekali");
        case "pause":
            return qsTr("Istirahat menurut aturan");
        case "excused":
            return qsTr("Tidak ditagih karena kios mati");
        case "outage":
            return page.outageWords(source);
        default:
            return page.placeWords(place, hall);
        }
    }
    function ruleWords(rule: string): string {
        switch (rule) {
        case "ramadan":
            return qsTr("Ramadan");
        case "holiday":
            return qsTr("Libur");
        case "leave":
            return qsTr("Cuti");
        case "rest":
            return qsTr("Hari bebas");
        default:
            return "";
        }
    }

    person: Theme.largeText ? page.officer.pages.officerShortName : page.officer.pages.officerName
    place: qsTr("Loket %1").arg(page.officer.pages.counter)
    title: page.vm.isDay ? page.vm.day : page.vm.isLastWeek ? qsTr("Jam kerja minggu lalu") : qsTr("Jam kerja minggu ini")
    hint: page.brief ? "" : page.vm.knowsOtherHalls ? qsTr("Di balai ini, dan balai lain menurut kota.") : qsTr("Yang tercatat di balai ini saja.")
    helpVisible: false
    primaryText: page.vm.isDay ? "" : page.vm.isLastWeek ? qsTr("Minggu ini") : qsTr("Minggu lalu")
    primaryKind: "secondary"
    primaryIcon: "calendar"
    primaryIconRight: false
    onPrimary: page.vm.otherWeek()
    onBack: page.officer.back()

    Card {
        id: total

        width: parent.width
        height: totals.implicitHeight + 2 * (page.brief ? Theme.space2 : Theme.space4) + edge

        Flow {
            id: totals

            x: Theme.space6
            y: page.brief ? Theme.space2 : Theme.space4
            width: parent.width - 2 * Theme.space6
            spacing: Theme.space4

            Words {
                objectName: "hours.sum"
                width: Theme.largeText ? totals.width : implicitWidth
                wrapMode: Theme.largeText ? Text.WordWrap : Text.NoWrap
                text: page.sum
                size: Theme.fontValue
                weight: Theme.weightValue
            }
            Chip {
                objectName: "hours.claimed"
                visible: page.vm.claimed > 0
                kind: "attention"
                icon: "warn"
                size: Theme.fontStaffSmall
                text: qsTr("%1 menunggu pemeriksaan").arg(page.span(page.vm.claimed))
            }
            Chip {
                visible: page.vm.isDay && text !== ""
                size: Theme.fontStaffSmall
                text: page.ruleWords(page.vm.rule)
            }
        }
    }
    Pager {
        id: pager

        name: "hours.pager"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        count: page.vm.isDay ? page.vm.lines.count : page.vm.days.count
        room: page.contentHeight - total.height - Theme.spaceCardGap
        lineHeight: page.vm.isDay ? page.dayLineHeight : Theme.sizeButtonSmall
        inside: true
    }
    Column {
        anchors.top: total.bottom
        anchors.topMargin: Theme.spaceCardGap
        width: parent.width
        visible: !page.vm.isDay

        Repeater {
            model: page.vm.days

            delegate: Tap {
                id: row

                required property int index
                required property string day
                required property int worked
                required property int required
                required property int claimed
                required property string rule
                required property bool today
                required property bool outage
                required property bool open

                objectName: "hours.day." + index
                visible: pager.shows(index)
                width: parent ? parent.width : 0
                height: Theme.sizeButtonSmall
                label: row.day + ", " + whole.text
                ringRadius: Theme.radiusBox
                onTapped: page.vm.openDay(row.index)

                Rectangle {
                    anchors.fill: parent
                    visible: row.pressed
                    radius: Theme.radiusBox
                    color: Theme.sunken
                }
                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.borderSelected
                    height: parent.height - 2 * Theme.space3
                    visible: row.today
                    radius: width / 2
                    color: Theme.brandText
                }
                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.borderDivider
                    color: Theme.hairline
                }
                Words {
                    id: name

                    x: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    wrapMode: Text.NoWrap
                    text: row.today ? qsTr("Hari ini") : row.day
                    weight: row.today ? Theme.weightBold : Theme.weightRegular
                    Accessible.ignored: true
                }
                Chip {
                    anchors.left: name.right
                    anchors.leftMargin: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    visible: text !== "" && x + width < amount.x - Theme.space3
                    kind: row.open || row.claimed > 0 ? "attention" : "plain"
                    icon: row.open || row.claimed > 0 ? "warn" : ""
                    size: Theme.fontStaffSmall
                    text: row.open ? qsTr("Belum ditutup") : row.claimed > 0 ? qsTr("Menunggu") : row.outage ? qsTr("Kios sempat mati") : page.ruleWords(row.rule)
                }
                TextMetrics {
                    id: whole

                    font: amount.font
                    text: row.required > 0 ? qsTr("%1 dari %2").arg(page.span(row.worked)).arg(page.span(row.required)) : page.span(row.worked)
                }
                Words {
                    id: amount

                    anchors.right: arrow.left
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    text: name.x + name.implicitWidth + Theme.space4 + whole.advanceWidth + Theme.space3 > arrow.x ? page.span(row.worked) : whole.text
                    size: Theme.fontStaffSmall
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                Icon {
                    id: arrow

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    name: "next"
                    side: Theme.sizeIconSmall
                }
            }
        }
    }
    Column {
        anchors.top: total.bottom
        anchors.topMargin: Theme.spaceCardGap
        width: parent.width
        visible: page.vm.isDay

        Repeater {
            model: page.vm.lines

            delegate: Item {
                id: line

                required property int index
                required property string kind
                required property string from
                required property string until
                required property string place
                required property string hall
                required property string source
                required property int minutes
                required property bool counts

                objectName: "hours.line." + index
                visible: pager.shows(index)
                width: parent ? parent.width : 0
                height: page.dayLineHeight

                Rectangle {
                    anchors.bottom: parent.bottom
                    width: parent.width
                    height: Theme.borderDivider
                    color: Theme.hairline
                }
                Icon {
                    id: sign

                    x: Theme.space3
                    anchors.verticalCenter: parent.verticalCenter
                    name: line.kind === "outage" || line.kind === "excused" ? "warn" : line.kind === "pause" ? "sun" : line.kind === "overlap" ? "minus" : line.place === "hall" ? "pin" : line.place === "home" ? "home" : line.place === "field" ? "hand" : "city"
                    side: Theme.sizeIconSmall
                }
                Words {
                    id: clocks

                    readonly property bool above: page.stacked && line.from !== ""

                    anchors.left: sign.right
                    anchors.leftMargin: Theme.space4
                    y: above ? Theme.space1 : (parent.height - height) / 2
                    text: line.from === "" ? "" : qsTr("%1–%2").arg(line.from).arg(line.until === "" ? "?" : line.until)
                    weight: Theme.weightSemibold
                    size: Theme.fontStaffSmall
                    wrapMode: Text.NoWrap
                }
                Words {
                    anchors.left: clocks.above ? clocks.left : clocks.right
                    anchors.leftMargin: clocks.above || line.from === "" ? 0 : Theme.space4
                    anchors.right: length.left
                    anchors.rightMargin: Theme.space3
                    y: clocks.above ? clocks.y + clocks.height : (parent.height - height) / 2
                    text: line.kind === "stay" ? qsTr("%1 · %2").arg(page.placeWords(line.place, line.hall)).arg(page.sourceWords(line.source)) : page.lineWords(line.kind, line.place, line.hall, line.source)
                    size: Theme.fontStaffSmall
                    lineHeight: Theme.lineHeading
                    maximumLineCount: 2
                    color: Theme.inkSoft
                }
                Words {
                    id: length

                    anchors.right: parent.right
                    anchors.rightMargin: Theme.space4
                    anchors.verticalCenter: parent.verticalCenter
                    text: line.kind === "outage" || line.source === "open" ? "" : line.kind === "stay" && !line.counts ? qsTr("(%1)").arg(page.span(line.minutes)) : page.span(line.minutes)
                    size: Theme.fontStaffSmall
                    weight: line.counts ? Theme.weightBold : Theme.weightRegular
                    color: line.counts ? Theme.ink : Theme.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    EmptyState {
        objectName: "hours.nothing"
        visible: page.vm.isDay && page.vm.lines.count === 0
        anchors.centerIn: parent
        width: parent.width
        room: parent.height - total.height
        art: "kursi"
        title: qsTr("Tidak ada kehadiran di balai ini")
        text: qsTr("Bila hadir di tempat lain, kota yang mencatatnya.")
    }
}
