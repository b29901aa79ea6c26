"""Paper: the ticket on its way through the printer, what to fetch at home, and the way back with a code."""

from __future__ import annotations

from kiosk.errors import PaperOutError, PrinterMissingError
from kiosk.ui.scenes.resident import BIRTH, choose, home, papers, ticket, walk
from kiosk.ui.scenes.scene import Act, Scene, resident_scene
from kiosk.ui.stage import Stage


def printed(*, trouble: Exception | None = None, answer: str = "", holding: bool = False) -> Act:
    """The ticket with a printer in the hall."""

    def act(stage: Stage) -> None:
        stage.held.holding = holding
        stage.printer.trouble = trouble
        ticket(stage)
        if answer == "yes":
            stage.resident.printing.yes()
        elif answer == "no":
            stage.resident.printing.no()

    return act


def fetch(service: str = BIRTH, *, ticked: int = 2) -> Act:
    def act(stage: Stage) -> None:
        if service == BIRTH:
            papers(ticked=ticked)(stage)
        else:
            choose(service)(stage)
            walk(stage, "papers")
        stage.resident.papers.fetchFirst()

    return act


def come_back(typed: str = "", *, sent: bool = False, scan: bool = False) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.openOthers()
        stage.resident.home.choose("kembali")
        stage.resident.return_place.sign(typed)
        if scan:
            stage.resident.return_place.scan()
        if sent:
            stage.resident.return_place.submit()

    return act


def _with_printer(name: str, act: Act) -> Scene:
    return Scene(name, "resident", act, printer=True)


PAPER_SCENES: tuple[Scene, ...] = (
    _with_printer("print-printing", printed(holding=True)),
    _with_printer("print-asked", printed()),
    _with_printer("print-done", printed(answer="yes")),
    _with_printer("print-unseen", printed(answer="no")),
    _with_printer("print-paper-out", printed(trouble=PaperOutError())),
    _with_printer("print-off-line", printed(trouble=PrinterMissingError())),
    resident_scene("place-keep", fetch()),
    resident_scene("place-keep-all", fetch(ticked=0)),
    resident_scene("place-keep-many", fetch("ADM-KAWIN")),
    _with_printer("place-keep-asked", fetch()),
    resident_scene("place-return", come_back("K7TR9")),
    resident_scene("place-return-mistyped", come_back("K7TR92MXA", sent=True)),
    resident_scene("place-return-scan", come_back(scan=True)),
)
