"""The recovery drill, from end to end with the real commands: enrol, send, lose the key, open the escrow, put it back."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.live_city import LiveCity
from tests.live_kiosk import KioskProgram


def payloads(lines: bytes) -> list[dict]:
    return [json.loads(base64.b64decode(json.loads(line)["payload"])) for line in lines.splitlines()]


def test_a_lost_key_comes_back_from_the_citys_safe(city: LiveCity, tmp_path: Path) -> None:
    kiosk = KioskProgram(city, tmp_path / "hall" / "kiosk")
    kiosk.enrol()
    kiosk.drain()
    before = kiosk.command("facts").stdout
    told = payloads(city.command("facts", "--chain", payloads(before)[0]["kiosk"]).stdout)
    (escrowed,) = [fact for fact in told if fact["kind"] == "key_escrowed"]
    assert escrowed["data"] == {"rung": "file"}
    (part,) = escrowed["parts"]
    assert part["recipients"] == 3

    (tmp_path / "hall" / "keys" / "kiosk.dbkey").rename(tmp_path / "lost")
    assert kiosk.command("facts", check=False).returncode == 1
    of_the_city = city.command(
        "open", part["sha256"], "--identity", str(city.data / "keys" / "city.agekey"), check=False
    )
    assert (of_the_city.returncode, of_the_city.stdout) == (1, b""), "the server's own identity does not open it"
    opened = city.command("open", part["sha256"], "--identity", str(city.data / "keys" / "recovery.agekey"))
    (tmp_path / "escrow.json").write_bytes(opened.stdout)
    restored = kiosk.command("keys", "restore", "--from", str(tmp_path / "escrow.json"))
    assert "Kios siap" in restored.stdout.decode()
    assert json.loads(opened.stdout)["database_key"].encode() not in restored.stdout
    assert kiosk.command("facts").stdout == before
    kiosk.drain()


def test_a_kiosk_whose_keys_are_gone_for_good_begins_a_new_epoch_of_itself(city: LiveCity, tmp_path: Path) -> None:
    kiosk = KioskProgram(city, tmp_path / "hall" / "kiosk")
    kiosk.enrol()
    kiosk.drain()
    who = payloads(kiosk.command("facts").stdout)[0]["kiosk"]
    keys = tmp_path / "hall" / "keys"
    for path in keys.iterdir():
        path.rename(tmp_path / path.name)
    (code,) = city.issue_codes(kiosk=who)
    told = ("--city", city.url, "--code", code, "--root", city.demo["root"])
    done = kiosk.command("enrol", *told)
    assert "jangan dihapus" in done.stdout.decode()
    kiosk.drain()
    opened = payloads(kiosk.command("facts").stdout)[0]
    assert (opened["kiosk"], opened["epoch"], opened["data"]["reason"]) == (who, 2, "key_lost")
    (aside,) = (kiosk.data / "aside").iterdir()
    assert aside.name.endswith("-key_lost")
    assert (aside / "kiosk.db").stat().st_size > 0
