"""What people of a seeded city decided, opened, sent and were sent beside the facts, in the same SQL as `statements`: each list of the
console has as many rows as a month of such a city leaves. `AFTERWARDS` stands on the computed numbers of a month.
"""

from __future__ import annotations

from tests.seeded_city.statements import Into

_TODAY = "((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date"
_AGO = "%(now)s - interval '30 days' * chance"
_OF_NAME = "(select id from people_account where username = '{}')"

_HALLS: tuple[str | Into, ...] = (
    Into(
        "publishing.HallHours",
        "site_id, saturday, closed, version",
        f"""select id, chance('saturday ' || id) < .5, case when chance('closed ' || id) < .5 then jsonb_build_array(
            jsonb_build_object('day', {_TODAY} + 3 + floor(chance('day ' || id) * 20)::int, 'reason', 'Fogging')) else '[]' end, 1
        from fleet_site where chance('hours ' || id) < .2""",
    ),
    Into(
        "publishing.Step",
        "subject, kind, words, by, at",
        f"select site_id, 'changed', 'Jam buka diubah', 'supervisor', {_AGO}(site_id::text) from publishing_hallhours",
    ),
    Into(
        "organisation.CapabilitySwitch",
        "capability, site_id, is_on, reason, changed_by, changed_at",
        f"""select one, id, false, 'Menunggu pelatihan', 'administrator', {_AGO}(one || id)
        from fleet_site, unnest(array['survey', 'practice', 'assist']) one where chance(one || id) < .03""",
    ),
    Into(
        "fleet.FeedItem",
        "cursor, audience, kind, item_id, version, data",
        """select nextval('feed_cursor'), 'site:' || site_id, 'roster', officer_id::text, 1, '{}' from people_officer_sites
        where not exists (select from fleet_feeditem told where told.item_id = officer_id::text)""",
    ),
    Into(
        "fleet.FeedItem",
        "cursor, audience, kind, item_id, version, data",
        "select nextval('feed_cursor'), 'kiosk:' || kiosk_id, 'request_status', id::text, version, '{}' from requests_request",
    ),
    Into(
        "ingest.Receipt",
        "kiosk, epoch, says, digest, envelope, made_at",
        f"""select kiosk, epoch, digest_of('says ' || kiosk || n), digest_of('receipt ' || kiosk || n), decode(repeat('ab', 600), 'hex'),
        {_AGO}(kiosk::text || n) from fleet_chain, generate_series(1, head_seq, 40) n where site is not null""",
    ),
    Into(
        "ingest.TimeStretch",
        "kiosk, epoch, seq, evidence_from, statement, said_at",
        f"""select kiosk, epoch, n, n, digest_of('receipt ' || kiosk || n), {_AGO}(kiosk::text || n)
        from fleet_chain, generate_series(1, head_seq, 40) n where site is not null""",
    ),
    Into(
        "ingest.PartReference",
        "kiosk, epoch, seq, sha256, subject, role, media, size, recipients",
        "select id, 1, 1, digest_of('escrow ' || id), id, 'escrow', 'application/octet-stream', 300, 3 from fleet_kiosk",
    ),
    Into(
        "ingest.Part",
        "kiosk, sha256, size, held_at",
        "select id, digest_of('escrow ' || id), 300, enrolled_at from fleet_kiosk where chance('escrow ' || id) < .97",
    ),
    """update fleet_kioskhealth set disk_free_mb = case when chance('disk ' || kiosk_id) < .02 then 3000 else 40000 end, database = 'whole',
        clock_off_s = (chance('clock ' || kiosk_id) * 4)::int, clock_checked_at = heartbeat_at,
        missing_devices = case when chance('device ' || kiosk_id) < .03 then '["printer"]'::jsonb else '[]'::jsonb end""",
    Into(
        "courier.CourierDeed",
        "bundle_id, deed, account, at",
        "select sha256, 'brought', 'supervisor', received_at from courier_courierbundle",
    ),
)

_LATE: tuple[str | Into, ...] = (
    Into(
        "deadlines.CompensationRule",
        "is_on, first_day, legal_basis, set_by, set_at",
        f"select true, {_TODAY} - 60, 'SE 000.8.3', 'administrator', %(now)s - interval '61 days'",
    ),
    Into(
        "deadlines.LedgerEntry",
        "request_id, state, days, amount_idr, rule_id, reason, decided_by, decided_at",
        """select id, pick('ledger ' || id, array['approved', 'paid', 'paid', 'refused']), 1, 50000, (select max(id) from deadlines_compensationrule),
        'Sudah dilihat', 'agency_head', least(completed_at + interval '2 days', %(now)s) from requests_request
        where completed_at > promised_at and chance('decided ' || id) < .5""",
    ),
    Into(
        "deadlines.ExceptedRequest",
        "request_id, reason, marked_by, marked_at",
        """select id, 'photo_or_signature_change', 'supervisor', filed_at + interval '1 hour' from requests_request
        where chance('excepted ' || id) < .005""",
    ),
    Into(
        "deadlines.NotedOutage",
        "kiosk, away, began_at, ended_at",
        f"""select id, 'power', wib({_TODAY} - d, '10:00'), wib({_TODAY} - d, '11:00') from fleet_kiosk, generate_series(1, 29) d
        where chance('power ' || d || id) < .02""",
    ),
    Into(
        "concerns.Instruction",
        "about, site_id, what, due_on, given_by_id, given_at",
        f"""select id, site_id, 'answer_today', {_TODAY}, {_OF_NAME.format("city_leader")}, {_AGO}(id::text) from concerns_concern
        where answered_at is null and chance('ordered ' || id) < .3""",
    ),
    Into(
        "outreach.PhonePaper",
        "id, request, kiosk_id, site_id, requirement, pieces, reply_key, state, sent_at",
        """select id_of('paper ' || id), id, kiosk_id, site_id, 'kk', 4, 'age1', case when %(now)s - filed_at < interval '2 days' then 'waiting' else 'taken' end,
        filed_at + interval '2 hours' from requests_request where chance('paper ' || id) < .03""",
    ),
    Into(
        "outreach.Message",
        "id, request, kiosk_id, site_id, ticket, occasion, version, state, made_at, due_at",
        """select id_of('message ' || id), id, kiosk_id, site_id, ticket, state, version, 'sent', completed_at, completed_at from requests_request
        where completed_at is not null and chance('message ' || id) < .3""",
    ),
)

_REVIEWED: tuple[str | Into, ...] = (
    Into(
        "reviews.Verdict",
        "case_id, account_id, officer, verdict, reason, decided_at, fact",
        """select c.presence, a.id, a.officer_id, 'confirmed', 'evidence_clear', c.started_at + interval '1 day' * chance('judged ' || presence),
        id_of('verdict ' || c.presence) from reviews_reviewcase c join lateral (select id, officer_id from people_account
            where officer_id is not null and (username = 'supervisor' or username like 'penyelia.%%') order by chance(id || 'by' || c.presence) limit 1) a on true where c.state = 'closed'""",
    ),
    Into(
        "reviews.PhotoHash",
        "part, presence, fact_seq, kiosk, officer, day, coarse, coarse_mirrored, views, hashed_at",
        """select part, id, seq, kiosk_id, officer_id, (started_at at time zone 'Asia/Jakarta')::date, (chance('c' || id) * 9e18)::bigint,
        (chance('m' || id) * 9e18)::bigint, decode(repeat(md5(id::text), 16), 'hex'), started_at + interval '1 hour' from people_presence""",
    ),
    Into(
        "reviews.OfficerDay",
        "kiosk, officer, day, by_badge, outputs",
        "select distinct kiosk_id, officer_id, (started_at at time zone 'Asia/Jakarta')::date, 1, 4 from people_presence",
    ),
    Into(
        "reviews.KioskDay",
        "kiosk, day, morning, morning_in_time, afternoon, afternoon_in_time",
        """select kiosk_id, (started_at at time zone 'Asia/Jakarta')::date, 20, 19, 15, 15 from people_presence group by 1, 2""",
    ),
    Into(
        "people.ActivationCode",
        "id, officer_id, hash, issued_by, issued_at, expires_at, used_at",
        f"""select id_of('code ' || id), id, 'x', 'supervisor', {_AGO}('code ' || id), %(now)s + interval '2 days',
        case when chance('used ' || id) < .8 then %(now)s end from people_officer where chance('coded ' || id) < .1""",
    ),
    Into(
        "performance.WorkPhoto",
        "part, entry, kiosk, officer, day, coarse, coarse_mirrored, views",
        """select parts -> 0 ->> 'sha256', id, kiosk_id, officer_id, day, (chance('c' || id) * 9e18)::bigint, (chance('m' || id) * 9e18)::bigint,
        decode(repeat(md5(id::text), 16), 'hex') from performance_workentry where parts <> '[]' and kiosk_id is not null""",
    ),
)

_NUMBERS: tuple[str | Into, ...] = (
    Into(
        "performance.TeamTask",
        "id, period, words, target, written_by",
        f"""select id_of('team task ' || id), to_char({_TODAY}, 'YYYY-MM'), 'Pendataan bersama', 100, 'team_lead'
        from people_unit where kind in ('team', 'village')""",
    ),
    Into(
        "performance.Plan",
        "id, officer_id, period, words, target, written_by, team_task_id, share_pct",
        f"""select id_of('share ' || id), id, to_char({_TODAY}, 'YYYY-MM'), 'Pendataan bersama', 100 / of_team, 'team_lead', task, 100 / of_team
        from (select o.id, t.id as task, row_number() over w as place, least(5, count(*) over (partition by t.id)) as of_team
            from people_officer o join performance_teamtask t on t.id = id_of('team task ' || o.unit_id) window w as (partition by t.id order by o.id)) m
        where place <= 5""",
    ),
    Into(
        "indices.BehaviourRating",
        "officer_id, period, relation, values, decided_by, decided_at",
        f"""select id, to_char({_TODAY} - interval '1 month', 'YYYY-MM'), 'peer', (select jsonb_agg(70 + floor(chance(n || 'peer ' || who || id) * 30)::int)
            from generate_series(1, 7) n), digest_of('mark ' || who || id), {_AGO}(who || 'rated ' || id)
        from people_officer, generate_series(1, 3) who where chance(who || 'rates ' || id) < .7""",
    ),
    Into(
        "indices.Exclusion",
        "officer_id, period, about, subject, reason, words, decided_by, decided_at",
        f"""select late_officer, to_char({_TODAY}, 'YYYY-MM'), 'request', id, 'outage', 'Listrik padam', 'agency_head', %(now)s
        from requests_request where late_officer is not null and chance('excluded ' || id) < .1""",
    ),
    Into(
        "indices.Sanction",
        "officer_id, percent, begins, ends, legal_basis, decided_by, decided_at",
        f"""select id, 25, to_char({_TODAY}, 'YYYY-MM'), to_char({_TODAY}, 'YYYY-MM'), 'SK 1/2026', 'personnel', %(now)s from people_officer
        where chance('sanction ' || id) < .003""",
    ),
    Into(
        "merit.PulseReceipt",
        "week, officer",
        f"select date_trunc('week', {_TODAY})::date, id from people_officer where chance('pulse ' || id) < .4",
    ),
    Into(
        "merit.PulseSum",
        "week, unit, answers, sums",
        f"""select date_trunc('week', {_TODAY})::date, unit_id, count(*), '[30, 31, 29, 33, 28]' from people_officer
        where unit_id is not null and chance('pulse ' || id) < .4 group by unit_id""",
    ),
    f"""update merit_assessment set state = 'confirmed', decided_by_id = {_OF_NAME.format("personnel")}, decided_at = %(now)s
    where chance('confirmed ' || id) < .6""",
    Into(
        "merit.TalentLook",
        "officer_id, account, looked_at",
        f"select officer_id, 'agency_head', {_AGO}(id::text) from merit_assessment",
    ),
    Into(
        "flexible.Staffing",
        "unit_id, minimum, reason, set_by, set_at",
        "select id, 2, 'Loket', 'team_lead', %(now)s from people_unit where kind in ('team', 'village')",
    ),
    """update flexible_application set state = 'refused', decided_by = 'team_lead', decided_at = filed_at + interval '3 days'
    where state = 'asked' and chance('refused ' || id) < .2""",
    Into(
        "flexible.Appeal",
        "application_id, words, filed_at, decide_by",
        f"""select id, 'Mohon dilihat lagi', decided_at + interval '1 day', {_TODAY} + 3 from flexible_application
        where state = 'refused' and chance('appeal ' || id) < .5""",
    ),
    Into(
        "flexible.Contact",
        "id, officer_id, day, way, within_min, called_by, called_at, answered_at",
        """select id_of('call ' || id), officer_id, day, 'call', 15, 'team_lead', began_at + interval '1 hour', began_at + interval '65 minutes' from flexible_checkin
        where chance('call ' || id) < .2""",
    ),
)

_DATA: tuple[str | Into, ...] = (
    Into(
        "records.Export",
        "id, kind, format, from_day, to_day, hall_count, purpose, account, begun_at, finished_at, row_count, size_bytes, sha256",
        f"""select id_of('export ' || n), pick('kind ' || n, array['kantorku', 'ekinerja', 'lapor', 'requests', 'lateness']), 'csv', {_TODAY} - 30, {_TODAY},
        1360, 'Laporan bulanan', 'supervisor', {_AGO}('export ' || n), %(now)s, 4000, 400000, digest_of('export ' || n) from generate_series(1, 400) n""",
    ),
    Into(
        "records.SubjectRequest",
        "id, number, right, site_id, received_at, due_at, registered_by, state",
        f"""select id_of('subject ' || id), 'HSD-2026-' || lpad((row_number() over (order by id))::text, 4, '0'), 'access', id,
        {_AGO}('subject ' || id), %(now)s + interval '1 day', 'supervisor', case when chance('answered ' || id) < .9 then 'granted' else 'received' end
        from fleet_site where chance('subject of ' || id) < .1""",
    ),
    Into(
        "records.RetentionRule",
        "id, kind, days, legal_basis, reason, proposed_by, proposed_at, approved_by, approved_at",
        """select id_of('rule ' || kind), kind, 365, 'UU 27/2022', 'Usulan', 'administrator', %(now)s - interval '20 days', 'agency_head',
        %(now)s - interval '19 days' from unnest(array['request_parts', 'presence_photos', 'work_parts', 'report_parts']) kind""",
    ),
    Into(
        "records.Destruction",
        "id, number, kind, legal_basis, ordered_by, decided_at, count, size_bytes, erased_at",
        f"""select id_of('destroyed ' || n), 'BA-2026-' || lpad(n::text, 4, '0'), 'request_parts', 'UU 27/2022', 'retention', {_AGO}('destroyed ' || n), 500,
        102400000, %(now)s from generate_series(1, 60) n""",
    ),
    Into(
        "records.DestroyedPart",
        "destruction_id, kiosk, sha256, subject, role, size, erased_at",
        """select d.id, id_of('gone'), digest_of(n::text || d.id), id_of(n::text || d.id), 'kk', 204800, d.erased_at
        from records_destruction d, generate_series(1, 500) n""",
    ),
    Into(
        "records.Hold",
        "subject, site_id, reason, placed_by, placed_at",
        "select id, site_id, 'Sengketa', 'supervisor', filed_at from requests_request where chance('held ' || id) < .001",
    ),
    Into(
        "records.Incident",
        "id, number, kind, noticed_at, due_at, data, people, words, measures, registered_by",
        f"""select id_of('incident ' || n), 'INS-2026-' || lpad(n::text, 4, '0'), 'paper', {_AGO}('incident ' || n), %(now)s, '["form"]', 3, 'Kertas hilang',
        'Dicari', 'administrator' from generate_series(1, 12) n""",
    ),
    Into(
        "access.SignIn",
        "id, account_id, browser, began_at, seen_at, ended_at, end",
        f"""select id_of('sign in ' || n || ' ' || id), id, 'Firefox', {_AGO}(n || 'sign in ' || id), %(now)s, %(now)s, 'left'
        from people_account, generate_series(1, 40) n""",
    ),
    Into(
        "admin.LogEntry",
        "action_time, user_id, content_type_id, object_id, object_repr, action_flag, change_message",
        f"""select {_AGO}('logged ' || id), {_OF_NAME.format("administrator")}, (select id from django_content_type where app_label = 'people'
            and model = 'officer'), id::text, name, 2, 'Lencana dicetak' from people_officer""",
    ),
)

DECIDED = (*_HALLS, *_LATE, *_REVIEWED, *_NUMBERS, *_DATA)

# Of last month: half of the villages' lines are signed, one file left.
_SIGNED = f"""(select m.*, r.period from indices_officermonth m join indices_run r on r.id = m.run_id
    join people_unit u on u.id = m.unit_id where r.is_current and r.period < to_char({_TODAY}, 'YYYY-MM') and u.kind = 'village'
    and chance('signed ' || u.id) < .5)"""
AFTERWARDS: tuple[str | Into, ...] = (
    Into(
        "recommendations.MonthSignature",
        "id, unit_id, period, run_id, officers, total_rupiah, signed_by_id, signed_at, statement",
        f"""select id_of('signature ' || unit_id), unit_id, period, run_id, count(*), coalesce(sum(allowance_net), 0), {_OF_NAME.format("agency_head")},
        %(now)s - interval '1 day', '\\x00' from {_SIGNED} m group by unit_id, period, run_id""",
    ),
    Into(
        "recommendations.SignedMonth",
        "id, signature_id, officer_month_id, officer_id, period, net_rupiah, sheet_sha256",
        f"""select id_of('line ' || officer_id), id_of('signature ' || unit_id), id, officer_id, period, coalesce(allowance_net, 0),
        digest_of('sheet ' || officer_id) from {_SIGNED} m""",
    ),
    Into(
        "recommendations.ObjectionRuling",
        "id, objection, officer_id, period, outcome, reason, decided_by_id, decided_at",
        f"""select id_of('ruling ' || id), id, officer_id, period, 'refused', 'Catatannya benar', {_OF_NAME.format("agency_head")}, %(now)s
        from performance_objection where chance('ruling ' || id) < .6""",
    ),
    Into(
        "recommendations.PayrollFile",
        "id, period, format, reason, account, begun_at, finished_at, row_count, total_rupiah, size_bytes, sha256",
        """select id_of('payroll ' || n), to_char(%(now)s - n * interval '1 month', 'YYYY-MM'), 'csv', 'Penggajian', 'personnel', %(now)s, %(now)s, 900,
        4000000000, 90000, digest_of('payroll ' || n) from generate_series(1, 6) n""",
    ),
)
