"""Presence beside the mirror: place, hours, a forgotten end, leaving for another place, the diary of outages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kiosk.flows.hours_ports import Elsewhere, OutageRow
from kiosk.flows.ports import PresenceRow, StorageFullError
from kiosk.ui.scenes.officer import desk, presence_taken
from kiosk.ui.scenes.scene import Act, Scene, officer_scene
from kiosk.ui.stage import NOW, SRI, Stage

_HOUR = timedelta(hours=1)
_OTHER_HALL = "Balai RW 07 Embong Kaliasin"


def local(day: int, clock: str) -> datetime:
    """Of November 2026, in Surabaya."""
    hour, minute = clock.split(".")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=UTC) - 7 * _HOUR


def past(stage: Stage, day: int, start: str, end: str, **more: object) -> None:
    """A presence of an earlier day, measured unless `more` says otherwise."""
    number = len(stage.kiosk.presences()) + 1
    row = PresenceRow(
        f"018f4e9a-0000-7000-8000-0000000003{number:02}",
        SRI.officer_id,
        "hall",
        local(day, start),
        local(day, end) if end else None,
        fact_id=f"018f4e9a-0000-7000-8000-0000000004{number:02}",
        passed=local(day, end) - local(day, start) if end else None,
    )
    stage.kiosk.place_presence(replace(row, **more))  # type: ignore[arg-type]  # fields by name


def a_week(stage: Stage) -> None:
    past(stage, 16, "07.28", "16.02")
    past(stage, 17, "07.40", "16.00")
    past(stage, 17, "18.00", "20.05", session="evening")
    past(stage, 18, "07.31", "12.00")
    past(stage, 18, "13.00", "16.00", place="field")
    past(stage, 19, "07.30", "", claimed_end=local(19, "16.00"))
    past(stage, 20, "09.10", "16.30", passed=None)
    past(stage, 23, "07.30", "11.05")
    stage.hours_book.place_outage(OutageRow("power", local(20, "07.00"), local(20, "09.05")))
    stage.hours_book.place_outage(OutageRow("central_system", local(20, "10.00"), local(20, "11.30")))
    stage.hours_book.place_elsewhere(
        SRI.officer_id,
        [Elsewhere("e1", _OTHER_HALL, "hall", local(23, "10.45"), local(23, "16.00"), is_claim=False)],
    )


def hours(act: Callable[[Stage], None] | None = None) -> Act:
    def scene(stage: Stage) -> None:
        a_week(stage)
        desk(stage)
        stage.officer.plain_pages.openDay("hours")
        if act is not None:
            act(stage)

    return scene


def _last_week_day(index: int) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        page = stage.officer.plain_pages.plain_day.plain_hours
        page.otherWeek()
        page.openDay(index)

    return act


def _this_week_day(stage: Stage) -> None:
    stage.officer.plain_pages.plain_day.plain_hours.openDay(0)


def hours_on_leave(stage: Stage) -> None:
    """The rest of this week, from Wednesday on."""
    stage.hours_book.place_days_off(SRI.officer_id, [date(2026, 11, day) for day in range(25, 28)])
    hours()(stage)


def hours_alone(stage: Stage) -> None:
    """Nothing of this week yet, and the city told nothing."""
    stage.sign_in()
    stage.officer.plain_pages.openDay("hours")
    stage.officer.plain_pages.plain_day.plain_hours.openDay(1)


def forgotten(choice: str = "", *, day: int = 23) -> Act:
    def scene(stage: Stage) -> None:
        past(stage, day, "07.31", "")
        row = stage.kiosk.presences()[-1]
        stage.hours_book.place_last_act(row.presence_id, local(day, "14.12"))
        stage.sign_in()
        if choice:
            stage.officer.plain_pages.plain_day.plain_forgotten.choose(choice)

    return scene


def claimed(stage: Stage) -> None:
    forgotten("closing")(stage)
    stage.officer.plain_pages.plain_day.plain_forgotten.save()


def afternoon(stage: Stage) -> None:
    """14.30, the queue is empty since 14.12."""
    stage.clock.advance(local(24, "14.30") - NOW)
    stage.hours_book.place_queue_change(local(24, "14.12"))
    desk(stage)


def leaving_empty(stage: Stage) -> None:
    afternoon(stage)
    stage.officer.plain_pages.askLeave()


def leave(reason: str = "empty_hall", *, early: bool = False, going: str = "", words: str = "") -> Act:
    def scene(stage: Stage) -> None:
        (desk if early else afternoon)(stage)
        stage.officer.leave(reason)
        page = stage.officer.plain_pages.plain_day.plain_leave
        if going:
            page.go(going)
        page.setWords(words)

    return scene


def leave_writing(stage: Stage) -> None:
    leave("other", going="field", words="Mengantar berkas ke kecamatan")(stage)
    stage.officer.plain_pages.plain_day.plain_leave.write()


def leave_on_a_full_disk(stage: Stage) -> None:
    leave(going="office")(stage)
    stage.kiosk.refuse = StorageFullError()
    stage.officer.plain_pages.plain_day.plain_leave.leave()


def place_elsewhere(stage: Stage) -> None:
    presence_taken(stage)
    stage.officer.plain_pages.plain_presence.choosePlace("field")


def central_down(stage: Stage) -> None:
    desk(stage)
    stage.officer.tellCentralSystem()


def central_menu(stage: Stage) -> None:
    central_down(stage)
    stage.officer.plain_pages.openMenu()


PRESENCE_SCENES: tuple[Scene, ...] = (
    officer_scene("presence-place", place_elsewhere),
    officer_scene("presence-hours", hours()),
    officer_scene(
        "presence-hours-last-week", hours(lambda stage: stage.officer.plain_pages.plain_day.plain_hours.otherWeek())
    ),
    officer_scene("presence-hours-day", hours(_last_week_day(4))),
    officer_scene("presence-hours-claimed", hours(_last_week_day(3))),
    officer_scene("presence-hours-two-halls", hours(_this_week_day)),
    officer_scene("presence-hours-leave", hours_on_leave),
    officer_scene("presence-hours-nothing", hours_alone),
    officer_scene("presence-forgotten", forgotten()),
    officer_scene("presence-forgotten-older", forgotten("last_act", day=19)),
    officer_scene("presence-forgotten-other", forgotten("other")),
    officer_scene("presence-forgotten-kept", claimed),
    officer_scene("presence-leaving-empty", leaving_empty, empty=True),
    officer_scene("presence-leave", leave(going="office"), empty=True),
    officer_scene("presence-leave-early", leave(early=True)),
    officer_scene("presence-leave-other", leave("other", going="field", words="Mengantar berkas ke kecamatan")),
    officer_scene("presence-leave-words", leave_writing),
    officer_scene("presence-leave-full-disk", leave_on_a_full_disk, empty=True),
    officer_scene("presence-central-down", central_down),
    officer_scene("presence-central-menu", central_menu),
)
