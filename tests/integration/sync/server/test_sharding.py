"""What a sharded PostgreSQL (Citus) asks of tables and statements, held by rules: the commands in the README are the truth.

There is no package of it to try here, so its documented rules are checked against the catalogue of a real database, and
every statement of the busy paths is caught and read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
import requests
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sync.protocol.batch import join
from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.server import projector
from sync.server.fleet.models import City
from sync.server.ingest import kiosk_keys, part_rows
from sync.server.ingest.models import QuarantinedFact
from sync.server.people.models import Officer
from sync.testing.facts import PlainPart
from sync.testing.signed_session import signed_session

README = (Path(__file__).parents[4] / "sync" / "server" / "README.md").read_text(encoding="utf-8")
DISTRIBUTED = dict(re.findall(r"create_distributed_table\('(\w+)', '(\w+)'", README))
REFERENCE = set(re.findall(r"create_reference_table\('(\w+)'\)", README))
_MENTION = re.compile(rf'\b(?:from|join|update|into|copy)\s+(?:only\s+)?"?({"|".join(DISTRIBUTED)})"?\b', re.IGNORECASE)


def rows(sql: str, *values: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def test_the_readme_names_what_is_kept_by_kiosk() -> None:
    assert {"fact", "fleet_chain", "ingest_receipt", "ingest_part", "ingest_nonce", "ingest_projection"} <= set(
        DISTRIBUTED
    )
    assert set(DISTRIBUTED.values()) == {"kiosk"}
    assert {"fleet_site", "fleet_kiosk"} == REFERENCE


@pytest.mark.parametrize("table", sorted(DISTRIBUTED), ids=str)
def test_every_key_of_a_distributed_table_names_the_kiosk(db, table: str) -> None:
    keys = rows(
        "select i.indexrelid::regclass::text, array_agg(a.attname) from pg_index i"
        " join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)"
        " where i.indrelid = %s::regclass and i.indisunique group by 1",
        table,
    )
    assert keys, "no primary key"
    assert {name: columns for name, columns in keys if "kiosk" not in columns} == {}
    [(nullable,)] = rows(
        "select bool_or(not attnotnull) from pg_attribute where attrelid = %s::regclass and attname = 'kiosk'", table
    )
    assert nullable is False


def test_no_foreign_key_leaves_or_reaches_a_distributed_table(db) -> None:
    keys = rows(
        "select conname, conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'"
    )
    assert [key for key in keys if DISTRIBUTED.keys() & set(key[1:])] == []
    assert {table for _, source, table in keys if source in REFERENCE} <= REFERENCE


def test_tables_that_are_joined_by_kiosk_are_all_kept_by_kiosk(db) -> None:
    """A table with a kiosk's rows that is not named in the README stays on the coordinator: then no key may need it there."""
    by_kiosk = {table for (table,) in rows(
        "select table_name from information_schema.columns where column_name = 'kiosk' and table_schema = 'public'"
    )}  # fmt: skip
    partitions = {f"fact_{number:02d}" for number in range(16)}
    assert set(DISTRIBUTED) <= by_kiosk
    assert by_kiosk - partitions - set(DISTRIBUTED) == {
        "courier_courierbundle",
        "courier_courierdeed",
        "courier_courierupload",
        "deadlines_notedoutage",
        "halls_ticket",
        "ingest_quarantinedfact",  # a page of the console shows it; a row is the exception
        "people_pinsetting",
        "people_presenceprompt",
        "performance_workphoto",
        "records_destroyedpart",
        "reviews_automaticopening",
        "reviews_hint",
        "reviews_kioskday",
        "reviews_officerday",
        "reviews_photohash",
        "reviews_pinchoice",
        "reviews_pulse",
        "reviews_refusal",
        "reviews_silence",
    }


def names_its_shard(sql: str, ids: set[str]) -> bool:
    """Each mention of a distributed table comes with a kiosk: as the value of its column, or by the row of its kiosk."""
    mentions = len(_MENTION.findall(sql))
    given = rf"(?:= |= any\('\{{|in \()'?(?:{'|'.join(ids)})"
    stated = len(re.findall(rf'"?kiosk"? {given}', sql, re.IGNORECASE))
    by_row = len(re.findall(r"kiosk = k\.id", sql)) if re.search(rf"k\.id = '(?:{'|'.join(ids)})'", sql) else 0
    written = len(re.findall(r'(?:into|copy) "?\w+"?(?: as \w+)? \([^)]*\bkiosk\b', sql, re.IGNORECASE))
    return stated + by_row + written >= mentions


def test_the_rule_knows_a_statement_that_asks_every_shard() -> None:
    kiosk = "0190a000-0000-7000-8000-0000000000aa"
    assert names_its_shard(f"select 1 from fact where kiosk = '{kiosk}'", {kiosk})
    assert names_its_shard(f"insert into ingest_part (kiosk, sha256) values ('{kiosk}', 'x')", {kiosk})
    for sql in (
        "select 1 from fact where subject = 'x'",
        f"select 1 from fact f join fleet_chain c on c.epoch = f.epoch where f.kiosk = '{kiosk}'",
        "delete from ingest_part where sha256 = 'x'",
        "select 1 from fact where kiosk = '0190a000-0000-7000-8000-0000000000bb'",
    ):
        assert not names_its_shard(sql, {kiosk}), sql


@contextmanager
def one_shard_each(kiosk, *, at_least: int = 1) -> Iterator[None]:
    """What the block asks of distributed tables names this kiosk, or the city."""
    ids = {str(UUID(one)) for one in (kiosk.id, str(City.objects.get().id))}
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [query["sql"] for query in captured.captured_queries if _MENTION.search(query["sql"])]
    # Clearing out what is old is no request's own need, and asks every shard now and then.
    asked = [sql for sql in asked if "delete from ingest_nonce where seen_at" not in sql]
    assert [sql for sql in asked if not names_its_shard(sql, ids | {one.replace("-", "") for one in ids})] == []
    assert len(asked) >= at_least


class SignedClient:
    """Signed requests to the application in this process."""

    def __init__(self, kiosk) -> None:
        self._kiosk = kiosk
        self._session = signed_session(kiosk.maker.keys.kiosk_key, kiosk.id)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        url = f"http://127.0.0.1:8700/api/v1{path}"
        prepared = self._session.prepare_request(requests.Request(method, url, data=body, headers=named))
        answer = Client().generic(
            method, prepared.path_url, body, headers=dict(prepared.headers), content_type=named.get("Content-Type", "")
        )
        assert answer.status_code == 200, answer.content
        return answer


@pytest.fixture
def client(kiosk, settings, tmp_path) -> SignedClient:
    settings.STATIC_ROOT = tmp_path
    kiosk_keys.forget(kiosk_keys.find(kiosk.id))
    return SignedClient(kiosk)


def a_day(kiosk) -> list:
    officer = Actor("officer", str(Officer.objects.create(name="Ratna Wulandari").id))
    photo = PlainPart("presence", "image/jpeg", b"contoh")
    started = kiosk.maker.add("presence_started", subject=kiosk.maker.new_id(), actor=officer, parts=[photo])
    presence = started.fact.subject
    *_, filed = visit = kiosk.maker.file_request(photos=1)
    return [
        started,
        *visit,
        kiosk.maker.add("presence_prompted", subject=presence, actor=officer),
        kiosk.maker.add("request_taken", subject=filed.fact.subject, actor=officer),
        kiosk.maker.add("officer_signed_in", actor=officer),
        kiosk.maker.add("work_logged", actor=officer),
        kiosk.maker.add("clock_anchored"),
        kiosk.maker.add("heartbeat"),
        kiosk.maker.add("presence_ended", subject=presence, actor=officer),
    ]


def send(kiosk, client: SignedClient, made: list, token: str) -> None:
    client.ask(
        "POST",
        f"/kiosks/{kiosk.id}/facts",
        join([one.envelope for one in made]),
        Content_Type="application/x-ndjson",
        Sync_Token=token,
        Chain_Head=kiosk.maker.head.header(),
    )


def test_a_push_and_the_same_again(kiosk, client: SignedClient) -> None:
    made, token = a_day(kiosk), kiosk.chain.sync_token
    with one_shard_each(kiosk, at_least=7):
        send(kiosk, client, made, token)
        send(kiosk, client, made, token)


def test_a_push_of_what_makes_no_sense(kiosk, client: SignedClient) -> None:
    made, token = [kiosk.maker.senseless(), kiosk.maker.add("heartbeat")], kiosk.chain.sync_token
    with one_shard_each(kiosk, at_least=4):
        send(kiosk, client, made, token)
    assert QuarantinedFact.objects.count() == 1


def test_the_question_which_parts_are_missing(kiosk, client: SignedClient) -> None:
    with one_shard_each(kiosk, at_least=4):
        asked = encode({"sha256": ["ab" * 32]})
        client.ask("POST", f"/kiosks/{kiosk.id}/parts/missing", asked, Content_Type="application/json")


def test_an_uploaded_part(kiosk) -> None:
    with one_shard_each(kiosk, at_least=3):
        assert part_rows.note_from(kiosk_keys.find(kiosk.id), "ab" * 32, 5)
        part_rows.note(kiosk.id, "cd" * 32, 5)


def test_the_change_feed(kiosk, client: SignedClient) -> None:
    with one_shard_each(kiosk):
        client.ask("GET", f"/kiosks/{kiosk.id}/changes?after=")


def test_a_step_of_the_projector(kiosk) -> None:
    kiosk.push(a_day(kiosk), project=projector.wake)
    with one_shard_each(kiosk, at_least=20):
        assert projector.step_quietly(kiosk.id)
        assert not projector.step_quietly(kiosk.id)
