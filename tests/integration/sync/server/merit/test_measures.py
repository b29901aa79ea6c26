"""Services and complaints of a month, measured on rows as the projections leave them."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from fractions import Fraction

import pytest

from sync.rules.indonesian import JAKARTA
from sync.server.concerns.models import Concern
from sync.server.fleet.models import City, Kiosk, Site
from sync.server.ingest.models import FactTime
from sync.server.merit import complaint_measures, service_measures, trends
from sync.server.merit.efficiency import Months
from sync.server.people.models import Officer
from sync.server.performance.models import WorkEntry
from sync.server.requests import handling
from sync.server.requests.models import Request

OCTOBER = Months("2026-10", "2026-10")
FIRST = datetime(2026, 10, 5, 9, tzinfo=JAKARTA)
NOW = datetime(2026, 11, 2, 9, tzinfo=JAKARTA)


class Rows:
    """Rows of one kiosk, in the order in which they are asked for."""

    def __init__(self, kiosk: Kiosk, city: City) -> None:
        self.kiosk, self.city, self._seq = kiosk, city, 1000

    def request(self, *, hours: float | None, at: datetime = FIRST, cause: str = "on_time", **told: object) -> Request:
        row = {
            "service": "ADM-KK-UBAH",
            "state": "completed" if hours is not None else "filed",
            "completed_at": None if hours is None else at + timedelta(hours=hours),
            "cause": cause if hours is not None else "",
        }
        return Request.objects.create(
            **self._of_hall(),
            catalogue_version=1,
            ticket="A-001",
            code="ABCDEFGH",
            standard="city_24h",
            filed_at=at,
            **{**row, **told},
        )

    def told(self, request: Request, *kinds: str) -> None:
        handling.count(request, kinds)
        request.save()

    def complaint(
        self, *, answered: float | None = None, settled: float | None = None, topic: str = "facility", **told: object
    ) -> Concern:
        row = {
            "source": "complaint",
            "state": "resolved" if settled is not None else "new",
            "answered_at": None if answered is None else FIRST + timedelta(hours=answered),
            "filed_at": FIRST,
            "due_at": FIRST + timedelta(hours=24),
        }
        self._seq += 1
        made = Concern.objects.create(**self._of_hall(), topic=topic, epoch=1, seq=self._seq, **{**row, **told})
        if settled is not None:
            ended = FIRST + timedelta(hours=settled)
            common = {"epoch": 2, "kind": "complaint_answered", "subject": made.pk, "grade": "A"}
            FactTime.objects.create(kiosk=self.kiosk.id, seq=self._seq, claimed_at=ended, **common)
        return made

    def _of_hall(self) -> dict[str, object]:
        return {"id": uuid.uuid4(), "kiosk": self.kiosk, "site": self.kiosk.site}


@pytest.fixture
def rows(kiosk, city) -> Rows:
    return Rows(kiosk.row, city)


def test_time_steps_hands_and_returns_of_a_service(rows: Rows) -> None:
    quick, slow = rows.request(hours=2), rows.request(hours=50, cause="officer", waits=[["outage", 36_000]])
    open_ = rows.request(hours=None)
    rows.request(hours=1, state="voided")
    rows.told(quick, "request_filed", "request_taken", "request_completed")
    told = ("request_filed", "request_taken", "request_returned", "request_amended", "request_taken")
    rows.told(
        slow, *told, "request_paused", "request_resumed", "request_referred", "referral_answered", "request_completed"
    )
    rows.told(open_, "request_filed")

    found = service_measures.flows(OCTOBER.span(None))
    [flow] = found.services
    assert (flow.service, flow.filed, flow.completed, flow.late) == ("ADM-KK-UBAH", 3, 2, 1)
    assert flow.on_time.value == 50
    # Two hours, and 50 less the ten of the outage: the middle is 21.
    assert flow.hours.value == 21
    # Two steps of the quick one and seven of the slow one, over three requests; a clock that stops is no step.
    assert flow.steps.value == Fraction(9, 3)
    assert flow.hand_overs.value == Fraction(2, 3)  # taken again, referred
    assert flow.returned_share.value == Fraction(100, 3)
    assert found.whole.filed == 3
    assert found.whole.hours == flow.hours


def test_work_is_what_officers_noted_for_the_service(rows: Rows) -> None:
    officer = Officer.objects.create(name="Ratna")
    request = rows.request(hours=1)
    entry = {"kiosk": rows.kiosk, "site": rows.kiosk.site, "day": FIRST.date(), "quantity": 1, "unit": "documents"}
    for minutes, voided in ((30, False), (15, False), (600, True)):
        WorkEntry.objects.create(
            id=uuid.uuid4(),
            officer=officer,
            minutes=minutes,
            place="hall",
            request=request.pk,
            is_voided=voided,
            logged_at=FIRST,
            **entry,
        )
    [flow] = service_measures.flows(OCTOBER.span(None)).services
    assert (flow.work.officers, flow.work.requests, flow.work.minutes) == (1, 1, 45)


def test_other_halls_and_other_months_are_not_counted(rows: Rows, city) -> None:
    rows.request(hours=1)
    rows.request(hours=1, at=datetime(2026, 9, 30, 23, 59, tzinfo=JAKARTA))
    other = Site.objects.create(name="Balai lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    assert service_measures.flows(OCTOBER.span(None)).whole.filed == 1
    assert service_measures.flows(OCTOBER.span([rows.kiosk.site_id])).whole.filed == 1
    nothing = service_measures.flows(OCTOBER.span([other.id]))
    assert (nothing.whole.filed, nothing.services, nothing.whole.on_time.value) == (0, (), None)


def test_first_answers_and_what_was_settled(rows: Rows) -> None:
    rows.complaint(answered=2, settled=48)
    rows.complaint(answered=30, settled=96)
    rows.complaint()  # nobody answered, the 24 hours are over
    rows.complaint(due_at=NOW + timedelta(hours=1))  # still runs: nobody is late yet
    rows.complaint(answered=1, state="voided")
    rows.complaint(answered=1, is_about_staff=True)
    rows.complaint(topic="water", answered=3)

    found = complaint_measures.complaints(OCTOBER.span(None), NOW)
    assert (found.whole.filed, found.whole.running, found.whole.settled) == (5, 1, 2)
    assert found.whole.first_answer.value == 50  # two of four whose answer was owed
    assert found.whole.resolution_days.value == 3  # two days and four
    assert [(one.topic, one.filed) for one in found.topics] == [("facility", 4), ("water", 1)]


def test_months_side_by_side_say_what_each_month_says_alone(rows: Rows) -> None:
    rows.request(hours=1)
    rows.request(hours=50, cause="hall")
    rows.complaint(answered=2)
    span = Months("2026-09", "2026-10").span(None)
    assert {month: one.value for month, one in trends.on_time(span).items()} == {"2026-10": 50}
    assert {month: one.value for month, one in trends.first_answers(span, NOW).items()} == {"2026-10": 100}


def test_a_month_is_measured_in_the_same_queries_however_much_it_holds(
    rows: Rows, django_assert_max_num_queries
) -> None:
    for _ in range(30):
        rows.request(hours=1)
        rows.complaint(answered=1, settled=2)
    with django_assert_max_num_queries(4):
        service_measures.flows(OCTOBER.span(None))
    with django_assert_max_num_queries(4):
        complaint_measures.complaints(OCTOBER.span(None), NOW)
