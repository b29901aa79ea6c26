"""The eight attacks on updates that The Update Framework names, each with what an attacker would really hold, and each refused.

Whatever is tried, the version that runs goes on running, and the honest city is heard again afterwards.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from tuf.api.metadata import Metadata, Root

from installer.update import fetching
from installer.update.city import root as ceremony
from installer.update.fetch import Fetched, NotTakenError, fetch
from installer.update.fetching import Line, Origin, Stick
from installer.update.programs import Programs
from installer.update.release import Release
from installer.update.tree import pack, unpack
from tests.fakes.updates import NOW, PLATFORM, Publisher, make_key, make_tree, word


def take(programs: Programs, city: Publisher, origin: Origin | None = None, *, surely=NOW) -> Fetched:
    return fetch(programs, word(surely=surely), origin or Stick(city.served), root=city.embedded, platform=PLATFORM)


def is_refused(
    programs: Programs, city: Publisher, origin: Origin | None = None, *, why="not_signed", surely=NOW
) -> None:
    before = programs.state().next
    with pytest.raises(NotTakenError, match=why):
        take(programs, city, origin, surely=surely)
    assert programs.state().next == before
    assert programs.begin(word()).current == before


def lie(folder: Path, pattern: str, change: Callable[[dict], None]) -> None:
    """Change the newest signed file of that name; the signatures stay as they are."""
    path = max(folder.glob(pattern), key=lambda each: each.stat().st_mtime_ns)
    told = json.loads(path.read_bytes())
    change(told["signed"])
    path.write_text(json.dumps(told))


# --- 1. arbitrary software -------------------------------------------------------------------------------------------


def test_a_list_of_another_program_is_refused(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    (listed,) = (city.served / "targets" / "stable").iterdir()
    release = Release.from_bytes(unpack(listed.read_bytes(), digest="", limit_bytes=1 << 24))
    listed.write_bytes(pack(release.to_bytes().replace(b"1.1.0", b"6.6.6")))
    is_refused(programs, city)


def test_another_piece_under_a_good_name_is_refused(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    for piece in (city.served / "pieces").rglob("*.zst"):
        piece.write_bytes(pack(b"#!/bin/sh\nrm -rf /\n"))
    is_refused(programs, city)


def test_a_stranger_with_keys_of_his_own_is_refused(city: Publisher, programs: Programs, tmp_path: Path) -> None:
    (tmp_path / "stranger").mkdir()
    stranger = Publisher(tmp_path / "stranger")
    stranger.publish("6.6.6")
    is_refused(programs, city, Stick(stranger.served))


# --- 2. rollback ------------------------------------------------------------------------------------------------------


def test_yesterdays_repository_is_refused(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    yesterday = city.copy("yesterday")
    city.publish("1.2.0")
    assert take(programs, city).version == "1.2.0"
    is_refused(programs, city, Stick(yesterday))


def test_an_older_version_signed_anew_is_not_taken(city: Publisher, programs: Programs) -> None:
    """The channel's keys themselves: what runs is newer, and a kiosk does not go back."""
    city.publish("1.2.0")
    take(programs, city)
    programs.begin(word())
    shutil.rmtree(city.served / "targets")
    with city.repository().edit_targets("stable") as targets:
        targets.targets.clear()
    city.publish("1.1.0")
    assert take(programs, city) == Fetched()
    assert programs.begin(word()).current == "1.2.0"


# --- 3. fast-forward --------------------------------------------------------------------------------------------------


def test_versions_driven_to_the_end_by_a_stolen_online_key_are_left_behind_by_a_new_root(
    city: Publisher, programs: Programs
) -> None:
    city.publish("1.1.0")
    honest = city.copy("honest")
    thief = city.repository(city.online_key)
    for edit in (thief.edit_snapshot, thief.edit_timestamp):
        with edit() as signed:
            signed.version = 2**31
    with thief.edit_timestamp() as timestamp:
        timestamp.snapshot_meta = thief.snapshot_info
    assert take(programs, city).version == "1.1.0", "the thief's numbers are believed: the key is the city's"
    shutil.rmtree(city.served)
    shutil.copytree(honest, city.served)
    is_refused(programs, city)
    before = Metadata[Root].from_bytes(city.embedded)
    city.online_key = make_key()
    city.accept(city.draft(before))
    city.publish("1.2.0")
    assert take(programs, city).version == "1.2.0"


# --- 4. indefinite freeze ---------------------------------------------------------------------------------------------


def test_a_server_that_shows_the_same_for_ever_is_found_out(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    assert take(programs, city, surely=NOW + timedelta(days=44)).version == "1.1.0"
    is_refused(programs, city, why="expired", surely=NOW + timedelta(days=46))
    city.now = NOW + timedelta(days=46)
    city.publish("1.2.0")
    assert take(programs, city, surely=city.now).version == "1.2.0"


# --- 5. mix and match -------------------------------------------------------------------------------------------------


def test_lists_of_two_days_together_are_refused(city: Publisher, programs: Programs) -> None:
    """Yesterday's channel beside today's snapshot: each was signed, together they never were."""
    city.publish("1.1.0")
    old = max((city.served / "metadata").glob("*.stable.json"), key=lambda path: int(path.name.partition(".")[0]))
    content = old.read_bytes()
    city.publish("1.2.0")
    newest = max((city.served / "metadata").glob("*.stable.json"), key=lambda path: int(path.name.partition(".")[0]))
    newest.write_bytes(content)
    is_refused(programs, city)


def test_another_channels_keys_do_not_reach_this_one(city: Publisher, programs: Programs) -> None:
    """Whoever has the keys of `early`, and the online one, cannot publish to `stable`."""
    city.publish("1.1.0")
    thief = city.repository(city.early_key, city.online_key)
    with pytest.raises(Exception, match="not enough to sign for stable"):
        thief.publish(make_tree(city.folder / "built", "6.6.6"), "stable")
    with thief.edit_targets("early") as targets:
        targets.targets[f"stable/{PLATFORM}.json.zst"] = (
            targets.targets.get("x") or city.repository().targets("stable").targets[f"stable/{PLATFORM}.json.zst"]
        )
    thief.make_known()
    assert take(programs, city).version == "1.1.0"


# --- 6. endless data --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["timestamp.json", "2.root.json"])
def test_metadata_without_an_end_is_cut(city: Publisher, programs: Programs, name: str) -> None:
    city.publish("1.1.0")
    with (city.served / "metadata" / name).open("ab") as file:
        file.truncate(1 << 33)  # eight gigabytes that take no room
    is_refused(programs, city, why="line")


def test_a_piece_that_unpacks_without_an_end_is_cut(city: Publisher, programs: Programs) -> None:
    import zstandard

    city.publish("1.1.0")
    bomb = zstandard.ZstdCompressor().compress(bytes(200 << 20))
    assert len(bomb) < 1 << 20
    for piece in (city.served / "pieces").rglob("*.zst"):
        piece.write_bytes(bomb)
    is_refused(programs, city)


# --- 7. slow retrieval ------------------------------------------------------------------------------------------------


class Trickle(BaseHTTPRequestHandler):
    """Says that much is coming, and sends a byte now and then."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "4000")
        self.end_headers()
        try:
            for _ in range(4000):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def trickling() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Trickle)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_server_that_trickles_is_left(
    city: Publisher, programs: Programs, trickling: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_PATIENCE_S", 0.3)
    monkeypatch.setattr(fetching, "LEAST_RATE_BYTES_S", 1_000_000)
    is_refused(programs, city, Line(trickling), why="line")


# --- 8. keys below the threshold --------------------------------------------------------------------------------------


def test_one_of_two_keys_of_a_channel_is_not_enough(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    city.publish("1.2.0")
    newest = max((city.served / "metadata").glob("*.stable.json"), key=lambda path: int(path.name.partition(".")[0]))
    told = json.loads(newest.read_bytes())
    told["signatures"][1] = told["signatures"][0]
    newest.write_text(json.dumps(told))
    is_refused(programs, city)


def test_a_root_that_only_one_holder_signed_is_refused(city: Publisher, programs: Programs) -> None:
    """He names himself for everything."""
    traitor = city.root_keys[0]
    before = Metadata[Root].from_bytes(city.embedded)
    city.root_keys = [traitor, make_key(), make_key()]
    drafted = city.draft(before)
    ceremony.sign(drafted, traitor)
    ceremony.sign(drafted, city.root_keys[1])
    assert ceremony.missing(drafted, before) == "1 of 2 signatures that the root before it asks for"
    city.accept(drafted, traitor)
    is_refused(programs, city)


def test_a_changed_date_is_a_broken_signature(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    lie(city.served / "metadata", "timestamp.json", lambda signed: signed.update(expires="2036-01-01T00:00:00Z"))
    is_refused(programs, city)


# --- and afterwards ---------------------------------------------------------------------------------------------------


def test_new_holders_follow_the_old_ones_and_kiosks_follow_both(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    take(programs, city)
    before = Metadata[Root].from_bytes(city.embedded)
    old, new = city.root_keys, [make_key(), make_key(), make_key()]
    city.root_keys = new
    drafted = city.draft(before)
    city.accept(drafted, *old[:2], *new[:2])
    city.publish("1.2.0")
    assert take(programs, city).version == "1.2.0"
    drafted = city.draft(Metadata[Root].from_bytes(drafted.to_bytes()))
    city.accept(drafted, *old[:2])
    city.publish("1.3.0")
    is_refused(programs, city)
