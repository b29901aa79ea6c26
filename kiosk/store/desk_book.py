"""`DeskBook`: the facts about one request, the hall's notes, and the units and answers that the city told.

Invariants
- Nothing here is a table of its own: what is read is the chain (by subject, and by an index of the few kinds of notes) and
  the change feed's items, so a rebuild has nothing to make anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from kiosk.errors import KeyUnreadableError, NotEnrolledError
from kiosk.flows.desk_ports import NOTE_KINDS, ReferralAnswer, Unit
from kiosk.store import city_items, phone_papers
from kiosk.store.connection import Database
from sync.protocol.fact import Fact, parse_fact_shape
from sync.protocol.instant import read_instant
from sync.rules.concern import Answer

# Word for word the condition of the index `fact_note`, else SQLite does not use it.
_NOTES = "kind in ('complaint_filed', 'complaint_answered', 'problem_noted', 'visit_logged')"


class SqlDeskBook:
    def __init__(self, database: Database, reply_identity: Callable[[], str]) -> None:
        """`reply_identity` opens what the city sealed to this kiosk; raises NotEnrolledError, KeyUnreadableError."""
        self._database = database
        self._reply_identity = reply_identity

    def facts_about(self, subject: str) -> Sequence[Fact]:
        rows = self._database.rows("select payload from fact where subject = ? order by n", (subject,))
        return [parse_fact_shape(bytes(payload)) for (payload,) in rows]

    def requests_of(self, services: Collection[str]) -> Sequence[str]:
        marks = ", ".join("?" * len(services))
        rows = self._database.rows(
            f"select request_id from request where service in ({marks}) and state <> 'voided' order by filed_at, request_id",  # noqa: S608 (question marks)
            tuple(services),
        )
        return [request_id for (request_id,) in rows]

    def notes(self) -> Sequence[Fact]:
        rows = self._database.rows(f"select payload from fact where {_NOTES} order by n", ())  # noqa: S608 (a constant)
        return [fact for (payload,) in rows if (fact := parse_fact_shape(bytes(payload))).kind in NOTE_KINDS]

    def units(self) -> Sequence[Unit]:
        with self._database.reading() as connection:
            told = city_items.every(connection, "unit")
        units = [Unit(unit_id, data["name"], data.get("short", "")) for unit_id, data in told if data.get("open", True)]
        return sorted(units, key=lambda unit: unit.name)

    def referral_answer(self, referral: str) -> ReferralAnswer | None:
        with self._database.reading() as connection:
            data = city_items.get(connection, "referral", referral)
        if data is None:
            return None
        return ReferralAnswer(data["answer"], read_instant(data["answered_at"]), data.get("who", ""))

    def city_answers(self, concern: str) -> Sequence[Answer]:
        with self._database.reading() as connection:
            data = city_items.get(connection, "concern", concern)
        answers = data["answers"] if data else []
        return [Answer(one["answer"], None, read_instant(one["answered_at"])) for one in answers]

    def phone_papers(self) -> Collection[tuple[str, str]]:
        with self._database.reading() as connection:
            return phone_papers.waiting(connection)

    def phone_photo(self, request_id: str, requirement: str) -> bytes | None:
        try:
            identity = self._reply_identity()
        except (NotEnrolledError, KeyUnreadableError):
            return None
        with self._database.reading() as connection:
            return phone_papers.photo(connection, request_id, requirement, identity)
