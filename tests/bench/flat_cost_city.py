"""A city with so many facts already: fills its tables, then takes and folds batches of eight kiosks and says how long it took.

`python -m tests.bench.flat_cost_city DIR FACTS` reads a line for each round from standard input and answers a line of JSON:
seconds of taking and of folding, and how many facts that were. The kiosks' own chains are as long as the others', what is
stored is as large as in earnest (about a kilobyte a fact), and the statements are those of the server, in this process.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from psycopg import sql

from sync.protocol.chain_head import ChainHead
from sync.protocol.fact import Actor
from sync.server.django_setup import working_city
from sync.testing.facts import FactMaker, MadeFact
from sync.testing.keys import make_keys
from sync.testing.manual_clock import ManualClock
from sync.trust.signing import SigningKey
from tests.live_city import enrolment_request

if TYPE_CHECKING:
    from django.db.backends.utils import CursorWrapper

KIOSKS, PUSHING = 1360, 4
BATCH = 200
_AT_ONCE = 40  # kiosks in one statement
_SITES = """
insert into fleet_site (id, name, region, rw, kelurahan, kecamatan, ticket_prefix, loket)
select gen_random_uuid(), 'Balai ' || n, '35.78.05.1004', '05', 'Keputran', 'Tegalsari', 'A', 1 from generate_series(1, %s) n
"""
_KIOSKS = """
with made as (insert into fleet_kiosk (id, site_id, epoch, status_key, reply_key, hardware, enrolled_at)
    select gen_random_uuid(), id, 1, '\\x00'::bytea, '', '{}'::jsonb, now() from fleet_site where name like 'Balai %%'
    returning id, site_id)
insert into fleet_chain (kiosk, epoch, public_key, head_seq, head_digest, sync_token, previous_sync_token, site, opened_at)
select id, 1, '\\x00'::bytea, 0, '', '', '', site_id, now() from made
"""
_FACTS = """
insert into fact (kiosk, epoch, seq, id, kind, subject, payload, signature, received_at)
select k, 1, s, gen_random_uuid(), 'heartbeat', gen_random_uuid(), decode(repeat(md5(random()::text), 50), 'hex'),
    decode(repeat('ab', 64), 'hex'), now() - interval '30 days' from unnest(%(kiosks)s::uuid[]) k, generate_series(1, %(count)s) s
"""
_BESIDE = (
    """insert into ingest_facttime (kiosk, epoch, seq, kind, subject, claimed_at, earliest, latest, grade, reason)
    select kiosk, epoch, seq, kind, subject, received_at, received_at, received_at, 'A', '' from fact
    where kiosk = any(%(kiosks)s::uuid[])""",
    """insert into ingest_timestretch (kiosk, epoch, seq, evidence_from, statement)
    select k, 1, s, s, md5(random()::text) || md5(random()::text)
    from unnest(%(kiosks)s::uuid[]) k, generate_series(1, %(count)s, 200) s""",
    """insert into ingest_timestretch (kiosk, epoch, seq, evidence_from, statement)
    select k, 1, %(count)s + 1, %(count)s + 1, '' from unnest(%(kiosks)s::uuid[]) k on conflict do nothing""",
    """insert into ingest_receipt (kiosk, epoch, says, digest, envelope, made_at)
    select k, 1, md5(random()::text) || md5(random()::text), md5(random()::text) || md5(random()::text),
    decode(repeat('ab', 600), 'hex'), now() from unnest(%(kiosks)s::uuid[]) k, generate_series(1, %(count)s, 10)""",
    """insert into ingest_partreference (kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients)
    select k, 1, s, md5(random()::text) || md5(random()::text), 0, gen_random_uuid(), 'foto1', 'image/jpeg', 200000, 1
    from unnest(%(kiosks)s::uuid[]) k, generate_series(1, %(count)s, 5) s""",
    """insert into ingest_part (kiosk, sha256, size, held_at) select kiosk, sha256, size, now() from ingest_partreference
    where kiosk = any(%(kiosks)s::uuid[])""",
    """insert into requests_request (id, kiosk_id, site_id, service, catalogue_version, ticket, code, state, standard, filed_at,
    outcome, documents, parts, is_assisted, language, version)
    select gen_random_uuid(), k.id, k.site_id, 'ADM-KTP-BARU', 1, 'A-001', substr(md5(random()::text), 1, 8), 'completed', '',
    now(), '', '[]', '[]', false, 'id', 3 from fleet_kiosk k, generate_series(1, %(count)s, 12) where k.id = any(%(kiosks)s::uuid[])""",
    """insert into fleet_feeditem (cursor, audience, kind, item_id, version, data)
    select nextval('feed_cursor'), 'kiosk:' || kiosk_id, 'request_status', id, 3, '{}'::jsonb from requests_request
    where kiosk_id = any(%(kiosks)s::uuid[])""",
    """insert into people_presence (id, kiosk_id, site_id, officer_id, place, session, face, part, epoch, seq, camera, started_at,
    end_reason, is_voided) select gen_random_uuid(), k.id, k.site_id, md5(k.id::text)::uuid, 'hall', 'day', 'seen', '', 1, s, '',
    now() - s * interval '10 minutes', '', false
    from fleet_kiosk k, generate_series(1, %(count)s, 60) s where k.id = any(%(kiosks)s::uuid[])""",
    """insert into ingest_projection (kiosk, folded, failures, rebuild)
    select k, jsonb_build_object('1', %(count)s), 0, '' from unnest(%(kiosks)s::uuid[]) k
    on conflict (kiosk) do update set folded = excluded.folded""",
)


def main() -> None:
    folder, facts = Path(sys.argv[1]), int(sys.argv[2])
    with working_city(folder):
        pushing = _fill(max(1, facts // KIOSKS))
        print(json.dumps({"stored": _stored()}), flush=True)
        for _ in sys.stdin:
            print(json.dumps(_round(pushing)), flush=True)


class Pushing:
    """A kiosk that goes on where its filled chain ends."""

    def __init__(self, officer: str) -> None:
        from sync.server.fleet import enrolment_codes
        from sync.server.fleet.enrolment import enrol
        from sync.server.fleet.models import Chain, Site

        key = SigningKey.generate()
        enrol(enrolment_request(enrolment_codes.issue(Site.objects.earliest("id"), issued_by="bench"), key))
        self.id = str(Chain.objects.get(public_key=key.public.raw).kiosk)
        keys = replace(make_keys(), kiosk=self.id, kiosk_key=key)
        self.maker = FactMaker(keys, clock=ManualClock(datetime.now(UTC)))
        self.maker.pace_s = 0.001
        self.officer = Actor("officer", officer)

    def go_on_after(self, seq: int, payload: bytes) -> None:
        from sync.server.fleet.models import Chain

        digest = hashlib.sha256(payload).hexdigest()
        Chain.objects.filter(kiosk=self.id).update(head_seq=seq, head_digest=digest)
        self.maker.head = ChainHead(1, seq, digest)

    def batch(self) -> list[MadeFact]:
        """Twenty visits, a presence and signs of life."""
        made = [self.maker.add("officer_signed_in", actor=self.officer)]
        made.append(self.maker.add("presence_started", subject=self.maker.new_id(), actor=self.officer))
        for _ in range(20):
            made += self.maker.file_request(photos=0)
            made.append(self.maker.add("request_taken", subject=made[-1].fact.subject, actor=self.officer))
        return [*made, *self.maker.add_many(BATCH - len(made))]


def _fill(count: int) -> list[Pushing]:
    """`count` facts in each kiosk's chain, and what a city has beside them."""
    from django.db import connection

    from sync.server.city import make_city
    from sync.server.people.models import Officer

    make_city("Kota")
    with connection.cursor() as cursor:
        # While it is filled nothing needs to outlive a power cut; what is measured does.
        cursor.execute("alter system set fsync to off")
        cursor.execute("alter system set max_wal_size to '8GB'")
        cursor.execute("select pg_reload_conf()")
        _default_as_django_does(cursor)
        cursor.execute(_SITES, [KIOSKS - PUSHING])
        cursor.execute(_KIOSKS)
        pushing = [Pushing(str(Officer.objects.create(name=f"Petugas {n}").id)) for n in range(PUSHING)]
        cursor.execute("select id::text from fleet_kiosk order by id")
        kiosks = [kiosk for (kiosk,) in cursor.fetchall()]
        for first in range(0, len(kiosks), _AT_ONCE):
            some = {"kiosks": kiosks[first : first + _AT_ONCE], "count": count}
            for statement in (_FACTS, *_BESIDE):
                cursor.execute(statement, some)
        cursor.execute("update fleet_chain set head_seq = %s where kiosk = any(%s::uuid[])", [count, kiosks])
        for kiosk in pushing:
            cursor.execute("select payload from fact where kiosk = %s and seq = %s", [kiosk.id, count])
            kiosk.go_on_after(count, bytes(cursor.fetchone()[0]))
        cursor.execute("alter system reset fsync")
        cursor.execute("select pg_reload_conf()")
        cursor.execute("checkpoint")
        cursor.execute("analyze")
    return pushing


def _default_as_django_does(cursor: CursorWrapper) -> None:
    """What a model gives its columns, the tables give them here: one added since is no reason to write these statements anew."""
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor() as editor:
        for column in (column for model in apps.get_models() for column in model._meta.local_concrete_fields):
            value = json.dumps(column.default()) if column.default in {list, dict} else editor.effective_default(column)
            if isinstance(value, str | int):
                names = map(sql.Identifier, (column.model._meta.db_table, str(column.column)))
                line = sql.SQL("alter table {} alter column {} set default {}").format(*names, sql.Literal(value))
                cursor.execute(line.as_string(cursor.connection))


def _stored() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select coalesce(sum(head_seq), 0) from fleet_chain")
        return int(cursor.fetchone()[0])


def _round(pushing: list[Pushing]) -> dict[str, float]:
    from sync.server import projector
    from sync.server.fleet.models import Chain
    from sync.server.ingest import push

    taking = folding = 0.0
    for kiosk in pushing:
        made, head = kiosk.batch(), kiosk.maker.head
        token = Chain.objects.get(kiosk=kiosk.id).sync_token
        order = push.Push(kiosk.id, 1, [fact.envelope for fact in made], head, token)
        began = time.perf_counter()
        push.take(order, lambda _kiosk, _epoch: None)
        taken = time.perf_counter()
        projector.project(kiosk.id)
        taking, folding = taking + taken - began, folding + time.perf_counter() - taken
    return {"taking_s": taking, "folding_s": folding, "facts": BATCH * len(pushing)}


if __name__ == "__main__":
    main()
