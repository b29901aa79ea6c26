"""/api/v1/parts/ over real HTTP: what tus 1.0 asks beyond the plain way, and a line that is cut at any byte."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import random
import socket
import subprocess
import sys
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
import requests

from sync.protocol.statements import Receipt
from sync.server.ingest.parts_store import KEPT_S
from sync.testing.signed_session import signed_tus
from tests.live_city import LiveCity, LiveKiosk, problem, random_part

TUS = {"Tus-Resumable": "1.0.0"}
STREAM = {**TUS, "Content-Type": "application/offset+octet-stream"}
_FORGET_ROWS = """
import sys
from pathlib import Path
from sync.server.django_setup import working_city
with working_city(Path(sys.argv[1])):
    from sync.server.ingest.models import Part
    Part.objects.filter(kiosk=sys.argv[2]).delete()
"""


def creation(kiosk: LiveKiosk, sha256: str, length: int, body: bytes) -> requests.PreparedRequest:
    metadata = ",".join(
        f"{name} {base64.b64encode(value.encode()).decode()}"
        for name, value in (("sha256", sha256), ("kiosk", kiosk.id))
    )
    headers = {**STREAM, "Upload-Length": str(length), "Upload-Metadata": metadata}
    return kiosk.session.prepare_request(requests.Request("POST", f"{kiosk.api}/parts/", data=body, headers=headers))


def patch(kiosk: LiveKiosk, sha256: str, offset: int, chunk: bytes) -> requests.PreparedRequest:
    headers = {**STREAM, "Upload-Offset": str(offset)}
    url = f"{kiosk.api}/parts/{sha256}"
    return kiosk.session.prepare_request(requests.Request("PATCH", url, data=chunk, headers=headers))


def on_the_wire(prepared: requests.PreparedRequest) -> bytes:
    host = urlsplit(prepared.url or "").netloc
    lines = [f"{prepared.method} {prepared.path_url} HTTP/1.1", f"Host: {host}"]
    lines += [f"{name}: {value}" for name, value in prepared.headers.items()]
    body = prepared.body if isinstance(prepared.body, bytes) else b""
    return "\r\n".join([*lines, "", ""]).encode() + body


def send_and_cut(kiosk: LiveKiosk, data: bytes) -> None:
    """These bytes and no more; then the line is gone."""
    address = urlsplit(kiosk.city.url)
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        line.sendall(data)


def finish(kiosk: LiveKiosk, sha256: str, body: bytes) -> None:
    """As an agent does after a line that broke: ask for the offset and go on; begin again where there is nothing."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        head = kiosk.head_upload(sha256)
        if head.status_code == 404:
            answer = kiosk.create_upload(sha256, len(body), body)
        elif (offset := int(head.headers["Upload-Offset"])) == len(body):
            return
        else:
            answer = kiosk.patch_upload(sha256, offset, body[offset:])
        # 409: the city still reads what was cut; 404: it has just finished it, so there is no upload to go on with.
        assert answer.status_code in {201, 204, 404, 409}, answer.text
    raise AssertionError("the part did not arrive")


def is_held(city: LiveCity, kiosk: LiveKiosk, sha256: str) -> bool:
    answer = kiosk.missing([sha256]).json()
    receipt = Receipt.from_object(city.opened(json.dumps(answer["receipt"]).encode(), "receipt"))
    return receipt.parts_held == (sha256,)


def test_an_unfinished_upload_says_until_when_it_waits(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    created = kiosk.create_upload(sha256, 3_000, body[:1_000])
    patched = kiosk.patch_upload(sha256, 1_000, body[1_000:2_000])
    head = kiosk.head_upload(sha256)
    for answer in (created, patched, head):
        left_s = parsedate_to_datetime(answer.headers["Upload-Expires"]).timestamp() - time.time()
        assert KEPT_S - 120 < left_s < KEPT_S + 120
    done = kiosk.patch_upload(sha256, 2_000, body[2_000:])
    assert "Upload-Expires" not in done.headers
    assert "Upload-Expires" not in kiosk.head_upload(sha256).headers


def test_an_upload_that_expired_is_gone_and_can_be_created_again(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, 3_000, body[:1_000])
    (path,) = (city.data / "incoming" / kiosk.id).glob(f"{sha256}.*")
    long_ago = time.time() - KEPT_S - 5
    os.utime(path, (long_ago, long_ago))
    assert kiosk.head_upload(sha256).status_code == 410
    assert problem(kiosk.patch_upload(sha256, 1_000, body[1_000:])).code == "410.1"
    assert kiosk.create_upload(sha256, 3_000, body).status_code == 201
    assert is_held(city, kiosk, sha256)


def test_no_answer_is_kept_by_caches(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(300)
    answers = [kiosk.head_upload(sha256), kiosk.create_upload(sha256, 300, body), kiosk.head_upload(sha256)]
    assert [answer.headers["Cache-Control"] for answer in answers] == ["no-store"] * 3
    assert [answer.headers["Tus-Resumable"] for answer in answers] == ["1.0.0"] * 3


@pytest.mark.parametrize(
    ("header", "value"),
    [("Upload-Defer-Length", "1"), ("Upload-Concat", "partial"), ("X-HTTP-Method-Override", "PATCH")],
)
def test_what_is_not_offered_is_refused_by_its_name(kiosk: LiveKiosk, header: str, value: str) -> None:
    sha256, _ = random_part(300)
    refused = problem(kiosk.create_upload(sha256, 300, **{header.replace("-", "_"): value}))
    assert (refused.code, refused.extra["header"]) == ("400.2", header)
    assert kiosk.head_upload(sha256).status_code == 404


@pytest.mark.parametrize("length", ["", "0", "-1", "1e3", "16777217", "9" * 40])
def test_a_length_that_is_none_creates_nothing(kiosk: LiveKiosk, length: str) -> None:
    sha256, _ = random_part(300)
    headers = {**TUS, "Upload-Length": length}
    refused = kiosk.session.post(f"{kiosk.api}/parts/", headers=headers, timeout=60)
    assert problem(refused).code in {"400.2", "413.1"}
    assert kiosk.head_upload(sha256).status_code == 404


def test_the_creation_of_a_whole_part_sent_again_word_for_word_does_no_harm(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    prepared = creation(kiosk, sha256, 3_000, body)
    for _ in range(3):
        answer = kiosk.session.send(prepared, timeout=60)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "3000")
    assert is_held(city, kiosk, sha256)


def test_a_creation_without_the_whole_part_counts_once(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    prepared = creation(kiosk, sha256, 3_000, body[:1_000])
    assert kiosk.session.send(prepared, timeout=60).status_code == 201
    assert kiosk.patch_upload(sha256, 1_000, body[1_000:2_000]).status_code == 204
    assert problem(kiosk.session.send(prepared, timeout=60)).code == "401.3"
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == "2000"


def test_rows_that_a_crash_of_the_database_lost_come_back_with_the_kiosk(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    other, other_body = random_part(2_000)
    kiosk.create_upload(sha256, 3_000, body)
    kiosk.create_upload(other, 2_000, other_body)
    line = [sys.executable, "-c", _FORGET_ROWS, str(city.data), kiosk.id]
    subprocess.run(line, env=dict(city.environment), check=True)
    assert not is_held(city, kiosk, sha256)
    assert kiosk.missing([sha256, other]).json()["missing"] == sorted([sha256, other])
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == "3000"  # shown, and not a byte of it sent again
    assert kiosk.create_upload(other, 2_000, other_body).status_code == 201
    assert is_held(city, kiosk, sha256)
    assert is_held(city, kiosk, other)


def test_nothing_is_taken_from_a_kiosk_that_was_reported_stolen(city: LiveCity) -> None:
    thief = city.enrol()
    known, body = random_part(300)
    assert thief.create_upload(known, 300, body).status_code == 201
    city.command("revoke-kiosk", "--kiosk", thief.id)
    parts = [random_part(300) for _ in range(4)]
    for sha256, content in parts:
        assert problem(thief.create_upload(sha256, 300, content)).code == "401.4"
    # Each process that remembered the key learns it with the first part; what that brought is nobody's.
    kept = [sha256 for sha256, _ in parts if (city.data / "parts" / sha256[:2] / sha256).exists()]
    assert len(kept) <= (os.cpu_count() or 1)
    assert not list((city.data / "incoming" / thief.id).glob("*"))
    thief.session.close()


def cuts(length: int, count: int) -> list[int]:
    """Some places in a message, its first bytes and its last among them; other ones in each run of a week."""
    if count >= length:
        return list(range(1, length))
    chance = random.Random(time.strftime("%Y%W"))
    return sorted({1, length - 1, *(chance.randrange(1, length) for _ in range(count))})


def test_a_creation_cut_at_any_byte_ends_in_the_whole_part(city: LiveCity, kiosk: LiveKiosk) -> None:
    for cut in cuts(1_700, int(os.environ.get("PART_CUTS", "25"))):
        sha256, body = random_part(700)
        send_and_cut(kiosk, on_the_wire(creation(kiosk, sha256, 700, body))[:cut])
        finish(kiosk, sha256, body)
        assert (city.data / "parts" / sha256[:2] / sha256).read_bytes() == body, cut


def test_a_chunk_cut_at_any_byte_ends_in_the_whole_part(city: LiveCity, kiosk: LiveKiosk) -> None:
    for cut in cuts(1_500, int(os.environ.get("PART_CUTS", "25"))):
        sha256, body = random_part(1_000)
        kiosk.create_upload(sha256, 1_000, body[:300])
        send_and_cut(kiosk, on_the_wire(patch(kiosk, sha256, 300, body[300:]))[:cut])
        finish(kiosk, sha256, body)
        assert (city.data / "parts" / sha256[:2] / sha256).read_bytes() == body, cut


def test_what_a_third_party_client_began_a_second_one_finishes(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(200_000)
    metadata = {"sha256": sha256, "kiosk": kiosk.id}
    with signed_tus(f"{kiosk.api}/parts/", kiosk.key, kiosk.id) as uploader:
        first = uploader(file_stream=io.BytesIO(body), chunk_size=64 * 1024, metadata=metadata, upload_checksum=True)
        first.upload_chunk()
        assert first.offset == 64 * 1024
        second = uploader(
            file_stream=io.BytesIO(body), chunk_size=64 * 1024, url=first.url, metadata=metadata, upload_checksum=True
        )
        assert second.offset == 64 * 1024
        second.upload()
    assert city.command("part", sha256).stdout == body
    assert hashlib.sha256(body).hexdigest() == sha256
