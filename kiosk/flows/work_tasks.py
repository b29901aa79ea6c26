"""The flows behind "Kerja hari ini" and "Angka saya", and what work can be about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.flows.numbers import MyNumbers
from kiosk.flows.work import Work
from kiosk.flows.work_objects import WorkObject


@dataclass(frozen=True, slots=True)
class WorkTasks:
    """`objects`: read when first asked for."""

    work: Work
    numbers: MyNumbers
    objects: Callable[[], Sequence[WorkObject]]
