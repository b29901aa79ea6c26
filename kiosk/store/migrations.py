"""The schema, as named migrations.

Invariants
- A migration is self-contained (it imports nothing of this package) and is committed together with its own record.
- An applied migration never changes; a new one is added below with the next name.
- What must never be false is refused here, not only in Python: the chain has no gap and no second link, a fact, a part's
  description and a receipt never change, a sealed body goes only after a stored receipt names it and covers its fact,
  and a queue number is given once a day.
- The BEFORE INSERT triggers do not lean on recursive_triggers: INSERT OR REPLACE on a careless connection is refused too.

Groups of tables: the chain (fact, part, part_body, receipt, part_held) · projections, rebuilt from facts (request,
ticket, presence, prompt, absence, outage, work, plan, objection) · the desk (desk, desk_preview) and the officers' own words (own_words), which a rebuild never touches · the rest (identity, configuration,
pending_enrolment, city_item, agent_state) · the chain's life (leftover_aside, city_forgot, salvage_receipt,
hardware) · officers (pin_tally,
hall_failure, officer_pin, used_activation, time_floor), this kiosk's own memory of who tried and what was chosen here ·
note, what the technician chose · status_try, wrong tries at status PINs · proofs (city_statement, told_by), what the city signed · courier_volume, what was written to
sticks.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

KIOSK = Migrations("kiosk")

CHAIN = (
    """create table fact (
        n integer primary key check (n > 0),
        epoch integer not null check (epoch >= 1),
        seq integer not null check (seq >= 1),
        id text not null unique,
        kind text not null,
        subject text not null,
        prev text not null check (length(prev) = 64),
        digest text not null unique check (length(digest) = 64 and digest <> prev),
        payload blob not null check (length(payload) between 1 and 16384),
        envelope blob not null check (length(envelope) > length(payload)),
        unique (epoch, seq)
    ) strict""",
    "create index fact_subject on fact (subject)",
    """create trigger fact_is_the_next_link before insert on fact begin
        select raise(abort, 'fact: this key exists') where exists (
            select 1 from fact where n = new.n or (epoch = new.epoch and seq = new.seq) or id = new.id
            or digest = new.digest);
        select raise(abort, 'fact: an older epoch is closed')
            where new.epoch < coalesce((select max(epoch) from fact), 0);
        select raise(abort, 'fact: seq is not the next')
            where new.seq <> 1 + coalesce((select max(seq) from fact where epoch = new.epoch), 0);
        select raise(abort, 'fact: prev is not the digest of the previous')
            where new.prev <> coalesce((select digest from fact where epoch = new.epoch and seq = new.seq - 1),
                '0000000000000000000000000000000000000000000000000000000000000000');
    end""",
    """create table part (
        sha256 text primary key check (length(sha256) = 64),
        epoch integer not null,
        seq integer not null,
        position integer not null check (position >= 0),
        role text not null,
        size integer not null check (size > 0),
        media text not null,
        recipients integer not null check (recipients >= 1),
        unique (epoch, seq, position),
        foreign key (epoch, seq) references fact (epoch, seq)
    ) strict, without rowid""",
    """create trigger part_comes_with_its_fact before insert on part begin
        select raise(abort, 'part: this key exists') where exists (
            select 1 from part where sha256 = new.sha256
            or (epoch = new.epoch and seq = new.seq and position = new.position));
        select raise(abort, 'part: its fact is not the newest')
            where new.seq <> coalesce((select max(seq) from fact where epoch = new.epoch), -1);
    end""",
    """create table part_body (
        id integer primary key check (id > 0),
        sha256 text not null unique references part (sha256),
        body blob not null
    ) strict""",
    """create trigger part_body_is_the_part before insert on part_body begin
        select raise(abort, 'part_body: this key exists')
            where exists (select 1 from part_body where id = new.id or sha256 = new.sha256);
        select raise(abort, 'part_body: not the size that the fact says')
            where length(new.body) <> coalesce((select size from part where sha256 = new.sha256), -1);
    end""",
    """create table receipt (
        id integer primary key check (id > 0),
        epoch integer not null,
        through_seq integer not null check (through_seq >= 0),
        head text not null check (length(head) = 64),
        server_time text not null,
        digest text not null unique check (length(digest) = 64),
        envelope blob not null
    ) strict""",
    "create index receipt_reach on receipt (epoch, through_seq)",
    """create trigger receipt_is_new before insert on receipt begin
        select raise(abort, 'receipt: this key exists')
            where exists (select 1 from receipt where id = new.id or digest = new.digest);
    end""",
    """create table part_held (
        sha256 text primary key references part (sha256),
        receipt integer not null references receipt (id)
    ) strict, without rowid""",
    """create trigger part_held_is_new before insert on part_held begin
        select raise(abort, 'part_held: this key exists') where exists (
            select 1 from part_held where sha256 = new.sha256);
    end""",
    """create trigger part_body_goes_after_the_receipt before delete on part_body begin
        select raise(abort, 'part_body: no receipt of the city covers it')
            where not exists (
                select 1 from part_held join part on part.sha256 = part_held.sha256
                where part_held.sha256 = old.sha256
                and part.seq <= (select max(through_seq) from receipt where epoch = part.epoch));
    end""",
)

PROJECTIONS = (
    """create table request (
        request_id text primary key,
        day text not null,
        prefix text not null,
        number integer not null,
        service text not null,
        code text not null,
        state text not null check (state in
            ('filed', 'taken', 'returned', 'completed', 'handed_off', 'collected', 'voided')),
        filed_at text not null,
        promised_at text,
        officer text,
        completed_at text,
        ended_at text,
        epoch integer not null,
        seq integer not null,
        last_epoch integer not null,
        last_seq integer not null,
        facts integer not null default 1,
        documents text not null
    ) strict, without rowid""",
    "create index request_day on request (day)",
    "create index request_state on request (state)",
    """create table ticket (
        day text not null check (day glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        prefix text not null check (prefix glob '[A-Z]'),
        number integer not null check (number between 1 and 999),
        request_id text not null,
        service text not null,
        primary key (day, prefix, number)
    ) strict, without rowid""",
    """create table presence (
        presence_id text primary key,
        officer text not null,
        place text not null,
        day text not null,
        started_at text not null,
        ended_at text,
        voided integer not null default 0 check (voided in (0, 1))
    ) strict, without rowid""",
    "create index presence_day on presence (day)",
)

DESK = (
    "create table desk (request_id text primary key, answers text not null) strict",
    """create table desk_preview (
        request_id text not null references desk (request_id) on delete cascade,
        position integer not null,
        requirement text not null,
        jpeg blob not null,
        primary key (request_id, position)
    ) strict""",
)

REST = (
    """create table identity (
        epoch integer primary key check (epoch >= 1),
        kiosk text not null,
        public_key text not null check (length(public_key) = 64),
        signing_key blob,
        reply_identity text,
        city_url text not null,
        root text not null,
        site text not null,
        envelope blob not null
    ) strict""",
    "create table configuration (version integer primary key, object text not null) strict",
    """create table pending_enrolment (
        one integer primary key check (one = 1),
        city_url text not null,
        root text not null,
        epoch integer not null,
        signing_key blob not null,
        reply_identity text not null
    ) strict""",
    """create table city_item (
        kind text not null,
        id text not null,
        version integer not null,
        data text not null,
        primary key (kind, id)
    ) strict, without rowid""",
    "create table agent_state (key text primary key, value text not null) strict, without rowid",
    """create table pin_failure (
        officer text primary key, failures integer not null check (failures > 0)
    ) strict, without rowid""",
)

KEYS = (
    "create index fact_escrow on fact (epoch, seq) where kind = 'key_escrowed'",
    *(
        f"""create trigger {table}_keys_are_wrapped_{verb} before {verb} on {table} begin
            select raise(abort, '{table}: a key is kept wrapped only') where length(new.signing_key) = 32;
        end"""
        for table in ("identity", "pending_enrolment")
        for verb in ("insert", "update")
    ),
)

OFFICERS = (
    """create table pin_tally (
        officer text primary key,
        failures integer not null check (failures > 0),
        boot text not null,
        up_ms integer not null check (up_ms >= 0),
        challenge text not null,
        told integer not null default 0 check (told in (0, 1))
    ) strict, without rowid""",
    """create table hall_failure (
        n integer primary key autoincrement, boot text not null, up_ms integer not null check (up_ms >= 0)
    ) strict""",
    """create table officer_pin (
        officer text primary key,
        pin_hash text not null,
        roster_hash text not null,
        roster_activation text not null
    ) strict, without rowid""",
    "create table used_activation (activation text primary key) strict, without rowid",
    """create table time_floor (
        one integer primary key check (one = 1),
        told integer not null check (told in (0, 1)),
        instant text not null,
        boot text not null,
        up_ms integer not null check (up_ms >= 0)
    ) strict""",
)
LOCKED_AT_007 = 10

CHAIN_LIFE = (
    """create table leftover_aside (
        epoch integer primary key check (epoch >= 1), reason text not null, noted_at text not null
    ) strict""",
    """create table city_forgot (
        receipt integer primary key references receipt (id),
        epoch integer not null,
        expected_seq integer not null check (expected_seq >= 1),
        noted_at text not null
    ) strict""",
    """create table salvage_receipt (
        id integer primary key check (id > 0),
        epoch integer not null,
        through_seq integer not null check (through_seq >= 0),
        digest text not null unique check (length(digest) = 64),
        envelope blob not null
    ) strict""",
    """create table hardware (
        device text not null, source text not null, mac text not null check (length(mac) = 64),
        primary key (device, source)
    ) strict, without rowid""",
)

NEVER_CHANGES = ("fact", "part", "receipt", "part_held")


def _execute(db: Database, statements: Iterable[str]) -> None:
    for statement in statements:
        db.execute(statement)


def _immutable(table: str, verb: str) -> str:
    return (
        f"create trigger {table}_never_{verb} before {verb} on {table} begin select raise(abort, '{table}: never'); end"
    )


@KIOSK(name="001_chain")
def _chain(db: Database) -> None:
    _execute(db, CHAIN)
    _execute(db, (_immutable(table, verb) for table in NEVER_CHANGES for verb in ("update", "delete")))
    _execute(db, [_immutable("part_body", "update")])


@KIOSK(name="002_projections")
def _projections(db: Database) -> None:
    _execute(db, PROJECTIONS)


@KIOSK(name="003_desk")
def _desk(db: Database) -> None:
    _execute(db, DESK)


@KIOSK(name="004_identity_and_agent")
def _rest(db: Database) -> None:
    _execute(db, REST)


PRESENCE = (
    """create table prompt (
        prompt_id text primary key,
        presence_id text not null,
        officer text not null,
        day text not null,
        code integer not null,
        action text not null,
        within_s integer not null,
        asked_at text not null,
        boot text not null,
        up_ms integer not null,
        state text not null default 'open' check (state in ('open', 'confirmed', 'missed'))
    ) strict, without rowid""",
    "create index prompt_day on prompt (day)",
    "create index prompt_open on prompt (prompt_id) where state = 'open'",
    "create table note (key text primary key, value text not null) strict, without rowid",
)


@KIOSK(name="005_chain_life")
def _chain_life(db: Database) -> None:
    _execute(db, CHAIN_LIFE)


@KIOSK(name="006_keys")
def _keys(db: Database) -> None:
    _execute(db, KEYS)


@KIOSK(name="007_officers")
def _officers(db: Database) -> None:
    _execute(db, OFFICERS)
    for officer, failures in db.execute("select officer, failures from pin_failure").fetchall():
        # When they happened was never kept: an unknown boot, so a wait begins anew. A lock gets its challenge.
        sign = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
        challenge = "".join(secrets.choice(sign) for _ in range(8)) if failures >= LOCKED_AT_007 else ""
        db.execute(
            "insert into pin_tally (officer, failures, boot, up_ms, challenge, told) values (?, ?, '', 0, ?, 1)",
            (officer, failures, challenge),
        )
    db.execute("drop table pin_failure")


@KIOSK(name="008_presence")
def _presence(db: Database) -> None:
    _execute(db, PRESENCE)


RETENTION = (
    """create table desk_end (
        request_id text primary key references desk (request_id) on delete cascade,
        noted_at text not null
    ) strict, without rowid""",
)


@KIOSK(name="009_retention")
def _retention(db: Database) -> None:
    _execute(db, RETENTION)


PROOFS = (
    """create table city_statement (
        digest text primary key check (length(digest) = 64), envelope blob not null
    ) strict""",
    """create table told_by (
        kind text not null,
        id text not null,
        digest text not null references city_statement (digest),
        primary key (kind, id)
    ) strict, without rowid""",
    # What was told before is told once more, this time to be kept with its signature.
    "update agent_state set value = '' where key = 'cursor'",
)


@KIOSK(name="010_proofs")
def _proofs(db: Database) -> None:
    _execute(db, PROOFS)


COURIER = (
    # `parts` are the raw digests one after the other, until receipts cover the volume: then "".
    """create table courier_volume (
        sha256 text primary key check (length(sha256) = 64),
        size integer not null check (size > 0),
        set_id text not null,
        epoch integer not null,
        key_epoch integer not null,
        from_seq integer not null,
        to_seq integer not null,
        volume integer not null check (volume >= 1),
        parts blob not null check (length(parts) % 32 = 0),
        head text not null check (length(head) = 64),
        boot text not null,
        up_ms integer not null,
        is_received integer not null default 0 check (is_received in (0, 1))
    ) strict, without rowid""",
    "create index courier_volume_set on courier_volume (set_id, volume)",
)


@KIOSK(name="011_courier")
def _courier(db: Database) -> None:
    _execute(db, COURIER)


QUEUE = (
    "alter table ticket add column priority integer not null default 0 check (priority in (0, 1))",
    """alter table ticket add column state text not null default 'waiting'
    check (state in ('waiting', 'called', 'skipped', 'served', 'void'))""",
    "alter table ticket add column issued_at text not null default ''",
    "alter table ticket add column calls integer not null default 0",
    "alter table ticket add column skips integer not null default 0",
    "alter table ticket add column turn integer not null default 0",
    "alter table ticket add column first_called_at text",
    "alter table ticket add column called_at text",
    "create index ticket_subject on ticket (request_id)",
    """create table absence (fact_id text primary key, told_at text not null) strict, without rowid""",
    # What the facts of before say about numbers; calls and absences had no screen yet.
    """update ticket set issued_at = (select json_extract(cast(payload as text), '$.time.wall') from fact
        where fact.subject = ticket.request_id and kind = 'ticket_issued' order by n limit 1)
        where exists (select 1 from fact where fact.subject = ticket.request_id and kind = 'ticket_issued')""",
    """update ticket set state = (select case kind when 'request_voided' then 'void' else 'served' end from fact
        where fact.subject = ticket.request_id and kind in
        ('request_voided', 'request_completed', 'request_handed_off', 'request_collected') order by n limit 1)
        where exists (select 1 from fact where fact.subject = ticket.request_id and kind in
        ('request_voided', 'request_completed', 'request_handed_off', 'request_collected'))""",
)


@KIOSK(name="012_queue")
def _queue(db: Database) -> None:
    _execute(db, QUEUE)


STATUS = (
    """create table status_try (
        n integer primary key autoincrement,
        code text not null check (length(code) = 8),
        boot text not null,
        up_ms integer not null check (up_ms >= 0)
    ) strict""",
    "create index if not exists request_code on request (code)",
)


@KIOSK(name="013_status")
def _status(db: Database) -> None:
    _execute(db, STATUS)


HOURS = (
    "alter table presence add column session text not null default 'day'",
    "alter table presence add column fact_id text not null default ''",
    "alter table presence add column start_boot text not null default ''",
    "alter table presence add column start_up_ms integer not null default 0",
    "alter table presence add column passed_ms integer",
    "alter table presence add column claimed_end_at text",
    "create index presence_officer on presence (officer, day)",
    """create table outage (
        away text not null, began_at text not null, ended_at text, primary key (away, began_at)
    ) strict, without rowid""",
    # What the facts of before say; the last end counts, as when it was folded.
    """update presence set (session, fact_id, start_boot, start_up_ms) = (
        select json_extract(payload_text, '$.data.session'), id, json_extract(payload_text, '$.time.boot'),
            json_extract(payload_text, '$.time.up_ms')
        from (select n, id, kind, subject, cast(payload as text) as payload_text from fact) as told
        where told.subject = presence.presence_id and told.kind = 'presence_started' order by told.n limit 1)
        where exists (select 1 from fact where fact.subject = presence.presence_id and kind = 'presence_started')""",
    """update presence set passed_ms = (
        select case when json_extract(payload_text, '$.time.boot') = presence.start_boot
            then json_extract(payload_text, '$.time.up_ms') - presence.start_up_ms end
        from (select n, kind, subject, cast(payload as text) as payload_text from fact) as told
        where told.subject = presence.presence_id and told.kind = 'presence_ended' order by told.n desc limit 1)
        where ended_at is not null""",
)


@KIOSK(name="014_hours")
def _hours(db: Database) -> None:
    _execute(db, HOURS)


DESK_STEPS = (
    "alter table request add column paused text not null default ''",
    "alter table request add column paused_at text",
    "alter table request add column returned text not null default ''",
    "alter table request add column questions text not null default '[]'",
    """update request set returned = coalesce((select json_extract(cast(payload as text), '$.data.reason') from fact
        where fact.subject = request.request_id and kind = 'request_returned' order by n desc limit 1), '')""",
    """create index fact_note on fact (n)
        where kind in ('complaint_filed', 'complaint_answered', 'problem_noted', 'visit_logged')""",
)


@KIOSK(name="015_desk_steps")
def _desk_steps(db: Database) -> None:
    _execute(db, DESK_STEPS)


WORK = (
    """create table work (
        entry_id text primary key,
        fact_id text not null,
        officer text not null,
        day text not null,
        plan_id text,
        quantity integer not null check (quantity >= 0),
        unit text not null,
        minutes integer not null check (minutes between 0 and 1440),
        place text not null,
        is_main integer not null check (is_main in (0, 1)),
        is_flexible integer not null check (is_flexible in (0, 1)),
        thing text not null,
        request_id text,
        photos integer not null default 0 check (photos >= 0),
        logged_at text not null,
        voided integer not null default 0 check (voided in (0, 1)),
        epoch integer not null,
        seq integer not null,
        last_epoch integer not null,
        last_seq integer not null
    ) strict, without rowid""",
    "create index work_day on work (officer, day)",
    """create table plan (
        plan_id text primary key,
        officer text not null,
        period text not null,
        day text,
        target integer not null check (target >= 0),
        unit text not null,
        is_main integer not null check (is_main in (0, 1)),
        planned_at text not null
    ) strict, without rowid""",
    "create index plan_period on plan (officer, period)",
    """create table objection (
        objection_id text primary key,
        officer text not null,
        about text not null,
        period text not null,
        of_id text,
        filed_at text not null,
        epoch integer not null,
        seq integer not null
    ) strict, without rowid""",
    """create table own_words (
        subject text primary key,
        officer text not null,
        lasts_to text not null,
        sealed blob not null check (length(sealed) > 29)
    ) strict, without rowid""",
    "create index fact_served on fact (n) where kind = 'request_completed'",
)


@KIOSK(name="016_work")
def _work(db: Database) -> None:
    _execute(db, WORK)


DRAFTS = (
    """create table draft (
        officer text not null,
        page text not null,
        subject text not null,
        kept_at text not null,
        sealed blob not null check (length(sealed) > 29),
        primary key (officer, page, subject)
    ) strict, without rowid""",
)


@KIOSK(name="017_drafts")
def _drafts(db: Database) -> None:
    _execute(db, DRAFTS)
