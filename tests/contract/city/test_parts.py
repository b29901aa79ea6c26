"""/api/v1/parts/ over real HTTP: tus 1.0, by hand and by a third-party client."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import socket
import time
from urllib.parse import urlsplit

import pytest
import requests

from sync.protocol.fact import MAX_PART_BYTES
from sync.protocol.statements import Receipt
from sync.testing.signed_session import signed_tus
from tests.live_city import LiveCity, LiveKiosk, problem, random_part


def sent(prepared: requests.PreparedRequest, kiosk: LiveKiosk) -> requests.Response:
    return kiosk.session.send(prepared, timeout=60)


def checksum(body: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.sha256(body).digest()).decode()}"


def receipt_for(city: LiveCity, kiosk: LiveKiosk, digests: list[str]) -> tuple[list[str], Receipt]:
    answer = kiosk.missing(digests).json()
    envelope = json.dumps(answer["receipt"]).encode()
    return answer["missing"], Receipt.from_object(city.opened(envelope, "receipt"))


def test_the_server_says_what_it_speaks(kiosk: LiveKiosk) -> None:
    answer = requests.options(f"{kiosk.api}/parts/", timeout=60)
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert set(answer.headers["Tus-Extension"].split(",")) == {
        "creation",
        "creation-with-upload",
        "checksum",
        "termination",
        "expiration",
    }
    assert int(answer.headers["Tus-Max-Size"]) == MAX_PART_BYTES


def test_one_request_uploads_a_small_part_and_a_receipt_lists_it(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(150_000)
    assert receipt_for(city, kiosk, [sha256])[0] == [sha256]
    answer = kiosk.create_upload(sha256, len(body), body)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, str(len(body)))
    assert answer.headers["Location"].endswith(f"/parts/{sha256}")
    missing, receipt = receipt_for(city, kiosk, [sha256, "00" * 32])
    assert (missing, receipt.parts_held) == (["00" * 32], (sha256,))
    assert (city.data / "parts" / sha256[:2] / sha256).read_bytes() == body
    assert city.command("part", sha256).stdout == body


def test_an_interrupted_part_goes_on_where_it_was(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(100_000)
    assert kiosk.create_upload(sha256, len(body), body[:40_000]).headers["Upload-Offset"] == "40000"
    head = kiosk.head_upload(sha256)
    assert (head.headers["Upload-Offset"], head.headers["Upload-Length"]) == ("40000", "100000")
    assert kiosk.patch_upload(sha256, 40_000, body[40_000:70_000]).status_code == 204
    answer = kiosk.patch_upload(sha256, 70_000, body[70_000:], Upload_Checksum=checksum(body[70_000:]))
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "100000")
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == "100000"


def test_what_came_before_the_line_broke_is_kept(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(200_000)
    kiosk.create_upload(sha256, len(body))
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream"}
    request = requests.Request("PATCH", f"{kiosk.api}/parts/{sha256}", data=body, headers=headers)
    prepared = kiosk.session.prepare_request(request)
    address = urlsplit(kiosk.city.url)
    with socket.create_connection((address.hostname, address.port), timeout=60) as line:
        lines = [f"PATCH {prepared.path_url} HTTP/1.1", f"Host: {address.netloc}"]
        lines += [f"{name}: {value}" for name, value in prepared.headers.items()]
        line.sendall("\r\n".join([*lines, "", ""]).encode() + body[:150_000])
    until = time.monotonic() + 60
    while (offset := int(kiosk.head_upload(sha256).headers["Upload-Offset"])) < 150_000:
        assert time.monotonic() < until
    assert offset == 150_000
    until = time.monotonic() + 60
    while (answer := kiosk.patch_upload(sha256, offset, body[offset:])).status_code == 409:
        assert time.monotonic() < until  # the city may take a moment to see that the line is gone
    assert answer.headers["Upload-Offset"] == "200000"


def test_a_third_party_client_uploads_in_chunks(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(200_000)
    with signed_tus(f"{kiosk.api}/parts/", kiosk.key, kiosk.id) as uploader:
        upload = uploader(
            file_stream=io.BytesIO(body),
            chunk_size=64 * 1024,
            metadata={"sha256": sha256, "kiosk": kiosk.id},
            upload_checksum=True,
        )
        upload.upload()
    assert city.command("part", sha256).stdout == body


def test_a_part_that_is_held_is_answered_as_complete(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(5_000)
    for _ in range(2):
        answer = kiosk.create_upload(sha256, len(body), body)
        assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "5000")


def test_a_finished_upload_with_another_digest_is_discarded(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    assert problem(kiosk.create_upload(sha256, len(body), body[::-1])).code == "460.1"
    assert problem(kiosk.patch_upload(sha256, 0, body)).code == "404.3"
    assert kiosk.head_upload(sha256).status_code == 404
    assert receipt_for(city, kiosk, [sha256])[0] == [sha256]


def test_a_resumed_upload_with_another_digest_is_discarded(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, len(body), body[:1_000])
    assert problem(kiosk.patch_upload(sha256, 1_000, bytes(2_000))).code == "460.1"
    assert kiosk.head_upload(sha256).status_code == 404


@pytest.mark.parametrize("algorithm", ["sha256", "sha-256"])
def test_a_chunk_that_fails_its_checksum_is_taken_back(kiosk: LiveKiosk, algorithm: str) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, len(body), body[:1_000])
    wrong = checksum(b"other", algorithm)
    assert problem(kiosk.patch_upload(sha256, 1_000, body[1_000:], Upload_Checksum=wrong)).code == "460.1"
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == "1000"
    right = checksum(body[1_000:], algorithm)
    assert kiosk.patch_upload(sha256, 1_000, body[1_000:], Upload_Checksum=right).status_code == 204


def test_an_unknown_checksum_algorithm_is_refused(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(300)
    assert problem(kiosk.create_upload(sha256, 300, body, Upload_Checksum="md5 AAAA")).code == "400.2"


def test_another_offset_is_told_where_to_go_on(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, len(body), body[:1_000])
    refused = kiosk.patch_upload(sha256, 2_000, body[2_000:])
    assert (problem(refused).code, refused.headers["Upload-Offset"]) == ("409.5", "1000")


def test_more_bytes_than_declared_are_refused(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, 3_000, body[:1_000])
    assert problem(kiosk.patch_upload(sha256, 1_000, bytes(2_001))).code == "413.1"
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == "1000"


def test_a_part_too_large_is_refused_before_it_is_sent(kiosk: LiveKiosk) -> None:
    assert problem(kiosk.create_upload("ab" * 32, MAX_PART_BYTES + 1)).code == "413.1"


def test_an_upload_under_way_can_be_ended_but_a_held_part_cannot(city: LiveCity, kiosk: LiveKiosk) -> None:
    tus = {"Tus-Resumable": "1.0.0"}
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, 3_000, body[:1_000])
    assert kiosk.session.delete(f"{kiosk.api}/parts/{sha256}", headers=tus, timeout=60).status_code == 204
    assert kiosk.head_upload(sha256).status_code == 404
    kiosk.create_upload(sha256, 3_000, body)
    assert problem(kiosk.session.delete(f"{kiosk.api}/parts/{sha256}", headers=tus, timeout=60)).code == "404.3"
    assert receipt_for(city, kiosk, [sha256])[0] == []


def test_an_upload_is_the_kiosks_own(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, 3_000, body[:1_000])
    other = city.enrol()
    with other.session:
        assert other.head_upload(sha256).status_code == 404
        assert problem(other.patch_upload(sha256, 1_000, body[1_000:])).code == "404.3"


def test_nothing_is_taken_from_who_is_not_enrolled(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.session.auth = None
    assert problem(kiosk.create_upload(sha256, 3_000, body)).code == "401.1"
    assert not list((city.data / "incoming").glob(f"*/{sha256}*"))


def test_a_name_that_is_no_digest_reaches_no_file(kiosk: LiveKiosk) -> None:
    for name in ("..%2f..%2fkeys%2fcity.key", "AB" * 32, "x"):
        answer = kiosk.session.head(f"{kiosk.api}/parts/{name}", headers={"Tus-Resumable": "1.0.0"}, timeout=60)
        assert answer.status_code in {401, 404}
    assert problem(kiosk.create_upload("../../keys/city.key", 10, b"0123456789")).code == "400.2"


def test_another_version_of_tus_is_refused(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(10)
    answer = kiosk.create_upload(sha256, 10, body, Tus_Resumable="0.2.2")
    assert (problem(answer).code, answer.headers["Tus-Version"]) == ("412.1", "1.0.0")


def test_a_replayed_chunk_is_refused(kiosk: LiveKiosk) -> None:
    sha256, body = random_part(3_000)
    kiosk.create_upload(sha256, 3_000, body[:1_000])
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": "1000", "Content-Type": "application/offset+octet-stream"}
    request = requests.Request("PATCH", f"{kiosk.api}/parts/{sha256}", data=body[1_000:2_000], headers=headers)
    prepared = kiosk.session.prepare_request(request)
    assert sent(prepared, kiosk).status_code == 204
    assert problem(sent(prepared, kiosk)).code == "401.3"
