"""A hall that the city lets go without a part of the kiosk: the way there is gone, at the desk and for residents."""

from __future__ import annotations


def test_the_desk_has_no_way_to_what_is_switched_off(desk) -> None:
    assert desk.sees("tab.work")
    assert desk.sees("tab.numbers")
    desk.stage.kiosk.without = frozenset({"work", "practice"})
    desk.stage.officer.plain_pages.openDay("work")
    assert desk.stage.officer.plain_pages.plain_screen == "desk"
    desk.stage.officer.plain_pages.openDay("numbers")
    assert desk.stage.officer.plain_pages.plain_screen == "numbers"


def test_residents_are_not_asked_for_marks_where_that_is_off(desk) -> None:
    resident = desk.stage.resident
    resident.home.openOthers()
    assert "survey" in {row["key"] for row in resident.home.services.plain()}
    desk.stage.kiosk.without = frozenset({"survey", "keep_place"})
    resident.home.openOthers()
    assert {row["key"] for row in resident.home.services.plain()} >= {"status", "my_data", "kembali"}
    assert "survey" not in {row["key"] for row in resident.home.services.plain()}
    assert not resident.ticket.asksOpinion
    assert not resident.papers.keepsPlaces
