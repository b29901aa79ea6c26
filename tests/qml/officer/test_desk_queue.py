"""The card at the desk: call, call again, skip, call back, serve; and the bell that a resident rings."""

from __future__ import annotations

import pytest

from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes.queue import busy_hall, place
from kiosk.ui.stage import Stage, request_id

TICKETS = ("ticket_issued", "ticket_called", "ticket_skipped", "ticket_served", "request_taken", "request_completed")


@pytest.fixture
def called(open_hall):
    """One at the desk, three waiting, one skipped."""
    stage = Stage(count_ms=5)
    busy_hall(stage)
    return at_desk(open_hall(stage))


@pytest.fixture
def waiting(open_hall):
    stage = Stage(count_ms=5)
    busy_hall(stage, called=False)
    return at_desk(open_hall(stage))


def at_desk(hall):
    hall.stage.be_present()
    hall.stage.sign_in()
    hall.look()
    return hall


def told(hall) -> list[str]:
    return [kind for kind in hall.kinds() if kind in TICKETS]


def number(hall) -> str:
    return str(hall.find("desk.serving").property("text"))


def test_calling_the_next_one_is_one_touch_and_is_said_aloud(waiting) -> None:
    assert number(waiting) == "A-017"
    assert waiting.sees("desk.priority")
    waiting.tap("desk.callNext")
    assert waiting.stage.announcer.calls == [("A-017", 1)]
    assert "Sedang dilayani" in waiting.texts()
    waiting.tap("desk.callAgain")
    assert waiting.stage.announcer.calls == [("A-017", 1)] * 2
    assert "Dipanggil 2 kali" in waiting.texts()


def test_who_is_skipped_can_be_called_back(waiting) -> None:
    waiting.tap("desk.callNext", "desk.skip")
    assert told(waiting) == ["ticket_called", "ticket_skipped"]
    waiting.tap("desk.callBack.A-012")
    assert number(waiting) == "A-012"
    waiting.tap("desk.served")
    assert told(waiting)[-1] == "ticket_served"


def test_call_take_and_complete_are_five_touches(open_hall) -> None:
    stage = Stage(count_ms=5)
    stage.camera.still = stage.paper
    place(stage, 12, service="ADM-AKTA-ULANG", subject=request_id(12))
    hall = at_desk(open_hall(stage))
    hall.tap("desk.callNext", "desk.takeCalled", "desk.completeCalled", "footer.primary", "footer.primary")
    if "request_completed" not in told(hall):
        hall.tap("footer.primary")
    assert told(hall) == ["ticket_called", "request_taken", "request_completed", "ticket_served"]


def test_a_person_may_go_while_the_request_goes_on(called) -> None:
    called.tap("desk.finish")
    assert told(called) == ["ticket_served"]
    assert called.sees("desk.callNext")


def test_a_full_disk_calls_nobody(waiting) -> None:
    waiting.stage.kiosk.refuse = StorageFullError()
    waiting.tap("desk.callNext")
    assert "Belum bisa menyimpan." in waiting.texts()
    assert waiting.stage.announcer.calls == []


def test_a_bell_stands_on_every_staff_page_until_somebody_comes(called) -> None:
    called.stage.shell.callOfficer()
    called.stage.shell.closeDialogs()
    called.look()
    assert called.stage.announcer.rings == 1
    assert "Dipanggil warga" in called.texts()
    called.tap("desk.rung.coming")
    assert not called.sees("desk.rung")
    assert "Dipanggil warga" not in called.texts()
