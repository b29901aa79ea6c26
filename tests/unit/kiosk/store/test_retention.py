"""What the desk keeps of a request fades: numbers and pictures after a day, all of it after a week, never before its time."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.flows.ports import DeskFile
from kiosk.store import Store
from kiosk.store.desk import _masked
from sync.protocol.statements import ChangeItem
from tests.fakes.clock import ManualClock
from tests.fakes.hall import JPEG, NAME, NIK, City, acknowledge, completed, filing
from tests.fakes.pages import plain_pages

PHONE = "081234567890"
DAY, WEEK, MINUTE = timedelta(days=1), timedelta(days=7), timedelta(minutes=1)


@pytest.fixture
def request_id(store: Store) -> str:
    drafts = filing()
    answers = {"nama": NAME, "nik": NIK, "hp": PHONE, "lahir": "1990-06-05", "anak": [{"nama": "Budi", "nik": NIK}]}
    desk = DeskFile(drafts[0].subject, answers, (("kk", JPEG),))
    store.journal.record(drafts, desk=desk)
    return drafts[0].subject


def all_with_the_city(store: Store, city: City) -> None:
    acknowledge(store, city, tuple(row[0] for row in store.database.rows("select sha256 from part")))


def test_a_day_after_the_end_numbers_keep_their_last_digits_and_the_pictures_are_gone(
    store: Store, city: City, clock: ManualClock, request_id: str
) -> None:
    store.journal.record([completed(request_id)])
    all_with_the_city(store, city)
    store.purge(now=clock.now())
    clock.advance(DAY - MINUTE)
    store.purge(now=clock.now())
    kept = store.book.desk_file(request_id)
    assert kept is not None
    assert kept.answers["nik"] == NIK
    assert kept.previews

    clock.advance(2 * MINUTE)
    store.purge(now=clock.now())
    faded = store.book.desk_file(request_id)
    assert faded is not None
    assert faded.previews == ()
    assert faded.answers == {
        "nama": NAME,
        "nik": "•••• 0001",
        "hp": "•••• 7890",
        "lahir": "1990-06-05",
        "anak": [{"nama": "Budi", "nik": "•••• 0001"}],
    }
    clock.advance(WEEK)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id) is None


def test_neither_an_open_request_nor_one_that_the_city_lacks_is_touched(
    store: Store, city: City, clock: ManualClock, request_id: str
) -> None:
    all_with_the_city(store, city)
    clock.advance(WEEK * 10)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id).answers["nik"] == NIK, "it is open"
    store.journal.record([completed(request_id)])
    clock.advance(WEEK * 10)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id).answers["nik"] == NIK, "its completion has no receipt"
    all_with_the_city(store, city)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id) is None


def test_a_request_that_the_city_closed_fades_too(
    store: Store, city: City, clock: ManualClock, request_id: str
) -> None:
    all_with_the_city(store, city)
    item = ChangeItem("request_status", request_id, 9, {"state": "collected"})
    store.sync_book.apply_changes(city.changes(item), b"")
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id).answers["nik"] == NIK
    clock.advance(DAY)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id).answers["nik"] == "•••• 0001"
    clock.advance(WEEK)
    store.purge(now=clock.now())
    assert store.book.desk_file(request_id) is None


def test_a_clock_that_was_once_in_the_next_century_keeps_nothing_for_ever(
    store: Store, city: City, clock: ManualClock, request_id: str
) -> None:
    right = clock.now()
    clock.set_wall(right + timedelta(days=365 * 90))
    store.journal.record([completed(request_id)])
    all_with_the_city(store, city)
    store.purge(now=clock.now())
    store.purge(now=right)
    assert store.book.desk_file(request_id) is not None
    store.purge(now=right + WEEK + MINUTE)
    assert store.book.desk_file(request_id) is None


def test_even_with_the_key_no_page_of_the_file_or_its_log_holds_what_has_faded(
    store: Store, city: City, clock: ManualClock, request_id: str, data_dir: Path
) -> None:
    def found() -> set[str]:
        pages = b"".join(plain_pages(data_dir / "kiosk.db"))
        plain = {"name": NAME.encode(), "nik": NIK.encode(), "phone": PHONE.encode(), "picture": b"photo of a paper"}
        return {what for what, sign in plain.items() if sign in pages}

    assert found() == {"name", "nik", "phone", "picture"}, "the scan sees what is there"
    store.journal.record([completed(request_id)])
    all_with_the_city(store, city)
    store.purge(now=clock.now() + DAY)
    assert found() == {"name"}
    store.purge(now=clock.now() + WEEK)
    assert found() == set()


@given(
    st.lists(st.sampled_from("0123456789"), min_size=9, max_size=20),
    st.lists(st.sampled_from(["", " ", "-", "."]), min_size=20, max_size=20),
)
def test_no_number_of_nine_digits_survives_however_it_is_parted(digits: list[str], gaps: list[str]) -> None:
    written = "".join(digit + gap for digit, gap in zip(digits, gaps, strict=False)).rstrip(" .-")
    assert _masked(f"nomor {written}, ya") == f"nomor •••• {written[-4:]}, ya"


@pytest.mark.parametrize(
    "value", ["1990-06-05", 12, True, None, "Jl. Keputran 5 RT 02 RW 05", "60271", [1, 2], {"n": 3}]
)
def test_what_is_no_number_of_a_person_stays_as_it_was(value: object) -> None:
    assert _masked(value) == value


def test_masking_twice_is_masking_once() -> None:
    once = _masked({"nik": NIK, "hp": f"+62 812-3456-7890 / {PHONE}"})
    assert _masked(once) == once
