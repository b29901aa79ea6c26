"""Somebody with the keys changes the kiosk's database: `kiosk verify` names it, the start notices, or it does not open.

What only the city can see, at the next sync, is in `cheats/test_at_the_city.py`; together they are the tamperings of
`kiosk/CHEATS.md`. LIMITS are those that nobody finds on the kiosk, each with what limits it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kiosk import audit
from kiosk.errors import KeyUnreadableError
from kiosk.flows.ports import StorageBrokenError
from kiosk.hardware_watch import note_changes
from kiosk.head_watch import watch_of
from kiosk.store import Store, StoreKeys
from kiosk.unlocking import unlock, vault_of
from sync.protocol.chain_head import ChainHead
from sync.protocol.statements import ChangeItem
from sync.trust.sealing import unseal
from tests.fakes.hall import NAME, NIK, OFFICER, City, enrol, morning_clock
from tests.fakes.unlocked import put_keys, settings_for
from tests.integration.test_chain_watch import BOARD, DISK
from tests.reliability.tampering import (
    THIEF,
    Deed,
    Ground,
    a_day,
    add_city_key,
    append_forged,
    edit_configuration,
    edit_roster,
    forge_receipt,
    in_turn,
    replace_identity,
    rewrite,
    roster,
    roster_under_his_own_signature,
    schema,
    set_back,
    sql,
    weaken,
    widen,
)

FILED = "select sha256 from part where seq = 11"

VERIFY: dict[str, tuple[Deed, str]] = {
    # --- the chain
    "a payload edited": (sql("update fact set payload = cast(replace(payload, 'AKTA-LAHIR', 'KTP-HILANG') as blob) where seq = 3"), "Fact 3 of epoch 1: its stored bytes are not the signed ones"),
    "a time edited": (sql("update fact set payload = cast(replace(payload, '2026-11-24T02', '2026-11-24T00') as blob) where seq = 5"), "Fact 5 of epoch 1: its stored bytes"),
    "an envelope edited": (sql("update fact set envelope = cast(replace(envelope, '\"sig\":\"', '\"sig\":\"AAAA') as blob) where seq = 3"), "Fact 3 of epoch 1: envelope"),
    "an envelope of another fact": (sql("update fact set envelope = (select envelope from fact where seq = 12), payload = (select payload from fact where seq = 12) where seq = 13"), "Fact 13 of epoch 1: its row says something else"),
    "a digest edited": (sql("update fact set digest = (case substr(digest, 1, 1) when 'a' then 'b' else 'a' end) || substr(digest, 2) where seq = 4"), "Fact 4 of epoch 1: its bytes are not those"),
    "a prev edited": (sql("update fact set prev = (case substr(prev, 1, 1) when 'a' then 'b' else 'a' end) || substr(prev, 2) where seq = 4"), "Fact 4 of epoch 1: its row says something else"),
    "a kind edited": (sql("update fact set kind = 'heartbeat' where seq = 5"), "Fact 5 of epoch 1: its row says something else"),
    "a subject edited": (sql("update fact set subject = '0190a000-0000-7000-8000-000000000009' where seq = 5"), "Fact 5 of epoch 1: its row says something else"),
    "an id edited": (sql("update fact set id = 'x' where seq = 5"), "Fact 5 of epoch 1: its row says something else"),
    "a number edited": (sql("update fact set seq = 20 where seq = 13"), "Fact 20 of epoch 1: its row says something else"),
    "an epoch edited": (sql("update fact set epoch = 2 where seq = 13"), "Fact 13 of epoch 2"),
    "a fact in the middle removed": (sql("delete from fact where seq = 8"), "Fact 9 of epoch 1: the chain is broken: links are missing"),
    "the first fact removed": (sql("delete from fact where seq = 1"), "Fact 2 of epoch 1: the chain is broken"),
    "the facts that the city has removed from the end": (sql("delete from part where seq > 5", "delete from part_body where sha256 not in (select sha256 from part)", "delete from fact where seq > 5"), "the city holds facts that are no longer here"),
    "two facts swapped": (sql("update fact set seq = 99 where seq = 12", "update fact set seq = 12 where seq = 13", "update fact set seq = 13 where seq = 99"), "Fact 12 of epoch 1: its row says something else"),
    "a fact forged with another key": (append_forged, "Fact 14 of epoch 1: the signature does not hold"),
    "the tail signed anew with another key": (rewrite(THIEF, since=12), "Fact 12 of epoch 1: the signature does not hold"),
    "the tail that the city has signed anew with the stolen key": (rewrite(None, since=5), "the city signed for another fact at this place"),
    "the whole chain signed anew and another key in the identity": (replace_identity, "The identity of epoch 1 is not the one that the city enrolled"),
    # --- parts
    "a part forgotten": (sql("delete from part where seq = 11 and position = 2", "delete from part_body where sha256 not in (select sha256 from part)"), "Fact 11 of epoch 1: the parts kept with it are not those"),
    "a part's role": (sql("update part set role = 'kk' where seq = 11 and position = 1"), "Fact 11 of epoch 1: the parts kept with it"),
    "a part's size": (sql("update part set size = size + 1 where seq = 11 and position = 0"), "Fact 11 of epoch 1: the parts kept with it"),
    "a part's recipients": (sql("update part set recipients = 2 where seq = 11 and position = 0"), "Fact 11 of epoch 1: the parts kept with it"),
    "a part's name": (sql("update part_body set sha256 = (case substr(sha256, 1, 1) when 'a' then 'b' else 'a' end) || substr(sha256, 2) where sha256 = (select sha256 from part where seq = 11 and position = 0)"), "is neither here nor held by the city"),
    "a sealed body exchanged": (sql("update part_body set body = zeroblob(length(body)) where id = (select max(id) from part_body)"), "the sealed bytes are not those that its name says"),
    "a sealed body removed": (sql("delete from part_body where id = (select max(id) from part_body)"), "is neither here nor held by the city"),
    # --- receipts
    "a receipt forged": (forge_receipt(THIEF, all_parts=False), "Receipt 2 (epoch 1, up to fact 13): no trusted key with this id"),
    "a receipt stretched": (sql("update receipt set through_seq = 13"), "Receipt 1 (epoch 1, up to fact 13): its row says something else"),
    "a receipt shortened, to send everything again": (sql("update receipt set through_seq = 1"), "Receipt 1 (epoch 1, up to fact 1): its row says something else"),
    "a receipt's time": (sql("update receipt set server_time = '2026-11-30T02:20:00.000Z'"), "Receipt 1 (epoch 1, up to fact 9): its row says something else"),
    "a part called held": (sql(f"insert into part_held select sha256, 1 from part where sha256 in ({FILED}) limit 1"), "a part counts as held that it does not list"),
    "parts called held and purged": (sql(f"insert into part_held select sha256, 1 from part where sha256 in ({FILED})", "delete from part_body"), "a part counts as held that it does not list"),
    "the receipts removed after a purge": (sql("delete from part_held", "delete from receipt"), "is neither here nor held by the city"),
    "a city key of his own and everything receipted with it": (in_turn(add_city_key, forge_receipt(THIEF, all_parts=True)), "Receipt 2 (epoch 1, up to fact 13): no trusted key with this id"),
    # --- what the city told
    "a city key added": (add_city_key, "The configuration 2 is not as the city signed it"),
    "a recipient of his own for photographs": (edit_configuration(widen), "The configuration 2 is not as the city signed it"),
    "the key of the status PINs": (edit_configuration(lambda told: told.update(status_key="00" * 32)), "The configuration 2 is not"),
    "the random prompt switched off": (edit_configuration(lambda told: told["intervals"].update(prompt_within_s=0)), "The configuration 2 is not"),
    "a newer configuration invented": (sql("insert into configuration select 9, replace(object, '\"version\":2', '\"version\":9') from configuration where version = 2"), "The configuration 9 is in no statement that the city signed"),
    "the newest configuration removed": (sql("delete from configuration where version = 2"), "The configuration 2 that the city signed is gone"),
    "an officer's PIN in the roster": (edit_roster(pin_hash="pepper:$argon2id$mine"), "The roster 0190a000-0000-7000-8000-00000000000f is not as the city signed it"),
    "an officer's PIN under a statement of his own": (roster_under_his_own_signature, "is not the city's"),
    "a badge in the roster": (edit_roster(badge="0190a000-0000-7000-8000-0000000000b2"), "The roster 0190a000-0000-7000-8000-00000000000f is not"),
    "a code opened in the roster": (edit_roster(activation={"id": NAME, "hash": "h", "expires": "2030-01-01T00:00:00.000Z"}), "The roster 0190a000-0000-7000-8000-00000000000f is not"),
    "a hall that an officer left": (edit_roster(sites=["elsewhere"]), "The roster 0190a000-0000-7000-8000-00000000000f is not"),
    "an officer invented": (sql("insert into city_item select kind, '0190a000-0000-7000-8000-0000000000ff', version, data from city_item where kind = 'roster'"), "The roster 0190a000-0000-7000-8000-0000000000ff is in no statement"),
    "an officer removed": (sql("delete from city_item where kind = 'roster'"), "The roster 0190a000-0000-7000-8000-00000000000f that the city signed is gone"),
    "a roster that no later word replaces": (sql("update city_item set version = 1000000 where kind = 'roster'"), "The roster 0190a000-0000-7000-8000-00000000000f is not"),
    "a fee in the catalogue": (sql("update city_item set data = replace(data, 'services: []', 'fee: 50000') where kind = 'catalogue'"), "The catalogue catalogue is not as the city signed it"),
    "the city's statements removed": (sql("delete from told_by", "delete from city_statement"), "The roster 0190a000-0000-7000-8000-00000000000f is in no statement"),
    "a PIN chosen without a fact": (sql("insert into officer_pin values ('0190a000-0000-7000-8000-0000000000ff', 'h', '', '')"), "A PIN of officer 0190a000-0000-7000-8000-0000000000ff counts here that no fact tells of"),
    "a used code made unused": (sql("delete from used_activation"), "was used and would be taken again"),
    # --- who it is
    "another kiosk's id": (sql("update identity set kiosk = '0190a000-0000-7000-8000-0000000000ff'"), "The identity of epoch 1 is not the one that the city enrolled"),
    "another hall": (sql("update identity set site = replace(site, 'Keputran', 'Darmo')"), "The identity of epoch 1 is not the one"),
    "another root": (sql(f"update identity set root = '{THIEF.public.keyid}'"), "The enrolment of epoch 1 is not signed by the root"),
    "the enrolment removed": (sql("update identity set envelope = x''"), "The enrolment of epoch 1 is gone"),
    # --- what screens read
    "a request called done": (sql("update request set state = 'completed'"), "The screens' table request differs from the facts"),
    "a presence begun earlier": (sql("update presence set started_at = '2026-11-24T00:30:00.000Z'"), "The screens' table presence differs"),
    "a queue number freed": (sql("delete from ticket where number = 2"), "The screens' table ticket differs"),
    "a prompt answered": (sql("insert into prompt values ('p', 'x', 'o', '2026-11-24', 1, 'straight', 600, '2026-11-24T02:00:00.000Z', 'b', 1, 'confirmed')"), "The screens' table prompt differs"),
    # --- the rules themselves
    "a rule removed": (schema("drop trigger fact_never_update"), "The rule or table fact_never_update is not as this program made it"),
    "a rule that does nothing": (schema("pragma writable_schema=on", weaken("fact_never_delete")), "The rule or table fact_never_delete is not as"),
    "a rule of his own that copies answers": (schema("create table kept (answers text)", "create trigger keeps after insert on desk begin insert into kept values (new.answers); end"), "The rule or table keeps is not as this program made it"),
    "a name that looks like the driver's": (schema("create trigger my_sqlite_x after insert on desk begin delete from pin_tally; end"), "The rule or table my_sqlite_x is not"),
    "a table removed": (schema("drop table hardware"), "The rule or table hardware is not as this program made it"),
    "a column added": (schema("alter table desk add column copy text"), "The rule or table desk is not as this program made it"),
}  # fmt: skip


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    ground = Ground(tmp_path_factory.mktemp("kiosk") / "data")
    a_day(ground)
    put_keys(ground.key_file, ground.keys)
    return ground


@pytest.fixture
def ground(day: Ground, tmp_path: Path) -> Ground:
    shutil.copytree(day.data.parent, tmp_path / "kiosk")
    return Ground(tmp_path / "kiosk" / "data", day.city)


def verified(ground: Ground, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """`kiosk verify`: its sentences, without the count at the end."""
    code = audit.verify(settings_for(ground.data))
    *wrong, _ = capsys.readouterr().out.splitlines()
    assert code == bool(wrong)
    return wrong


def test_an_honest_day_raises_nothing(ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    assert verified(ground, capsys) == []
    with unlock(settings_for(ground.data)) as store:
        assert not watch_of(store, vault_of(settings_for(ground.data))).look_back()


@pytest.mark.parametrize(("deed", "told"), VERIFY.values(), ids=VERIFY.keys())
def test_verify_names_it(ground: Ground, capsys: pytest.CaptureFixture[str], deed: Deed, told: str) -> None:
    deed(ground)
    wrong = verified(ground, capsys)
    assert any(told in sentence for sentence in wrong), wrong
    assert not any(value in sentence for sentence in wrong for value in (NAME, NIK))


# --- noticed at the next start ---------------------------------------------------------------------------------------


def yesterday(ground: Ground) -> None:
    """The image of the disk from before today, with its consistent tables and receipts."""
    set_back(keep_mark=True)(ground)


def with_another_mainboard(ground: Ground) -> None:
    with unlock(settings_for(ground.data)) as store:
        note_changes(store, [BOARD, DISK])
    sql("update hardware set mac = (case substr(mac, 1, 1) when 'a' then 'b' else 'a' end) || substr(mac, 2)")(ground)


START: dict[str, tuple[Deed, str]] = {
    "yesterday's database put back": (yesterday, "chain_resumed"),
    "the notes of the machine's parts edited": (with_another_mainboard, "device_changed"),
}


@pytest.mark.parametrize(("deed", "kind"), START.values(), ids=START.keys())
def test_the_next_start_records_it(ground: Ground, deed: Deed, kind: str, expected_logs) -> None:
    """A fact in the chain: at the next sync the city has it."""
    expected_logs.add("kiosk.head_watch")
    deed(ground)
    settings = settings_for(ground.data)
    with unlock(settings) as store:
        watch_of(store, vault_of(settings)).look_back()
        note_changes(store, [BOARD, DISK])
        assert kind in {kind for (kind,) in store.database.rows("select kind from fact where seq > 9")}


# --- does not open ---------------------------------------------------------------------------------------------------


def another_kiosks_file(ground: Ground) -> None:
    """With this kiosk's database key put on it; its signing key is wrapped by the other machine's."""
    other = Ground(ground.data.parent / "other" / "data", City(), StoreKeys(ground.keys.database, bytes(32)))
    with Store.open(other.data, other.keys, morning_clock()) as store:
        enrol(store, other.city)
    for path in ground.data.glob("kiosk.db*"):
        path.unlink()
    shutil.copy(other.data / "kiosk.db", ground.data / "kiosk.db")


CLOSED: dict[str, Deed] = {
    "a record of the migrations removed": schema("delete from _sqlite_migrations where name = '004_identity_and_agent'"),
    "a migration of a newer program invented": schema("update _sqlite_migrations set name = '099_x' where name = '010_proofs'"),
    "another kiosk's database": another_kiosks_file,
}  # fmt: skip


@pytest.mark.parametrize("deed", CLOSED.values(), ids=CLOSED.keys())
def test_it_does_not_open(ground: Ground, deed: Deed) -> None:
    deed(ground)
    with pytest.raises((StorageBrokenError, KeyUnreadableError)), unlock(settings_for(ground.data)) as store:
        store.check_keys()


# --- what nobody finds here ------------------------------------------------------------------------------------------


def an_older_roster(ground: Ground) -> None:
    """The word before the city's last one, with its true signature."""
    old = ground.city.changes(ChangeItem("roster", OFFICER, 2, roster() | {"title": "lama"}))
    with unlock(settings_for(ground.data)) as store:
        store.database.writer.execute("delete from city_item where kind = 'roster'")
        store.database.writer.execute("delete from told_by where kind = 'roster'")
        store.sync_book.apply_changes(old, ground.city.sign("changes", old))
        standing = ground.city.changes(
            ChangeItem("configuration", "kiosk", 2, ground.city.configuration(2).to_object()),
            ChangeItem("catalogue", "catalogue", 1, {"document": "services: []\n"}),
            then="c2",
        )
        store.sync_book.apply_changes(standing, ground.city.sign("changes", standing))


def the_tail_and_the_mark(ground: Ground) -> None:
    rewrite(None, since=12)(ground)
    with ground.raw() as connection:
        ground.put_mark(
            ChainHead(*connection.execute("select epoch, seq, digest from fact order by seq desc").fetchone())
        )


LIMITS: dict[str, Deed] = {
    "the desk's answers": sql("update desk set answers = replace(answers, 'Siti', 'Sari')"),
    "a status that the city told": sql("update city_item set data = replace(data, 'taken', 'completed') where kind = 'request_status'"),
    "wrong PINs forgotten, locks opened": sql("delete from pin_tally", "delete from hall_failure"),
    "the hash of a PIN chosen here": sql("update officer_pin set pin_hash = 'pepper:$argon2id$mine'"),
    "the moment that has surely passed": sql("insert or replace into time_floor values (1, 1, '2026-01-01T00:00:00.000Z', 'b', 0)"),
    "the camera that the technician chose": sql("insert or replace into note values ('camera.chosen', 'usb:1:1:x')"),
    "the anchor that facts name": sql("insert or replace into agent_state values ('anchor', '" + "ab" * 32 + "')"),
    "an older word of the city": an_older_roster,
    "what was not sent yet, signed anew with the stolen key": the_tail_and_the_mark,
    "what was not sent yet, removed with the mark": set_back(keep_mark=False),
}  # fmt: skip


@pytest.mark.parametrize("deed", LIMITS.values(), ids=LIMITS.keys())
def test_a_known_limit_is_still_one(ground: Ground, capsys: pytest.CaptureFixture[str], deed: Deed) -> None:
    """When one of these is found one day, its row in `kiosk/CHEATS.md` moves."""
    deed(ground)
    with unlock(settings_for(ground.data)) as store:
        assert not watch_of(store, vault_of(settings_for(ground.data))).look_back()
        store.rebuild_projections()
    assert verified(ground, capsys) == []


def test_an_edited_answer_at_the_desk_changes_nothing_of_what_the_city_gets(ground: Ground) -> None:
    LIMITS["the desk's answers"](ground)
    with unlock(settings_for(ground.data)) as store:
        (body,) = store.database.row(
            "select body from part_body join part using (sha256) where seq = 11 and role = 'form'"
        )
    assert json.loads(unseal(body, ground.city.identity))["nama"] == NAME
