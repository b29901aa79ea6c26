"""What the change feed brought: rows of `city_item`, the newest version of each record.

Invariants
- A lower version never replaces a higher one; an item whose data make no sense is skipped, never an error.
- Kinds that this version does not know are kept: a newer program will read them.

Kinds read here: `configuration` (statements.Configuration); `roster` ({name, title, pin_hash, sites, badge, activation}, one
an officer, by id; whose `sites` lack this hall has left it); `unit` ({name, short, open}); `referral` ({answer, answered_at, who},
by referral id); `unlock` ({statement}, by officer); `officer_hours` ({presences}, by officer); `plan` (as in PROTOCOL.md, by plan); `catalogue` ({document}: the YAML); `request_status` ({state}, by request id:
the fold of this kiosk's facts and the city's own, its version counts them).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from kiosk.flows.ports import Officer, RequestState
from kiosk.store import identity, officer_pins
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.instant import read_day, read_instant
from sync.protocol.statements import ChangeItem, Configuration

STATES = frozenset(get_args(RequestState))
ITEM_LIMIT_BYTES = 8 << 20


def keep(connection: Connection, item: ChangeItem) -> bool:
    """Whether it stands now: it made sense, and nothing newer was here."""
    if not is_sensible(item):
        return False
    data = encode(item.data).decode()
    if item.kind == "configuration":
        identity.keep_configuration(connection, Configuration.from_object(item.data))
        return True
    before = get(connection, item.kind, item.id)
    kept = connection.execute(
        "insert into city_item (kind, id, version, data) values (?, ?, ?, ?) on conflict do update"
        " set version = excluded.version, data = excluded.data where excluded.version >= version",
        (item.kind, item.id, item.version, data),
    ).rowcount
    if kept and item.kind == "roster":
        officer_pins.roster_came(connection, item.id, before, item.data)
    return bool(kept)


def is_sensible(item: ChangeItem) -> bool:
    try:
        _check(item)
        encode(item.data)
    except MalformedError:
        return False
    return True


def get(connection: Connection, kind: str, item_id: str) -> Mapping[str, Any] | None:
    row = connection.execute("select data from city_item where kind = ? and id = ?", (kind, item_id)).fetchone()
    return None if row is None else _read(row[0])


def every(connection: Connection, kind: str) -> list[tuple[str, Mapping[str, Any]]]:
    """(id, data), by id."""
    rows = connection.execute("select id, data from city_item where kind = ? order by id", (kind,))
    return [(item_id, _read(data)) for item_id, data in rows]


def officers(connection: Connection, site_id: str) -> list[Officer]:
    """Who serves this hall now, by name."""
    found = [
        Officer(
            officer_id,
            data["name"],
            data.get("title", ""),
            officer_pins.pin_hash(connection, officer_id, data),
            data.get("badge", ""),
            officer_pins.activation(connection, data),
        )
        for officer_id, data in every(connection, "roster")
        if site_id in data["sites"]
    ]
    return sorted(found, key=lambda officer: officer.name)


def catalogue(connection: Connection) -> bytes | None:
    row = connection.execute(
        "select data from city_item where kind = 'catalogue' order by version desc limit 1"
    ).fetchone()
    return None if row is None else str(_read(row[0])["document"]).encode()


def status_of(connection: Connection, request_id: str, *, facts: int) -> RequestState | None:
    """What the city's fold says, when it holds at least the `facts` that this kiosk recorded about the request."""
    row = connection.execute(
        "select data from city_item where kind = 'request_status' and id = ? and version >= ?", (request_id, facts)
    ).fetchone()
    state = None if row is None else _read(row[0])["state"]
    return cast("RequestState", state) if state in STATES else None


def _read(text: str) -> Mapping[str, Any]:
    return decode(text.encode(), limit_bytes=ITEM_LIMIT_BYTES)


def _check(item: ChangeItem) -> None:
    """Raises MalformedError for a kind that is read here and data that the readers could not use."""
    data: Mapping[str, Any] = item.data
    match item.kind:
        case "configuration":
            Configuration.from_object(data)
        case "roster":
            _texts(data, needed=("name",), allowed=("title", "pin_hash", "badge"))
            _list_of_texts(data, "sites")
            officer_pins.check(data)
        case "catalogue":
            _texts(data, needed=("document",))
        case "request_status":
            _texts(data, needed=("state",))
        case "unlock":
            _texts(data, needed=("statement",))
        case "officer_hours":
            _presences(data)
        case "plan":
            _plan(data)
        case "unit":
            _texts(data, needed=("name",), allowed=("short",))
        case "referral":
            _texts(data, needed=("answer", "answered_at"), allowed=("who",))
            read_instant(data["answered_at"])


def _texts(data: Mapping[str, Any], *, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> None:
    present = (*needed, *(name for name in allowed if name in data))
    if not all(isinstance(data.get(name), str) for name in present):
        raise MalformedError("a change item without the text it is about")


def _list_of_texts(data: Mapping[str, Any], name: str) -> None:
    values = data.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise MalformedError("a change item without the list it is about")


def _plan(data: Mapping[str, Any]) -> None:
    _texts(data, needed=("officer", "period", "words", "unit"))
    if data.get("day") is not None:
        _texts(data, needed=("day",))
        read_day(data["day"])
    numbers = all(type(data.get(name)) is int and data[name] >= 0 for name in ("target", "weight"))
    if not numbers or not all(isinstance(data.get(name), bool) for name in ("main", "ended")):
        raise MalformedError("a plan without its target, weight or standing")


def _presences(data: Mapping[str, Any]) -> None:
    told = data.get("presences")
    if not isinstance(told, list) or not all(isinstance(one, Mapping) for one in told):
        raise MalformedError("a change item without the list it is about")
    for one in told:
        _texts(one, needed=("presence", "kiosk", "hall", "place", "started", "standing"))
        read_instant(one["started"])
        if one.get("ended") is not None:
            _texts(one, needed=("ended",))
            read_instant(one["ended"])
        elif "ended" not in one:
            raise MalformedError("a presence that does not say whether it ended")
