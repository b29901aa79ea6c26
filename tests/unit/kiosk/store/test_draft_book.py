"""An officer's unfinished words: there for their owner, for nobody else, and not for ever."""

from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from kiosk.flows.drafts import EXPIRES_AFTER, Drafts
from kiosk.store import Store
from kiosk.store.connection import FILE_NAME
from kiosk.ui.gallery_drafts import MemoryDrafts
from tests.fakes.clock import ManualClock
from tests.fakes.hall import KEY, morning_clock

SRI, BAGUS = "018f4e9a-0000-7000-8000-000000000001", "018f4e9a-0000-7000-8000-000000000002"
WORDS = {"note": "Berkas diambil anaknya, tunggu surat RT"}


def test_a_draft_waits_for_its_owner_through_a_restart(store: Store, data_dir: Path, clock: ManualClock) -> None:
    store.drafts.keep(SRI, "completion", "r1", WORDS)
    store.close()
    with Store.open(data_dir, KEY, clock) as again:
        assert again.drafts.take(SRI, "completion", "r1") == WORDS
        assert again.drafts.take(SRI, "completion", "r1") == WORDS, "taking it is not the end of it"


def test_a_colleague_gets_nothing_and_can_end_nothing(store: Store) -> None:
    store.drafts.keep(SRI, "completion", "r1", WORDS)
    assert store.drafts.take(BAGUS, "completion", "r1") == {}
    assert store.drafts.lines(BAGUS) == []
    store.drafts.drop(BAGUS, "completion", "r1")
    store.drafts.keep(BAGUS, "completion", "r1", {"note": "lain"})
    assert store.drafts.take(SRI, "completion", "r1") == WORDS


def test_a_row_moved_to_another_officer_opens_as_nothing(store: Store) -> None:
    """Who can write the file cannot have the program read it out to them."""
    store.drafts.keep(SRI, "completion", "r1", WORDS)
    with store.database.writing() as connection:
        connection.execute("update draft set officer = ?", (BAGUS,))
    assert store.drafts.take(BAGUS, "completion", "r1") == {}


def test_who_opens_the_file_reads_no_word_of_it(store: Store, data_dir: Path) -> None:
    store.drafts.keep(SRI, "completion", "r1", WORDS)
    (sealed,) = store.database.row("select sealed from draft") or (b"",)
    assert b"Berkas" not in bytes(sealed)
    assert b"Berkas" not in (data_dir / FILE_NAME).read_bytes()


def test_what_says_nothing_is_not_kept_and_ends_what_was(store: Store) -> None:
    store.drafts.keep(SRI, "completion", "r1", WORDS)
    store.drafts.keep(SRI, "completion", "r1", {"note": "  "})
    assert store.drafts.lines(SRI) == []


def test_nobody_came_back_for_a_week(store: Store, clock: ManualClock) -> None:
    store.drafts.keep(SRI, "work", "", WORDS)
    clock.advance(EXPIRES_AFTER - timedelta(minutes=1))
    store.drafts.keep(SRI, "work", "2", WORDS)
    store.purge(now=clock.read().wall)
    assert {line.subject for line in store.drafts.lines(SRI)} == {"", "2"}
    clock.advance(timedelta(minutes=1))
    assert store.drafts.take(SRI, "work", "") == {}, "gone before anybody tidied up"
    store.purge(now=clock.read().wall)
    assert store.database.row("select count(*) from draft") == (1,)


def test_a_clock_that_was_wrong_keeps_nothing_for_ever(store: Store, clock: ManualClock) -> None:
    now = clock.read().wall
    clock.set_wall(now + timedelta(days=3650))
    store.drafts.keep(SRI, "work", "", WORDS)
    clock.set_wall(now)
    store.purge(now=now)
    assert store.drafts.take(SRI, "work", "") == WORDS
    store.purge(now=now + EXPIRES_AFTER)
    assert store.database.row("select count(*) from draft") == (0,)


_OFFICERS = st.sampled_from([SRI, BAGUS])
_PAGES = st.sampled_from(["completion", "work"])
_SUBJECTS = st.sampled_from(["", "r1", "r2"])
_VALUES = st.dictionaries(st.sampled_from(["note", "place"]), st.text(st.characters(codec="utf-8"), max_size=20))


class OneDrawerEach(RuleBasedStateMachine):
    """Whatever two officers keep and drop, each finds exactly what a drawer of their own would hold."""

    drafts: Drafts

    @initialize()
    def empty(self) -> None:
        self.drafts = MemoryDrafts(morning_clock())
        self.drawers: dict[tuple[str, str, str], dict[str, str]] = {}

    @rule(officer=_OFFICERS, page=_PAGES, subject=_SUBJECTS, values=_VALUES)
    def keep(self, officer: str, page: str, subject: str, values: dict[str, str]) -> None:
        self.drafts.keep(officer, page, subject, values)
        self.drawers[officer, page, subject] = values if any(value.strip() for value in values.values()) else {}

    @rule(officer=_OFFICERS, page=_PAGES, subject=_SUBJECTS)
    def drop(self, officer: str, page: str, subject: str) -> None:
        self.drafts.drop(officer, page, subject)
        self.drawers[officer, page, subject] = {}

    @invariant()
    def everybody_finds_their_own(self) -> None:
        for (officer, page, subject), values in self.drawers.items():
            assert self.drafts.take(officer, page, subject) == values
        for officer in (SRI, BAGUS):
            found = {(line.page, line.subject) for line in self.drafts.lines(officer)}
            assert found == {(p, s) for (who, p, s), values in self.drawers.items() if who == officer and values}


TestOneDrawerEachInMemory = OneDrawerEach.TestCase


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(officer=_OFFICERS, page=_PAGES, subject=_SUBJECTS, values=_VALUES)
def test_the_store_answers_as_the_memory_does(
    store: Store, officer: str, page: str, subject: str, values: dict[str, str]
) -> None:
    memory = MemoryDrafts(morning_clock())
    for drafts in (memory, store.drafts):
        drafts.keep(officer, page, subject, values)
    assert store.drafts.take(officer, page, subject) == memory.take(officer, page, subject)
