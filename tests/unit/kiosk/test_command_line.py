"""`kiosk …`: what an auditor and a technician type, what they read and which code it ends with."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import __main__ as command_line
from kiosk.devices import head_mark
from kiosk.devices.key_file import write_key
from kiosk.settings import DEFAULT_CAMERA, Settings
from kiosk.store import Store
from sync.engine.ports import AgentState
from tests.fakes.hall import NAME, NIK, City, acknowledge, enrol, filing, papers, taken
from tests.fakes.unlocked import open_store


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A hall where something was filed; the store is closed again."""
    data_dir = tmp_path / "data"
    with open_store(data_dir, create=True) as store:
        city = City()
        enrol(store, city)
        drafts = filing()
        store.journal.record(drafts, desk=papers(drafts[0].subject))
        acknowledge(store, city)
        store.journal.record([taken(drafts[0].subject)])
    return data_dir


def open_again(data_dir: Path) -> Store:
    return open_store(data_dir)


def test_verify_says_that_all_is_well(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["verify", "--data", str(data_dir)]) == 0
    assert capsys.readouterr().out == "epochs: 1, facts: 4, parts: 3, receipts: 1. All is well.\n"


def test_verify_says_what_is_wrong_and_ends_with_one(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_again(data_dir) as store:
        store.database.writer.execute("update request set state = 'completed'")
    assert command_line.main(["verify", "--data", str(data_dir)]) == 1
    assert capsys.readouterr().out == (
        "The screens' table request differs from the facts (2 rows): rebuild it.\n"
        "epochs: 1, facts: 4, parts: 3, receipts: 1. Wrong: 1.\n"
    )


def test_facts_are_the_stored_envelopes_byte_for_byte_and_load_no_window(data_dir: Path) -> None:
    with open_again(data_dir) as store:
        stored = b"".join(envelope + b"\n" for envelope in store.envelopes())
    code = (
        "import sys; from kiosk.__main__ import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'cv2', 'numpy', 'requests', 'django', 'sqlite_utils'} & set(sys.modules);"
        "sys.exit(code or (99 if heavy else 0))"
    )
    ran = subprocess.run([sys.executable, "-c", code, "facts", "--data", data_dir], capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout == stored


def test_the_worlds_errors_are_one_sentence_and_code_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["facts", "--data", str(tmp_path / "nothing")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith("kiosk: Kunci kios tidak ada")


def test_another_key_is_a_sentence_too(data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_key(tmp_path / "other", bytes(32))
    assert command_line.main(["verify", "--data", str(data_dir), "--key-file", str(tmp_path / "other")]) == 1
    assert "kuncinya lain atau berkasnya rusak" in capsys.readouterr().err


def test_our_mistakes_are_a_report_without_the_words_of_the_error(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from kiosk import audit

    def broken(_: Settings) -> int:
        raise LookupError(f"no row for {NAME} {NIK}")

    monkeypatch.setattr(audit, "verify", broken)
    assert command_line.main(["verify", "--data", str(data_dir)]) == 70
    told = capsys.readouterr().err
    assert "LookupError" in told
    assert "test_command_line.py" in told
    assert NAME not in told
    assert NIK not in told


def test_doctor_gives_a_line_for_each_thing_and_ends_with_one_when_one_is_not_well(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["doctor", "--data", str(data_dir), "--camera", "none"]) == 1
    lines = capsys.readouterr().out.splitlines()
    verdicts = {subject: line.split()[0] for line in lines for subject in [line[8:].partition(":")[0]]}
    assert verdicts["SQLite"] == verdicts["Rantai catatan"] == verdicts["Pendaftaran"] == "OK"
    assert verdicts["Kamera"] == "PERIKSA"
    assert verdicts["Kota dan jam"] == "PERIKSA", "nobody listens there"
    assert "2 berkas" not in "".join(lines)
    assert "1 catatan dan 3 berkas menunggu kota" in "".join(lines)


def test_doctor_looks_for_the_voice_and_plays_only_when_asked(
    data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def voice(*more: str) -> str:
        command_line.main(["doctor", "--data", str(data_dir), "--camera", "none", *more])
        return next(line for line in capsys.readouterr().out.splitlines() if "Suara:" in line)

    speaker = tmp_path / "speaker"
    monkeypatch.setenv("KIOSK_SOUND", f"file:{speaker}")
    assert "tidak ada pengeras suara" in voice()
    speaker.mkdir()
    assert "terdengar di balai" in voice()
    assert not list(speaker.glob("*.wav"))
    (speaker / "headset").touch()
    assert "hanya pemakainya mendengar" in voice("--aloud")
    assert len(list(speaker.glob("*.wav"))) == 1
    monkeypatch.setenv("KIOSK_SOUND", "loudspeaker")
    assert voice().startswith("PERIKSA")
    monkeypatch.setenv("KIOSK_SOUND", "none")
    assert voice().startswith("OK")


def test_doctor_says_why_the_bar_asks_for_attention(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_again(data_dir) as store:
        store.sync_book.note_agent_state(AgentState("online", attention="city_refused"))
    assert command_line.main(["doctor", "--data", str(data_dir), "--camera", "none"]) == 1
    assert "PERIKSA Pengiriman: kota tidak menerima kios" in capsys.readouterr().out


def test_doctor_makes_nothing_where_nothing_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["doctor", "--data", str(tmp_path / "data"), "--camera", "none"]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "PERIKSA Kunci:" in capsys.readouterr().out


def test_doctor_sees_a_key_that_others_can_read(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data_dir.parent / "keys" / "kiosk.dbkey").chmod(0o644)
    command_line.main(["doctor", "--data", str(data_dir), "--camera", "none"])
    assert "dapat dibaca orang lain" in capsys.readouterr().out


def test_settings_come_from_argv_then_environment_then_defaults(tmp_path: Path) -> None:
    from kiosk.settings import settings_of

    parser = command_line._parser()
    told = parser.parse_args(["run", "--data", str(tmp_path / "d"), "--size", "1080x1920", "--no-agent"])
    assert settings_of(told, {"KIOSK_DATA": "/elsewhere", "KIOSK_CAMERA": "none"}) == Settings(
        data_dir=tmp_path / "d",
        key_file=tmp_path / "keys" / "kiosk.dbkey",
        camera="none",
        size=(1080, 1920),
        with_agent=False,
    )
    assert settings_of(parser.parse_args(["facts"]), {"KIOSK_DATA": str(tmp_path)}).camera == DEFAULT_CAMERA


@pytest.mark.parametrize("argv", [[], ["fly"], ["run", "--size", "big"], ["run", "--size", "１x２"], ["gallery"]])
def test_wrong_arguments_end_with_two(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_line.main(argv)
    assert ended.value.code == 2
    assert "usage: kiosk" in capsys.readouterr().err


def test_a_kiosk_that_has_served_does_not_ask_for_the_technician_at_each_start(tmp_path, monkeypatch) -> None:
    """Whether it is enrolled takes a second to find out; the mark beside its keys takes none."""
    assert head_mark.FILE_NAME == command_line.HAS_SERVED
    asked: list[bool] = []
    monkeypatch.setattr("kiosk.technician.main", lambda _settings, *, first: asked.append(first))
    monkeypatch.setattr("kiosk.ui.welcome.show", lambda *_, **__: None)
    monkeypatch.setattr("kiosk.app.main", lambda *_: 0)
    run = ["run", "--data", str(tmp_path / "data"), "--first-technician"]
    assert command_line.main(run) == 0
    assert asked == [True]
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "head.mark").touch()
    assert command_line.main(run) == 0
    assert asked == [True]
