"""The outbox: who agreed is told once that there is news and where to look; the number is read when it goes and kept nowhere."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import serializers
from hypothesis import given
from hypothesis import strategies as st

from sync.protocol.canonical import encode
from sync.protocol.fact import Actor
from sync.rules.indonesian import JAKARTA
from sync.server.outreach import gateway, messages, worker
from sync.server.outreach.gateway import GatewayError, HttpGateway
from sync.server.outreach.models import Message, OutboxPlace
from sync.testing.facts import PlainPart
from tests.integration.sync.server.console.conftest import arrive
from tests.integration.sync.server.outreach.conftest import OWED, Filed

PHONE = "+6281234567890"
RESIDENT = Actor("resident")


class Recorder:
    """A gateway that keeps what it was given, and refuses as it is told."""

    def __init__(self, error: GatewayError | None = None) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.error = error

    def send(self, id_: str, to: str, text: str) -> None:
        if self.error is not None:
            raise self.error
        self.sent.append((id_, to, text))


@pytest.fixture
def by_day(monkeypatch) -> None:
    monkeypatch.setattr(messages, "polite", lambda at: at)


@pytest.fixture
def filed(kiosk, city_folder, by_day) -> Filed:
    """A request with a form that the city can open; consent to be contacted was given."""
    from dataclasses import replace

    from sync.testing.facts import FactMaker
    from sync.testing.keys import AgePair
    from sync.testing.manual_clock import ManualClock
    from sync.testing.samples import sample_data

    recipient = (city_folder.keys / "city.recipient").read_text().strip()
    maker = kiosk.maker = FactMaker(replace(kiosk.maker.keys, operations=AgePair("", recipient)), clock=ManualClock())
    subject = maker.new_id()
    form = {
        "request": subject,
        "service": "ADM-KTP-BARU",
        "catalogue_version": 1,
        "answers": {"nik_pemohon": "3578010101900001", "no_hp": PHONE},
    }
    part = PlainPart("form", "application/json", encode(form))
    data = {**sample_data("request_filed"), "documents": OWED}
    made = maker.add("request_filed", data, subject=subject, actor=RESIDENT, parts=[part])
    agreed = {"notice": "pdp", "version": 1, "purposes": ["service", "contact"]}
    consent = maker.add("consent_given", agreed, subject=subject, actor=RESIDENT)
    kiosk.push([made, consent])
    arrive(made, kiosk.id, city_folder)
    messages.note_news()
    return Filed(kiosk, made, "")


def finish(filed: Filed) -> None:
    filed.tell("request_taken")
    filed.tell("request_completed", {"outcome": "done"})


def test_a_resident_who_agreed_is_told_once_without_a_word_of_what_it_is(filed: Filed) -> None:
    way = Recorder()
    finish(filed)
    assert messages.note_news() == 1
    assert messages.note_news() == 0
    assert (messages.send_due(way), messages.send_due(way)) == (1, 0)
    ((_, to, text),) = way.sent
    assert to == PHONE
    assert filed.row.ticket in text
    assert "/status" in text
    for secret in (filed.row.code, filed.pin, "KTP", "selesai", filed.row.site.name, "3578"):
        assert secret not in text


def test_each_news_is_told_and_what_only_goes_on_is_not(filed: Filed) -> None:
    way = Recorder()
    filed.tell("request_taken")
    messages.note_news()
    filed.tell("request_returned", {"reason": "unreadable_photo", "missing": ["kk"], "questions": []})
    messages.note_news()
    messages.send_due(way)
    filed.tell("request_taken")
    filed.tell("request_completed", {"outcome": "done"})
    messages.note_news()
    messages.send_due(way)
    assert list(Message.objects.order_by("version").values_list("occasion", flat=True)) == ["returned", "completed"]
    assert len(way.sent) == 2


def test_without_consent_or_after_it_was_taken_back_nothing_is_opened_and_nothing_goes(filed: Filed) -> None:
    from sync.server.ingest.models import PartOpening

    withdrawn = {"notice": "pdp", "purposes": ["contact"]}
    made = filed.kiosk.maker.add("consent_withdrawn", withdrawn, subject=str(filed.id), actor=RESIDENT)
    filed.kiosk.push([made])
    finish(filed)
    messages.note_news()
    assert messages.send_due(Recorder()) == 0
    line = Message.objects.get()
    assert (line.state, line.reason) == ("cancelled", "no_consent")
    assert PartOpening.objects.count() == 0


def test_reading_the_number_leaves_a_line_in_the_record_and_the_number_nowhere(filed: Filed) -> None:
    from sync.server.ingest.models import PartOpening

    finish(filed)
    messages.note_news()
    messages.send_due(Recorder())
    opening = PartOpening.objects.get()
    assert (opening.account, opening.purpose) == ("kota", "Nomor HP untuk pesan ke warga")
    assert PHONE[-8:] not in serializers.serialize("json", [*Message.objects.all(), opening])


def test_a_form_that_is_not_here_yet_waits_for_it(filed: Filed, city_folder) -> None:
    from sync.server.ingest.models import Part

    kept = Part.objects.all()
    rows = list(kept)
    kept.delete()
    finish(filed)
    messages.note_news()
    assert messages.send_due(Recorder()) == 0
    line = Message.objects.get()
    assert (line.state, line.reason, line.tries) == ("waiting", "not_here", 1)
    Part.objects.bulk_create(rows)
    Message.objects.update(due_at=line.made_at)
    assert messages.send_due(Recorder()) == 1


def test_a_gateway_that_does_not_answer_is_asked_ever_less_often_and_given_up_at_last(filed: Filed) -> None:
    way = Recorder(GatewayError("busy", is_final=False))
    finish(filed)
    messages.note_news()
    waits = []
    for _ in range(len(messages.WAITS) + 1):
        messages.send_due(way)
        line = Message.objects.get()
        waits.append(line.due_at)
        Message.objects.update(due_at=line.made_at)
    assert waits[:-1] == sorted(waits[:-1])
    assert (line.state, line.reason) == ("failed", "gateway")


def test_a_refusal_for_good_is_not_tried_again(filed: Filed) -> None:
    finish(filed)
    messages.note_news()
    messages.send_due(Recorder(GatewayError("no", is_final=True)))
    assert Message.objects.get().state == "failed"


def test_what_was_before_a_gateway_was_set_is_not_told(filed: Filed) -> None:
    OutboxPlace.objects.all().delete()
    finish(filed)
    assert messages.note_news() == 0
    assert messages.note_news() == 0
    assert Message.objects.count() == 0


def test_off_until_a_gateway_is_set(filed: Filed, monkeypatch) -> None:
    monkeypatch.delenv(gateway.URL, raising=False)
    finish(filed)
    worker.tell()
    assert Message.objects.count() == 0
    assert not OutboxPlace.objects.exists()


def test_a_form_of_another_request_gives_no_number(filed: Filed) -> None:
    request = filed.row
    assert messages.agreed(request)
    request.id = filed.kiosk.maker.new_id()
    assert not messages.agreed(request)


@given(minute=st.integers(0, 366 * 24 * 60))
def test_nobody_is_woken(minute: int) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    told = messages.polite(at)
    assert at <= told <= at + timedelta(hours=12)
    assert 7 <= told.astimezone(JAKARTA).hour < 20


# --- the way out


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append((self.path, dict(self.headers), json.loads(body)))
        self.send_response(self.server.status)
        if self.server.status == 302:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def far_side() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), _Answers)
    server.got, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_gateway_gets_id_number_words_and_the_token(far_side: HTTPServer) -> None:
    HttpGateway(f"http://127.0.0.1:{far_side.server_port}/kirim", "rahasia").send("id-1", PHONE, "Ada kabar.")
    ((path, headers, body),) = far_side.got
    assert (path, body) == ("/kirim", {"id": "id-1", "to": PHONE, "text": "Ada kabar."})
    assert headers["Authorization"] == "Bearer rahasia"
    assert headers["Idempotency-Key"] == "id-1"


@pytest.mark.parametrize(("status", "is_final"), [(400, True), (404, True), (429, False), (503, False), (302, False)])
def test_a_refusal_says_a_number_and_nothing_else_and_no_redirect_is_followed(
    far_side: HTTPServer, status: int, *, is_final: bool
) -> None:
    far_side.status = status
    with pytest.raises(GatewayError) as refused:
        HttpGateway(f"http://127.0.0.1:{far_side.server_port}/kirim").send("id-1", PHONE, "Ada kabar.")
    assert refused.value.is_final == is_final
    assert str(status) in str(refused.value)
    assert PHONE not in str(refused.value)
    assert len(far_side.got) == 1


def test_nobody_there_is_for_later() -> None:
    with pytest.raises(GatewayError) as refused:
        HttpGateway("http://127.0.0.1:9/kirim").send("id-1", PHONE, "Ada kabar.")
    assert not refused.value.is_final


@pytest.mark.parametrize("url", ["http://pesan.example.id", "ftp://x", "https://", "https://a:b@pesan.id", "pesan.id"])
def test_a_number_never_goes_out_in_plain(url: str) -> None:
    with pytest.raises(ValueError, match=gateway.URL):
        HttpGateway(url)
