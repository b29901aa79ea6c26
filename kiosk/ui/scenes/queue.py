"""The queue in the states that matter: the resident's number, the duty board, the card at the desk, the second screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kiosk.domain.queue import QueueTicket, TicketState
from kiosk.domain.ticket import QueueNumber
from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes.resident import home
from kiosk.ui.scenes.scene import Act, Scene, officer_scene, resident_scene
from kiosk.ui.stage import IDENTITY, NOW, Stage, request_id
from sync.rules.indonesian import JAKARTA

_MINUTE = timedelta(minutes=1)
_TODAY = NOW.astimezone(JAKARTA).date()


def place(
    stage: Stage,
    number: int,
    state: TicketState = "waiting",
    *,
    service: str = "ADM-KK-ULANG",
    subject: str = "018f4e9a-0000-7000-8000-0000000009ff",
    priority: bool = False,
    age: int = 12,
    turn: int = 0,
) -> None:
    """A number given `age` minutes ago; called ones since six minutes."""
    at = NOW - 6 * _MINUTE if turn else None
    stage.kiosk.queue.place(
        QueueTicket(
            day=_TODAY,
            number=QueueNumber(IDENTITY.ticket_prefix, number),
            service=service,
            subject=subject,
            issued_at=NOW - age * _MINUTE,
            priority=priority,
            state=state,
            calls=1 if turn else 0,
            skips=1 if state == "skipped" else 0,
            turn=turn,
            first_called_at=at,
            called_at=at,
        )
    )


def busy_hall(stage: Stage, *, called: bool = True) -> None:
    """One at the desk, three waiting, one who did not come."""
    if called:
        place(stage, 14, "called", service="ADM-LAHIR", subject=request_id(14), turn=2)
    place(stage, 12, "skipped", turn=1, age=30)
    place(stage, 15, age=4)
    place(stage, 16, service="ADM-KTP-ULANG", age=9)
    place(stage, 17, service="ADM-LAHIR", age=1, priority=True)


def remembered(stage: Stage) -> None:
    """Enough was called earlier today for an estimate."""
    for turn in range(1, 8):
        place(stage, turn, "served", turn=turn, age=90)
        number = QueueNumber(IDENTITY.ticket_prefix, turn)
        ticket = next(each for each in stage.kiosk.queue.tickets(_TODAY) if each.number == number)
        stage.kiosk.queue.place(replace(ticket, first_called_at=NOW - (80 - turn * (7 + turn % 3)) * _MINUTE))


def page(way: str) -> Act:
    def act(stage: Stage) -> None:
        home(stage)
        stage.resident.home.openOthers()
        stage.resident.home.choose(way)

    return act


def which(stage: Stage) -> None:
    page("queue")(stage)
    stage.resident.queue.services.openGroup("ktp")


def priority(stage: Stage) -> None:
    page("queue")(stage)
    stage.resident.queue.justAsk()


def failed(stage: Stage) -> None:
    priority(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.resident.queue.takeNumber(False)  # noqa: FBT003 - a touch


def number(*, known: bool, first: bool = False) -> Act:
    def act(stage: Stage) -> None:
        if known:
            remembered(stage)
        priority(stage)
        stage.resident.queue.takeNumber(first)
        if not first:
            place(stage, 998, "called", turn=8)
            place(stage, 997, priority=True)
            place(stage, 996, priority=True)
        stage.resident.queue.look()

    return act


def printed(stage: Stage) -> None:
    number(known=True)(stage)
    stage.resident.queue.print()


def told(stage: Stage) -> None:
    page("duty")(stage)
    stage.resident.queue.askAbsence()
    stage.resident.queue.tellAbsence()


def nobody(stage: Stage) -> None:
    stage.on_duty([])
    page("duty")(stage)


def closed(stage: Stage) -> None:
    stage.on_duty([], until="")
    page("duty")(stage)


def asking(stage: Stage) -> None:
    nobody(stage)
    stage.resident.queue.askAbsence()


def desk(act: Act, *, present: bool = True) -> Act:
    def both(stage: Stage) -> None:
        if present:
            stage.be_present()
        act(stage)
        stage.sign_in()

    return both


def asked_for(stage: Stage) -> None:
    """The number at the desk is of somebody without a request."""
    place(stage, 18, "called", service="KONSUL", turn=3)
    busy_hall(stage, called=False)


def to_take(stage: Stage) -> None:
    place(stage, 12, "called", service="ADM-AKTA-ULANG", subject=request_id(12), turn=3, priority=True)
    place(stage, 15, age=4)


def rung(stage: Stage) -> None:
    busy_hall(stage)
    stage.shell.callOfficer()
    stage.shell.closeDialogs()


def board(act: Act) -> Act:
    def both(stage: Stage) -> None:
        act(stage)
        stage.board.look()

    return both


def quiet(stage: Stage) -> None:
    stage.on_duty([], until="")


def board_scene(name: str, act: Act) -> Scene:
    return Scene(name, "board", board(act))


QUEUE_SCENES: tuple[Scene, ...] = (
    resident_scene("queue-about", page("queue")),
    resident_scene("queue-which", which),
    resident_scene("queue-priority", priority),
    resident_scene("queue-failed", failed),
    resident_scene("queue-number", number(known=True)),
    resident_scene("queue-number-unknown", number(known=False)),
    resident_scene("queue-number-first", number(known=False, first=True)),
    Scene("queue-number-printer", "resident", number(known=True), printer=True),
    Scene("queue-number-printed", "resident", printed, printer=True),
    resident_scene("duty", page("duty")),
    resident_scene("duty-nobody", nobody),
    resident_scene("duty-closed", closed),
    resident_scene("duty-asking", asking),
    resident_scene("duty-told", told),
    officer_scene("desk-queue-called", desk(busy_hall)),
    officer_scene("desk-queue-asking", desk(asked_for)),
    officer_scene("desk-queue-to-take", desk(to_take)),
    officer_scene("desk-queue-next", desk(lambda stage: busy_hall(stage, called=False))),
    officer_scene("desk-queue-rung", desk(rung)),
    board_scene("board", busy_hall),
    board_scene("board-rung", rung),
    board_scene("board-quiet", quiet),
)
