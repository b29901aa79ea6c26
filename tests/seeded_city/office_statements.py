"""Officers who serve no hall, in the teams of the city's offices, and whoever leads a unit, in the same SQL as `statements`.

Their work is told by the city's own chain, as what is written on `/saya/` is. %(others)s: how many officers.
"""

from __future__ import annotations

from tests.seeded_city.statements import Into

_TODAY = "((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date"
_A_TEAM, _A_DIVISION, _AN_AGENCY = 30, 4, 5  # officers, teams, divisions
_TEAMS = f"ceil(%(others)s / {_A_TEAM}.0)::int"
_DIVISIONS = f"ceil({_TEAMS} / {_A_DIVISION}.0)::int"
_AGENCIES = f"ceil({_DIVISIONS} / {_AN_AGENCY}.0)::int"
_UNIT = "id, name, short, kind, parent_id, is_open"

OFFICES: tuple[str | Into, ...] = (
    Into(
        "people.Unit",
        _UNIT,
        f"""select id_of('agency ' || n), 'Dinas ' || n, 'Dinas ' || n, 'agency', null::uuid, false
        from generate_series(1, {_AGENCIES}) n""",
    ),
    Into(
        "people.Unit",
        _UNIT,
        f"""select id_of('division ' || n), 'Bidang ' || n, 'Bidang ' || n, 'division', id_of('agency ' || 1 + n / {_AN_AGENCY}), false
        from generate_series(0, {_DIVISIONS} - 1) n""",
    ),
    Into(
        "people.Unit",
        _UNIT,
        f"""select id_of('team ' || n), 'Tim ' || n, 'Tim ' || n, 'team', id_of('division ' || n / {_A_DIVISION}), false
        from generate_series(0, {_TEAMS} - 1) n""",
    ),
    Into(
        "people.Officer",
        "id, name, title, unit_id, version",
        f"""select id_of('office ' || n), pick('first ' || n, array['Ratna', 'Bagus', 'Dewi', 'Agus', 'Siti', 'Joko', 'Endah', 'Slamet'])
            || ' ' || pick('last ' || n, array['Wulandari', 'Prasetyo', 'Lestari', 'Santoso', 'Rahayu', 'Widodo']) || ' ' || n,
        'Analis', id_of('team ' || n / {_A_TEAM}), 1 from generate_series(0, %(others)s - 1) n""",
    ),
    """drop table if exists office_work;
    create temp table office_work as
    with days as (
        select o.id as officer, n, (((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date - %(days)s
            + floor(chance('office day ' || n || o.id) * %(days)s)::int) as day
        from people_officer o, generate_series(1, 5) n where o.title = 'Analis'
    )
    select *, id_of('office work ' || n || officer) as subject, wib(day, '15:30') as at,
        (select head_seq from fleet_chain where kiosk = (select id from fleet_city)) + row_number() over (order by day, officer, n) as seq,
        (select id from fleet_city) as city
    from days""",
    """insert into fact (kiosk, epoch, seq, id, kind, subject, payload, signature, received_at)
    select city, 1, seq, id_of('told ' || subject), 'work_logged', subject, convert_to(jsonb_build_object('v', 1, 'kiosk', city, 'epoch', 1,
        'seq', seq, 'id', id_of('told ' || subject), 'kind', 'work_logged', 'prev', digest_of(subject::text), 'time', jsonb_build_object(
        'wall', instant(at), 'boot', id_of('city'), 'up_ms', 60000, 'anchor', null), 'actor', jsonb_build_object('role', 'officer',
        'officer', officer), 'subject', subject, 'data', jsonb_build_object('plan', null, 'day', day, 'quantity', 2, 'unit', 'documents',
        'minutes', 120, 'place', 'office'), 'parts', '[]'::jsonb)::text, 'UTF8'), decode(repeat('ab', 64), 'hex'), at from office_work""",
    "update fleet_chain set head_seq = coalesce((select max(seq) from office_work), head_seq) where kiosk = (select id from fleet_city)",
    Into(
        "performance.WorkEntry",
        "id, officer_id, day, quantity, unit, minutes, place, logged_at",
        "select subject, officer, day, 2, 'documents', 120, 'office', at from office_work",
    ),
)

# For each unit somebody of it or below.
_LED = """(select distinct on (led.unit) led.unit, u.kind, officer from (select o.id as officer, array[b.id, b.parent_id, c.parent_id] as units
    from people_officer o join people_unit b on b.id = o.unit_id left join people_unit c on c.id = b.parent_id) m
    cross join lateral unnest(units) as led (unit) join people_unit u on u.id = led.unit order by led.unit, chance(led.unit::text || officer))"""
LEADERS: tuple[str | Into, ...] = (
    Into(
        "people.Account",
        "username, password, is_staff, officer_id",
        f"select 'pimpinan.' || substr(unit::text, 1, 13), '!', true, officer from {_LED} led",
    ),
    f"""insert into people_account_leads (account_id, unit_id) select a.id, unit from {_LED} led
    join people_account a on a.username = 'pimpinan.' || substr(unit::text, 1, 13)""",
    f"""insert into people_account_groups (account_id, group_id) select a.id, g.id from {_LED} led
    join people_account a on a.username = 'pimpinan.' || substr(unit::text, 1, 13)
    join auth_group g on g.name = case kind when 'team' then 'team_lead' when 'division' then 'division_head' else 'agency_head' end""",
    f"""update people_officer set badge = id_of('badge ' || id), badge_version = 1, pin_hash = 'x',
        badge_expires = {_TODAY} + floor(chance('badge ' || id) * 95)::int - 5
    where id in (select officer_id from people_officer_sites) and chance('badged ' || id) < .95""",
)
