"""Each hint from plain values: what makes it, what does not, and that order and repetition change nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.server.reviews import likeness, rules
from sync.server.reviews.rules import Case, Challenge, Match, Place, Prompt, Stay, Week, decide

AT = datetime(2026, 11, 24, 1, tzinfo=UTC)


def stay(presence: str = "p1", officer: str | None = "o1", kiosk: str = "k1", *, from_s: float = 0, hours: float = 8):
    began = AT + timedelta(seconds=from_s)
    return Stay(presence, officer, kiosk, began, began + timedelta(hours=hours))


PLACE = Place(1, 10, "boot", 500_000)
FRESH = Challenge(Place(1, 9, "boot", 460_000), "o1", "p1", 0)
HONEST = Case(
    stay=stay(),
    place=PLACE,
    cameras=["provisioned"],
    frames_told=3,
    photos=3,
    challenge=FRESH,
    prompts=[Prompt(600, 75, is_missed=False)],
    stillness=20,
    hall=[stay()],
    week=Week(5, 12, is_over=True, is_last=True),
    grade="A",
    pin_sign_ins=1,
)


def kinds(case: Case) -> list[str]:
    return [found.kind for found in decide(case)]


def only(case: Case):
    (found,) = decide(case)
    return found


def test_an_honest_presence_has_no_hint() -> None:
    assert decide(HONEST) == []


def test_a_kiosk_of_an_older_program_is_not_blamed_for_what_it_never_told() -> None:
    old = replace(HONEST, cameras=[""], frames_told=None, photos=1, stillness=None, grade=None)
    assert decide(old) == []


@pytest.mark.parametrize(("camera", "weight"), [("virtual", 3), ("unlisted", 2), ("stand_in", 1)])
def test_another_camera_than_the_provisioned_one(camera: str, weight: int) -> None:
    found = only(replace(HONEST, cameras=["provisioned", camera]))
    assert (found.kind, found.weight, found.detail) == ("camera_not_provisioned", weight, {"camera": camera})


def test_fewer_pictures_than_asked_for_whatever_the_kiosk_says() -> None:
    assert only(replace(HONEST, frames_told=1)).detail == {"frames": 1}
    assert only(replace(HONEST, photos=2)).detail == {"frames": 2}


def test_no_challenge_and_a_challenge_that_is_not_there_are_alike() -> None:
    assert only(replace(HONEST, challenge=None, names_challenge=False)).kind == "no_challenge"
    assert only(replace(HONEST, challenge=None)).detail == {"named": 1}


@pytest.mark.parametrize(
    ("challenge", "how"),
    [
        (replace(FRESH, also_named_by=1), "twice"),
        (replace(FRESH, officer="o2"), "other"),
        (replace(FRESH, subject="p2"), "other"),
        (replace(FRESH, place=Place(1, 11, "boot", 460_000)), "after"),
        (replace(FRESH, place=Place(2, 1, "boot", 460_000)), "after"),
        (replace(FRESH, place=Place(1, 9, "another", 460_000)), "restart"),
        (replace(FRESH, place=Place(1, 9, "boot", 300_000)), "old"),
    ],
)
def test_a_challenge_that_cannot_have_asked_for_this_photo(challenge: Challenge, how: str) -> None:
    found = only(replace(HONEST, challenge=challenge))
    assert (found.kind, found.detail) == ("challenge_reused", {"how": how})


def test_a_burst_that_does_not_move() -> None:
    assert only(replace(HONEST, stillness=likeness.STILL)).kind == "still_frames"
    assert decide(replace(HONEST, stillness=likeness.STILL + 1)) == []


def test_one_frame_of_three_may_look_like_an_earlier_one_two_may_not() -> None:
    near = Match("part1", "p0", 12, is_same_officer=True)
    assert decide(replace(HONEST, matches=[near, replace(near, presence="p9")])) == []
    found = only(replace(HONEST, matches=[near, replace(near, part="part2", distance=20)]))
    assert (found.kind, found.weight) == ("same_photo", 2)
    assert found.detail == {"presence": "p0", "distance": 12, "same_officer": 1}


def test_a_single_photo_of_an_older_program_matches_alone_and_anothers_photo_weighs_more() -> None:
    near = Match("part1", "p0", 12, is_same_officer=False)
    found = only(replace(HONEST, photos=1, frames_told=None, matches=[near]))
    assert (found.kind, found.weight) == ("same_photo", 3)
    far = replace(near, distance=likeness.SAME + 1)
    assert decide(replace(HONEST, photos=1, frames_told=None, matches=[far])) == []


def test_prompts_missed_and_late() -> None:
    missed = Prompt(600, None, is_missed=True)
    assert only(replace(HONEST, prompts=[missed, Prompt(600, 10, is_missed=False)])).detail == {"missed": 1, "asked": 2}
    assert only(replace(HONEST, prompts=[Prompt(600, 601, is_missed=False)])).kind == "prompt_late"
    unanswered = Prompt(600, None, is_missed=False)
    assert decide(replace(HONEST, prompts=[unanswered])) == []


def test_two_places_at_once_but_not_one_after_the_other() -> None:
    there = stay("p2", kiosk="k2", from_s=3600, hours=1)
    assert only(replace(HONEST, elsewhere=[there])).detail == {"presence": "p2", "minutes": 60}
    after = stay("p3", kiosk="k2", from_s=8 * 3600, hours=1)
    a_minute_off = stay("p4", kiosk="k2", from_s=8 * 3600 - 59, hours=1)
    assert decide(replace(HONEST, elsewhere=[after, a_minute_off])) == []


def test_all_of_a_hall_within_forty_seconds() -> None:
    crowd = [stay(f"p{n}", f"o{n}", from_s=20 * (n - 1)) for n in (1, 2, 3)]
    assert only(replace(HONEST, hall=crowd)).detail == {"officers": 3, "seconds": 40}
    assert decide(replace(HONEST, hall=crowd[:2])) == []
    assert decide(replace(HONEST, hall=[*crowd, stay("p4", "o4", from_s=41)])) == []
    assert decide(replace(HONEST, hall=[*crowd[:2], replace(crowd[1], presence="again")])) == []


@pytest.mark.parametrize(
    ("week", "is_hint"),
    [
        (Week(5, 0, is_over=True, is_last=True), True),
        (Week(5, 1, is_over=True, is_last=True), False),
        (Week(4, 0, is_over=True, is_last=True), False),
        (Week(5, 0, is_over=False, is_last=True), False),
        (Week(5, 0, is_over=True, is_last=False), False),
    ],
)
def test_a_whole_week_without_output_is_said_once_when_it_is_over(week: Week, is_hint) -> None:
    assert kinds(replace(HONEST, week=week)) == (["no_output"] if is_hint else [])


def test_signing_in_without_the_badge_counts_only_where_badges_are_used() -> None:
    assert decide(replace(HONEST, pin_sign_ins=2)) == []
    assert kinds(replace(HONEST, pin_sign_ins=2, hall_uses_badges=True)) == ["signed_in_without_badge"]
    assert decide(replace(HONEST, pin_sign_ins=2, badge_sign_ins=1, hall_uses_badges=True)) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"grade": "C"}, "grade_c"),
        ({"alarms": ["fork", "clone"]}, "flagged_chain"),
        ({"silences_min": [31, 90]}, "heartbeat_gap"),
        ({"quiet_afternoons": 5}, "quiet_afternoons"),
        ({"copied_days": 3}, "copied_output"),
        ({"activation_uses": 2}, "activation_reused"),
        ({"refusals": 3}, "badge_refused"),
        ({"unreadable": 1}, "unreadable_photo"),
    ],
)
def test_what_the_chain_the_clock_and_the_day_say(change: dict[str, object], kind: str) -> None:
    assert kinds(replace(HONEST, **change)) == [kind]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change", [{"grade": "B"}, {"quiet_afternoons": 4}, {"copied_days": 2}, {"activation_uses": 1}, {"refusals": 2}]
)
def test_what_is_not_enough(change: dict[str, object]) -> None:
    assert decide(replace(HONEST, **change)) == []  # type: ignore[arg-type]


def test_quiet_afternoons_are_days_whose_morning_came_through() -> None:
    pulled, dead, through = (40, 40, 30, 0), (40, 0, 30, 0), (40, 40, 30, 2)
    assert rules.quiet_afternoons([pulled] * 5) == 5
    assert rules.quiet_afternoons([dead] * 5) == 0
    assert rules.quiet_afternoons([pulled] * 5 + [through]) == 0
    assert rules.quiet_afternoons([(40, 40, 0, 0)] * 5) == 0


_STAYS = st.builds(
    stay,
    st.sampled_from(["p1", "p2", "p3"]),
    st.sampled_from(["o1", "o2", None]),
    st.sampled_from(["k1", "k2"]),
    from_s=st.integers(-50_000, 50_000),
    hours=st.integers(0, 12),
)
_CASES = st.builds(
    Case,
    stay=_STAYS,
    place=st.none()
    | st.builds(Place, st.integers(1, 2), st.integers(1, 20), st.sampled_from("ab"), st.integers(0, 10**6)),
    cameras=st.lists(st.sampled_from(["", "provisioned", "unlisted", "virtual", "stand_in"])),
    frames_told=st.none() | st.integers(1, 9),
    photos=st.integers(0, 9),
    challenge=st.none() | st.just(FRESH),
    prompts=st.lists(st.builds(Prompt, st.integers(60, 3600), st.none() | st.integers(0, 3600), st.booleans())),
    stillness=st.none() | st.integers(0, 256),
    matches=st.lists(
        st.builds(Match, st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 60), st.booleans())
    ),
    elsewhere=st.lists(_STAYS),
    hall=st.lists(_STAYS),
    silences_min=st.lists(st.integers(31, 400)),
    alarms=st.lists(st.sampled_from(["fork", "rollback", "clone"])),
)


@given(_CASES, st.randoms(use_true_random=False))
def test_any_case_gives_few_small_hints_of_distinct_kinds_in_any_order(case: Case, chance) -> None:
    found = decide(case)
    assert len({hint.kind for hint in found}) == len(found)
    assert all(1 <= hint.weight <= 3 for hint in found)
    plain = (int, str)
    for hint in found:
        values = [one for value in hint.detail.values() for one in (value if isinstance(value, list) else [value])]
        assert all(isinstance(value, plain) for value in values)
    lists = ("cameras", "prompts", "matches", "elsewhere", "hall", "silences_min", "alarms")
    mixed = {name: chance.sample(list(getattr(case, name)), len(getattr(case, name))) for name in lists}
    again = decide(replace(case, **mixed))
    assert [hint.kind for hint in again] == [hint.kind for hint in found]
    assert [hint.weight for hint in again] == [hint.weight for hint in found]
