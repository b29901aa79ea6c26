"""`python -m tests.bench_indices [officers …]`: a month of the indices for 2, 5, 10 and 20 thousand officers, one after the other.

A city of that many officers is drawn by the database itself (fixed numbers, no chance): appointments and plans for each, thirty work
entries with words, photographs and judgements, twenty presences with proved times, ten finished requests; halls, units, surveys and complaints beside them. Printed: seconds
of the run, of that much for a thousand, and how long one officer's sheet takes to be read again; then what people wait for at that
size: an officer's preview, the own pages of numbers, one explained month in the console, and a supervisor's search for patterns.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from sync.server.django_setup import working_city

SIZES = (2_000, 5_000, 10_000, 20_000)
PERIOD = "2026-10"
LAST = date(2026, 10, 31)
OFFICERS_A_HALL = 10
MOST_S, MOST_SHEET_S, MOST_WAIT_S, MOST_UNIT_S = 60.0, 0.2, 0.3, 1.0
TRIES = 10

# %(n)s officers. An id is made of a letter for its table and its number.
_FILL = r"""
create or replace function id_of(kind text, number bigint) returns uuid language sql immutable as
$$ select (kind || lpad(to_hex(number), 12, '0'))::uuid $$;
insert into people_unit (id, name, short, kind, region, is_open, version, parent_id)
select id_of('00000000-0000-4000-8001-', i), 'Kecamatan ' || i, 'Kec ' || i, 'district', '35.78.' || lpad(i::text, 2, '0'), false, 0, null
from generate_series(1, 31) i;
insert into people_unit (id, name, short, kind, region, is_open, version, parent_id)
select id_of('00000000-0000-4000-8002-', i), 'Kelurahan ' || i, 'Kel ' || i, 'village',
    '35.78.' || lpad((1 + i %% 31)::text, 2, '0') || '.' || (1000 + i), false, 0, id_of('00000000-0000-4000-8001-', 1 + i %% 31)
from generate_series(1, 153) i;
insert into fleet_site (id, name, region, rw, kelurahan, kecamatan, ticket_prefix, loket)
select id_of('00000000-0000-4000-8003-', i), 'Balai ' || i,
    '35.78.' || lpad((1 + (1 + i %% 153) %% 31)::text, 2, '0') || '.' || (1001 + i %% 153), '01', 'Kel', 'Kec', 'A', 1
from generate_series(1, greatest(1, %(n)s / %(a_hall)s)) i;
insert into fleet_kiosk (id, site_id, epoch, status_key, reply_key, hardware, enrolled_at, channel, revoked_why)
select id_of('00000000-0000-4000-8004-', i), id_of('00000000-0000-4000-8003-', i), 1, '', '', '{}', '2026-01-01', 'stable', ''
from generate_series(1, greatest(1, %(n)s / %(a_hall)s)) i;
insert into people_officer (id, name, title, pin_hash, is_active, version, badge_version, pin_setting, unit_id)
select id_of('00000000-0000-4000-8005-', i), 'Petugas ' || i, '', '', true, 0, 0, 0, id_of('00000000-0000-4000-8002-', 1 + i %% 153)
from generate_series(1, %(n)s) i;
insert into organisation_appointment (id, officer_id, unit_id, level, post, job_class, base_rupiah, nip, begins, legal_basis)
select id_of('00000000-0000-4000-8006-', i), id_of('00000000-0000-4000-8005-', i), id_of('00000000-0000-4000-8002-', 1 + i %% 153),
    'staff', case when i %% 2 = 0 then 'public' else 'other' end, 5, 5000000, '', '2025-01-01', ''
from generate_series(1, %(n)s) i;
insert into performance_plan (id, officer_id, period, words, target, unit, is_main, weight, reference, is_ended, written_by, version,
    state, comment, decided_by, is_own)
select id_of('00000000-0000-4000-8007-', i * 3 + p), id_of('00000000-0000-4000-8005-', i), %(period)s, 'Tugas', 20, 'documents', true,
    1 + p, '', false, 'uji', 0, 'approved', '', '', false
from generate_series(1, %(n)s) i, generate_series(0, 2) p;
insert into performance_workentry (id, officer_id, kiosk_id, site_id, day, plan, quantity, unit, minutes, place, is_main, is_flexible,
    thing, request, parts, amendments, is_voided, logged_at)
select id_of('00000000-0000-4000-8008-', i * 30 + e), id_of('00000000-0000-4000-8005-', i),
    id_of('00000000-0000-4000-8004-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)), id_of('00000000-0000-4000-8003-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)),
    date '2026-10-01' + e, id_of('00000000-0000-4000-8007-', i * 3 + e %% 3), 1 + e %% 4, 'documents', 60, 'hall', true, false, 'none',
    case when e %% 4 = 1 then id_of('00000000-0000-4000-800a-', i * 10 + e %% 10) end,
    jsonb_build_array(jsonb_build_object('role', 'text', 'sha256', 't' || i || '.' || e))
        || case when e %% 5 = 0 then '[]'::jsonb else jsonb_build_array(jsonb_build_object('role', 'output', 'sha256', 'o' || i || '.' || e)) end,
    0, false, timestamptz '2026-10-01' + e * interval '1 day'
from generate_series(1, %(n)s) i, generate_series(0, 29) e;
insert into ingest_partreference (kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients)
select kiosk_id, 1, row_number() over (), p.part ->> 'sha256', 0, w.id, p.part ->> 'role', 'image/jpeg', 1, 1
from performance_workentry w, jsonb_array_elements(w.parts) as p (part);
insert into reviews_textmark (part, officer, day, mark)
select 't' || i || '.' || e, id_of('00000000-0000-4000-8005-', i), date '2026-10-01' + e, case when (i + e) %% 97 = 0 then 'm' || i %% 2000 else 'u' || i || '.' || e end
from generate_series(1, %(n)s) i, generate_series(0, 29) e;
insert into performance_workreview (entry, officer, day, account_id, reviewer, verdict, reason, words, amendments, decided_at, is_newest, fact)
select id_of('00000000-0000-4000-8008-', i * 30 + e), id_of('00000000-0000-4000-8005-', i), date '2026-10-01' + e,
    (select min(id) from people_account), id_of('00000000-0000-4000-8005-', 1 + i %% 153), 'verified', 'result_seen', '', 0,
    timestamptz '2026-10-02' + e * interval '1 day', true, id_of('00000000-0000-4000-800d-', i * 30 + e)
from generate_series(154, %(n)s) i, generate_series(0, 29) e where e %% 3 > 0;
insert into people_presence (id, officer_id, kiosk_id, site_id, place, session, face, part, epoch, seq, camera, started_at, ended_at,
    end_reason, is_voided, next_place, hall_rule, end_is_claimed)
select id_of('00000000-0000-4000-8009-', i * 31 + d), id_of('00000000-0000-4000-8005-', i),
    id_of('00000000-0000-4000-8004-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)), id_of('00000000-0000-4000-8003-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)),
    'hall', 'day', 'one', '', 1, i * 100 + d * 2, '',
    timestamptz '2026-10-01 07:10+07' + d * interval '1 day' + (i * 7 + d) %% 25 * interval '1 minute',
    timestamptz '2026-10-01 16:32+07' + d * interval '1 day', 'left', false, '', '', false
from generate_series(1, %(n)s) i, generate_series(0, 29) d where extract(isodow from date '2026-10-01' + d) < 6 and (i + d) %% 11 > 0;
insert into ingest_facttime (kiosk, epoch, seq, kind, subject, claimed_at, earliest, latest, grade, reason)
select kiosk_id, 1, seq, 'presence_started', id, started_at, started_at - interval '30 s', started_at + interval '30 s', 'A', '' from people_presence
union all
select kiosk_id, 1, seq + 1, 'presence_ended', id, ended_at, ended_at - interval '30 s', ended_at + interval '30 s', 'A', '' from people_presence;
insert into requests_request (id, kiosk_id, site_id, service, catalogue_version, ticket, code, state, standard, filed_at, promised_at,
    taken_at, completed_at, outcome, officer_id, documents, parts, is_assisted, language, waits, cause, late_officer, paused, returned,
    questions, version, steps, hand_overs, returns)
select id_of('00000000-0000-4000-800a-', i * 10 + r), id_of('00000000-0000-4000-8004-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)),
    id_of('00000000-0000-4000-8003-', 1 + i %% greatest(1, %(n)s / %(a_hall)s)), 'KK', 1, 'A-001', 'AAAAAAAA', 'completed', 'city_24h', f, f + interval '1 day', f + interval '1 hour',
    case when (i + r) %% 13 = 0 then f + interval '30 hours' else f + interval '5 hours' end, 'done', id_of('00000000-0000-4000-8005-', i), '[]', '[]',
    true, 'id', case when r = 3 then '[["resident", 7200]]'::jsonb else '[]'::jsonb end,
    case when (i + r) %% 13 = 0 then 'officer' else 'on_time' end,
    case when (i + r) %% 13 = 0 then id_of('00000000-0000-4000-8005-', i) end, '', '', '[]', 1, 3, 0, 0
from generate_series(1, %(n)s) i, generate_series(0, 9) r, lateral (select timestamptz '2026-10-02 09:00+07' + r * interval '2 days' as f) x;
insert into ingest_facttime (kiosk, epoch, seq, kind, subject, claimed_at, earliest, latest, grade, reason)
select kiosk_id, 2, row_number() over (), 'request_filed', id, filed_at, filed_at, filed_at + interval '30 s', 'A', '' from requests_request
union all
select kiosk_id, 3, row_number() over (), 'request_completed', id, completed_at, completed_at, completed_at + interval '30 s', 'A', '' from requests_request;
insert into indices_surveyanswer (id, kiosk_id, site_id, service, scores, answered_at)
select id_of('00000000-0000-4000-800b-', i * 40 + a), id_of('00000000-0000-4000-8004-', i), id_of('00000000-0000-4000-8003-', i), 'KK', '[4,3,4,0,4,3,4,2,4]',
    timestamptz '2026-10-02 10:00+07' + a * interval '17 hours'
from generate_series(1, greatest(1, %(n)s / %(a_hall)s)) i, generate_series(0, 39) a;
insert into concerns_concern (id, kiosk_id, site_id, source, topic, severity, code, is_about_staff, is_anonymous, filed_at, due_at, answered_at,
    answers, state, epoch, seq)
select id_of('00000000-0000-4000-800c-', i * 6 + c), id_of('00000000-0000-4000-8004-', i), id_of('00000000-0000-4000-8003-', i), 'complaint', 'service', 0, '', false,
    false, f, f + interval '1 day', f + interval '1 hour' * (c * 9), 1, 'resolved', 1, 1
from generate_series(1, greatest(1, %(n)s / %(a_hall)s)) i, generate_series(0, 5) c, lateral (select timestamptz '2026-10-03 09:00+07' + c * interval '3 days' as f) x;
"""


def main(words: Sequence[str]) -> int:
    sizes = [int(word) for word in words] or list(SIZES)
    worst = 0
    for officers in sizes:
        with tempfile.TemporaryDirectory(prefix="indices-") as folder:
            worst |= _in_a_process(Path(folder), officers)
    return worst


def _in_a_process(folder: Path, officers: int) -> int:
    """Django is set up once a process."""
    return subprocess.run(
        [sys.executable, "-m", "tests.bench_indices", "--one", str(folder), str(officers)], check=False
    ).returncode


def measure(folder: Path, officers: int) -> int:
    with working_city(folder / "city", origin="http://testserver"):
        from django.db import connection

        from sync.server.indices import computing
        from sync.server.indices.models import OfficerMonth
        from sync.server.people.models import Account

        Account.objects.create(username="kepala", is_staff=True, password="!")
        with connection.cursor() as cursor:
            cursor.execute(_FILL, {"n": officers, "a_hall": OFFICERS_A_HALL, "period": PERIOD})
            cursor.execute("vacuum analyze")
        began, cpu = time.perf_counter(), time.process_time()
        run = computing.compute(computing.order(PERIOD, by="bench"))
        took_s, cpu_s = time.perf_counter() - began, time.process_time() - cpu
        some = list(OfficerMonth.objects.filter(run=run).values_list("pk", flat=True)[:20])
        sheet_s = max(_sheet(OfficerMonth.objects, pk) for pk in some)
        print(
            f"{officers:>6} officers: {took_s:6.2f} s, {took_s / officers * 1000:5.2f} s a thousand, {cpu_s:.2f} s of it in Python, "
            f"one sheet {sheet_s * 1000:.1f} ms, {run.units} units",
            flush=True,
        )
        waits = _waits(some)
        for name, wait_s in waits:
            print(f"{'*' if wait_s > _most(name) else ' ':>6} {wait_s * 1000:7.1f} ms  {name}", flush=True)
        return int(took_s > MOST_S or sheet_s > MOST_SHEET_S or any(wait_s > _most(name) for name, wait_s in waits))


def _waits(months: Sequence[int]) -> list[tuple[str, float]]:
    """The median of some tries of each, after one that warms up."""
    from django.contrib.auth.models import Group
    from django.test import Client

    from sync.server.indices.models import OfficerMonth
    from sync.server.own.preview import preview_of
    from sync.server.people.models import Account, Officer, Unit
    from sync.server.performance import surfacing

    rows = list(OfficerMonth.objects.filter(pk__in=months[:TRIES]).select_related("officer"))
    officers = [row.officer for row in rows]
    account = Account.objects.create(username="petugas", is_staff=True, password="!", officer=officers[0])
    account.groups.add(Group.objects.get(name="officer"))
    lead = Account.objects.create(username="camat", is_staff=True, password="!")
    lead.groups.add(Group.objects.get(name="agency_head"))
    village = Unit.objects.get(pk=officers[0].unit_id)
    lead.leads.add(village)
    phone, desk = Client(), Client()
    phone.force_login(account)
    desk.force_login(lead)
    team = list(Officer.objects.filter(unit=village).values_list("pk", flat=True))
    led = [row.pk for row in rows if row.officer.unit_id == village.pk]
    return [
        ("preview of one officer's month", _usual(lambda n: preview_of(officers[n % len(officers)], LAST))),
        ("/saya/angka", _usual(lambda _n: _got(phone, "/saya/angka"))),
        ("/saya/angka, one month", _usual(lambda _n: _got(phone, f"/saya/angka/{rows[0].pk}"))),
        ("/saya/hadir", _usual(lambda _n: _got(phone, "/saya/hadir?pekan=2026-10-14"))),
        (
            "one explained month in the console",
            _usual(lambda _n: _got(desk, f"/console/indices/officermonth/{led[0]}/change/")),
        ),
        ("one officer's patterns", _usual(lambda n: surfacing.look(PERIOD, [officers[n % len(officers)].pk]))),
        (f"patterns of a unit of {len(team)}", _usual(lambda _n: surfacing.look(PERIOD, team))),
    ]


def _most(name: str) -> float:
    """A supervisor's search of a whole unit is the press of a button, not a page."""
    return MOST_UNIT_S if name.startswith("patterns of a unit") else MOST_WAIT_S


def _got(client, address: str) -> None:
    assert client.get(address).status_code == 200, address


def _usual(act: Callable[[int], object]) -> float:
    act(0)
    took = []
    for number in range(TRIES):
        began = time.perf_counter()
        act(number)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _sheet(months, pk: int) -> float:
    """Read and explained, as the page of one officer's month does it."""
    from sync.server.recommendations.explanation import explain

    began = time.perf_counter()
    explain(months.select_related("officer", "unit", "appointment", "run").get(pk=pk))
    return time.perf_counter() - began


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        sys.exit(measure(Path(sys.argv[2]), int(sys.argv[3])))
    sys.exit(main(sys.argv[1:]))
