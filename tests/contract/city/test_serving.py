"""Serving as a city does it: health, metrics, logs that tell on nobody, a stop under load that loses nothing."""

from __future__ import annotations

import json
import re
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import requests
from requests.adapters import HTTPAdapter

from sync.server.__main__ import main
from tests.fakes.eventually import eventually
from tests.live_city import LiveCity, LiveKiosk, live_city, problem, random_part, serving

TOKEN = "a-token-of-the-monitoring"


@pytest.fixture(scope="module")
def servers() -> Iterator[ExitStack]:
    """Servers that a test starts for the others to go on with."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture(scope="module")
def served(servers: ExitStack, tmp_path_factory: pytest.TempPathFactory) -> LiveCity:
    """A city with two workers and a token for its metrics."""
    folder = tmp_path_factory.mktemp("served")
    token = folder / "token"
    token.write_text(f"{TOKEN}\n")
    named = {"BALAI_CITY_METRICS_TOKEN_FILE": str(token)}
    return servers.enter_context(live_city(folder / "city", "--workers", "2", named=named))


Enrol = Callable[[], LiveKiosk]


@pytest.fixture
def enrol(served: LiveCity) -> Iterator[Enrol]:
    with ExitStack() as sessions:

        def enrolled() -> LiveKiosk:
            kiosk = served.enrol()
            kiosk.session.mount("http://", HTTPAdapter(pool_maxsize=64))
            sessions.enter_context(kiosk.session)
            return kiosk

        yield enrolled


def metric(city: LiveCity, name: str) -> float:
    """The sum over all labels."""
    text = requests.get(f"{city.url}/metrics", timeout=60).text
    lines = re.findall(rf"^{name}(?:\{{[^}}]*\}})? ([0-9.e+-]+)$", text, re.MULTILINE)
    return sum(float(value) for value in lines)


def log_of(city: LiveCity) -> str:
    return (city.data / "test-server.log").read_text()


def test_a_balancer_is_told_that_the_process_lives_and_can_work(served: LiveCity) -> None:
    assert requests.get(f"{served.url}/health/live", timeout=60).json() == {"alive": True}
    # A process that has just started may need longer for its first look than a balancer is kept waiting.
    ready = (200, {"serving": True, "database": True, "parts": True})
    eventually(
        lambda: (told := requests.get(f"{served.url}/health", timeout=60)) and (told.status_code, told.json()) == ready
    )


def test_a_city_whose_parts_are_not_mounted_is_not_ready(served: LiveCity) -> None:
    away = served.data / "parts.away"
    (served.data / "parts").rename(away)
    try:
        eventually(lambda: requests.get(f"{served.url}/health", timeout=60).status_code == 503)
        assert requests.get(f"{served.url}/health/live", timeout=60).status_code == 200
    finally:
        away.rename(served.data / "parts")
    eventually(lambda: requests.get(f"{served.url}/health", timeout=60).status_code == 200)


def test_what_the_workers_count_adds_up(served: LiveCity, enrol: Enrol) -> None:
    facts, parts, size = (
        metric(served, f"balai_{name}_total") for name in ("facts_taken", "parts_taken", "part_bytes")
    )
    for _ in range(6):  # connections of their own: either worker may take them
        kiosk = enrol()
        kiosk.push(kiosk.maker.add_many(5))
        kiosk.push(kiosk.maker.add_many(1))
        digest, body = random_part(1000)
        kiosk.create_upload(digest, len(body), body)
    assert metric(served, "balai_facts_taken_total") - facts == 36
    assert metric(served, "balai_parts_taken_total") - parts == 6
    assert metric(served, "balai_part_bytes_total") - size == 6000
    assert metric(served, "balai_admission_wait_seconds_count") > 0
    assert metric(served, "balai_requests_under_way") == 0


def test_no_label_names_a_kiosk_an_address_or_a_path(served: LiveCity) -> None:
    requests.get(f"{served.url}/api/v1/public/status/7K3MPQ2X", headers={"Status-Pin": "382906"}, timeout=60)
    requests.get(f"{served.url}/nowhere/3578071503990001", timeout=60)
    text = requests.get(f"{served.url}/metrics", timeout=60).text
    for name, value in re.findall(r'([a-z_]+)="([^"]*)"', text):
        assert name in {"lane", "route", "status", "code", "le", "result"}, name
        assert re.fullmatch(r"[a-z/]+|[0-9]{3}(\.[0-9]{1,2})?|[0-9.e+-]+|\+Inf", value), value


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"X-Forwarded-For": "10.1.2.3"}, 404),
        ({"Forwarded": "for=10.1.2.3"}, 404),
        ({"X-Forwarded-For": "10.1.2.3", "Authorization": f"Bearer {TOKEN}"}, 200),
        ({"X-Forwarded-For": "10.1.2.3", "Authorization": "Bearer "}, 404),
        ({"X-Forwarded-For": "10.1.2.3", "Authorization": f"Bearer {TOKEN}x"}, 404),
    ],
    ids=["from-here", "through-a-proxy", "forwarded", "token", "empty-token", "wrong-token"],
)
def test_metrics_are_for_this_machine_or_a_token(served: LiveCity, headers: dict[str, str], status: int) -> None:
    assert requests.get(f"{served.url}/metrics", headers=headers, timeout=60).status_code == status


def test_a_kiosk_with_too_many_requests_at_once_is_slowed_and_others_are_not(served: LiveCity, enrol: Enrol) -> None:
    storm, other = enrol(), enrol()
    start = storm.changes().next
    statuses: Counter[int] = Counter()

    def poll() -> None:
        url = f"{storm.api}/kiosks/{storm.id}/changes?after={start}"
        answer = storm.session.get(url, headers={"Prefer": "wait=10"}, timeout=60)
        statuses[answer.status_code] += 1
        if answer.status_code == 429:
            assert problem(answer).code == "429.1"
            assert int(answer.headers["Retry-After"]) >= 1

    threads = [threading.Thread(target=poll) for _ in range(40)]
    for thread in threads:
        thread.start()
    other.push(other.maker.add_many(3))
    assert statuses[200] == 0, "whoever waits for news waits still"
    for thread in threads:
        thread.join()
    assert statuses[429] > 0
    assert set(statuses) == {200, 429}


def test_a_whole_exercise_leaves_json_lines_and_nothing_about_anybody(served: LiveCity, enrol: Enrol) -> None:
    code, pin, nik, phone = "7K3MPQ2X", "382906", "3578071503990001", "081234567890"
    kiosk = enrol()
    kiosk.push(kiosk.maker.file_request())
    requests.get(f"{served.url}/api/v1/public/status/{code}", headers={"Status-Pin": pin}, timeout=60)
    requests.get(f"{served.url}/api/v1/{nik}?phone={phone}", timeout=60)
    requests.get(f"{served.url}/console/{nik}/?q={phone}", timeout=60)
    requests.post(f"{served.url}/console/login/", data={"username": nik, "password": phone}, timeout=60)
    kiosk.session.post(f"{kiosk.api}/kiosks/{kiosk.id}/facts", data=nik.encode(), timeout=60)
    log = log_of(served)
    for secret in (code, pin, nik, phone, kiosk.id, kiosk.token, "/api/", "/console/"):
        assert secret not in log, secret
    lines = [json.loads(line) for line in log.splitlines()]
    routes = {line.get("route") for line in lines}
    assert {"facts", "public/status", "api", "console", "enrolments"} <= routes
    asked = [line for line in lines if line["logger"] == "city.requests"]
    assert all({"request", "lane", "status", "duration_ms", "worker"} <= line.keys() for line in asked)
    assert "404.2" in {line.get("code") for line in asked}


def test_an_answer_names_the_line_of_the_log_that_tells_of_it(served: LiveCity) -> None:
    answer = requests.get(f"{served.url}/api/v1/nothing", timeout=60)
    number = answer.headers["X-Request-Id"]
    assert [json.loads(line)["status"] for line in log_of(served).splitlines() if number in line] == [404]


def test_a_restart_under_load_loses_nothing_answers_in_words_and_ends_polls_at_once(
    served: LiveCity, servers: ExitStack, enrol: Enrol
) -> None:
    """Kiosks push all the time while the server is stopped and started: 200, a deliberate 503, or a line that ended."""
    kiosks, listener = [enrol() for _ in range(4)], enrol()
    start, polled, seen, done = listener.changes().next, [], Counter[int](), threading.Event()
    threads = [threading.Thread(target=_keep_pushing, args=(kiosk, seen, done)) for kiosk in kiosks]
    poll = threading.Thread(target=lambda: polled.append((_poll(listener, start), time.monotonic())))
    waits = metric(served, "balai_admission_wait_seconds_count")
    for thread in [poll, *threads]:
        thread.start()
    eventually(
        lambda: seen[200] > 20 and metric(served, "balai_admission_wait_seconds_count") > waits + 20, within_s=60
    )
    process, stopped_at = served.process, time.monotonic()
    assert process is not None
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    poll.join(60)
    assert polled[0][0] == 200
    assert polled[0][1] - stopped_at < 20  # of the 25 seconds it asked for
    servers.enter_context(serving(served, int(served.url.rpartition(":")[2]), "--workers", "2"))
    again = seen[200] + 8
    eventually(lambda: seen[200] > again, within_s=60)
    done.set()
    for thread in threads:
        thread.join(60)
    assert set(seen) <= {0, 200, 503}, seen
    for kiosk in kiosks:
        stored = served.command("facts", "--chain", kiosk.id).stdout.splitlines()
        assert len(stored) == len(set(stored)) == kiosk.maker.head.seq


def _keep_pushing(kiosk: LiveKiosk, seen: Counter[int], done: threading.Event) -> None:
    while not done.is_set():
        envelopes = [fact.envelope for fact in kiosk.maker.add_many(3)]
        while (status := _status_of(kiosk, envelopes)) != 200:
            seen[status] += 1
            done.wait(0.1)
        seen[200] += 1


def _poll(kiosk: LiveKiosk, start: str) -> int:
    url = f"{kiosk.api}/kiosks/{kiosk.id}/changes?after={start}"
    return kiosk.session.get(url, headers={"Prefer": "wait=25"}, timeout=60).status_code


def _status_of(kiosk: LiveKiosk, envelopes: list[bytes]) -> int:
    try:
        answer = kiosk.send(envelopes)
    except requests.RequestException:
        return 0
    if answer.status_code == 503:
        assert problem(answer).code == "503.1"
        assert int(answer.headers["Retry-After"]) >= 1
    if answer.status_code == 200:
        kiosk.token = str(kiosk.city.opened(answer.content, "receipt")["sync_token"])
    return answer.status_code


@pytest.mark.parametrize("number", ["0", "-1", "1000", "two", "٣"])
def test_a_number_of_workers_that_makes_no_sense_is_answered_in_words(
    number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["run", "--data", "city", f"--workers={number}"])
    assert ended.value.code == 2
    assert "from 1 to" in capsys.readouterr().err
