"""Catatan balai: complaints with their clock, problems of the neighbourhood, visitors."""

from __future__ import annotations

from datetime import timedelta

from kiosk.flows.ports import FactDraft
from kiosk.ui.scenes.desk_steps import walk
from kiosk.ui.scenes.officer import desk
from kiosk.ui.scenes.scene import Act, Scene, officer_scene
from kiosk.ui.stage import SRI, Stage
from sync.protocol.fact import Actor

_HOURS = (23, 20, 3, 0)


def _concern(number: int) -> str:
    return f"018f4e9a-0000-7000-8000-0000000003{number:02}"


def furnish(stage: Stage) -> None:
    """Complaints of a day, one answered, and three problems."""
    stage.clock.advance(-timedelta(hours=25))
    categories = ("facility", "service", "neighbourhood", "other")
    for number, (category, hours) in enumerate(zip(categories, _HOURS, strict=True)):
        data = {"category": category, "code": "KMPR2345", "anonymous": False, "service": None, "request": None}
        stage.clock.advance(timedelta(hours=25 - hours) if number == 0 else timedelta(hours=_HOURS[number - 1] - hours))
        stage.kiosk.record([FactDraft("complaint_filed", _concern(number), Actor("resident"), data)])
    officer = Actor("officer", SRI.officer_id)
    stage.kiosk.record([FactDraft("complaint_answered", _concern(1), officer, {"answer": "in_progress"})])
    for number, (category, severity) in enumerate((("lighting", 3), ("drainage", 2), ("waste", 1)), 10):
        data = {"category": category, "severity": severity}
        stage.kiosk.record([FactDraft("problem_noted", _concern(number), officer, data)])


def notes(tab: str = "complaints", *, empty: bool = False) -> Act:
    def act(stage: Stage) -> None:
        if not empty:
            furnish(stage)
        desk(stage)
        stage.officer.plain_pages.openDay("notes")
        stage.officer.plain_pages.plain_desk_pages.plain_notes.turn(tab)

    return act


def answer(*answers: str) -> Act:
    def act(stage: Stage) -> None:
        notes()(stage)
        stage.camera.still = stage.paper
        stage.officer.plain_pages.plain_desk_pages.openAnswer(_concern(0))
        walk(stage, *answers)

    return act


def problem(*answers: str) -> Act:
    def act(stage: Stage) -> None:
        notes("problems")(stage)
        stage.camera.still = stage.paper
        stage.officer.plain_pages.plain_desk_pages.openProblem()
        walk(stage, *answers)

    return act


def visit(*answers: str) -> Act:
    def act(stage: Stage) -> None:
        notes()(stage)
        stage.officer.plain_pages.plain_desk_pages.openVisit()
        walk(stage, *answers)

    return act


HALL_NOTES_SCENES: tuple[Scene, ...] = (
    officer_scene("notes-complaints", notes()),
    officer_scene("notes-problems", notes("problems")),
    officer_scene("notes-empty", notes(empty=True)),
    officer_scene("notes-answer", answer()),
    officer_scene("notes-answer-words", answer("resolved")),
    officer_scene("notes-answer-before", answer("resolved", "Lampu sudah diganti pagi ini.")),
    officer_scene("notes-problem", problem()),
    officer_scene("notes-problem-severity", problem("lighting")),
    officer_scene("notes-problem-photo", problem("lighting", "3", "Lampu jalan depan balai mati tiga malam.")),
    officer_scene("notes-visit", visit()),
    officer_scene("notes-visit-purpose", visit("leader")),
    officer_scene("notes-visit-minutes", visit("leader", "review")),
)
