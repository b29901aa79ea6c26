"""What a seeded city's people agreed, did, said of each other and spent (issue 8), in the same SQL as `statements`: once, beside all halls.

Of the running month and the one before, as far as the city has lived. The numbers of both are computed afterwards by the city's own code.
"""

from __future__ import annotations

from tests.seeded_city.statements import Into

_MONTHS = """(select to_char(m, 'YYYY-MM') as period, m::date as first, case when n = 0 then 'plan ' else 'last plan ' end as name
    from generate_series(0, 1) n, lateral (select date_trunc('month', (%(now)s)::timestamptz at time zone 'Asia/Jakarta') - n * interval '1 month' as m) x)"""
_TODAY = "((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date"
_BY = "(select id from people_account where username = 'team_lead')"

WORK: tuple[str | Into, ...] = (
    """update people_officer o set unit_id = u.id from people_officer_sites s join fleet_site f on f.id = s.site_id
    join people_unit u on u.region = f.region where s.officer_id = o.id""",
    Into(
        "organisation.Appointment",
        "id, officer_id, unit_id, level, post, job_class, base_rupiah, begins",
        """select id_of('post ' || id), id, unit_id, case when row_number() over (partition by unit_id order by id) = 1 then 'team' else 'staff' end,
        case when chance('post ' || id) < .7 then 'public' else 'other' end, 7, 5000000, date '2025-01-01' from people_officer""",
    ),
    Into(
        "performance.Goal",
        "id, year, officer_id, of_unit_id, words, indicator, target, written_by",
        f"""select id_of('goal ' || id), extract(year from {_TODAY})::int, id, unit_id, 'Warga dilayani tepat waktu', 'permohonan selesai', 480,
        'supervisor' from people_officer""",
    ),
    Into(
        "performance.Plan",
        "id, officer_id, period, words, target, written_by, goal_id",
        f"""select id_of('last plan ' || n || o.id), o.id, m.period, 'Melayani permohonan warga', 40, 'supervisor', id_of('goal ' || o.id)
        from people_officer o, generate_series(1, 3) n, {_MONTHS} m where m.name = 'last plan '""",
    ),
    Into(
        "performance.Plan",
        "id, officer_id, period, day, words, target, written_by, state, is_own",
        f"""select id_of('own plan ' || id), id, to_char({_TODAY}, 'YYYY-MM'), {_TODAY}, 'Mendata keluarga rentan', 5, 'officer', 'proposed', true
        from people_officer where chance('own plan ' || id) < .2""",
    ),
    f"""update performance_workentry w set plan = id_of(m.name || (1 + floor(chance('for ' || w.id) * 3)::int) || w.officer_id),
        quantity = case when chance('same ' || w.officer_id) < .1 then 3 else 1 + floor(chance('much ' || w.id) * 5)::int end,
        minutes = case when chance('same ' || w.officer_id) < .1 then 90 else 30 + floor(chance('long ' || w.id) * 120)::int end,
        parts = case when chance('shown ' || w.id) < .7 then jsonb_build_array(jsonb_build_object('role', 'output', 'sha256', digest_of('shown ' || w.id))) else '[]' end
    from {_MONTHS} m where to_char(w.day, 'YYYY-MM') = m.period""",
    Into(
        "reviews.TextMark",
        "part, officer, day, mark",
        """select digest_of('shown ' || id), officer_id, day, case when chance('copied ' || id) < .02 then 'the same words' else id::text end
        from performance_workentry where parts <> '[]'""",
    ),
    Into(
        "performance.WorkReview",
        "entry, officer, day, account_id, reviewer, verdict, reason, words, decided_at, is_newest, fact",
        f"""select id, officer_id, day, {_BY}, id_of('reviewer'), case when chance('said ' || id) < .9 then 'verified' else 'returned' end,
        case when chance('said ' || id) < .9 then 'result_seen' else 'evidence_unclear' end,
        case when chance('said ' || id) < .9 then '' else 'Fotonya belum jelas.' end, logged_at + interval '1 day', true, id_of('said ' || id)
        from performance_workentry where chance('judged ' || id) < .6 and logged_at < %(now)s - interval '1 day'""",
    ),
    """update requests_request set cause = case when completed_at <= promised_at then 'on_time' else 'officer' end,
        late_officer = case when completed_at > promised_at then officer_id end where completed_at is not null and promised_at is not null""",
    """update requests_request set waits = '[["resident", 7200]]' where completed_at is not null and chance('waited ' || id) < .05""",
    Into(
        "indices.SurveyAnswer",
        "id, kiosk_id, site_id, service, scores, answered_at",
        """select id_of('survey ' || id), kiosk_id, site_id, service, (select jsonb_agg(1 + floor(chance(n || 'score ' || id) * 4)::int) from generate_series(1, 9) n),
        filed_at + interval '20 minutes' from requests_request where chance('survey ' || id) < .3""",
    ),
    Into(
        "indices.BehaviourRating",
        "officer_id, period, relation, values, decided_by, decided_at",
        f"""select o.id, m.period, 'superior', (select jsonb_agg(70 + floor(chance(n || 'value ' || o.id) * 30)::int) from generate_series(1, 7) n),
        'team_lead', %(now)s - interval '2 days' from people_officer o, {_MONTHS} m where chance('rated ' || o.id) < .8""",
    ),
    Into(
        "indices.DayRuling",
        "officer_id, day, ruling, reason, decided_by, decided_at",
        f"""select id, {_TODAY} - 3, 'duty', 'Surat tugas', 'team_lead', %(now)s from people_officer where chance('ruled ' || id) < .05""",
    ),
    Into(
        "leave.Leave",
        "officer_id, kind, begins, ends, reference, decided_by, decided_at",
        f"""select id, case when chance('ill ' || id) < .2 then 'sick' else 'annual' end, d, d + 2, '800/1/2026', 'personnel', %(now)s
        from (select id, {_TODAY} - floor(chance('away on ' || id) * 40)::int + 5 as d from people_officer where chance('away ' || id) < .15) gone""",
    ),
    Into(
        "flexible.Application",
        "id, officer_id, unit_id, pattern, weekdays, begins, ends, place, words, region, rule_version, recommendation, state, filed_at, answer_by",
        f"""select id_of('asks ' || officer_id), officer_id, unit_id, '3-2', '[1, 3]', {_TODAY} - 21, {_TODAY} + 21, 'home', 'Menyusun laporan', 'surabaya', 1,
        case when chance('fit ' || officer_id) < .7 then 'eligible' else 'unsure' end, case when chance('asks ' || officer_id) < .4 then 'approved' else 'asked' end,
        %(now)s - interval '22 days', {_TODAY} + 2 from organisation_appointment where post = 'other' and chance('asks ' || officer_id) < .6""",
    ),
    Into(
        "flexible.FlexibleDay",
        "officer_id, day, application_id, place",
        f"""select officer_id, d::date, id, place from flexible_application, generate_series({_TODAY} - 21, {_TODAY} + 21, interval '1 day') d
        where state = 'approved' and extract(isodow from d) in (2, 4)""",
    ),
    Into(
        "flexible.Step",
        "application_id, kind, by, at",
        "select id, case when state = 'approved' then 'approved' else 'filed' end, 'team_lead', filed_at from flexible_application",
    ),
    Into(
        "flexible.CheckIn",
        "id, officer_id, day, place, began_at, ended_at",
        f"""select id_of('began ' || officer_id || day), officer_id, day, place, wib(day, '07:40'), wib(day, '16:30') from flexible_flexibleday
        where day < {_TODAY} and chance('began ' || officer_id || day) < .9""",
    ),
    Into(
        "merit.Spending",
        "unit_id, period, item, baseline_rupiah, actual_rupiah, entered_by, entered_at",
        f"""select u.id, to_char(m, 'YYYY-MM'), item, 4000000, (2000000 + 2500000 * chance(item || u.id || m))::bigint, 'agency_head', %(now)s
        from people_unit u, generate_series(date_trunc('month', {_TODAY}) - interval '11 months', {_TODAY}, interval '1 month') m,
            unnest(array['meals', 'travel', 'electricity', 'water']) item where u.region <> ''""",
    ),
    Into(
        "merit.PulseCell",
        "week, name, units, answers, invited, sums",
        f"""select date_trunc('week', {_TODAY})::date - 7 * w, name, jsonb_build_array(id), 9, 12, '[30, 31, 29, 33, 28]'
        from people_unit, generate_series(1, 8) w where kind = 'district'""",
    ),
    Into(
        "merit.Assessment",
        "id, officer_id, potential, reason, state, proposed_by_id, proposed_at",
        f"""select id_of('talent ' || id), id, 1 + floor(chance('talent ' || id) * 3)::int, 'Memimpin layanan dengan tenang', 'proposed', {_BY}, %(now)s
        from people_officer where chance('talented ' || id) < .3""",
    ),
)
