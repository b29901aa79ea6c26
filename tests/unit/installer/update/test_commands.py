"""The commands as a service, a technician and a city's operator give them, and the shell that starts a version."""

import getpass
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from installer.update import __main__ as kiosk_side
from installer.update.city import __main__ as city_side
from installer.update.programs import Programs
from tests.fakes.updates import NOW, PLATFORM, Publisher, make_tree, word

START = Path(kiosk_side.__file__).with_name("start.sh")


@pytest.fixture
def run(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kiosk_side, "this_platform", lambda: PLATFORM)
    before = os.umask(0o022)

    def command(*words: str) -> int:
        places = ["--package", programs.package, "--programs", programs.folder, "--word", tmp_path / "program.json"]
        return kiosk_side.main([*map(str, places), *words])

    yield command
    os.umask(before)


@pytest.fixture
def says(tmp_path: Path):
    """The kiosk writes its word."""

    def write(well: str | None = None, channel: str = "stable") -> None:
        (tmp_path / "program.json").write_bytes(word(channel, well=well).to_bytes())

    return write


def started(programs: Programs) -> str:
    environ = {
        "KIOSK_PACKAGE": str(programs.package),
        "KIOSK_PROGRAMS": str(programs.folder),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(["sh", START, "run"], env=environ, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_an_update_by_stick_from_its_first_start_to_the_way_back(
    run, says, programs: Programs, city: Publisher, capsys: pytest.CaptureFixture
) -> None:
    (programs.package / "update-root.json").write_bytes(city.embedded)
    says()
    assert run("begin") == 0
    city.publish("1.1.0")
    assert run("fetch", "--stick", str(city.served)) == 0
    assert "1.1.0: siap" in capsys.readouterr().out
    assert started(programs) == "1.0.0"
    assert run("begin") == 0
    assert started(programs) == "1.1.0"
    assert run("check") == 0
    says(well="1.1.0")
    assert run("begin") == 0
    assert run("status") == 0
    told = capsys.readouterr().out
    assert "Versi berjalan: 1.1.0" in told
    assert "percobaan)" not in told.rpartition("Versi berjalan")[2]
    assert run("back") == 0
    assert started(programs) == "1.0.0"
    assert run("fetch", "--stick", str(city.served)) == 0
    assert "Tidak ada yang baru." in capsys.readouterr().out
    assert run("back") == 1
    assert "program bawaan paket" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("prepare", "sentence"),
    [
        ("no root", "update-root.json dari kota belum ada"),
        ("held", "ditahan oleh kota"),
        ("no address", "Alamat kota belum diketahui"),
        ("empty stick", "belum dapat diambil"),
        ("strange root", "tanda tangan atau isinya tidak cocok"),
    ],
)
def test_what_stands_in_the_way_is_one_sentence(
    run, says, programs: Programs, city: Publisher, tmp_path: Path, capsys, prepare: str, sentence: str
) -> None:
    if prepare != "no root":
        (programs.package / "update-root.json").write_bytes(city.embedded)
    if prepare == "strange root":
        (programs.package / "update-root.json").write_bytes(b"{}")
    if prepare != "no address":
        says(channel="held" if prepare == "held" else "stable")
    (tmp_path / "stick").mkdir()
    stick = [] if prepare == "no address" else ["--stick", str(tmp_path / "stick")]
    assert run("fetch", *stick) == 1
    assert sentence in capsys.readouterr().err


def test_a_trial_that_takes_too_long_is_told_to_the_service(run, says, programs: Programs, city: Publisher) -> None:
    (programs.package / "update-root.json").write_bytes(city.embedded)
    says()
    city.publish("1.1.0")
    run("fetch", "--stick", str(city.served))
    run("begin")
    assert run("judge") == 0
    boot, up_ms = (programs.folder / "began").read_text().split()
    (programs.folder / "began").write_text(f"{boot} {max(0, int(up_ms) - 301_000)}\n")
    expected = kiosk_side.OVERDUE if int(up_ms) > 301_000 else 0
    assert run("judge") == expected
    says(well="1.1.0")
    assert run("judge") == 0


def test_a_word_that_is_a_link_is_no_word(run, programs: Programs, tmp_path: Path, city: Publisher, capsys) -> None:
    (programs.package / "update-root.json").write_bytes(city.embedded)
    (tmp_path / "elsewhere").write_bytes(word().to_bytes())
    (tmp_path / "program.json").symlink_to(tmp_path / "elsewhere")
    assert run("fetch") == 1
    assert "Alamat kota belum diketahui" in capsys.readouterr().err


def test_a_changed_program_is_found(run, programs: Programs, capsys: pytest.CaptureFixture) -> None:
    assert run("check") == 0
    assert "5 berkas utuh" in capsys.readouterr().out
    (programs.package / "_internal" / "own.pyz").write_bytes(b"changed")
    assert run("check") == 1
    assert "_internal/own.pyz" in capsys.readouterr().err
    (programs.package / "release.json").write_bytes(b"{}")
    assert run("check") == 1


@pytest.mark.parametrize("current", ["", "1.1.0", "../../../bin", "9.9", "1.1.0; rm -rf /", ".", "1.1.0\n9.9"])
def test_the_shell_starts_what_is_there_whatever_the_line_says(programs: Programs, current: str) -> None:
    (programs.folder / "versions").mkdir(parents=True)
    make_tree(programs.folder / "versions" / "1.1.0", "1.1.0")
    (programs.folder / "current").write_text(f"{current}\n")
    assert started(programs) == ("1.1.0" if current.partition("\n")[0] == "1.1.0" else "1.0.0")


def test_without_a_programs_folder_the_package_starts(programs: Programs) -> None:
    assert started(programs) == "1.0.0"


def test_the_same_tree_and_moment_are_the_same_list(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    tree = make_tree(tmp_path / "tree", "0.1")
    lists = []
    for _ in range(2):
        assert run("describe", str(tree), "--version", "1.5.0") == 0
        lists.append((tree / "release.json").read_bytes())
    assert lists[0] == lists[1]
    assert b'"built_at":"2026-11-23T08:00:00.000Z"' in lists[0]


# --- the city --------------------------------------------------------------------------------------------------------


@pytest.fixture
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _: "empat kata acak panjang")


def city(*words: object) -> int:
    return city_side.main([str(word) for word in words])


@pytest.mark.usefixtures("passphrase")
def test_a_ceremony_then_a_release_then_both_channels_by_command(
    tmp_path: Path, run, says, programs: Programs, capsys: pytest.CaptureFixture
) -> None:
    keys, served = tmp_path / "keys", tmp_path / "served"
    for folder in ("root", "signing", "server"):
        (keys / folder).mkdir(parents=True)
    for name in ("a", "b", "c"):
        assert city("key", keys / "root" / name) == 0
    for name in ("targets", "early", "stable"):
        assert city("key", keys / "signing" / name) == 0
    assert city("key", keys / "server" / "online", "--online") == 0
    assert b"ENCRYPTED" in (keys / "root" / "a.key").read_bytes()
    assert (keys / "root" / "a.key").stat().st_mode & 0o777 == 0o600
    assert city("key", keys / "root" / "a") == 1, "a key is never overwritten"

    draft = tmp_path / "root.json"
    public = [keys / "root" / f"{name}.pub" for name in ("a", "b", "c")]
    who = ["--targets", keys / "signing" / "targets.pub", "--online", keys / "server" / "online.pub"]
    assert city("root-draft", draft, "--root", *public, *who) == 0
    assert city("root-sign", draft, "--key", keys / "root" / "a.key") == 0
    assert city("root-accept", served, draft) == 1
    assert "1 of 2 signatures that itself asks for" in capsys.readouterr().err
    assert city("root-sign", draft, "--key", keys / "root" / "c.key") == 0
    assert city("root-accept", served, draft) == 0

    for channel in ("early", "stable"):
        holder = keys / "signing" / f"{channel}.pub"
        assert city("channel", served, channel, "--holders", holder, "--keys", keys / "signing") == 0
    assert "Now `refresh` where the online key is." in capsys.readouterr().out
    tree = make_tree(tmp_path / "built", "1.1.0")
    assert city("publish", served, tree, "--keys", keys / "signing") == 0
    assert city("refresh", served, "--keys", keys / "signing") == 1
    assert city("refresh", served, "--keys", keys / "server") == 0
    assert city("publish", served, tree, "--keys", keys / "signing") == 1
    assert "give the release a higher version" in capsys.readouterr().err

    (programs.package / "update-root.json").write_bytes(draft.read_bytes())
    says(channel="stable")
    assert run("fetch", "--stick", str(served)) == 0
    assert "Tidak ada yang baru" in capsys.readouterr().out
    assert city("promote", served, "--keys", keys / "signing") == 0
    assert city("refresh", served, "--keys", keys / "server") == 0
    assert city("show", served) == 0
    assert "stable: 1.1.0 for linux-x86_64" in capsys.readouterr().out
    assert run("fetch", "--stick", str(served)) == 0
    assert "1.1.0: siap" in capsys.readouterr().out


@pytest.mark.usefixtures("passphrase")
def test_what_is_no_key_and_no_tree_is_told_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "x.pub").write_text("{}")
    (tmp_path / "x.key").write_text("no key")
    draft = ("root-draft", tmp_path / "d", "--root", tmp_path / "x.pub", "--targets", tmp_path / "x.pub")
    assert city(*draft, "--online", tmp_path / "x.pub") == 1
    assert "not a public key" in capsys.readouterr().err
    assert city("root-sign", tmp_path / "x.pub", "--key", tmp_path / "x.key") == 1
    assert city("refresh", tmp_path / "empty", "--keys", tmp_path) == 1
    assert "not a key of `key`" in capsys.readouterr().err


UNITS = Path(city_side.__file__).with_name("systemd")


def test_the_citys_timer_renews_every_week_by_the_command_that_exists() -> None:
    """45 days are believed: six timers may be missed."""
    service = (UNITS / "balai-updates-refresh.service").read_text("utf-8")
    (line,) = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    words = line.partition("=")[2].split()
    assert words[1:3] == ["-m", city_side.__package__]
    told = city_side._parser().parse_args(words[3:])
    assert told.command is city_side._refresh
    assert f"ReadWritePaths={told.repository}\n" in service
    timer = (UNITS / "balai-updates-refresh.timer").read_text("utf-8")
    assert "OnCalendar=weekly" in timer
    assert "Persistent=true" in timer


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_citys_timer_may_do_little() -> None:
    told = ["systemd-analyze", "security", "--offline=true", "--no-pager", "--threshold=20"]
    done = subprocess.run([*told, UNITS / "balai-updates-refresh.service"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:] + done.stderr
