"""Operating the city: commands beside a running server, a killed server, a city's own PostgreSQL."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from sync.protocol.canonical import encode
from sync.server.postgres import database_url
from sync.testing.facts import PlainPart
from sync.trust.sealing import new_identity, seal
from tests.live_city import LiveCity, LiveKiosk, free_port, live_city, random_part, serving


def test_keys_are_readable_by_their_owner_only(city: LiveCity) -> None:
    assert (city.data / "keys").stat().st_mode & 0o077 == 0
    for key in (city.data / "keys").iterdir():
        assert key.stat().st_mode & 0o077 == 0, key.name


def test_a_city_is_made_once(city: LiveCity) -> None:
    again = json.loads(city.command("init").stdout)
    assert again["root"] == city.demo["root"]
    assert len(city.command("facts", "--chain", "city").stdout.splitlines()) == 1


def test_a_part_is_opened_with_the_right_identity_only(city: LiveCity, kiosk: LiveKiosk, tmp_path: Path) -> None:
    plain = encode({"keperluan": "contoh"})
    keys = kiosk.enrolment.configuration.recipient_sets["1"]
    part = seal(plain, keys)
    kiosk.create_upload(part.sha256, len(part.body), part.body)
    identity = str(city.data / "keys" / "city.agekey")
    assert city.command("open", part.sha256, "--identity", identity, "--purpose", "uji").stdout == plain
    stranger = tmp_path / "stranger.agekey"
    stranger.write_text(new_identity()[0])
    refused = city.command("open", part.sha256, "--identity", str(stranger), check=False)
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert refused.stderr.decode().count("\n") == 1


def test_unknown_parts_and_sites_are_answered_in_one_sentence(city: LiveCity) -> None:
    for command in (("part", "ab" * 32), ("part", "../keys/city.key"), ("enrolment-code", "--site", "nowhere")):
        done = city.command(*command, check=False)
        assert done.returncode == 1
        assert done.stderr.decode().startswith("cityserver: ")
        assert done.stderr.decode().count("\n") == 1


def test_a_folder_without_a_city_is_answered_in_one_sentence(city: LiveCity, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "sync.server", "run", "--data", str(tmp_path / "none"), "--port", str(free_port())]
    done = subprocess.run(line, env=dict(city.environment), capture_output=True, check=False)
    assert done.returncode == 1
    assert b"cityserver init" in done.stderr
    assert not (tmp_path / "none").exists()


def test_a_rebuild_works_beside_the_running_server(city: LiveCity, kiosk: LiveKiosk) -> None:
    kiosk.push(kiosk.maker.file_request())
    done = city.command("rebuild")
    assert done.stdout == b""
    assert done.stderr.decode().splitlines()[-1].startswith("kiosks left: 0 of ")
    assert kiosk.push(kiosk.maker.add_many(1)).through_seq == 4


def test_the_same_batch_from_two_threads_is_taken_once(city: LiveCity, kiosk: LiveKiosk) -> None:
    envelopes = [fact.envelope for fact in kiosk.maker.add_many(100)]
    answers: list[int] = []
    threads = [threading.Thread(target=lambda: answers.append(kiosk.send(envelopes).status_code)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [200] * 4
    assert len(city.command("facts", "--chain", kiosk.id).stdout.splitlines()) == 100


@pytest.mark.slow
def test_what_was_receipted_is_there_after_a_kill_and_the_next_start_works(tmp_path: Path) -> None:
    with live_city(tmp_path / "city") as city:
        kiosk = city.enrol()
        made = kiosk.maker.file_request()
        kiosk.push([*made, *kiosk.maker.add_many(5)])
        sha256, body = random_part(50_000)
        kiosk.create_upload(sha256, len(body), body)
        port = free_port()
        with serving(city, port) as process:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        with serving(city, port):
            assert len(city.command("facts", "--chain", kiosk.id).stdout.splitlines()) == 8
            assert city.command("part", sha256).stdout == body


@pytest.mark.slow
def test_a_city_may_bring_its_own_postgresql(tmp_path: Path) -> None:
    with database_url(tmp_path / "theirs") as url:
        environment = {**os.environ, "DATABASE_URL": url}
        line = [sys.executable, "-m", "sync.server", "demo", "--data", str(tmp_path / "city")]
        done = subprocess.run(line, env=environment, capture_output=True, check=True)
    assert json.loads(done.stdout)["enrolment_code"]
    assert not (tmp_path / "city" / "postgres").exists()


@pytest.mark.slow
def test_the_last_user_stops_the_embedded_postgresql(tmp_path: Path) -> None:
    pid_file = tmp_path / "city" / "postgres" / "postmaster.pid"
    with database_url(tmp_path / "city") as outer:
        with database_url(tmp_path / "city") as inner:
            assert inner == outer
        assert pid_file.exists()
    assert not pid_file.exists()


def test_no_personal_part_is_in_the_clear_anywhere(city: LiveCity, kiosk: LiveKiosk) -> None:
    plain = PlainPart("form", "application/json", b'{"nama":"SITI CONTOH RAHASIA"}')
    made = kiosk.maker.add("request_filed", parts=[plain])
    kiosk.push([made])
    kiosk.create_upload(made.sealed[0].sha256, len(made.sealed[0].body), made.sealed[0].body)
    for path in city.data.rglob("*"):
        if path.is_file() and path.stat().st_size < 4_000_000:
            assert b"CONTOH RAHASIA" not in path.read_bytes(), path
