"""Kerja hari ini and Angka saya by touch: what an officer presses, and how often."""

from __future__ import annotations

from datetime import date

from kiosk.flows.ports import StorageFullError
from kiosk.ui.scenes import work as scenes


def logged(hall) -> list[str]:
    return [fact.kind for fact in hall.stage.kiosk.facts if fact.kind.startswith("work_")]


def test_the_footer_of_the_desk_leads_to_work_and_back(desk) -> None:
    desk.tap("tab.work")
    assert desk.sees("work.addPlan")
    desk.tap("footer.back")
    assert desk.sees("tab.numbers")


def test_an_entry_with_a_photo_is_eight_touches_besides_typing(desk) -> None:
    scenes.furnish(desk.stage)
    desk.stage.camera.still = desk.stage.paper

    desk.tap("tab.work", "footer.primary", "entry.plan.0")
    desk.type("ok")
    desk.tap("footer.primary")
    desk.type("aman")
    desk.tap("footer.primary", "entry.photo", "footer.primary", "footer.primary")

    (fact,) = [each for each in desk.stage.kiosk.facts if each.kind == "work_logged"]
    assert [part.role for part in fact.parts] == ["text", "output"]
    assert fact.data["plan"] == scenes.PLANS[1].plan_id
    assert desk.sees("work.undo")
    desk.tap("work.undo")
    assert logged(desk) == ["work_logged", "work_voided"]


def test_served_requests_are_confirmed_together_in_three_touches(desk) -> None:
    scenes.furnish(desk.stage)

    desk.tap("tab.work", "work.drafts", "footer.primary")

    assert logged(desk) == ["work_logged", "work_logged"]
    assert not desk.sees("work.waiting")


def test_a_missing_plan_is_said_and_yesterdays_is_copied(desk) -> None:
    for plan in scenes.YESTERDAY:
        desk.stage.work.place_plan("018f4e9a-0000-7000-8000-000000000001", plan)

    desk.tap("tab.work")
    assert desk.sees("work.noplan")
    desk.tap("work.copy")

    assert not desk.sees("work.noplan")
    assert logged(desk) == ["work_planned"]


def test_a_full_disk_loses_nothing_that_was_typed(desk) -> None:
    scenes.entry_form(desk.stage)
    desk.stage.kiosk.refuse = StorageFullError()

    desk.tap("footer.primary")

    page = desk.stage.officer.plain_pages.plain_day.plain_work.plain_entry
    assert desk.sees("entry.failed")
    assert page.plain_entry.output.startswith("Saluran")
    desk.stage.kiosk.refuse = None
    desk.tap("footer.primary")
    assert logged(desk) == ["work_logged"]


def test_a_late_request_opens_into_an_objection_that_is_shown_as_sent(desk) -> None:
    scenes.furnish(desk.stage)

    desk.tap("tab.numbers", "numbers.late", "number.line.0.object")
    desk.type("habis")
    desk.tap("footer.primary")

    assert desk.stage.kiosk.facts[-1].kind == "objection_filed"
    assert desk.stage.kiosk.facts[-1].data["about"] == "late_request"
    assert desk.sees("number.news")
    rows = desk.stage.officer.plain_pages.plain_day.plain_numbers.plain_lines.plain()
    assert rows[-1]["kind"] == "objection"


def test_leave_stands_beside_the_targets_that_it_makes_smaller(desk) -> None:
    scenes.furnish(desk.stage)
    desk.stage.work.place_days_off(
        "018f4e9a-0000-7000-8000-000000000001", [date(2026, 11, day) for day in range(9, 14)]
    )
    desk.tap("tab.numbers", "numbers.index")
    rows = desk.stage.officer.plain_pages.plain_day.plain_numbers.plain_lines.plain()
    assert [row["a"] for row in rows if row["kind"] == "leave"] == ["5"]
