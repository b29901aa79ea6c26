"""The technician's window: devices, the screen, enrolment, the check, and what goes wrong in each."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.errors import WorldError
from kiosk.ui.gallery_technician import AILING, TICKET, TechnicianStage
from kiosk.ui.models.technician import Choice
from kiosk.ui.scenes.scene import Act, Scene
from kiosk.ui.stage import Stage

Part = Callable[[TechnicianStage], None]


def at(page: str, *acts: Part, before: Part | None = None) -> Act:
    """`before`: on the bench before the page is looked at."""

    def scene(stage: Stage) -> None:
        assert isinstance(stage, TechnicianStage)
        if before is not None:
            before(stage)
            stage.technician.open()
        stage.technician.go(page)
        for act in acts:
            act(stage)

    return scene


def printer(stage: TechnicianStage) -> None:
    stage.technician.choosePrinter("usb:04b8:0e15")


def printed(stage: TechnicianStage) -> None:
    printer(stage)
    stage.technician.printTest()


def far_printer(stage: TechnicianStage) -> None:
    stage.technician.typePrinter("8.8.8.8")


def many(stage: TechnicianStage) -> None:
    stage.bench.plugged = [
        Choice("device:0", "Logitech, Inc. HD Pro Webcam C920 (046d:082d)"),
        Choice("device:2", "Integrated Webcam HD"),
        Choice("device:4"),
        Choice("device:6", "Kamera dokumen USB 13 MP"),
        Choice("device:8", "v4l2loopback", is_made_up=True),
    ]
    stage.bench.printing = [
        Choice("usb:04b8:0e15", "usb:04b8:0e15"),
        Choice("system:EPSON_TM_T82", "system:EPSON_TM_T82"),
        Choice("system:HP LaserJet", "system:HP LaserJet Pro M12w ruang sekretariat RW 05"),
        Choice("file:/dev/usb/lp0", "file:/dev/usb/lp0"),
        Choice("none"),
    ]
    stage.bench.shown = [Choice(f"DP-{number}", f"DP-{number}: 1920 × 1080") for number in range(1, 6)]


def blind(stage: TechnicianStage) -> None:
    stage.bench.plugged = []
    stage.bench.printing = [Choice("none")]
    stage.technician.chooseCamera("")


def dense(stage: TechnicianStage) -> None:
    stage.technician.widen(45)


def enrolled(stage: TechnicianStage) -> None:
    stage.technician.enrol(TICKET)


def refused(stage: TechnicianStage) -> None:
    stage.bench.refusal = WorldError(
        "Kode pendaftaran salah atau sudah lewat: minta lembar baru dari kota. (The code is wrong or over: ask the city for a new sheet.)"
    )
    stage.technician.enrol(TICKET)


def no_line(stage: TechnicianStage) -> None:
    stage.bench.has_line = False
    stage.technician.enrol(TICKET)


def no_ticket(stage: TechnicianStage) -> None:
    stage.technician.enrol("https://promo.example.com")


def busy(stage: TechnicianStage) -> None:
    stage.held.holding = True
    stage.technician.enrol(TICKET)


def ailing(stage: TechnicianStage) -> None:
    stage.bench.found = AILING


def language(stage: TechnicianStage) -> None:
    stage.shell.chooseLanguage()


TECHNICIAN_SCENES: tuple[Scene, ...] = tuple(
    Scene(f"technician-{name}", "technician", act)
    for name, act in (
        ("devices", at("devices", printer)),
        ("devices-printed", at("devices", printed)),
        ("devices-many", at("devices", before=many)),
        ("devices-no-address", at("devices", far_printer)),
        ("devices-none", at("devices", before=blind)),
        ("screen", at("screen")),
        ("screen-many", at("screen", dense, before=many)),
        ("enrol", at("enrol")),
        ("enrol-blind", at("enrol", before=blind)),
        ("enrol-other-code", at("enrol", no_ticket)),
        ("enrol-busy", at("enrol", busy)),
        ("enrol-refused", at("enrol", refused)),
        ("enrol-stick", at("enrol", no_line)),
        ("enrolled", at("enrol", enrolled)),
        ("check", at("check")),
        ("check-wrong", at("check", before=ailing)),
        ("language", at("devices", language)),
    )
)
