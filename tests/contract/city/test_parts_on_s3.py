"""A city whose parts lie in a bucket: a slice of its day over HTTP, on moto's server and, where one is named, a real store."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import chain

import pytest

from sync.protocol.statements import Receipt
from sync.server.ingest.parts_bucket import BLOCK_BYTES
from sync.testing.facts import PlainPart
from tests.fakes.s3 import REAL_STORE, bucket_environment, moto_server
from tests.live_city import LiveCity, LiveKiosk, live_city, problem, random_part

STORES = ["moto", "real"]


@pytest.fixture(scope="module", params=STORES)
def city(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveCity]:
    folder = tmp_path_factory.mktemp("city")
    if request.param == "real":
        if REAL_STORE not in os.environ:
            pytest.skip(f"no store of its own is named in {REAL_STORE}; `make lab-city` starts one")
        with live_city(folder, named=bucket_environment(os.environ[REAL_STORE])) as running:
            yield running
        return
    with moto_server() as endpoint, live_city(folder, named=bucket_environment(endpoint)) as running:
        yield running


def receipt_for(city: LiveCity, kiosk: LiveKiosk, digests: list[str]) -> Receipt:
    answer = kiosk.missing(digests).json()
    return Receipt.from_object(city.opened(json.dumps(answer["receipt"]).encode(), "receipt"))


def test_a_slice_of_a_day_leaves_nothing_on_the_machine_and_verifies(city: LiveCity, kiosk: LiveKiosk) -> None:
    photos = [PlainPart("presence", "image/jpeg", bytes([number]) * 20_000) for number in range(3)]
    started = kiosk.maker.add("presence_started", parts=photos)
    kiosk.push([started])
    whole, resumed, waiting = started.sealed
    assert kiosk.create_upload(whole.sha256, len(whole.body), whole.body).status_code == 201
    kiosk.create_upload(resumed.sha256, len(resumed.body), resumed.body[:9_000])
    for begin, end in ((9_000, 15_000), (15_000, len(resumed.body))):
        assert kiosk.patch_upload(resumed.sha256, begin, resumed.body[begin:end]).status_code == 204
    kiosk.create_upload(waiting.sha256, len(waiting.body), waiting.body[:100])
    digests = [sealed.sha256 for sealed in started.sealed]
    assert set(receipt_for(city, kiosk, digests).parts_held) == {whole.sha256, resumed.sha256}
    for sealed in (whole, resumed):
        assert city.command("part", sealed.sha256).stdout == sealed.body
    assert b"All is well" in city.command("verify").stdout
    on_the_machine = chain((city.data / "parts").rglob("*"), (city.data / "incoming").rglob("*"))
    assert [path for path in on_the_machine if path.is_file()] == []


def test_a_part_of_several_blocks_goes_on_where_it_was(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(2 * BLOCK_BYTES + 99)
    cut = BLOCK_BYTES + 7
    assert kiosk.create_upload(sha256, len(body), body[:cut]).headers["Upload-Offset"] == str(cut)
    assert kiosk.head_upload(sha256).headers["Upload-Offset"] == str(cut)
    refused = kiosk.patch_upload(sha256, 5, body[5:])
    assert (problem(refused).code, refused.headers["Upload-Offset"]) == ("409.5", str(cut))
    assert kiosk.patch_upload(sha256, cut, body[cut:]).status_code == 204
    assert city.command("part", sha256).stdout == body


def test_parts_move_to_another_place_and_again_moves_nothing(city: LiveCity, kiosk: LiveKiosk) -> None:
    sha256, body = random_part(500)
    kiosk.create_upload(sha256, 500, body)
    here = city.environment["BALAI_CITY_PARTS"]
    there = f"{here}-{sha256[:8]}"
    assert b"damaged: 0" in city.command("parts-move", "--from", here, "--to", there).stdout
    assert b"copied: 0" in city.command("parts-move", "--from", here, "--to", there).stdout
    moved = LiveCity(city.url, city.data, city.demo, {**city.environment, "BALAI_CITY_PARTS": there})
    assert moved.command("part", sha256).stdout == body


def test_a_store_that_is_gone_is_a_deliberate_503_and_one_sentence(city: LiveCity, kiosk: LiveKiosk) -> None:
    wrong = {**city.environment, "BALAI_CITY_PARTS": "s3://nobody-made-this-bucket/x"}
    told = LiveCity(city.url, city.data, city.demo, wrong).command("parts-note", check=False)
    assert told.returncode == 1
    assert b"Traceback" not in told.stderr
    assert b"BALAI_CITY_S3_ENDPOINT" in told.stderr
