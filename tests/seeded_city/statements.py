"""What a seeded city is made of, in SQL. `Into` names a model, the columns it fills and where from; what else the model needs
gets the model's own defaults, so that a column of tomorrow breaks nothing here.

Of some halls at a time (`LIVES`: %(sites)s, %(days)s, %(visits)s), then what stands beside them once (`BESIDE`). `now` is the moment of it all.
"""

from __future__ import annotations

from dataclasses import dataclass

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_SERVICES = "ARRAY['ADM-KTP-BARU','ADM-KK-PECAH','ADM-LAHIR','ADM-KIA','ADM-MATI','ADM-IKD']"


@dataclass(frozen=True, slots=True)
class Into:
    model: str
    columns: str
    select: str


FUNCTIONS = f"""
create function chance(text) returns double precision immutable parallel safe language sql as
    $$ select ('x' || substr(md5($1), 1, 8))::bit(32)::bigint / 4294967296.0 $$;
create function id_of(text) returns uuid immutable parallel safe language sql as $$ select md5($1)::uuid $$;
create function digest_of(text) returns text immutable parallel safe language sql as $$ select md5($1) || md5($1 || '.') $$;
create function pick(text, text[]) returns text immutable parallel safe language sql as
    $$ select $2[1 + floor(chance($1) * array_length($2, 1))::int] $$;
create function code_of(text) returns text immutable parallel safe language sql as $$
    select string_agg(substr('{ALPHABET}', 1 + get_byte(decode(md5($1), 'hex'), n) %% 31, 1), '') from generate_series(0, 7) n $$;
create function instant(timestamptz) returns text immutable parallel safe language sql as
    $$ select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
create function wib(date, text) returns timestamptz stable parallel safe language sql as
    $$ select ($1 + $2::time) at time zone 'Asia/Jakarta' $$;
"""

KIOSKS = (
    Into(
        "fleet.Kiosk",
        "id, site_id, status_key, enrolled_at, last_seen_at",
        """select id_of('kiosk' || id), id, decode(md5(id::text), 'hex'), %(now)s - interval '60 days',
            %(now)s - case when chance('seen' || id) < .95 then interval '1 minute' * chance('seen.' || id)
                when chance('seen' || id) < .98 then interval '5 hours' else interval '4 days' end
        from fleet_site where chance('kiosk ' || id) < .98""",
    ),
    Into(
        "fleet.Chain",
        "kiosk, epoch, public_key, head_seq, head_digest, site, opened_at",
        """select id, 1, decode(digest_of(id::text), 'hex'), 0, digest_of(id::text), site_id, %(now)s - interval '60 days'
        from fleet_kiosk""",
    ),
)

# One row a visit: what became of it follows from how long ago it was.
_VISITS = f"""
drop table if exists visit, stay, told;
create temp table visit as
with came as (
    select k.id as kiosk, k.site_id as site, d::date as day, n, id_of('visit ' || k.id || d || n) as subject,
        (select array_agg(officer_id order by officer_id) from people_officer_sites where site_id = k.site_id) as officers,
        wib(d::date, '07:35') + interval '8 hours' * chance('filed ' || k.id || d || n) as filed_at
    from fleet_kiosk k,
        generate_series(((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date - %(days)s + 1,
            ((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date, '1 day') d,
        generate_series(1, %(visits)s) n
    where k.site_id = any(%(sites)s)
), fared as (
    select *, chance('fared ' || subject) as c, pick(subject::text, {_SERVICES}) as service,
        %(now)s - filed_at < interval '1 day' as is_fresh from came where filed_at < %(now)s
)
select *, officers[1 + n %% array_length(officers, 1)] as officer, filed_at + interval '1 day' as promised_at,
    case when is_fresh then case when c < .3 then 'filed' when c < .6 then 'taken' when c < .65 then 'referred'
            when c < .7 then 'returned' else 'completed' end
        else case when c < .55 then 'completed' when c < .9 then 'collected' when c < .95 then 'handed_off' when c < .97 then 'voided'
            when c < .98 then 'returned' when c < .985 then 'taken' else 'completed' end end as state,
    least(filed_at + interval '15 minutes' + case when chance('late ' || subject) < .04
        then interval '24 hours' + interval '48 hours' * chance('done ' || subject)
        else interval '20 hours' * chance('done ' || subject) end, %(now)s) as done_at
from fared
"""
_STAYS = """
create temp table stay as
with came as (
    select k.id as kiosk, k.site_id as site, d::date as day, n, id_of('stay ' || k.id || d || n) as subject,
        (select array_agg(officer_id order by officer_id) from people_officer_sites where site_id = k.site_id) as officers,
        wib(d::date, '07:20') + interval '30 minutes' * chance('came ' || k.id || d || n) as started_at
    from fleet_kiosk k,
        generate_series(((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date - %(days)s + 1,
            ((%(now)s)::timestamptz at time zone 'Asia/Jakarta')::date, '1 day') d,
        generate_series(1, 2) n
    where k.site_id = any(%(sites)s) and chance('stay ' || k.id || d || n) < case n when 1 then .9 else .4 end
)
select *, officers[1 + n %% array_length(officers, 1)] as officer,
    case when started_at + interval '8 hours 35 minutes' < %(now)s then started_at + interval '8 hours 30 minutes' end as ended_at
from came where started_at < %(now)s
"""
# (kiosk, seq, id, kind, subject, actor, at, data, parts) of every fact.
_TOLD = """
create temp table told as
with ticket as (
    select *, jsonb_build_object('prefix', 'A', 'number', n, 'day', day) as number from visit
), said as (
    select kiosk, id_of('f1' || subject) as id, 'ticket_issued' as kind, subject, '{"role": "resident"}'::jsonb as actor,
        filed_at - interval '5 minutes' as at, number || jsonb_build_object('service', service) as data, '[]'::jsonb as parts from ticket
    union all select kiosk, id_of('f2' || subject), 'ticket_called', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        filed_at - interval '4 minutes', number || '{"desk": 1, "call": 1}', '[]' from ticket
    union all select kiosk, id_of('f3' || subject), 'consent_given', subject, '{"role": "resident"}', filed_at - interval '1 minute',
        '{"notice": "pdp", "version": 1, "purposes": ["service"]}', '[]' from visit
    union all select kiosk, id_of('f4' || subject), 'request_filed', subject, '{"role": "resident"}', filed_at,
        jsonb_build_object('service', service, 'catalogue_version', 1, 'code', code_of(subject::text), 'ticket', number,
            'promised_at', instant(promised_at), 'standard', 'city_24h', 'assisted', false, 'language', 'id',
            'documents', '[{"requirement": "kk", "state": "photographed"}]'::jsonb),
        (select jsonb_agg(jsonb_build_object('role', role, 'sha256', digest_of(role || subject), 'size', 204800,
            'media', case role when 'form' then 'application/json' else 'image/jpeg' end, 'recipients', 1))
        from unnest(array['form', 'kk', 'ktp']) role) from ticket
    union all select kiosk, id_of('f5' || subject), 'ticket_served', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        filed_at + interval '1 minute', number || '{"outcome": "filed"}', '[]' from ticket
    union all select kiosk, id_of('f6' || subject), 'request_taken', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        least(filed_at + interval '10 minutes', %(now)s), '{}', '[]' from visit where state not in ('filed', 'voided')
    union all select kiosk, id_of('f7' || subject), 'request_completed', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        done_at, '{"outcome": "done"}', '[]' from visit where state in ('completed', 'collected')
    union all select kiosk, id_of('p1' || subject), 'presence_challenged', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        started_at - interval '40 seconds', '{"code": 482, "action": "left"}', '[]' from stay
    union all select kiosk, id_of('p2' || subject), 'presence_started', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        started_at, jsonb_build_object('place', 'hall', 'session', 'day', 'face', 'seen', 'challenge', id_of('p1' || subject),
            'camera', 'provisioned', 'frames', 3),
        (select jsonb_agg(jsonb_build_object('role', 'presence', 'sha256', digest_of('face' || frame || subject), 'size', 90000,
            'media', 'image/jpeg', 'recipients', 1)) from generate_series(1, 3) frame) from stay
    union all select kiosk, id_of('p3' || subject), 'presence_ended', subject, jsonb_build_object('role', 'officer', 'officer', officer),
        ended_at, '{"reason": "end_of_day"}', '[]' from stay where ended_at is not null
    union all select kiosk, id_of('w' || subject), 'work_logged', id_of('work ' || subject),
        jsonb_build_object('role', 'officer', 'officer', officer), ended_at - interval '5 minutes',
        jsonb_build_object('plan', null, 'day', day, 'quantity', 3, 'unit', 'documents', 'minutes', 90, 'place', 'hall'), '[]'
        from stay where ended_at is not null
    union all select distinct kiosk, id_of('h' || hour || kiosk || day), 'heartbeat', kiosk, '{"role": "system"}'::jsonb,
        wib(day, '07:10') + interval '1 hour' * hour, '{"up_s": 3600}'::jsonb, '[]'::jsonb from visit, generate_series(1, 6) hour
)
select *, row_number() over (partition by kiosk order by at, id) as seq from said;
analyze visit; analyze stay; analyze told
"""
_NAMED_PARTS = """
select t.kiosk, 1, t.seq, p.part ->> 'sha256' as sha256, p.place - 1, t.subject, p.part ->> 'role', p.part ->> 'media',
    (p.part ->> 'size')::int, 1, t.at
from told t cross join lateral jsonb_array_elements(t.parts) with ordinality as p(part, place)
"""
_LATE_PART = (
    "(chance('part ' || sha256) < .0005 or (at > %(now)s - interval '20 hours' and chance('part ' || sha256) < .03))"
)

LIVES: tuple[str | Into, ...] = (
    _VISITS,
    _STAYS,
    _TOLD,
    """insert into fact (kiosk, epoch, seq, id, kind, subject, payload, signature, received_at)
    select kiosk, 1, seq, id, kind, subject, convert_to(jsonb_build_object('v', 1, 'kiosk', kiosk, 'epoch', 1, 'seq', seq, 'id', id,
        'kind', kind, 'prev', digest_of(id::text), 'time', jsonb_build_object('wall', instant(at), 'boot', id_of('boot'),
        'up_ms', 60000, 'anchor', null), 'actor', actor, 'subject', subject, 'data', data, 'parts', parts)::text, 'UTF8'),
        decode(repeat('ab', 64), 'hex'), at + interval '3 seconds' from told""",
    Into(
        "ingest.FactTime",
        "kiosk, epoch, seq, kind, subject, claimed_at, earliest, latest, grade, reason",
        """select kiosk, 1, seq, kind, subject, at, case when c < .98 then at - interval '20 seconds' end, at + interval '40 seconds',
        case when c < .9 then 'A' when c < .98 then 'B' else 'C' end, case when c < .98 then '' else 'unbounded' end
        from (select *, chance('time ' || id) as c from told) timed""",
    ),
    Into(
        "ingest.PartReference",
        "kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients",
        f"select kiosk, 1, seq, sha256, place, subject, role, media, size, 1 from ({_NAMED_PARTS}) "
        "as named(kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients, at)",
    ),
    Into(
        "ingest.Part",
        "kiosk, sha256, size, held_at",
        f"select kiosk, sha256, size, at from ({_NAMED_PARTS}) "
        "as named(kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients, at) "
        f"where not {_LATE_PART}",
    ),
    Into(
        "halls.AwaitedPart",
        "kiosk, sha256",
        f"select kiosk, sha256 from ({_NAMED_PARTS}) "
        "as named(kiosk, epoch, seq, sha256, place, subject, role, media, size, recipients, at) "
        f"where {_LATE_PART}",
    ),
    Into(
        "requests.Request",
        "id, kiosk_id, site_id, service, catalogue_version, ticket, code, state, standard, filed_at, promised_at, taken_at, completed_at,"
        " outcome, officer_id, documents, parts, paused, paused_at, returned, version",
        """select v.subject, v.kiosk, site, service, 1, 'A-' || lpad(n::text, 3, '0'), code_of(v.subject::text), state, 'city_24h', filed_at,
        promised_at, case when state not in ('filed', 'voided') then filed_at + interval '10 minutes' end,
        case when state in ('completed', 'collected') then done_at end, case when state in ('completed', 'collected') then 'done' else '' end,
        case when state <> 'filed' then officer end, '[{"requirement": "kk", "state": "photographed"}]', t.parts,
        case when state = 'taken' and c > .59 then 'blanko_ktp_out_of_stock' else '' end,
        case when state = 'taken' and c > .59 then filed_at + interval '1 hour' end,
        case when state = 'returned' then 'missing_documents' else '' end, 3
        from visit v join told t on t.id = id_of('f4' || v.subject)""",
    ),
    Into(
        "halls.Ticket",
        "kiosk, subject, site, day, number, service, state, issued_at, called_at",
        """select kiosk, subject, site, day, 'A-' || lpad(n::text, 3, '0'), service,
        case when filed_at > %(now)s - interval '1 hour' then case when c < .6 then 'waiting' else 'called' end else 'served' end,
        filed_at - interval '5 minutes', filed_at - interval '4 minutes' from visit""",
    ),
    Into(
        "people.Presence",
        "id, officer_id, kiosk_id, site_id, place, session, face, challenge, part, epoch, seq, camera, frames, started_at, ended_at, end_reason",
        """select s.subject, s.officer, s.kiosk, site, 'hall', 'day', 'seen', id_of('p1' || s.subject), digest_of('face1' || s.subject), 1, t.seq,
        'provisioned', 3, started_at, ended_at, case when ended_at is null then '' else 'end_of_day' end
        from stay s join told t on t.id = id_of('p2' || s.subject)""",
    ),
    Into(
        "people.PresencePrompt",
        "kiosk, fact, presence, code, action, within_s, prompted_at, answered_at, after_s, face, camera, frames",
        """select kiosk, id_of('prompt ' || subject), subject, 482, 'right', 600, started_at + interval '2 hours',
        started_at + interval '122 minutes', 75, 'seen', 'provisioned', 3 from stay where chance('prompt ' || subject) < .4""",
    ),
    Into(
        "reviews.Hint",
        "presence_id, kiosk, officer, kind, weight, detail, found_at",
        """select subject, kiosk, officer, 'still_frames', 1 + (chance('hint ' || subject) * 60)::int %% 3, '{}', started_at
        from stay where chance('hint ' || subject) < .05""",
    ),
    Into(
        "reviews.ReviewCase",
        "presence, site_id, officer_id, started_at, is_flagged, weight, queued_at, state, outcome",
        """select subject, site, officer, started_at, chance('hint ' || subject) < .05, 1 + (chance('hint ' || subject) * 60)::int %% 3,
        started_at, case when chance('judged ' || subject) < .8 then 'closed' else 'open' end,
        case when chance('judged ' || subject) < .8 then 'confirmed' else '' end
        from stay where chance('hint ' || subject) < .05 or chance('drawn ' || subject) < .1""",
    ),
    Into(
        "concerns.Concern",
        "id, kiosk_id, site_id, source, topic, code, filed_at, due_at, answered_at, answers, state, epoch, seq",
        """select id_of('concern ' || subject), kiosk, site, case when fate < .5 then 'complaint' else 'problem' end,
        case when fate < .5 then 'facility' else 'road' end, code_of('concern ' || subject), filed_at, filed_at + interval '24 hours',
        case when fate < .9 then filed_at + interval '5 hours' end, case when fate < .9 then 1 else 0 end,
        case when fate < .9 then 'resolved' else 'new' end, 1, 1
        from (select *, chance('concern ' || subject) * 10 as fate from visit) v where fate < 1""",
    ),
    Into(
        "performance.WorkEntry",
        "id, officer_id, kiosk_id, site_id, day, quantity, unit, minutes, place, logged_at",
        """select id_of('work ' || subject), officer, kiosk, site, day, 3, 'documents', 90, 'hall', ended_at - interval '5 minutes'
        from stay where ended_at is not null""",
    ),
    Into(
        "requests.Referral",
        "id, request, kiosk_id, site_id, unit, ticket, service, question, epoch, seq, asked_at, asked_by_id, answer, answered_at",
        """select id_of('referral ' || subject), subject, kiosk, site, (select id from people_unit order by chance(subject || short) limit 1),
        'A-001', service, 'data', 1, 1, filed_at + interval '20 minutes', officer, case when is_fresh then '' else 'agreed' end,
        case when is_fresh then null else filed_at + interval '3 hours' end from visit where chance('referral ' || subject) < .02""",
    ),
)

BESIDE: tuple[str | Into, ...] = (
    "update fleet_chain c set head_seq = f.most from (select kiosk, max(seq) as most from fact group by kiosk) f where f.kiosk = c.kiosk",
    Into(
        "ingest.Projection",
        "kiosk, folded",
        "select kiosk, jsonb_build_object('1', head_seq) from fleet_chain where kiosk in (select id from fleet_kiosk)",
    ),
    Into(
        "fleet.KioskHealth",
        "kiosk_id, version, started_at, heartbeat_at, key_rung",
        "select id, '0.1.0', last_seen_at - interval '3 hours', last_seen_at, 'tpm2' from fleet_kiosk",
    ),
    Into(
        "ingest.QuarantinedFact",
        "kiosk, epoch, seq, digest, reason, envelope, received_at",
        r"""select id, 1, 5, digest_of(id::text), 'senseless', '\x00', %(now)s - interval '3 days' * chance(id::text)
        from fleet_kiosk where chance('wrong ' || id) < .1""",
    ),
    Into(
        "ingest.PartOpening",
        "sha256, account, purpose, opened_at",
        """select sha256, 'supervisor', 'Memproses permohonan', %(now)s - interval '30 days' * chance('opened ' || sha256)
        from ingest_partreference where chance('opened ' || sha256) < .03""",
    ),
    Into(
        "reviews.AutomaticOpening",
        "kiosk, day, purpose, count, last_at",
        """select id, d::date, 'photo', 3, d from fleet_kiosk, generate_series(%(now)s - interval '29 days', %(now)s, '1 day') d""",
    ),
    Into(
        "people.Unlock",
        "kiosk_id, officer_id, challenge, issued_by, issued_at, expires_at",
        """select k.id, (select officer_id from people_officer_sites s where s.site_id = k.site_id limit 1), 'ABCDEFGH', 'supervisor',
        %(now)s - interval '9 days' * chance(k.id::text), %(now)s from fleet_kiosk k where chance('unlock ' || k.id) < .2""",
    ),
    Into(
        "courier.CourierBundle",
        "sha256, size_bytes, state, kiosk, epoch, from_seq, to_seq, volume, volumes, facts, facts_total, received_at, finished_at",
        """select digest_of('stick ' || id), 52428800, 'done', id, 1, 1, 200, 1, 1, 200, 200, %(now)s - interval '9 days' * chance(id::text),
        %(now)s from fleet_kiosk where chance('stick ' || id) < .2""",
    ),
    Into(
        "fleet.EnrolmentCode",
        "digest, site_id, issued_by, issued_at, expires_at",
        """select digest_of('code ' || id), id, 'administrator', %(now)s - interval '60 days', %(now)s - interval '59 days' from fleet_site""",
    ),
    Into(
        "performance.Plan",
        "id, officer_id, period, words, target, written_by",
        """select id_of('plan ' || n || id), id, to_char(%(now)s, 'YYYY-MM'), 'Melayani permohonan warga', 40, 'supervisor'
        from people_officer, generate_series(1, 3) n""",
    ),
    Into(
        "performance.Objection",
        "id, officer_id, kiosk_id, site_id, about, period, filed_at",
        """select id_of('objection ' || k.id), (select officer_id from people_officer_sites s where s.site_id = k.site_id limit 1), k.id, k.site_id,
        'presence', to_char(%(now)s, 'YYYY-MM'), %(now)s - interval '9 days' * chance(k.id::text) from fleet_kiosk k
        where chance('objection ' || k.id) < .3""",
    ),
)

COUNT = """select 'facts', count(*) from fact union all select 'requests', count(*) from requests_request
union all select 'presences', count(*) from people_presence union all select 'parts', count(*) from ingest_part
union all select 'parts awaited', count(*) from halls_awaitedpart union all select 'kiosks', count(*) from fleet_kiosk"""
