"""What the console says of the updates that a city really published, and of a folder that is odd."""

from datetime import timedelta
from pathlib import Path

import pytest

from sync.server.updates.published import Release, published
from tests.fakes.updates import NOW, PLATFORM, Publisher


@pytest.fixture
def city(tmp_path: Path) -> Publisher:
    (tmp_path / "city").mkdir()
    return Publisher(tmp_path / "city")


def test_the_release_of_each_channel_and_until_when_it_is_believed(city: Publisher) -> None:
    city.publish("1.1.0", "stable")
    for version in ("1.2.0", "1.10.0"):
        city.publish(version, "early")
    found = published(city.served)
    assert found is not None
    assert found.releases == (Release("early", PLATFORM, "1.10.0"), Release("stable", PLATFORM, "1.1.0"))
    assert found.believed_until == NOW + timedelta(days=45)
    assert not found.ends_soon(NOW)
    assert found.ends_soon(NOW + timedelta(days=32))
    city.now = NOW + timedelta(days=30)
    city.repository().make_known()
    renewed = published(city.served)
    assert renewed is not None
    assert not renewed.ends_soon(NOW + timedelta(days=32))


@pytest.mark.parametrize(
    "odd", [None, b"", b"[]", b'{"signed": 3}', b'{"signed": {"expires": "soon"}}', b"[" * 100_000]
)
def test_a_folder_that_is_none_or_odd_says_nothing(city: Publisher, tmp_path: Path, odd: bytes | None) -> None:
    if odd is None:
        assert published(tmp_path / "nothing here") is None
        return
    (city.served / "metadata" / "timestamp.json").write_bytes(odd)
    assert published(city.served) is None


def test_a_release_that_names_no_version_is_left_out(city: Publisher) -> None:
    city.publish("1.1.0", "stable")
    with city.repository().edit_targets("stable") as targets:
        targets.targets[f"stable/{PLATFORM}.json.zst"].unrecognized_fields["custom"] = {"version": "<script>"}
    found = published(city.served)
    assert found is not None
    assert found.releases == ()
