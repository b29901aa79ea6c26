"""What the change feed brought: rows of `city_item`, the newest version of each record.

Invariants
- A lower version never replaces a higher one; an item whose data make no sense is skipped, never an error.
- Kinds that this version does not know are kept: a newer program will read them.

Kinds read here: `configuration` (statements.Configuration); `roster` ({name, title, pin_hash, sites, badge, activation}, one
an officer, by id; whose `sites` lack this hall has left it); `unit` ({name, short, open}); `referral` ({answer, answered_at, who},
by referral id); `concern` ({answers}: what the city answered, by concern id); `unlock` ({statement}, by officer); `officer_hours` ({presences, off?}, by officer); `plan` and `work_review` (as in PROTOCOL.md, by plan and by entry); `catalogue` ({document}: the YAML);
`catalogue_coming` (the same, to be used from its day `from` on; no document: withdrawn); `calendar` and `hall_hours` (as
`sync.rules.calendar_told` reads them); `index_rules` ({document}: YAML as `sync.rules.performance_rules` reads it); `phone_paper` (a piece of a photo, see phone_papers.py); `request_status` ({state, stops?}, by request id:
the fold of this kiosk's facts and the city's own, its version counts them).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast, get_args

from kiosk.flows.ports import Officer, RequestState
from kiosk.store import days_off, identity, officer_pins, phone_papers, work_reviews
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.instant import read_day, read_instant
from sync.protocol.statements import ChangeItem, Configuration
from sync.rules.calendar import CalendarError
from sync.rules.calendar_told import check_calendar, check_hall_hours
from sync.rules.rule_reading import RuleError
from sync.rules.shipped_calendar import shipped_document
from sync.rules.stop_clock import STOP_REASONS

STATES = frozenset(get_args(RequestState))
MOST_STOPS = 500
ITEM_LIMIT_BYTES = 8 << 20
_TEXTS_OF = {
    "catalogue": ("document",),
    "catalogue_coming": ("document", "from"),
    "index_rules": ("document",),
    "request_status": ("state",),
    "unlock": ("statement",),
}


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


def catalogue(connection: Connection, today: date) -> bytes | None:
    """The newest that counts today."""
    rows = connection.execute(
        "select kind, data from city_item where kind in ('catalogue', 'catalogue_coming') order by version desc, kind"
    )
    for kind, text in rows:
        data = _read(text)
        if kind == "catalogue" or (data["document"] and read_day(data["from"]) <= today):
            return str(data["document"]).encode()
    return None


def calendar(connection: Connection, site_id: str) -> tuple[Mapping[str, Any], Mapping[str, Any]] | None:
    """What the city told, and the hall's own hours ({} when it has none); None while it told nothing of either."""
    told, own = get(connection, "calendar", "calendar"), get(connection, "hall_hours", site_id)
    if told is None and own is None:
        return None
    return told or shipped_document(), own or {}


def status_of(connection: Connection, request_id: str, *, facts: int) -> RequestState | None:
    """What the city's fold says, when it holds at least the `facts` that this kiosk recorded about the request."""
    row = connection.execute(
        "select data from city_item where kind = 'request_status' and id = ? and version >= ?", (request_id, facts)
    ).fetchone()
    state = None if row is None else _read(row[0])["state"]
    return cast("RequestState", state) if state in STATES else None


def stops_of(connection: Connection, request_id: str, *, facts: int) -> list[tuple[str, str, str | None]] | None:
    """Every stop of its clock (why, since, until), where the city stopped it too; asked like `status_of`."""
    row = connection.execute(
        "select data from city_item where kind = 'request_status' and id = ? and version >= ?", (request_id, facts)
    ).fetchone()
    told = None if row is None else _read(row[0]).get("stops")
    return None if told is None else [(why, since, until) for why, since, until in told]


def _read(text: str) -> Mapping[str, Any]:
    return decode(text.encode(), limit_bytes=ITEM_LIMIT_BYTES)


def _check(item: ChangeItem) -> None:
    """Raises MalformedError for a kind that is read here and data that the readers could not use."""
    data: Mapping[str, Any] = item.data
    _texts(data, needed=_TEXTS_OF.get(item.kind, ()))
    match item.kind:
        case "configuration":
            Configuration.from_object(data)
        case "roster":
            _texts(data, needed=("name",), allowed=("title", "pin_hash", "badge"))
            _list_of_texts(data, "sites")
            officer_pins.check(data)
        case "catalogue_coming" if data["document"]:
            read_day(data["from"])
        case "calendar" | "hall_hours":
            _hours(item.kind, data)
        case "unit":
            _texts(data, needed=("name",), allowed=("short",))
        case "referral":
            _texts(data, needed=("answer", "answered_at"), allowed=("who",))
            read_instant(data["answered_at"])
        case kind if kind in _CHECKS:
            _CHECKS[kind](data)


def _texts(data: Mapping[str, Any], *, needed: tuple[str, ...], allowed: tuple[str, ...] = ()) -> None:
    present = (*needed, *(name for name in allowed if name in data))
    if not all(isinstance(data.get(name), str) for name in present):
        raise MalformedError("a change item without the text it is about")


def _answers(data: Mapping[str, Any]) -> None:
    answers = data.get("answers")
    if not isinstance(answers, list) or not all(isinstance(answer, dict) for answer in answers):
        raise MalformedError("a change item without the list it is about")
    for answer in answers:
        _texts(answer, needed=("answer", "answered_at"))
        read_instant(answer["answered_at"])


def _list_of_texts(data: Mapping[str, Any], name: str) -> None:
    values = data.get(name)
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise MalformedError("a change item without the list it is about")


def _hours(kind: str, data: Mapping[str, Any]) -> None:
    try:
        check_calendar(data) if kind == "calendar" else check_hall_hours(data)
    except CalendarError as error:
        raise MalformedError("a calendar that gives no working days") from error


def _check_stops(told: object) -> None:
    """Absent, or each stop as why, since when, until when (none: it stands)."""
    if told is None:
        return
    if not isinstance(told, list) or len(told) > MOST_STOPS:
        raise MalformedError("stops of a clock are a list")
    for one in told:
        if not isinstance(one, list) or len(one) != 3 or one[0] not in STOP_REASONS or not isinstance(one[1], str):
            raise MalformedError("a stop says why, since when and until when")
        for at in one[1:] if one[2] is not None else one[1:2]:
            read_instant(at)


def _index_rules(data: Mapping[str, Any]) -> None:
    from sync.rules.performance_rules import load_rules  # not before there are some

    try:
        load_rules(data["document"].encode())
    except (RuleError, UnicodeEncodeError) as error:
        raise MalformedError("rules that measure nothing") from error


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
    days_off.check(data)


_CHECKS: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "index_rules": _index_rules,
    "officer_hours": _presences,
    "plan": _plan,
    "work_review": work_reviews.check,
    "phone_paper": phone_papers.check,
    "concern": _answers,
    "request_status": lambda data: _check_stops(data.get("stops")),
}
