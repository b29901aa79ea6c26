"""Cheats that the city sees: real kiosks on the disk, the real push over HTTP, PostgreSQL behind it.

The first half are the tamperings of `test_tampering.py` that nothing on the kiosk can tell; the second are cheats with whole
machines, requests and clocks. One city serves the file; every cheat has kiosks of its own. Requests are dated in seconds: one of
the same second as the last honest one says nothing yet, so what the city tells comes `eventually`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk import audit
from sync.protocol.envelope import Envelope
from sync.testing.signed_session import signed_session
from sync.trust.signing import SigningKey
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, live_city, problem
from tests.reliability.cheats.halls import Hall
from tests.reliability.tampering import THIEF, Deed, Ground, edit_configuration, forge_receipt, in_turn, rewrite, sql

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    with live_city(tmp_path_factory.mktemp("city")) as running:
        yield running


@pytest.fixture
def hall(city: LiveCity, tmp_path: Path) -> Hall:
    """A kiosk with six facts, all of them at the city."""
    hall = Hall(city, tmp_path / "hall")
    hall.enrol()
    hall.beat(5)
    assert hall.sync() == ""
    return hall


# --- the database, tampered with so that nothing on the kiosk can tell ---------------------------------------------------

RECEIPTS_GONE = sql("delete from part_held", "delete from receipt")


def without_the_mark(ground: Ground) -> None:
    ground.drop_mark()


def the_tail_removed(ground: Ground) -> None:
    with ground.without_rules() as connection:
        last = connection.execute("select max(seq) from fact where kind = 'heartbeat'").fetchone()[0]
        connection.execute("delete from fact where seq >= ?", (last - 1,))


CITY: dict[str, tuple[Deed, str]] = {
    "sent facts signed anew with the stolen key, receipts removed": (in_turn(rewrite(None, since=4), RECEIPTS_GONE, without_the_mark), "fork"),
    "sent facts removed, receipts and mark too, and others recorded in their place": (in_turn(the_tail_removed, RECEIPTS_GONE, without_the_mark), "fork"),
    "another sync token": (sql("update agent_state set value = '" + "a" * 32 + "' where key = 'sync_token'"), "clone_suspected"),
    "everything called received by a key of his own": (in_turn(edit_configuration(lambda told: told["city_keys"].append({"keyid": THIEF.public.keyid, "public_key": THIEF.public.raw.hex()})), forge_receipt(THIEF, all_parts=True)), "city_forgot"),
    "only his key counts as the city's": (edit_configuration(lambda told: told.update(city_keys=[{"keyid": THIEF.public.keyid, "public_key": THIEF.public.raw.hex()}])), "city_unreadable"),
    "a cursor that nobody gave": (sql("update agent_state set value = 'nobodys' where key = 'cursor'"), "city_refused"),
    "the alarm put out": (in_turn(rewrite(None, since=4), RECEIPTS_GONE, without_the_mark, sql("update agent_state set value = '' where key in ('attention', 'resumed')")), "fork"),
}  # fmt: skip


@pytest.mark.parametrize(("deed", "attention"), CITY.values(), ids=CITY.keys())
def test_the_next_sync_tells(hall: Hall, deed: Deed, attention: str) -> None:
    hall.beat()
    deed(hall.ground)
    hall.beat()
    eventually(lambda: hall.sync() == attention)


def test_yesterdays_database_without_its_mark_is_found_by_the_city(hall: Hall) -> None:
    yesterday = hall.copied("yesterday")
    hall.beat(3)
    assert hall.sync() == ""
    shutil.rmtree(hall.settings.data_dir)
    shutil.copytree(yesterday.settings.data_dir, hall.settings.data_dir)
    hall.ground.drop_mark()
    eventually(lambda: hall.sync() in {"rollback", "clone_suspected"})


# --- whole machines ----------------------------------------------------------------------------------------------------


def test_two_copies_in_parallel_are_told_at_the_first_sync_of_the_second_and_both_hear_it(hall: Hall) -> None:
    copy = hall.copied("second")
    hall.beat()
    copy.beat()
    assert hall.sync() == ""
    eventually(lambda: copy.sync() in {"fork", "clone_suspected"})
    hall.beat()
    eventually(lambda: hall.sync() in {"fork", "clone_suspected"})


def test_a_copied_disk_without_the_keys_opens_nothing(hall: Hall) -> None:
    copy = hall.copied("stolen")
    shutil.rmtree(copy.settings.key_file.parent)
    with pytest.raises(Exception, match=r"kunci|key"), copy.open():
        pass


def test_a_sync_token_on_another_kiosk_accuses_that_one_and_not_its_owner(hall: Hall, tmp_path: Path) -> None:
    with hall.open() as store:
        token = store.sync_book.sync_token()
    thief = Hall(hall.city, tmp_path / "thief")
    thief.enrol()
    sql(f"update agent_state set value = '{token}' where key = 'sync_token'")(thief.ground)
    thief.beat()
    assert thief.sync() == "clone_suspected"
    hall.beat()
    assert hall.sync() == ""


def test_a_sync_token_without_the_device_key_opens_nothing(city: LiveCity) -> None:
    victim = city.enrol()
    thief = signed_session(SigningKey.generate(), victim.id)
    victim.session.close()
    victim.session = thief
    with thief:
        answer = victim.send([victim.maker.add("heartbeat").envelope])
    assert problem(answer).code == "401.1"


def test_a_technician_who_enrols_anew_to_erase_leaves_the_old_chain_at_the_city_and_says_so(hall: Hall) -> None:
    before, kiosk = stored(hall.city, hall.kiosk()), hall.kiosk()
    shutil.rmtree(hall.folder)
    (code,) = hall.city.issue_codes(kiosk=kiosk)
    hall.enrol(code)
    assert hall.sync() == ""
    after = stored(hall.city, kiosk)
    assert after[: len(before)] == before
    opened = after[len(before)]
    assert (opened["kind"], opened["epoch"]) == ("epoch_opened", 2)
    assert opened["data"]["previous_head"] is None, "it does not know where the old chain ended, and that is seen"


def stored(city: LiveCity, kiosk: str) -> list[dict[str, object]]:
    """The payloads that `cityserver facts` prints, in order."""
    payloads = [Envelope.from_bytes(line).payload for line in city.command("facts").stdout.splitlines()]
    return [fact for fact in map(json.loads, payloads) if fact["kiosk"] == kiosk]


# --- requests ----------------------------------------------------------------------------------------------------------


def test_a_captured_request_played_again_changes_nothing_and_accuses_nobody(city: LiveCity) -> None:
    victim = city.enrol()
    taken: list[object] = []
    victim.session.hooks["response"].append(lambda answer, **_: taken.append(answer.request))
    with victim.session as session:
        first = victim.push(victim.maker.add_many(3))
        (captured,) = taken
        victim.push(victim.maker.add_many(3))
        session.auth = None
        again = session.send(captured, timeout=60)  # type: ignore[arg-type]
        assert again.status_code in {200, 401}, again.text
        if again.status_code == 401:
            assert problem(again).code in {"401.2", "401.3"}
    fresh = signed_session(victim.key, victim.id)
    with fresh:
        victim.session = fresh
        assert victim.push(victim.maker.add_many(1)).through_seq == first.through_seq + 4


def test_yesterdays_request_is_refused(city: LiveCity) -> None:
    """Signed a day ago, kept back, and sent for the first time today."""
    victim = city.enrol()
    victim.session.close()
    yesterday = signed_session(victim.key, victim.id, lambda: datetime.now(UTC) - timedelta(days=1))
    with yesterday:
        victim.session = yesterday
        assert problem(victim.send([victim.maker.add("heartbeat").envelope])).code == "401.2"


# --- clocks ------------------------------------------------------------------------------------------------------------

CLOCKS = {
    "a day back": (["faketime", "-f", "-1d"], {}),
    "a day back, time since boot left alone": (["faketime", "-f", "-1d"], {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}),
    "a month forward": (["faketime", "-f", "+30d"], {}),
    "a month forward, time since boot left alone": (["faketime", "-f", "+30d"], {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}),
    "a battery pulled: 1970": (["faketime", "1970-01-01 00:10:00"], {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}),
    "a battery pulled: 2000": (["faketime", "2000-01-01 00:10:00"], {"FAKETIME_DONT_FAKE_MONOTONIC": "1"}),
    "twice as fast": (["faketime", "-f", "+0 x2"], {}),
    "another zone": ([], {"TZ": "America/Los_Angeles"}),
}
_TIMES = """
import json, sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from sync.server.ingest.models import FactTime
    rows = FactTime.objects.filter(kiosk__in=sys.argv[2:], kind="presence_started")
    print(json.dumps({str(row.kiosk): [str(row.earliest), str(row.latest), row.grade, str(row.claimed_at)] for row in rows}))
"""


def test_whatever_a_process_is_told_of_the_time_the_city_proves_when_it_was_or_leaves_it_open(
    city: LiveCity, tmp_path: Path
) -> None:
    """The real programs under the real `faketime`, one kiosk a clock, all at once."""
    began = datetime.now(UTC)
    halls: dict[str, Hall] = {}
    for number, name in enumerate(CLOCKS):
        halls[name] = Hall(city, tmp_path / f"hall{number}")
        halls[name].enrol()
        assert halls[name].sync() == ""
    running = {name: under(halls[name], *CLOCKS[name]) for name in CLOCKS}
    for name, process in running.items():
        _, wrong = process.communicate(timeout=120)
        assert process.returncode == 0, (name, wrong.decode())
    ended = datetime.now(UTC)
    city.settle()
    kiosks = {name: hall.kiosk() for name, hall in halls.items()}
    line = [sys.executable, "-c", _TIMES, str(city.data), *kiosks.values()]
    told = json.loads(subprocess.run(line, env=dict(city.environment), capture_output=True, check=True).stdout)
    grades: dict[str, str] = {}
    for name, kiosk in kiosks.items():
        earliest, latest, grade, claimed = told[kiosk]
        if name != "another zone" and name != "twice as fast":
            assert abs(datetime.fromisoformat(claimed) - began) > timedelta(hours=20), (name, "the claim was false")
        assert earliest == "None" or datetime.fromisoformat(earliest) <= ended, (name, told[kiosk])
        assert latest == "None" or datetime.fromisoformat(latest) >= began, (name, told[kiosk])
        grades[name] = grade
    proved = {name for name in CLOCKS if "left alone" in name or "pulled" in name or "zone" in name}
    assert grades == {name: "A" if name in proved else "C" for name in CLOCKS}


def under(hall: Hall, command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    line = [*command, sys.executable, "-m", "tests.reliability.cheats.presence_process", str(hall.folder / "data")]
    return subprocess.Popen(line, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_what_was_recorded_under_a_false_clock_verifies_and_the_kiosk_goes_on(hall: Hall, capsys) -> None:
    command, environment = CLOCKS["a day back"]
    process = under(hall, command, environment)
    _, wrong = process.communicate(timeout=60)
    assert process.returncode == 0, wrong.decode()
    hall.beat()
    assert hall.sync() == ""
    assert audit.verify(hall.settings) == 0, capsys.readouterr().out
