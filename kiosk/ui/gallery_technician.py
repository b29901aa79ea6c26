"""The gallery's technician: a workbench in memory, and the window over it.

Invariant: nothing here opens a device, a store or a line; the doctor's lines are such as `kiosk.doctor` writes, of no machine.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtQuick import QQuickWindow

from kiosk.doctor_report import Line
from kiosk.domain.hall_choices import HallChoices
from kiosk.errors import WorldError
from kiosk.flows.ports import Camera
from kiosk.ui.gallery_camera import StillCamera
from kiosk.ui.models.technician import Choice, Enrolled, TechnicianModel
from kiosk.ui.runtime import Runtime, register_types
from kiosk.ui.stage import IDENTITY, Stage

TICKET = "BALAI1.daftar.ABCDEFGHJKMN." + "0" * 64 + ".https://balai.example.id"
_WELL = (
    ("SQLite", "versinya aman."),
    ("Ruang disk", "tersisa 48210 MB."),
    ("Memori", "sisa 1904 MB."),
    ("Layar", "2 tersambung, dengan sentuhan."),
    ("Jaringan", "ada jalan ke luar."),
    ("Penguncian", "jalan keluar dari layar kios tertutup."),
    ("Kamera", "device:0 memberi gambar."),
    ("Printer", "usb:04b8:0e15 siap."),
    ("Suara", "Built-in Audio, terdengar di balai."),
    ("Model wajah", "ada dan utuh."),
    ("Pembaca KTP", "terpasang, jalan hanya saat KTP diperlihatkan."),
    ("Kunci", "TPM2 dan mesin ini."),
    ("Basis data", "terbuka."),
    ("Keutuhan berkas", "utuh, diperiksa 2026-11-24 06:04."),
    ("Rantai catatan", "catatan terakhir utuh."),
    ("Kamera kios", "kamera yang dipilih teknisi."),
    ("Jam komputer", "tidak diubah sejak kios terakhir membacanya."),
    ("Pendaftaran", "Balai RW 05 Keputran, epoch 1; 3 catatan dan 1 berkas menunggu kota."),
    ("Kota dan jam", "terjangkau, jam kios cocok."),
)
_WRONG = {
    "Kamera": "device:0 tidak menjawab; pasang kabelnya lagi atau ganti kamera.",
    "Kunci": "berkas biasa; aman selama disk tidak disalin orang. Bila komputer punya TPM, jalankan kiosk keys upgrade.",
    "Jam komputer": "baru diubah 5400 detik; setel menurut jam internet, lalu nyalakan lagi kios.",
}
HEALTHY = tuple(Line(subject, is_well=True, sentence=sentence) for subject, sentence in _WELL)
AILING = tuple(
    Line(line.subject, is_well=False, sentence=_WRONG[line.subject]) if line.subject in _WRONG else line
    for line in HEALTHY
)


class MemoryBench:
    """What stands on it may be changed between two looks."""

    def __init__(self, camera: StillCamera) -> None:
        self.eye: Camera = camera
        self.plugged = [Choice("device:0", "Logitech C270 HD"), Choice("device:4", "OBS Camera", is_made_up=True)]
        self.printing = [Choice("usb:04b8:0e15", "usb:04b8:0e15"), Choice("none")]
        self.shown = [Choice("HDMI-A-1", "HDMI-A-1: 1920 × 1080"), Choice("VGA-1", "VGA-1: 1366 × 768")]
        self.site = ""
        self.found: Sequence[Line] = HEALTHY
        self.refusal: WorldError | None = None
        self.has_line = True

    def cameras(self) -> Sequence[Choice]:
        return self.plugged

    def printers(self) -> Sequence[Choice]:
        return self.printing

    def screens(self) -> Sequence[Choice]:
        return self.shown

    def camera(self, spec: str) -> Camera:  # noqa: ARG002 - the port's shape
        return self.eye

    def keep(self, choices: HallChoices) -> None:
        pass

    def print_test(self, printer: str) -> None:
        pass

    def enrolled(self) -> str:
        return self.site

    def ticket_of(self, code: str) -> str:  # noqa: ARG002
        return ""

    def enrol(self, ticket: str) -> Enrolled:  # noqa: ARG002
        if self.refusal is not None:
            raise self.refusal
        if not self.has_line:
            return "on_stick"
        self.site = IDENTITY.site_name
        return "enrolled"

    def read_answer(self) -> Enrolled:
        return self.enrol("")

    def examine(self) -> Sequence[Line]:
        return self.found

    def report(self, lines: Sequence[Line]) -> str:
        return " | ".join(("BALAI KIOS", *(f"{line.subject}: {line.sentence}" for line in lines[:15])))

    def say(self, sentence: str) -> None:
        pass


class TechnicianStage(Stage):
    """What `open` shows is the technician's window."""

    def __init__(self) -> None:
        super().__init__(full=False)
        self.camera.still = self.paper
        self.bench = MemoryBench(self.camera)
        self.technician = TechnicianModel(self.bench, HallChoices(), self.held)

    def open(self, runtime: Runtime, size: tuple[int, int]) -> QQuickWindow:
        register_types()
        shown = {"shell": self.shell, "vm": self.technician, "width": size[0], "height": size[1]}
        window = runtime.open_window("Technician.qml", shown)
        window.show()
        self.technician.open()
        return window

    def speak(self, language: str) -> None:
        super().speak(language)
        self.technician.speak(language)

    def close(self) -> None:
        self.technician.close()
        super().close()
