"""`OfficerBook` and `LineBook`: failures and locks, what has surely passed, and the little an anchor by QR code asks.

Invariants
- A charge looks at what stands in its way and counts in one transaction: two tries at once never make eleven.
- The refused path is one indexed read (a hundredth of a millisecond); only a try that may be made waits on the disk.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain import throttle
from kiosk.domain.throttle import Moment, Tally
from kiosk.flows.officer_ports import Lock
from kiosk.flows.ports import Clock
from kiosk.store import chain, city_items, identity, state, time_floor
from kiosk.store.connection import Connection, Database
from sync.protocol.statements import CityKey
from sync.rules import capabilities

_TALLY = "select failures, boot, up_ms, challenge from pin_tally where officer = ?"


class SqlOfficerBook:
    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # --- failures ----------------------------------------------------------------------------------------------------

    def tally(self, officer_id: str) -> Tally:
        return _as_tally(self._database.row(_TALLY, (officer_id,)))

    def hall_failures(self) -> Sequence[Moment]:
        with self._database.reading() as connection:
            return [moment for _, moment in _hall(connection)]

    def charge(self, officer_id: str, now: Moment, challenge: str) -> int | None:
        with self._database.writing() as connection:
            before = _as_tally(connection.execute(_TALLY, (officer_id,)).fetchone())
            hall = _hall(connection)
            if throttle.standing(before, [moment for _, moment in hall], now) is not None:
                return None
            _drop_stale(connection, hall, now)
            failures = before.failures + 1
            connection.execute(
                "insert into pin_tally (officer, failures, boot, up_ms, challenge) values (?, ?, ?, ?, ?)"
                " on conflict do update set failures = excluded.failures, boot = excluded.boot,"
                " up_ms = excluded.up_ms, challenge = excluded.challenge",
                (officer_id, failures, now.boot, now.up_ms, challenge if failures >= throttle.LOCKED_AT else ""),
            )
            number = connection.execute(
                "insert into hall_failure (boot, up_ms) values (?, ?)", (now.boot, now.up_ms)
            ).lastrowid
            return int(number or 0)

    def settle(self, officer_id: str, charge: int) -> None:
        with self._database.writing() as connection:
            connection.execute("delete from pin_tally where officer = ?", (officer_id,))
            connection.execute("delete from hall_failure where n = ?", (charge,))

    def drop_stale_failures(self, now: Moment) -> None:
        with self._database.reading() as connection:
            hall = _hall(connection)
        if len(throttle.still_counted([moment for _, moment in hall], now)) < len(hall):
            with self._database.writing() as connection:
                _drop_stale(connection, _hall(connection), now)

    # --- locks -------------------------------------------------------------------------------------------------------

    def untold_locks(self) -> Sequence[Lock]:
        return self._locks("told = 0")

    def locks(self) -> Sequence[Lock]:
        return self._locks("1")

    def tell_lock(self, officer_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute("update pin_tally set told = 1 where officer = ?", (officer_id,))

    def unlock(self, officer_id: str, challenge: str) -> None:
        with self._database.writing() as connection:
            connection.execute("delete from pin_tally where officer = ? and challenge = ?", (officer_id, challenge))

    def unlocks_brought(self) -> Sequence[tuple[str, str]]:
        with self._database.reading() as connection:
            return [(officer, str(data["statement"])) for officer, data in city_items.every(connection, "unlock")]

    def _locks(self, which: str) -> list[Lock]:
        rows = self._database.rows(
            f"select officer, failures, challenge from pin_tally where challenge <> '' and {which} order by officer"  # noqa: S608 (constants of this module)
        )
        return [Lock(*row) for row in rows]

    # --- time --------------------------------------------------------------------------------------------------------

    def surely(self) -> datetime:
        reading = self._clock.read()
        with self._database.reading() as connection:
            moment, moved = time_floor.now(connection, reading)
        if moved:
            with self._database.writing() as connection:
                time_floor.keep(connection, reading)
        return moment

    def note_city_time(self, told: datetime) -> None:
        with self._database.writing() as connection:
            time_floor.note(connection, told, self._clock.read())

    # --- configuration and line --------------------------------------------------------------------------------------

    def badge_required(self) -> bool:
        with self._database.reading() as connection:
            who = identity.find(connection)
            return who is not None and identity.configuration(connection).intervals.get("badge_required") == 1

    def switched_off(self) -> frozenset[str]:
        """What of the kiosk the city does without in this hall (`sync.rules.capabilities`); nothing before enrolment."""
        with self._database.reading() as connection:
            if identity.find(connection) is None:
                return frozenset()
            return capabilities.switched_off(identity.configuration(connection).intervals)

    def city_keys(self) -> tuple[CityKey, ...]:
        """Of the newest signed configuration; none before enrolment."""
        with self._database.reading() as connection:
            return () if identity.find(connection) is None else identity.configuration(connection).city_keys

    def city_url(self) -> str:
        """Empty before enrolment."""
        with self._database.reading() as connection:
            who = identity.find(connection)
            return "" if who is None else who.city_url

    def head_digest(self) -> str:
        """Raises NotEnrolledError."""
        with self._database.reading() as connection:
            return chain.head(connection, identity.present(connection).epoch).digest

    def set_time_anchor(self, digest: str) -> None:
        with self._database.writing() as connection:
            state.put(connection, {"anchor": digest})


def _as_tally(row: tuple[object, ...] | None) -> Tally:
    if row is None:
        return Tally()
    failures, boot, up_ms, challenge = row
    return Tally(int(str(failures)), Moment(str(boot), int(str(up_ms))), str(challenge))


def _hall(connection: Connection) -> list[tuple[int, Moment]]:
    rows = connection.execute("select n, boot, up_ms from hall_failure order by n")
    return [(n, Moment(boot, up_ms)) for n, boot, up_ms in rows]


def _drop_stale(connection: Connection, hall: Sequence[tuple[int, Moment]], now: Moment) -> None:
    kept = set(throttle.still_counted([moment for _, moment in hall], now))
    connection.executemany("delete from hall_failure where n = ?", [(n,) for n, moment in hall if moment not in kept])
