"""The flows behind the pages around one request and the hall's notes."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.flows.hall_notes import HallNotes
from kiosk.flows.ports import Printer
from kiosk.flows.request_steps import RequestSteps


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskTasks:
    """`printer` None: slips are photographed from the screen."""

    steps: RequestSteps
    notes: HallNotes
    printer: Printer | None
