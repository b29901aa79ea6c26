"""The hand-written deadlines (`deadline_cases.yaml`) as values, and as what happens one after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import yaml

from sync.protocol.instant import write_instant
from sync.rules.indonesian import JAKARTA
from sync.rules.service_clock import Away, Outage

OFFICERS = {"A": "0192f5a0-0000-7000-8000-0000000000aa", "B": "0192f5a0-0000-7000-8000-0000000000bb"}
_REASONS = {
    "papers": "waiting_resident_documents",
    "blanko": "blanko_ktp_out_of_stock",
    "field": "field_verification_pending",
    "region": "other_region_confirmation",
    "system": "central_system_down",
    "court": "court_or_religious_office",
}
_KINDS = {
    "take": "request_taken",
    "return": "request_returned",
    "amend": "request_amended",
    "pause": "request_paused",
    "resume": "request_resumed",
    "refer": "request_referred",
    "complete": "request_completed",
    "hand_off": "request_handed_off",
    "collect": "request_collected",
    "void": "request_voided",
}
_UNIT = "0192f5a0-0000-7000-8000-0000000000dd"


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact about the request, or an `outage_noted` of its kiosk."""

    at: datetime
    kind: str
    data: Mapping[str, Any]
    officer: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    said: Mapping[str, Any]

    @property
    def service(self) -> str:
        return str(self.said["service"])

    @property
    def filed_at(self) -> datetime:
        return moment(self.said["filed"])

    @property
    def now(self) -> datetime | None:
        return moment(self.said["now"]) if "now" in self.said else None

    @property
    def is_about_outages(self) -> bool:
        return "outages" in self.said

    @property
    def is_excepted(self) -> bool:
        return bool(self.said.get("excepted", False))

    def outages(self) -> list[Outage]:
        return [_outage(text) for text in self.said.get("outages", ())]

    def steps(self) -> list[Happened]:
        """Of the request, without its filing, in the order told."""
        return [_step(text) for text in self.said.get("steps", ())]

    def noted(self) -> list[Happened]:
        """The facts of the outages: told when they are over, or when they begin where nobody says that they ended."""
        return [_noted(one) for one in self.outages()]

    def expected(self, name: str) -> datetime | None:
        told = self.said.get(name)
        return moment(told) if told else None


@cache
def cases() -> tuple[Case, ...]:
    told = yaml.safe_load(Path(__file__).with_name("deadline_cases.yaml").read_text("utf-8"))
    return tuple(Case(one["id"], one) for one in told)


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=JAKARTA)


def _outage(text: str) -> Outage:
    away, rest = text.split(" ", 1)
    began, ended = rest.split(" until ")
    known: dict[str, Away] = {name: name for name in ("power", "network", "city", "central_system")}
    return Outage(known[away], moment(began), None if ended == "nobody-said" else moment(ended))


def _noted(outage: Outage) -> Happened:
    told = {
        "of": outage.away,
        "began_at": write_instant(outage.began_at),
        "ended_at": write_instant(outage.ended_at) if outage.ended_at else None,
    }
    return Happened(outage.ended_at or outage.began_at, "outage_noted", told)


def _step(text: str) -> Happened:
    at, (verb, *more) = moment(text[:16]), text[17:].split(" ")
    who = OFFICERS.get(more[0]) if more else None
    return Happened(at, _KINDS[verb], _data(verb, more), who)


def _data(verb: str, more: list[str]) -> dict[str, Any]:
    match verb:
        case "pause":
            return {"reason": _REASONS[more[0]]}
        case "return":
            return {"reason": "missing_documents", "missing": ["kk"]}
        case "amend":
            return {"amends": _UNIT, "documents": [], "form": "unchanged"}
        case "refer":
            return {"referral": str(uuid4()), "unit": _UNIT, "question": "data"}
        case "complete":
            return {"outcome": "done"}
        case "hand_off":
            return {"to": "dispendukcapil"}
        case "collect":
            return {"by": "self"}
        case "void":
            return {"reason": "resident_undo"}
        case _:
            return {}
