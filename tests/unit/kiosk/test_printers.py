"""`kiosk printer` and the doctor's line, on a printer at the other end of a socket."""

import subprocess
from pathlib import Path

import pytest

from kiosk import __main__ as command_line
from kiosk import printers
from kiosk.settings import Settings, settings_of
from tests.fakes.receipt_printer import FakeReceiptPrinter


def settings(tmp_path: Path, printer: str) -> Settings:
    return Settings(tmp_path, tmp_path / "key", printer=printer)


def system(*names: str):  # type: ignore[no-untyped-def]
    return lambda command, _given, _environ: subprocess.CompletedProcess(command, 0, "\n".join(names).encode(), b"")


def test_a_slip_to_try_is_printed_and_told(capsys: pytest.CaptureFixture[str]) -> None:
    with FakeReceiptPrinter() as fake:
        assert command_line.main(["printer", "test", "--printer", fake.spec]) == 0
        assert len(fake.slips) == 1
    assert "lihat kertasnya" in capsys.readouterr().out


@pytest.mark.parametrize("spec", ["none", "usb:zz"])
def test_a_printer_that_was_not_chosen_or_cannot_be_read_is_one_sentence(
    spec: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command_line.main(["printer", "test", "--printer", spec]) == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith("kiosk: Printer")
    assert "\n" not in told


def test_the_systems_printers_are_listed_as_the_option_takes_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printers.show(settings(tmp_path, "none"), call=system("Loket_1", "Ruang")) == 0
    assert "system:Loket_1\nsystem:Ruang\n" in capsys.readouterr().out


def test_a_windows_pc_is_asked_for_its_printers_by_name_whatever_letters_they_have() -> None:
    """PowerShell ends lines its own way and may begin with a mark; `lpstat` is not asked."""
    asked: list[str] = []

    def call(command, _given, _environ):  # type: ignore[no-untyped-def]
        asked.append(command[0])
        return subprocess.CompletedProcess(command, 0, "\ufeffEPSON TM-T82 Réseau\r\nLoket 1\r\n".encode(), b"")

    found = [spec for spec, _ in printers.found_printers(call=call, platform="win32") if spec.startswith("system:")]
    assert found == ["system:EPSON TM-T82 Réseau", "system:Loket 1"]
    assert asked == ["powershell"]


def test_the_chosen_one_is_said_to_be_well_or_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FakeReceiptPrinter() as fake:
        assert printers.show(settings(tmp_path, fake.spec), call=system()) == 0
        assert "siap" in capsys.readouterr().out
        fake.state = "no_paper"
        assert printers.show(settings(tmp_path, fake.spec), call=system()) == 1
        assert "gulungan" in capsys.readouterr().out


def test_the_doctor_has_a_line_for_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with FakeReceiptPrinter("cover") as fake:
        command_line.main(["doctor", "--data", str(tmp_path), "--camera", "none", "--printer", fake.spec])
    assert "PERIKSA Printer: Tutup printer terbuka" in capsys.readouterr().out
    command_line.main(["doctor", "--data", str(tmp_path), "--camera", "none"])
    assert "OK      Printer: tidak dipakai" in capsys.readouterr().out


def test_argv_comes_before_the_environment() -> None:
    import argparse

    told = argparse.Namespace(data=None, key_file=None, printer="file:a")
    assert settings_of(told, {"KIOSK_PRINTER": "file:b"}).printer == "file:a"
    told.printer = None
    assert settings_of(told, {"KIOSK_PRINTER": "file:b"}).printer == "file:b"
    assert settings_of(told, {}).printer == "none"
