pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A mirror with an oval, a countdown, one slow movement while three pictures are taken, a fresh code that stands below
   each of them, and who will see them. */
ScreenPage {
    id: page

    required property OfficerPresenceModel vm
    property int counter: 0

    readonly property bool brief: Theme.largeText && !Theme.portrait
    readonly property bool live: page.vm.phase === "live"
    readonly property bool counting: page.vm.phase === "counting"
    readonly property bool shooting: page.vm.phase === "shooting"
    readonly property bool taken: page.vm.phase === "taken"
    readonly property bool moving: live || counting || shooting
    readonly property bool pictured: moving || taken
    readonly property bool placing: page.taken && page.vm.workplace !== ""
    // Large letters beside the picture: what went wrong takes the place of the title and of the code, which is on the picture too.
    readonly property bool crowded: brief && reason !== ""
    readonly property bool turning: page.vm.action !== "straight"
    readonly property bool virtual: page.vm.camera === "virtual"
    readonly property string movement: page.vm.action === "left" ? qsTr("Toleh pelan ke kiri") : page.vm.action === "right" ? qsTr("Toleh pelan ke kanan") : qsTr("Tetap lihat lurus")
    readonly property string reason: page.vm.problem === "dark" ? qsTr("Terlalu gelap. Cari tempat lebih terang.") : page.vm.problem === "glare" ? qsTr("Terlalu silau. Jauhi jendela di belakang.") : page.vm.problem === "no_face" ? qsTr("Wajah belum terlihat. Lihat ke kamera.") : page.vm.problem === "many_faces" ? qsTr("Lebih dari satu wajah. Foto sendirian.") : page.vm.problem === "blurred" || page.vm.problem === "moving" ? qsTr("Masih bergerak. Diam sebentar.") : page.vm.problem === "stale" ? qsTr("Kode lama sudah habis. Pakai kode baru ini.") : page.vm.problem === "camera_lost" ? qsTr("Kamera terputus. Coba lagi.") : page.vm.problem === "face_lost" ? qsTr("Wajah hilang di gambar terakhir. Ulangi bila bisa.") : ""

    place: qsTr("Loket %1").arg(counter)
    helpVisible: false
    backText: qsTr("Batal")
    backIcon: "close"
    primaryText: counting || shooting ? qsTr("Tunggu") : live ? qsTr("Mulai") : taken ? qsTr("Pakai") : qsTr("Coba lagi")
    primaryIcon: moving ? "camera" : taken ? "check" : "redo"
    primaryEnabled: !counting && !shooting
    onPrimary: live ? page.vm.begin() : taken ? page.vm.keep() : page.vm.again()

    component AskedLine: Row {
        id: asked

        property string number: ""
        property string text: ""

        width: parent ? parent.width : 0
        spacing: Theme.space4

        Rectangle {
            id: disc

            width: Theme.sizeTick
            height: width
            radius: width / 2
            color: Theme.brandText

            Words {
                anchors.centerIn: parent
                text: asked.number
                size: Theme.fontStaffSmall
                weight: Theme.weightBold
                color: Theme.paper
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            width: asked.width - disc.width - asked.spacing
            text: asked.text
            weight: Theme.weightSemibold
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.sizeDialog)
        visible: page.vm.phase === "missing"
        art: "kabelputus"
        title: qsTr("Kamera terputus")
        text: qsTr("Pasang kabel kamera, lalu tekan Coba lagi. Hadir belum tercatat.")
    }
    Banner {
        objectName: "presence.storage"
        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        visible: page.vm.phase === "failed"
        kind: "harm"
        title: qsTr("Belum bisa menyimpan. Hadir belum tercatat.")
        text: qsTr("Tempat simpan penuh. Panggil teknisi, tulis hadir di kertas.")
    }
    Button {
        objectName: "presence.retake"
        z: 1
        visible: page.vm.mayRetake && page.brief
        anchors.left: view.left
        anchors.bottom: view.bottom
        anchors.margins: Theme.space6
        label: qsTr("Ulangi")
        icon: "redo"
        onTapped: page.vm.again()
    }
    CameraView {
        id: view

        visible: page.pictured
        width: Theme.portrait ? parent.width : Math.round(parent.width * 0.63)
        height: Theme.portrait ? Math.round(width * (Theme.largeText ? 0.6 : 0.75)) : parent.height
        frames: page.vm.frames
        mirrored: page.moving
        oval: page.moving

        Rectangle {
            objectName: "presence.count"
            visible: page.counting && page.vm.count > 0
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space5
            width: Theme.fontCountdown + Theme.sizeTick
            height: width
            radius: width / 2
            color: Theme.illustrationMarigold
            border.width: Theme.borderSelected
            border.color: Theme.illustrationInk

            Words {
                anchors.centerIn: parent
                text: String(page.vm.count)
                size: Theme.fontCountdown
                weight: Theme.weightBold
                color: Theme.illustrationInk
            }
        }
        Rectangle {
            visible: page.turning && (page.live || page.shooting)
            anchors.left: page.vm.action === "left" ? parent.left : undefined
            anchors.right: page.vm.action === "right" ? parent.right : undefined
            anchors.margins: Theme.space6
            anchors.verticalCenter: parent.verticalCenter
            width: page.shooting ? Theme.sizeButtonDialog + Theme.space6 : Theme.sizeStepper
            height: width
            radius: width / 2
            color: Theme.illustrationMarigold
            border.width: Theme.borderSelected
            border.color: Theme.illustrationInk

            Icon {
                anchors.centerIn: parent
                name: page.vm.action === "left" ? "back" : "next"
                side: Theme.sizeTick
                colour: Theme.illustrationInk
            }
        }
        Rectangle {
            visible: page.live || page.shooting
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            anchors.margins: Theme.space5
            width: stamp.implicitWidth + 2 * Theme.space5
            height: Theme.sizeChip
            radius: height / 2
            color: Theme.illustrationInk

            Words {
                id: stamp

                anchors.centerIn: parent
                text: qsTr("Loket %1 · kode %2").arg(page.counter).arg(page.vm.code)
                size: Theme.fontStaffSmall
                color: Theme.illustrationWall
                wrapMode: Text.NoWrap
            }
        }
    }
    Column {
        visible: page.pictured
        anchors.left: Theme.portrait ? parent.left : view.right
        anchors.leftMargin: Theme.portrait ? 0 : Theme.spaceColumnGap
        anchors.right: parent.right
        anchors.top: Theme.portrait ? view.bottom : parent.top
        anchors.topMargin: Theme.portrait ? Theme.space6 : 0
        spacing: page.brief ? Theme.space2 : Theme.space4

        Words {
            objectName: "presence.title"
            width: parent.width
            visible: !(page.crowded && page.taken)
            text: page.taken ? qsTr("Sudah jelas?") : page.counting ? qsTr("Lihat lurus ke kamera") : page.shooting ? page.movement : page.vm.prompted ? qsTr("Presensi acak") : qsTr("Foto hadir")
            size: Theme.largeText || page.shooting || page.taken ? Theme.fontQuestion : Theme.fontDialogTitle
            weight: Theme.weightDialogTitle
            Accessible.role: Accessible.Heading
        }
        Column {
            objectName: "presence.asked"
            width: parent.width
            visible: page.live
            spacing: Theme.space3

            AskedLine {
                number: "1"
                text: qsTr("Lihat lurus ke kamera")
            }
            AskedLine {
                number: "2"
                text: page.turning ? qsTr("Lalu %1").arg(page.movement.charAt(0).toLowerCase() + page.movement.slice(1)) : page.movement
            }
        }
        Column {
            objectName: "presence.progress"
            width: parent.width
            visible: page.counting || page.shooting
            spacing: Theme.space3

            Row {
                spacing: Theme.space4

                Repeater {
                    model: page.vm.wanted

                    Rectangle {
                        required property int index

                        width: Theme.sizeTick
                        height: width
                        radius: width / 2
                        color: index < page.vm.pictures ? Theme.brandText : "transparent"
                        border.width: Theme.borderSelected
                        border.color: Theme.brandText
                    }
                }
            }
            Words {
                width: parent.width
                text: qsTr("Gambar %1 dari %2").arg(page.vm.pictures).arg(page.vm.wanted)
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
            }
        }
        Words {
            width: parent.width
            visible: page.taken && page.reason === "" && !(page.placing && (page.brief || page.vm.pictures === page.vm.wanted))
            text: page.vm.pictures < page.vm.wanted ? qsTr("Kamera hanya memberi %1 gambar. Boleh dipakai, atasan akan memeriksa.").arg(page.vm.pictures) : qsTr("Wajah terlihat dan kode terbaca.")
            color: Theme.inkSoft
        }
        Banner {
            objectName: "presence.reason"
            visible: (page.live || page.taken || page.counting) && page.reason !== ""
            width: parent.width
            kind: "attention"
            text: page.reason
        }
        Banner {
            objectName: "presence.virtual"
            visible: page.virtual && (page.live || page.taken) && page.reason === ""
            width: parent.width
            kind: "attention"
            title: page.brief ? qsTr("Kamera lain. Panggil teknisi.") : qsTr("Ini bukan kamera kios")
            text: page.brief ? "" : qsTr("Panggil teknisi. Hadir tetap dicatat dan akan diperiksa.")
        }
        Column {
            visible: page.live && page.reason === "" && !Theme.largeText && !page.virtual
            spacing: Theme.space3

            CheckLine {
                visible: page.vm.faces >= 0
                done: page.vm.faces === 1
                text: qsTr("Satu wajah terlihat")
            }
            CheckLine {
                done: page.vm.lit
                text: qsTr("Cukup terang")
            }
            CheckLine {
                done: page.vm.still
                text: qsTr("Tidak bergerak")
            }
        }
        Card {
            // The code stands on the picture as well; the warning needs the place.
            visible: !page.placing && !page.crowded && !(page.virtual && page.live && !Theme.portrait)
            width: parent.width
            height: codeRow.implicitHeight + 2 * codeRow.y + edge
            corner: Theme.radiusBanner

            Item {
                id: codeRow

                x: Theme.space5
                y: page.brief ? Theme.space2 : Theme.space4
                width: parent.width - 2 * Theme.space5
                implicitHeight: Math.max(codeWords.implicitHeight, codeNumber.implicitHeight)

                Column {
                    id: codeWords

                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width - codeNumber.width - Theme.space3

                    Words {
                        width: parent.width
                        text: qsTr("Kode acak")
                        size: Theme.fontStaffSmall
                        color: Theme.inkSoft
                    }
                    Words {
                        width: parent.width
                        visible: !page.brief
                        text: qsTr("Ada di foto")
                        size: Theme.fontStaffSmall
                        weight: Theme.weightSemibold
                    }
                }
                Words {
                    id: codeNumber

                    objectName: "presence.code"
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    text: page.vm.code
                    size: Theme.fontDialogTitle
                    weight: Theme.weightBold
                    color: Theme.brandText
                    font.letterSpacing: Theme.space3
                    wrapMode: Text.NoWrap
                }
            }
        }
        Row {
            width: parent.width
            visible: (page.live || page.taken && !page.brief && !page.placing) && !page.virtual && !page.crowded
            spacing: Theme.space4

            Icon {
                id: eye

                name: "eye"
            }
            Words {
                width: parent.width - eye.width - parent.spacing
                text: qsTr("Foto dilihat atasan Anda. Tidak ada pengenal wajah.")
                size: Theme.fontStaffSmall
                color: Theme.inkSoft
            }
        }
        Words {
            width: parent.width
            visible: page.placing
            text: page.vm.session === "evening" ? qsTr("Bekerja di mana, sesi malam?") : qsTr("Bekerja di mana, sesi siang?")
            weight: Theme.weightSemibold
        }
        Grid {
            id: places

            width: parent.width
            visible: page.placing
            columns: 2
            spacing: Theme.spaceGapMin

            Repeater {
                model: ["hall", "office", "field", "home"]

                delegate: TapCard {
                    id: workplace

                    required property string modelData

                    objectName: "presence.place." + modelData
                    width: Math.floor((places.width - places.spacing) / 2)
                    height: Theme.sizeTargetPrimary
                    selected: page.vm.workplace === modelData
                    on: selected
                    toggles: true
                    label: modelData === "hall" ? qsTr("Balai RW") : modelData === "office" ? qsTr("Kantor") : modelData === "field" ? qsTr("Lapangan") : qsTr("Rumah")
                    onTapped: page.vm.choosePlace(modelData)

                    Words {
                        anchors.centerIn: parent
                        text: workplace.label
                        size: Theme.fontBody
                        weight: Theme.weightBold
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
        Button {
            objectName: "presence.again"
            visible: page.vm.mayRetake && !page.brief
            label: qsTr("Ulangi")
            icon: "redo"
            onTapped: page.vm.again()
        }
    }
}
