"""Does the kiosk believe what the city signed: its enrolments, configurations, officers and catalogue.

Trust begins at the root digest that the technician typed. The enrolment is signed by that key and names the keys that sign
everything else; a newer configuration counts only out of a statement that those signed. So a row that somebody wrote is
nobody's word, a city key least of all.

Known limit: an *older* statement that the city once signed, put in the place of the newest, is signed all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.store import city_items, proofs
from kiosk.store.connection import Connection
from sync.protocol.canonical import MalformedError, decode, encode
from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of
from sync.protocol.statements import MAX_STATEMENT_BYTES, ChangeItem, Changes, Configuration, Enrolment
from sync.trust.signing import BadSignatureError, VerifyKey, open_statement

Place = tuple[str, str]  # kind, id


@dataclass(slots=True)
class Told:
    """What the city signed for this kiosk; `wrong` is what only pretends to be."""

    keys: dict[str, VerifyKey] = field(default_factory=dict)
    items: dict[Place, tuple[int, str]] = field(default_factory=dict)  # (version, canonical data), the newest
    needed: set[Place] = field(default_factory=set)  # of the items, those that must be here
    kiosks: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def learn(self, configuration: Configuration) -> None:
        """A key under an id that is not its digest is nobody's."""
        place = ("configuration", str(configuration.version))
        self.items[place] = (configuration.version, encode(configuration.to_object()).decode())
        for told in configuration.city_keys:
            key = VerifyKey.from_raw(bytes.fromhex(told.public_key))
            if key.keyid == told.keyid:
                self.keys[told.keyid] = key

    def hear(self, item: ChangeItem) -> None:
        if item.kind not in proofs.PROVEN or not city_items.is_sensible(item):
            return
        if item.kind == "configuration":
            self.learn(Configuration.from_object(item.data))
        elif item.version >= self.items.get((item.kind, item.id), (item.version, ""))[0]:
            self.items[(item.kind, item.id)] = (item.version, encode(item.data).decode())


def told(connection: Connection) -> Told:
    found = Told()
    _enrolments(connection, found)
    _statements(connection, found)
    return found


def believed(connection: Connection) -> Iterator[str]:
    """What is wrong, in plain sentences."""
    city = told(connection)
    yield from city.wrong
    rows = _rows(connection)
    for kind, item_id in sorted(rows.keys() - city.items.keys()):
        yield f"The {kind} {item_id} is in no statement that the city signed."
    for place in sorted(rows.keys() & city.items.keys()):
        if rows[place] != city.items[place]:
            yield f"The {place[0]} {place[1]} is not as the city signed it."
    for kind, item_id in sorted(city.needed & city.items.keys() - rows.keys()):
        yield f"The {kind} {item_id} that the city signed is gone."


def _rows(connection: Connection) -> dict[Place, tuple[int, str]]:
    rows = {
        ("configuration", str(version)): (version, text)
        for version, text in connection.execute("select version, object from configuration")
    }
    for kind, item_id, version, text in connection.execute("select kind, id, version, data from city_item"):
        if kind in proofs.PROVEN:
            rows[(kind, item_id)] = (version, text)
    return rows


def _enrolments(connection: Connection, found: Told) -> None:
    """The newest last: its configuration is the one that the kiosk began with."""
    rows = connection.execute("select epoch, kiosk, public_key, site, root, envelope from identity order by epoch")
    for epoch, kiosk, public_key, site, root, envelope in rows.fetchall():
        if not envelope:
            found.wrong.append(f"The enrolment of epoch {epoch} is gone: nothing says that the city took this key.")
            continue
        try:
            enrolment = _opened_enrolment(envelope, root)
        except (MalformedError, BadSignatureError) as error:
            found.wrong.append(
                f"The enrolment of epoch {epoch} is not signed by the root that was typed: {error}.",
            )
            continue
        found.items.clear()  # each enrolment brings the configuration anew
        found.learn(enrolment.configuration)
        found.needed = set(found.items)
        found.kiosks.add(enrolment.kiosk)
        here = encode(enrolment.site.to_object()).decode()
        if (enrolment.epoch, enrolment.kiosk, enrolment.public_key, here) != (epoch, kiosk, public_key, site):
            found.wrong.append(f"The identity of epoch {epoch} is not the one that the city enrolled.")


def _opened_enrolment(envelope: bytes, root: str) -> Enrolment:
    """Raises MalformedError, BadSignatureError."""
    said = Enrolment.from_object(decode(Envelope.from_bytes(envelope).payload, limit_bytes=MAX_STATEMENT_BYTES))
    own = Told()
    own.learn(said.configuration)
    open_statement(envelope, "enrolment", lambda keyid: own.keys.get(keyid) if keyid == root else None)
    return said


def _statements(connection: Connection, found: Told) -> None:
    """In the order in which they teach keys: one may be signed by a key that another one names."""
    found.needed.update(connection.execute("select kind, id from told_by").fetchall())
    rows = connection.execute("select digest, envelope from city_statement order by rowid").fetchall()
    waiting = {digest: bytes(envelope) for digest, envelope in rows}
    while heard := [digest for digest, envelope in waiting.items() if _hear(found, digest, envelope)]:
        for digest in heard:
            del waiting[digest]
    found.wrong.extend(f"The kept statement {digest[:16]} is not the city's." for digest in waiting)


def _hear(found: Told, digest: str, envelope: bytes) -> bool:
    try:
        payload = open_statement(envelope, "changes", found.keys.get)
        changes = Changes.from_object(decode(payload, limit_bytes=MAX_STATEMENT_BYTES))
    except (MalformedError, BadSignatureError):
        return False
    if digest_of(payload) != digest or changes.kiosk not in found.kiosks:
        return False
    for item in changes.items:
        found.hear(item)
    return True


def officers(connection: Connection) -> Iterator[str]:
    """PINs chosen here and codes used here come with a fact each."""
    set_here = "select subject from fact where kind = 'officer_pin_set'"
    for (officer,) in connection.execute(f"select officer from officer_pin where officer not in ({set_here})"):  # noqa: S608 - a constant
        yield f"A PIN of officer {officer} counts here that no fact tells of."
    query = """select distinct json_extract(payload, '$.data.activation') as code from fact
        where kind = 'officer_pin_set' and code is not null and code not in (select activation from used_activation)"""
    for (code,) in connection.execute(query):
        yield f"The activation code {code} was used and would be taken again."
