"""From what the city published to a tree that the next start takes; killed anywhere, the old version starts."""

import os
import shutil
import subprocess
from datetime import timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from installer.update.fetch import Fetched, NotTakenError, check_itself, fetch, surely
from installer.update.fetching import Line, Stick
from installer.update.programs import Programs
from installer.update.tree import differences
from kiosk.domain.program_word import Word
from tests.fakes.updates import NOW, PLATFORM, Counting, Publisher, make_programs, make_tree, word


def take(
    programs: Programs, city: Publisher, told: Word | None = None, origin: Counting | None = None, **more
) -> Fetched:
    return fetch(programs, told or word(), origin or city.origin(), root=city.embedded, platform=PLATFORM, **more)


def starts(programs: Programs) -> str:
    """What the shell would start, by what it really reads."""
    version = (programs.folder / "current").read_text().strip()
    done = subprocess.run([programs.tree(version) / "kiosk"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_release_comes_whole_and_waits_for_the_next_start(city: Publisher, programs: Programs) -> None:
    programs.begin(word())
    city.publish("1.1.0")
    assert take(programs, city).version == "1.1.0"
    assert starts(programs) == "1.0.0", "nothing that runs was touched"
    programs.begin(word())
    assert starts(programs) == "1.1.0"
    release = programs.release("1.1.0")
    assert release is not None
    assert list(differences(release, programs.tree("1.1.0"))) == []
    assert programs.state().on_trial


def test_only_what_changed_is_fetched_and_what_did_not_takes_no_room(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    origin = city.origin()
    assert take(programs, city, origin=origin).pieces == origin.pieces == 2, "the program and its own code"
    new, old = (tree / "_internal" / "qt" / "libQt.so" for tree in (programs.tree("1.1.0"), programs.package))
    assert new.stat().st_ino == old.stat().st_ino


def test_a_file_that_rotted_here_is_fetched_and_not_lent(city: Publisher, programs: Programs) -> None:
    (programs.package / "_internal" / "icon.svg").write_bytes(b"<svG/>")
    city.publish("1.1.0")
    assert take(programs, city).pieces == 3
    release = programs.release("1.1.0")
    assert release is not None
    assert list(differences(release, programs.tree("1.1.0"))) == []


def test_nothing_new_is_nothing_to_do(city: Publisher, programs: Programs) -> None:
    assert take(programs, city) == Fetched()
    city.publish("1.0.0")
    city.publish("0.9.9", "early")
    assert take(programs, city) == Fetched()
    assert take(programs, city, word("early")) == Fetched()
    assert programs.state().attention == ""
    again = city.origin()
    take(programs, city, word("early"), again)
    assert again.names == ["metadata/2.root.json", "metadata/timestamp.json"], "a look costs two small answers"


def test_each_channel_gets_its_own_and_a_held_kiosk_nothing(city: Publisher, tmp_path: Path) -> None:
    city.publish("1.2.0", "early")
    city.publish("1.1.0", "stable")
    halls = {name: make_programs(tmp_path / name) for name in ("early", "stable", "held")}
    assert take(halls["early"], city, word("early")).version == "1.2.0"
    assert take(halls["stable"], city, word("stable")).version == "1.1.0"
    with pytest.raises(NotTakenError, match="held"):
        take(halls["held"], city, word("held"))
    city.repository().promote(PLATFORM)
    city.repository().make_known()
    assert take(halls["stable"], city, word("stable")).version == "1.2.0"


def test_a_line_that_dies_keeps_what_came(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    torn = city.origin()
    torn.broken_after = len(["root", "timestamp", "snapshot", "targets", "stable", "list", "one piece"])
    with pytest.raises(NotTakenError, match="line"):
        take(programs, city, origin=torn)
    assert torn.pieces == 1
    assert programs.state().attention == "line"
    rest = city.origin()
    assert take(programs, city, origin=rest).version == "1.1.0"
    assert rest.pieces == 1
    assert programs.state().attention == ""


def test_a_stick_does_what_the_line_does(city: Publisher, programs: Programs, tmp_path: Path) -> None:
    city.publish("1.1.0")
    shutil.copytree(city.served, tmp_path / "stick" / "balai-updates")
    origin = Counting(Stick(tmp_path / "stick"))
    assert take(programs, city, Word(surely=NOW), origin).version == "1.1.0"


class Served(SimpleHTTPRequestHandler):
    """A city behind a line: busy for the first answers, then as it is."""

    busy = 3

    def do_GET(self) -> None:
        if Served.busy:
            Served.busy -= 1
            self.send_error(503)
            return
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


def test_over_a_line_from_a_city_that_is_busy_at_first(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    city.served.rename(city.folder / "updates")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Served, directory=str(city.folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    slept: list[float] = []
    try:
        line = Line(f"http://127.0.0.1:{server.server_port}", sleep=slept.append)
        done = fetch(programs, word(), line, root=city.embedded, platform=PLATFORM)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert done.version == "1.1.0"
    assert slept == [2.0, 10.0, 30.0]


def test_a_version_that_does_not_pass_its_own_check_is_never_started(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")
    asked: list[list[str]] = []

    def check(command: list[str]) -> bool:
        asked.append(command)
        return False

    with pytest.raises(NotTakenError, match="self_check"):
        take(programs, city, check=check)
    assert asked == [[str(programs.tree("1.1.0") / "kiosk"), "selfcheck"]]
    assert take(programs, city, check=check) == Fetched(), "it is not tried again"
    programs.begin(word())
    assert starts(programs) == "1.0.0"
    assert programs.state().attention == "self_check"
    city.publish("1.1.1")
    assert take(programs, city).version == "1.1.1"
    assert programs.state().attention == ""


def test_the_self_check_is_the_programs_own_and_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check_itself(["true"])
    assert not check_itself(["false"])
    assert not check_itself([str(tmp_path / "not there")])
    monkeypatch.setattr("installer.update.fetch.SELF_CHECK_S", 0.01)
    assert not check_itself(["sleep", "5"])


def test_a_version_that_could_not_be_taken_back_is_not_taken(city: Publisher, programs: Programs) -> None:
    """Its database could not be opened by the one before."""
    city.publish("1.1.0", schema=19, oldest_reader=18)
    with pytest.raises(NotTakenError, match="no_return"):
        take(programs, city)
    city.publish("1.2.0", schema=18, oldest_reader=17)
    assert take(programs, city).version == "1.2.0"
    programs.begin(word())
    city.publish("1.3.0", schema=19, oldest_reader=18)
    with pytest.raises(NotTakenError, match="no_return"):
        take(programs, city, word(well=None))
    programs.begin(word(well="1.2.0"))
    assert take(programs, city).version == "1.3.0", "once 1.2.0 is well, that is where a return would lead"


def test_a_full_disk_is_told_before_anything_is_fetched(
    city: Publisher, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    city.publish("1.1.0")
    monkeypatch.setattr("installer.update.fetch.KEEP_FREE_BYTES", 1 << 60)
    origin = city.origin()
    with pytest.raises(NotTakenError, match="room"):
        take(programs, city, origin=origin)
    assert origin.pieces == 0


def test_two_at_once_do_not_meet(city: Publisher, programs: Programs) -> None:
    city.publish("1.1.0")

    def check(_command: object) -> bool:
        with pytest.raises(NotTakenError, match="busy"):
            take(programs, city)
        return True

    assert take(programs, city, check=check).version == "1.1.0"


def test_what_nobody_needs_any_more_goes(city: Publisher, programs: Programs) -> None:
    for version in ("1.1.0", "1.2.0", "1.3.0", "1.4.0"):
        city.publish(version)
        take(programs, city)
        programs.begin(word())
        programs.begin(word(well=version))
    assert sorted(path.name for path in (programs.folder / "versions").iterdir()) == ["1.2.0", "1.3.0", "1.4.0"]
    assert not programs.incoming.exists()


def test_a_newer_package_makes_the_versions_before_it_needless(
    city: Publisher, programs: Programs, tmp_path: Path
) -> None:
    city.publish("1.1.0")
    take(programs, city)
    programs.begin(word())
    programs.begin(word(well="1.1.0"))
    make_tree(programs.package, "1.2.0")
    programs.begin(word())
    assert starts(programs) == "1.2.0"
    assert not programs.state().on_trial


# --- time ------------------------------------------------------------------------------------------------------------


def test_a_wall_clock_that_is_wrong_neither_blocks_nor_revives(city: Publisher, programs: Programs) -> None:
    """The machine's clock says what it likes (it is the test machine's own); the kiosk's proved moment alone counts."""
    city.publish("1.1.0")
    assert take(programs, city, word(surely=NOW - timedelta(days=4000))).version == "1.1.0"
    city.publish("1.2.0")
    with pytest.raises(NotTakenError, match="expired"):
        take(programs, city, word(surely=NOW + timedelta(days=46)))
    programs.begin(word())
    assert starts(programs) == "1.1.0", "the service goes on"
    city.now = NOW + timedelta(days=46)
    city.repository().make_known()
    assert take(programs, city, word(surely=city.now)).version == "1.2.0"


def test_the_time_of_the_last_check_is_not_forgotten(city: Publisher, programs: Programs) -> None:
    """Only a check that succeeded counts: a moment that was too late by mistake cannot shut updates out for good."""
    with pytest.raises(NotTakenError, match="expired"):
        take(programs, city, word(surely=NOW + timedelta(days=4000)))
    assert surely(programs, Word()) < NOW
    take(programs, city, word(surely=NOW + timedelta(days=3)))
    assert surely(programs, Word()) == NOW + timedelta(days=3)


def test_a_kiosk_that_never_heard_the_time_knows_the_day_its_package_was_built(
    city: Publisher, programs: Programs
) -> None:
    city.now = NOW - timedelta(days=200)
    city.repository().make_known()
    with pytest.raises(NotTakenError, match="expired"):
        take(programs, city, Word())


# --- killed ----------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """The process is gone: nothing it would still do happens."""


class Death:
    """Every change of a name on the disk goes through these calls; the k-th never happens, and nothing after it."""

    CALLS = ("open", "replace", "rename", "link", "symlink", "mkdir", "unlink", "rmdir")

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.left = at
        for name in self.CALLS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, call):
        def counted(*args, **options):
            if call.__name__ != "open" or args[1] & os.O_CREAT:
                self.left -= 1
            if self.left < 0:
                raise Killed
            return call(*args, **options)

        return counted


def test_killed_at_every_step_the_old_version_starts_and_the_next_try_ends_well(
    city: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the process dies here, not the machine
    city.publish("1.1.0")
    step, died = 0, True
    while died:
        programs = make_programs(tmp_path / str(step))
        programs.begin(word())
        with monkeypatch.context() as dying:
            Death(dying, step)
            try:
                take(programs, city, check=lambda _: True)
                died = False
            except Killed:
                pass
        programs.begin(word())
        offered = programs.state().current
        if offered:
            release = programs.release(offered)
            assert release is not None
            assert list(differences(release, programs.tree(offered))) == []
        else:
            assert take(programs, city).version == "1.1.0"
            programs.begin(word())
        assert starts(programs) == "1.1.0"
        shutil.rmtree(tmp_path / str(step))
        step += 1
    assert step > 40


def test_a_start_that_is_killed_at_every_step_still_starts_something(
    city: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", lambda _: None)  # the process dies here, not the machine
    city.publish("1.1.0")
    step, died = 0, True
    while died:
        programs = make_programs(tmp_path / str(step))
        programs.begin(word())
        take(programs, city)
        with monkeypatch.context() as dying:
            Death(dying, step)
            try:
                programs.begin(word())
                died = False
            except Killed:
                pass
        assert starts(programs) in ("1.0.0", "1.1.0")
        programs.begin(word())
        assert starts(programs) == "1.1.0"
        step += 1
    assert step > 5
