"""`kiosk technician`: the window in which a PC becomes this hall's kiosk. Joins devices, enrolment and doctor; decides nothing itself.

Invariants
- It opens no store for longer than a question; the window of the hall may follow in the same process.
- Without a line the request goes to the one stick that is plugged in, under a name of its own; the city's answer is looked for there.
- What `kiosk run --first-technician` shows: this window while the kiosk is not enrolled, never afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk import doctor, enrol
from kiosk.camera_watch import CHOSEN
from kiosk.capture.camera import open_camera
from kiosk.capture.identity import found_cameras
from kiosk.devices.printers import open_printer
from kiosk.devices.sticks import stick_folders
from kiosk.devices.voice import voice_of
from kiosk.doctor_report import Line
from kiosk.domain.hall_choices import HallChoices
from kiosk.errors import WorldError
from kiosk.flows.ports import Camera, StorageBrokenError, StorageFullError
from kiosk.flows.voice_ports import Voice
from kiosk.hall_choices import keep_choices, read_choices
from kiosk.passport import is_enrolled
from kiosk.printers import found_printers, test_slip
from kiosk.readiness import TROUBLES
from kiosk.settings import EnrolOptions, Settings
from kiosk.ui.models.technician import Choice, Enrolled
from kiosk.ui.technician_sentences import ANSWER_NAME, REQUEST_NAME
from kiosk.ui.technician_window import TechnicianWindow, screens
from kiosk.unlocking import unlock
from sync.client.enrolment import parse_code, parse_root
from sync.protocol.canonical import MalformedError
from sync.protocol.enrolment_ticket import EnrolmentTicket, write_ticket


class StickError(WorldError):
    """No stick, or more than one; the sentence says what to do."""


def main(settings: Settings, *, first: bool = False) -> int:
    """Until somebody ends it. `first`: nothing is shown when the kiosk is enrolled already."""
    if first and is_enrolled(settings) == 0:
        return 0
    voice = voice_of(settings.sound)
    window = TechnicianWindow(RealBench(settings, os.environ, voice), read_choices(settings.data_dir))
    try:
        return window.exec(settings.size, fullscreen=settings.fullscreen, service_socket=settings.service_socket)
    finally:
        voice.close()


@dataclass(frozen=True, slots=True)
class RealBench:
    settings: Settings
    environ: Mapping[str, str]
    voice: Voice

    def cameras(self) -> Sequence[Choice]:
        return [
            Choice(f"device:{each.index}", each.name, is_made_up=each.nature == "virtual") for each in found_cameras()
        ] or self._stand_in()

    def _stand_in(self) -> Sequence[Choice]:
        """A folder of pictures, where the settings name one: for rehearsal."""
        spec = self.settings.camera
        return [Choice(spec)] if spec.startswith(("folder:", "file:")) else []

    def printers(self) -> Sequence[Choice]:
        found = [Choice(spec, f"{spec} {name}".strip()) for spec, name in found_printers()]
        found += [Choice(spec) for spec in self._network_printers()]
        return [*found, Choice("none")]

    def _network_printers(self) -> list[str]:
        """What the installer was told and what was typed here: nothing plugs in where anybody would see it."""
        told = (self.settings.printer, read_choices(self.settings.data_dir).printer)
        return list(dict.fromkeys(spec for spec in told if spec.startswith("net:")))

    def screens(self) -> Sequence[Choice]:
        return [Choice(name, words) for name, words in screens()]

    def camera(self, spec: str) -> Camera:
        return open_camera(spec)

    def keep(self, choices: HallChoices) -> None:
        keep_choices(self.settings.data_dir, choices)
        self._name_the_camera(choices.camera)

    def print_test(self, printer: str) -> None:
        chosen = open_printer(printer)
        if chosen is not None:
            chosen.print_slip(test_slip())

    def enrolled(self) -> str:
        try:
            with unlock(self.settings) as store:
                who = store.book.identity()
        except TROUBLES:
            return ""
        return "" if who is None else who.site_name

    def ticket_of(self, code: str) -> str:
        """KIOSK_CITY and KIOSK_CITY_ROOT: what the installer wrote of the stick's city."""
        try:
            found = EnrolmentTicket(
                self.environ.get("KIOSK_CITY", ""),
                parse_code(code),
                parse_root(self.environ.get("KIOSK_CITY_ROOT", "")),
            )
            return write_ticket(found)
        except (ValueError, MalformedError):
            return ""

    def enrol(self, ticket: str) -> Enrolled:
        options = enrol.with_qr(EnrolOptions(), ticket)
        try:
            enrol.main(self.settings, options)
        except enrol.EnrolmentError as trouble:
            if str(trouble) != enrol.UNREACHABLE or not self._sticks():
                raise
            return self._write_request(options)
        self._name_the_camera(read_choices(self.settings.data_dir).camera)
        return "enrolled"

    def read_answer(self) -> Enrolled:
        enrol.main(self.settings, EnrolOptions(in_file=self._stick() / ANSWER_NAME))
        self._name_the_camera(read_choices(self.settings.data_dir).camera)
        return "enrolled"

    def examine(self) -> Sequence[Line]:
        chosen = read_choices(self.settings.data_dir)
        told = replace(
            self.settings,
            camera=chosen.camera or self.settings.camera,
            printer=chosen.printer or self.settings.printer,
        )
        return list(doctor.examine(told))

    def report(self, lines: Sequence[Line]) -> str:
        return doctor.report(self.settings, lines)

    def say(self, sentence: str) -> None:
        self.voice.announce(sentence, "id")

    def _write_request(self, options: EnrolOptions) -> Enrolled:
        enrol.main(self.settings, replace(options, out_file=self._stick() / REQUEST_NAME))
        return "on_stick"

    def _stick(self) -> Path:
        found = self._sticks()
        if len(found) != 1:
            raise StickError("Pasang satu stik saja, lalu coba lagi. (Plug in exactly one stick.)")
        return found[0]

    def _sticks(self) -> list[Path]:
        pretended = self.environ.get("KIOSK_STICKS")
        return stick_folders(Path(pretended) if pretended else None)

    def _name_the_camera(self, spec: str) -> None:
        """The choice also counts as the hall's own camera, once there is a store that says so."""
        keys = [each.key for each in found_cameras() if f"device:{each.index}" == spec and each.key]
        if not keys or not self.enrolled():
            return
        try:
            with unlock(self.settings) as store:
                store.notes.put({CHOSEN: keys[0]})
        except (StorageFullError, StorageBrokenError) as error:
            raise StickError(str(error)) from None
