"""Which lane a request takes."""

from __future__ import annotations

import pytest

from sync.server.door.lanes import claimed_kiosk, lane_and_route

KIOSK = "0193a1b2-0000-7000-8000-000000000001"


@pytest.mark.parametrize(
    ("method", "path", "lane", "route"),
    [
        ("POST", f"/api/v1/kiosks/{KIOSK}/facts", "facts", "facts"),
        ("POST", f"/api/v1/kiosks/{KIOSK}/parts/missing", "facts", "parts/missing"),
        ("GET", f"/api/v1/kiosks/{KIOSK}/changes", "changes", "changes"),
        ("GET", "/api/v1/time", "anchors", "time"),
        ("GET", "/waktu", "anchors", "waktu"),
        ("POST", "/api/v1/parts/", "parts", "parts"),
        ("PATCH", f"/api/v1/parts/{'a' * 64}", "parts", "parts"),
        ("POST", "/api/v1/courier/", "parts", "courier"),
        ("POST", "/api/v1/enrolments", "public", "enrolments"),
        ("GET", "/api/v1/public/status/7K3MPQ2X", "public", "public/status"),
        ("GET", "/api/v1/openapi.json", "public", "api"),
        ("POST", "/status", "public", "status"),
        ("POST", "/status/lagi", "public", "status"),
        ("POST", "/status/berkas", "phones", "status/photos"),
        ("PATCH", f"/status/unggah/{KIOSK}", "phones", "status/photos"),
        ("GET", "/papan", "public", "papan"),
        ("GET", f"/papan/{KIOSK}", "public", "papan"),
        ("POST", "/saya/kerja/catat", "phones", "saya/photos"),
        ("POST", f"/saya/kerja/{KIOSK}/betulkan", "phones", "saya/photos"),
        ("GET", "/saya/kerja/catat", "console", "saya"),
        ("GET", "/saya/", "console", "saya"),
        ("POST", f"/saya/kerja/{KIOSK}/batal", "console", "saya"),
        ("POST", "/saya/keberatan/baru", "console", "saya"),
        ("GET", "/console/requests/request/1/", "console", "console"),
        ("GET", "/", "console", "other"),
        ("GET", "/7K3MPQ2X", "console", "other"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value),
)
def test_every_address_has_a_lane_and_a_name_without_anything_of_the_path(
    method: str, path: str, lane: str, route: str
) -> None:
    found, name = lane_and_route(method, path)
    assert (found.name, name) == (lane, route)


@pytest.mark.parametrize("noise", ["\n", "x" * 70, "/../facts"], ids=["newline", "too-long", "dots"])
def test_what_only_looks_like_a_push_never_takes_the_facts_lane(noise: str) -> None:
    assert lane_and_route("POST", f"/api/v1/kiosks/{KIOSK}{noise}/facts")[0].name != "facts"


def test_the_claimed_kiosk_is_read_from_the_signature_input_alone() -> None:
    assert claimed_kiosk(f'k=("@method");created=1;nonce="n";keyid="{KIOSK}"') == KIOSK
    for nobody in ("", 'k=("@method");keyid="kota"', f"keyid={KIOSK}", 'k=();keyid="' + "a" * 5000):
        assert claimed_kiosk(nobody) == ""
