"""What somebody who holds the keys can do to a kiosk's file with a driver and an evening: named tamperings, as SQL or as code.

Each works on a closed data directory, over a raw connection without any of the store's promises: triggers are dropped first
and put back as they were afterwards, foreign keys and recursive triggers are off.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from kiosk.devices.head_mark import FILE_NAME as MARK
from kiosk.devices.head_mark import HeadMark
from kiosk.flows.ports import ChosenPin, FactDraft
from kiosk.store import Store, StoreKeys
from sync.protocol.canonical import encode
from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import digest_of
from sync.protocol.statements import ChangeItem, Receipt
from sync.trust.signing import SigningKey, sign_statement
from tests.fakes.hall import (
    AT_DESK,
    KEY,
    OFFICER,
    SITE,
    City,
    acknowledge,
    arrived,
    filing,
    heartbeat,
    left,
    morning_clock,
    open_enrolled,
    papers,
    some_id,
    taken,
)

CODE = "0190a000-0000-7000-8000-0000000000c1"
THIEF = SigningKey.from_private_bytes(bytes(range(32)))

Deed = Callable[["Ground"], None]


@dataclass(frozen=True, slots=True)
class Ground:
    """A kiosk that was switched off, and whoever has its keys."""

    data: Path
    city: City = field(default_factory=City)
    keys: StoreKeys = KEY

    @property
    def key_file(self) -> Path:
        return self.data.parent / "keys" / "kiosk.dbkey"

    @contextmanager
    def raw(self) -> Iterator[Any]:
        connection = sqlcipher.connect(str(self.data / "kiosk.db"), isolation_level=None)
        try:
            connection.execute(f"pragma key=\"x'{self.keys.database.hex()}'\"")
            connection.execute("pragma foreign_keys=off")
            connection.execute("pragma recursive_triggers=off")
            yield connection
            connection.execute("pragma wal_checkpoint(truncate)").fetchall()
        finally:
            connection.close()

    @contextmanager
    def without_rules(self) -> Iterator[Any]:
        with self.raw() as connection:
            rules = connection.execute("select name, sql from sqlite_schema where type = 'trigger'").fetchall()
            for name, _ in rules:
                connection.execute(f"drop trigger {name}")
            yield connection
            for _, sql in rules:
                connection.execute(sql)

    def device_key(self) -> SigningKey:
        with Store.open(self.data, self.keys, morning_clock()) as store:
            return store.signing_key()

    def put_mark(self, head: ChainHead) -> None:
        HeadMark(self.key_file, self.keys.database).write(head)

    def drop_mark(self) -> None:
        self.key_file.with_name(MARK).unlink(missing_ok=True)


def a_day(ground: Ground) -> None:
    """What is tampered with: 9 facts that the city receipted, some parts held and purged, 4 facts and their parts still here."""
    city = ground.city
    with open_enrolled(ground.data, city) as store:
        told = city.changes(
            ChangeItem("configuration", "kiosk", 2, city.configuration(2).to_object()),
            ChangeItem("roster", OFFICER, 3, roster()),
            ChangeItem("catalogue", "catalogue", 1, {"document": "services: []\n"}),
            ChangeItem("request_status", some_id(), 1, {"state": "taken"}),
        )
        store.sync_book.apply_changes(told, city.sign("changes", told))
        drafts = filing(1)
        _, filed = store.journal.record(drafts, desk=papers(drafts[0].subject))
        store.journal.record([taken(drafts[0].subject)])
        store.journal.record([arrived("0190a000-0000-7000-8000-000000000001")])
        store.journal.record([left("0190a000-0000-7000-8000-000000000001")])
        pin = FactDraft("officer_pin_set", OFFICER, AT_DESK, {"reason": "first", "activation": CODE})
        store.journal.record([pin], pin=ChosenPin(OFFICER, "pepper:$argon2id$chosen", CODE))
        store.journal.record([heartbeat(), heartbeat()])
        acknowledge(store, city, tuple(part.sha256 for part in filed.parts[:2]))
        store.purge(now=store.book.requests()[0].filed_at)
        second = filing(2)
        store.journal.record(second, desk=papers(second[0].subject))
        store.journal.record([heartbeat(), heartbeat()])
        head = store.sync_book.head()
    ground.key_file.parent.mkdir(exist_ok=True)
    ground.put_mark(head)


def roster() -> dict[str, object]:
    return {
        "name": "Budi",
        "title": "",
        "pin_hash": "pepper:$argon2id$budi",
        "sites": [SITE],
        "badge": "0190a000-0000-7000-8000-0000000000b1",
        "badge_version": 1,
        "activation": {"id": CODE, "hash": "pepper:$argon2id$code", "expires": "2027-01-01T00:00:00.000Z"},
    }


# --- ways to do it ---------------------------------------------------------------------------------------------------


def sql(*statements: str) -> Deed:
    def deed(ground: Ground) -> None:
        with ground.without_rules() as connection:
            for statement in statements:
                connection.execute(statement)

    return deed


def schema(*statements: str) -> Deed:
    """The rules themselves; nothing is put back."""

    def deed(ground: Ground) -> None:
        with ground.raw() as connection:
            for statement in statements:
                connection.execute(statement)

    return deed


def in_turn(*deeds: Deed) -> Deed:
    def deed(ground: Ground) -> None:
        for one in deeds:
            one(ground)

    return deed


def rewrite(key: SigningKey | None, *, since: int) -> Deed:
    """The facts from `since` on say another time, are chained anew and signed; None: with the kiosk's own stolen key."""

    def deed(ground: Ground) -> None:
        signer = key or ground.device_key()
        with ground.without_rules() as connection:
            rows = connection.execute("select seq, payload, prev from fact where seq >= ? order by seq", (since,))
            prev = None
            for seq, payload, before in rows.fetchall():
                fact = json.loads(payload)
                fact["prev"] = prev or before
                fact["time"]["wall"] = "2026-11-24T00:30:00.000Z"
                prev = keep_fact(connection, seq, fact, signer)

    return deed


def keep_fact(connection: Any, seq: int, fact: dict[str, Any], signer: SigningKey) -> str:
    payload = encode(fact)
    envelope = sign_statement("fact", payload, signer, fact["kiosk"]).to_bytes()
    digest = digest_of(payload)
    connection.execute(
        "update fact set payload = ?, envelope = ?, digest = ?, prev = ? where seq = ?",
        (payload, envelope, digest, fact["prev"], seq),
    )
    return digest


def append_forged(ground: Ground) -> None:
    """One fact more, chained well, signed with a key of his own."""
    with ground.without_rules() as connection:
        seq, payload, digest = connection.execute("select seq, payload, digest from fact order by seq desc").fetchone()
        fact = json.loads(payload) | {"seq": seq + 1, "id": some_id(), "prev": digest, "parts": []}
        connection.execute(
            "insert into fact select null, epoch, ?, ?, kind, subject, ?, hex(randomblob(32)), payload, envelope"
            " from fact where seq = ?",
            (seq + 1, fact["id"], digest, seq),
        )
        keep_fact(connection, seq + 1, fact, THIEF)


def replace_identity(ground: Ground) -> None:
    """The whole chain signed anew by a key of his own, which stands in the identity too."""
    rewrite(THIEF, since=1)(ground)
    wrapped = ground.keys.wrap_signing(THIEF.private_bytes(), kiosk=kiosk_of(ground), epoch=1)
    with ground.without_rules() as connection:
        connection.execute("update identity set public_key = ?, signing_key = ?", (THIEF.public.raw.hex(), wrapped))
        connection.execute("delete from part_held")
        connection.execute("delete from receipt")


def kiosk_of(ground: Ground) -> str:
    with ground.raw() as connection:
        return str(connection.execute("select kiosk from identity").fetchone()[0])


def add_city_key(ground: Ground) -> None:
    """A configuration that also trusts him."""

    def change(told: dict[str, Any]) -> None:
        told["city_keys"].append({"keyid": THIEF.public.keyid, "public_key": THIEF.public.raw.hex()})

    edit_configuration(change)(ground)


def forge_receipt(signer: SigningKey, *, all_parts: bool) -> Deed:
    """A receipt that covers everything here; with `all_parts` also every photograph, so that all may be purged."""

    def deed(ground: Ground) -> None:
        with ground.without_rules() as connection:
            seq, digest = connection.execute("select seq, digest from fact order by seq desc").fetchone()
            parts = [sha256 for (sha256,) in connection.execute("select sha256 from part")] if all_parts else []
            kiosk = connection.execute("select kiosk from identity").fetchone()[0]
            said = Receipt(kiosk, 1, seq, digest, "2026-11-24T02:20:00.000Z", "token-0000000000000099", tuple(parts))
            payload = encode(said.to_object())
            envelope = sign_statement("receipt", payload, signer, signer.public.keyid).to_bytes()
            number = connection.execute(
                "insert into receipt (epoch, through_seq, head, server_time, digest, envelope) values (1, ?, ?, ?, ?, ?)",
                (seq, digest, said.server_time, digest_of(payload), envelope),
            ).lastrowid
            connection.executemany(
                "insert into part_held (sha256, receipt) values (?, ?) on conflict do nothing",
                [(sha256, number) for sha256 in parts],
            )
            if all_parts:
                connection.execute("delete from part_body")

    return deed


def edit_configuration(change: Callable[[dict[str, Any]], None]) -> Deed:
    def deed(ground: Ground) -> None:
        with ground.without_rules() as connection:
            version, text = connection.execute(
                "select version, object from configuration order by version desc"
            ).fetchone()
            told = json.loads(text)
            change(told)
            connection.execute(
                "update configuration set object = ? where version = ?", (encode(told).decode(), version)
            )

    return deed


def edit_roster(**changes: object) -> Deed:
    def deed(ground: Ground) -> None:
        with ground.without_rules() as connection:
            (text,) = connection.execute("select data from city_item where kind = 'roster'").fetchone()
            told = encode(json.loads(text) | changes).decode()
            connection.execute("update city_item set data = ? where kind = 'roster'", (told,))

    return deed


def roster_under_his_own_signature(ground: Ground) -> None:
    """The item, its statement and what names it; only the city's key is missing."""
    edit_roster(pin_hash="pepper:$argon2id$mine")(ground)
    with ground.without_rules() as connection:
        (data,) = connection.execute("select data from city_item where kind = 'roster'").fetchone()
        told = ground.city.changes(ChangeItem("roster", OFFICER, 3, json.loads(data)))
        payload = encode(told.to_object())
        envelope = sign_statement("changes", payload, THIEF, THIEF.public.keyid).to_bytes()
        connection.execute("insert into city_statement values (?, ?)", (digest_of(payload), envelope))
        connection.execute("update told_by set digest = ? where kind = 'roster'", (digest_of(payload),))


def widen(told: dict[str, Any]) -> None:
    told["recipient_sets"]["1"].append("age1" + "q" * 58)


def set_back(*, keep_mark: bool) -> Deed:
    """The last four facts were never there: as after yesterday's image of the disk."""

    def deed(ground: Ground) -> None:
        sql(
            "delete from part_body where sha256 in (select sha256 from part where seq > 9)",
            "delete from part where seq > 9",
            "delete from fact where seq > 9",
            "delete from request where number = 2",
            "delete from ticket where number = 2",
            "delete from desk where request_id not in (select request_id from request)",
            "delete from desk_preview where request_id not in (select request_id from request)",
        )(ground)
        if not keep_mark:
            with ground.raw() as connection:
                row = connection.execute("select epoch, seq, digest from fact order by seq desc").fetchone()
            ground.put_mark(ChainHead(*row))

    return deed


def weaken(name: str) -> str:
    """A rule that stays in the list and does nothing, by writing the schema itself."""
    return f"update sqlite_schema set sql = replace(sql, 'raise(abort', 'coalesce(null') where name = '{name}'"
