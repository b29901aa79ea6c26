"""A supervisor's signed word ends one lock of one officer at one kiosk, once."""

from __future__ import annotations

import pytest

from kiosk.domain.throttle import LOCKED_AT
from kiosk.flows.ports import StorageFullError
from kiosk.flows.sign_in import SignedIn
from kiosk.flows.unlock import UnlockRefusedError
from kiosk.ui.gallery_officers import known_code
from tests.fakes.officers import BAGUS, RIGHT, SRI, OfficerHall

LATER = "2026-11-25T00:00:00.000Z"


@pytest.fixture
def hall() -> OfficerHall:
    hall = OfficerHall()
    hall.fail(LOCKED_AT)
    hall.kiosk.facts.clear()
    return hall


def challenge(hall: OfficerHall) -> str:
    return hall.memory.tally(SRI.officer_id).challenge


def unlock(hall: OfficerHall, **changed: str) -> str:
    said = {"kiosk": hall.identity.kiosk, "officer": SRI.officer_id, "challenge": challenge(hall), "expires": LATER}
    return known_code("unlock", said | changed)


def test_the_code_opens_the_lock_and_is_recorded(hall: OfficerHall) -> None:
    hall.entrance.unlock.read(unlock(hall), challenge=challenge(hall))
    (fact,) = hall.kiosk.facts
    assert (fact.kind, fact.subject, fact.data["by"], len(str(fact.data["unlock"]))) == (
        "officer_unlocked",
        SRI.officer_id,
        "code",
        64,
    )
    assert isinstance(hall.attempt(RIGHT), SignedIn)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"kiosk": "018f4e9a-0000-7000-8000-0000000000ff"}, "foreign"),
        ({"officer": BAGUS.officer_id}, "foreign"),
        ({"challenge": "7K3MPQ2X"}, "foreign"),
        ({"expires": "2026-11-24T00:00:00.000Z"}, "expired"),
        ({"expires": "tomorrow"}, "forged"),
    ],
)
def test_anything_that_does_not_fit_is_refused(hall: OfficerHall, changed: dict[str, str], reason: str) -> None:
    with pytest.raises(UnlockRefusedError, match=reason):
        hall.entrance.unlock.read(unlock(hall, **changed), challenge=challenge(hall))
    assert hall.kiosk.facts == []
    assert hall.entrance.unlock.is_locked(challenge(hall))


def test_a_forged_one_and_one_that_is_none_are_told_apart(hall: OfficerHall) -> None:
    with pytest.raises(UnlockRefusedError, match="forged"):
        hall.entrance.unlock.read(unlock(hall).replace("known", "forged", 1), challenge=challenge(hall))
    with pytest.raises(UnlockRefusedError, match="none"):
        hall.entrance.unlock.read("https://contoh.id", challenge=challenge(hall))


def test_a_second_use_opens_nothing_not_even_the_next_lock(hall: OfficerHall) -> None:
    code, first = unlock(hall), challenge(hall)
    hall.entrance.unlock.read(code, challenge=first)
    with pytest.raises(UnlockRefusedError, match="foreign"):
        hall.entrance.unlock.read(code, challenge=first)
    hall.fail(LOCKED_AT)
    with pytest.raises(UnlockRefusedError, match="foreign"):
        hall.entrance.unlock.read(code, challenge=challenge(hall))


def test_the_change_feed_opens_it_too_and_stale_ones_are_left_alone(hall: OfficerHall) -> None:
    hall.memory.brought = [
        (SRI.officer_id, unlock(hall, challenge="7K3MPQ2X")),
        (SRI.officer_id, "nonsense"),
        (SRI.officer_id, unlock(hall)),
    ]
    hall.entrance.unlock.use_brought()
    assert [dict(fact.data)["by"] for fact in hall.kiosk.facts] == ["feed"]
    hall.entrance.unlock.use_brought()
    assert len(hall.kiosk.facts) == 1


def test_a_full_disk_keeps_the_lock(hall: OfficerHall) -> None:
    hall.kiosk.refuse = StorageFullError()
    with pytest.raises(StorageFullError):
        hall.entrance.unlock.read(unlock(hall), challenge=challenge(hall))
    assert hall.entrance.unlock.is_locked(challenge(hall))
