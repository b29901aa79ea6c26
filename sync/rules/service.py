"""A service of the hall as the catalogue describes it: values, and the one rule that says which papers it wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sync.rules.conditions import Condition, Facts, Verdict, evaluate
from sync.rules.fields import Field

Group = Literal["ktp", "kk", "lahir", "pindah", "meninggal", "surat", "lainnya"]
GROUPS: tuple[Group, ...] = ("ktp", "kk", "lahir", "pindah", "meninggal", "surat", "lainnya")

# As in the fact `request_filed`.
Standard = Literal["city_24h", "one_working_day", "published", "same_visit", "respond_24h", "none"]

# paper: brought, and photographed where `photo`; thing: brought, never photographed (a telephone); answers: a form that the
# answers replace; condition: something a person is, not has; officer: made by officers later. Residents are asked to tick
# papers and things only.
RequirementKind = Literal["paper", "thing", "answers", "condition", "officer"]


@dataclass(frozen=True, slots=True)
class Requirement:
    """`label` is the official wording; `short`, `hint` and `only_if` are what a resident reads.

    `when` None means always; `only_if` says the condition in their words ("Kalau anak 3-17 tahun"). For the kind
    `condition`, `met_when` says when it is fulfilled.
    """

    id: str
    label: str
    kind: RequirementKind
    short: str
    hint: str = ""
    art: str = "surat"
    photo: bool = False
    optional: bool = False
    original_to_show: bool = False
    when: Condition | None = None
    only_if: str = ""
    met_when: Condition | None = None

    def is_brought(self) -> bool:
        return self.kind in ("paper", "thing")

    def is_needed(self, facts: Facts, *, today: date) -> Verdict:
        """None while the answers that decide it are not given."""
        return True if self.when is None else evaluate(self.when, facts, today=today)

    def is_met(self, facts: Facts, *, today: date) -> Verdict:
        """Only for the kind `condition`: True when the answers show it, None while unknown."""
        return None if self.met_when is None else evaluate(self.met_when, facts, today=today)


@dataclass(frozen=True, slots=True)
class Service:
    """`fields` holds the questions in the order of asking, flags included.

    `online_only`: nothing can be finished without the internet, so the kiosk books and queues. `assisted_only`: an officer
    fills it in with the resident. `route_around_local_staff`: sealed to the inspectorate, unreadable at the desk.
    """

    code: str
    name: str
    short_name: str
    category: str
    group: Group
    art: str
    words: tuple[str, ...]
    owner: str
    output: str
    pickup: str
    requirements: tuple[Requirement, ...]
    fields: tuple[Field, ...]
    standard: Standard
    published_days: int | None
    clock: str
    not_counted_when: tuple[str, ...]
    notice: str = ""
    assisted_only: bool = False
    online_only: bool = False
    needs_internet: bool = False
    child_data: bool = False
    health_data: bool = False
    field_visit_required: bool = False
    route_around_local_staff: bool = False
    not_self_printable: bool = False

    def field(self, key: str) -> Field:
        """Raises KeyError."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def requirement(self, requirement_id: str) -> Requirement:
        """Raises KeyError."""
        for requirement in self.requirements:
            if requirement.id == requirement_id:
                return requirement
        raise KeyError(requirement_id)
