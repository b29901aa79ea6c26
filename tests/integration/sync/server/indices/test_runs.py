"""A month of the indices on rows of a real database: each figure is worked out by hand beside its story."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.utils import timezone

from sync.server.indices import computing, differences
from sync.server.indices.models import BehaviourRating, DayRuling, Exclusion, OfficerMonth, Run, Sanction, UnitMonth
from sync.server.indices.month import PeriodError
from tests.integration.sync.server.indices.conftest import PERIOD, SmallCity, at


def term(month: OfficerMonth, component: str) -> dict:
    return next(one for one in month.sheet["iki"]["terms"] if one["component"] == component)


def test_a_month_is_worked_out_as_by_hand(small_city: SmallCity) -> None:
    """Tasks: 16 of 20 by photographs is 80 x 0.8 = 64. In time: 8 of 10 = 80. Shares 50:20, so IKI = (64x50 + 80x20)/70 = 480/7."""
    officer = small_city.officer("Ratna")
    plan = small_city.plan(officer, 20)
    small_city.entry(officer, plan, 16)
    small_city.on_time(officer, 8)
    for _ in range(2):
        small_city.request(officer, done=at(21), promised=at(20))
    small_city.whole_month(officer)
    month = small_city.month_of(officer, small_city.compute())
    assert Fraction(month.sheet["iki"]["value"]) == Fraction(480, 7)
    assert (term(month, "task")["score"], term(month, "sla")["score"]) == ("64", "80")
    assert len(month.sheet["requests"]["late"]) == 2
    assert month.sheet["tasks"][0]["done"][0]["quantity"] == 16
    # D: no late morning, two late cases of 0.5: 99. IKO: the hall's 80, nobody's complaint, the mean IKI, all hours staffed.
    assert month.discipline == 99
    assert month.to_review == 0
    iko = Fraction(month.sheet["allowance"]["iko"])
    performance = Fraction(480, 7) * Fraction(7, 10) + iko * Fraction(3, 10)
    assert month.allowance_net == int(5_000_000 * (performance * 60 + 99 * 40) / 10_000)


def test_minutes_late_fall_into_bands_and_only_when_they_are_proved(small_city: SmallCity) -> None:
    """07:30 begins: 12 minutes TL1 0.5, 45 minutes TL2 1.0; an hour late by an unproved clock takes nothing and is looked at."""
    officer = small_city.officer("Bagus", post="other")
    small_city.whole_month(officer, but=(5, 6, 7))
    small_city.stay(officer, 5, "07:42")
    small_city.stay(officer, 6, "08:15")
    small_city.stay(officer, 7, "08:30", grade="C")
    month = small_city.month_of(officer, small_city.compute())
    told = month.sheet["discipline"]
    assert [(one["kind"], one["band"], one["minutes"]) for one in told["deductions"]] == [("TL", 1, 12), ("TL", 2, 45)]
    assert month.discipline == Fraction(197, 2)
    assert [(one["day"], one["why"]) for one in told["review"]] == [("2026-10-07", "grade_c")]


def test_a_day_without_evidence_takes_nothing_until_a_person_found_it_missing(small_city: SmallCity) -> None:
    officer = small_city.officer("Citra", post="other")
    small_city.whole_month(officer, but=(12, 13))
    first = small_city.month_of(officer, small_city.compute())
    assert (first.discipline, first.to_review) == (100, 2)
    ruled = {"officer": officer, "decided_by": "atasan", "decided_at": timezone.now(), "reason": "sudah ditanya"}
    DayRuling.objects.create(day=date(2026, 10, 12), ruling="absent", **ruled)
    DayRuling.objects.create(day=date(2026, 10, 13), ruling="leave", **ruled)
    second = small_city.month_of(officer, small_city.compute(reason="dua hari diputus"))
    assert (second.discipline, second.to_review) == (97, 0)
    assert second.sheet["discipline"]["deductions"][0]["kind"] == "absent"


def test_a_day_elsewhere_of_which_nothing_is_known_is_looked_at_and_takes_nothing(small_city: SmallCity) -> None:
    """Three days elsewhere: a check-in on the 12th, work on the 13th, nothing on the 14th."""
    from sync.server.flexible.models import Application, CheckIn, FlexibleDay

    officer = small_city.officer("Joko", post="other")
    small_city.whole_month(officer, but=(12, 13, 14))
    told = {"region": "surabaya", "rule_version": 1, "pattern": "3-2", "place": "home", "filed_at": at(1)}
    days = {"begins": date(2026, 10, 12), "ends": date(2026, 10, 14), "answer_by": date(2026, 10, 5)}
    application = Application.objects.create(officer=officer, **told, **days)
    for number in (12, 13, 14):
        day = date(2026, 10, number)
        FlexibleDay.objects.create(officer=officer, day=day, application=application, place="home")
    CheckIn.objects.create(officer=officer, day=date(2026, 10, 12), place="home", began_at=at(12))
    small_city.entry(officer, None, 1, day=13)
    month = small_city.month_of(officer, small_city.compute())
    assert [(one["day"], one["why"]) for one in month.sheet["discipline"]["review"]] == [("2026-10-14", "missing")]
    assert (month.discipline, month.to_review) == (100, 1)


def test_an_officer_whom_no_kiosk_saw_has_a_whole_month_to_look_at_and_loses_nothing(small_city: SmallCity) -> None:
    officer = small_city.officer("Dewi", post="other")
    month = small_city.month_of(officer, small_city.compute())
    assert (month.discipline, month.to_review) == (100, 1)
    assert month.sheet["discipline"]["review"][0]["why"] == "month"
    assert month.iki is None
    assert month.allowance_net is None  # without an index there is nothing to recommend


def test_minutes_without_power_are_not_asked_for(small_city: SmallCity) -> None:
    from sync.server.deadlines.models import NotedOutage

    officer = small_city.officer("Eko", post="other")
    small_city.whole_month(officer, but=(5,))
    small_city.stay(officer, 5, "08:20")
    NotedOutage.objects.create(
        kiosk=small_city.kiosk.id, away="power", began_at=at(5, "07:00"), ended_at=at(5, "08:10")
    )
    month = small_city.month_of(officer, small_city.compute())
    [one] = month.sheet["discipline"]["deductions"]
    assert (one["minutes"], one["percent"]) == (10, "1/2")
    assert month.sheet["discipline"]["excluded"][0]["reason"] == "outage"


def test_whose_a_late_request_is_decides_who_bears_it(small_city: SmallCity) -> None:
    """Late in nobody's hands, with another office and by an unproved clock count for no officer; each is told with its reason."""
    officer = small_city.officer("Fajar")
    small_city.on_time(officer, 5)
    late = {"done": at(21), "promised": at(20)}
    small_city.request(officer, **late, cause="hall", late_officer=None)
    small_city.request(officer, **late, cause="other_office", late_officer=None)
    small_city.request(officer, **late, grade="C")
    month = small_city.month_of(officer, small_city.compute())
    sla = term(month, "sla")
    assert (sla["score"], sla["cases"]) == ("100", 5)
    assert sorted(reason for reason, _ in sla["excluded"]) == ["before_me", "other_office", "time_unproved"]
    assert month.to_review >= 1


def test_a_late_request_left_open_or_sent_back_too_late_is_late_all_the_same(small_city: SmallCity) -> None:
    officer = small_city.officer("Gita")
    small_city.on_time(officer, 4)
    small_city.request(officer, done=None, promised=at(20))
    back = small_city.request(officer, done=None, promised=at(20), state="returned")
    small_city.proved("request_returned", back.id, at(20, "11:00"))
    papers = small_city.request(officer, done=None, promised=at(20), state="returned")
    small_city.proved("request_returned", papers.id, at(19, "11:00"))
    month = small_city.month_of(officer, small_city.compute())
    assert len(month.sheet["requests"]["late"]) == 2
    assert term(month, "sla")["score"] == str(Fraction(400, 6))


def test_computing_again_keeps_what_was_and_says_what_changed(small_city: SmallCity) -> None:
    officer, other = small_city.officer("Hadi"), small_city.officer("Indah")
    for one in (officer, other):
        small_city.on_time(one, 9)
        small_city.whole_month(one)
    late = small_city.request(officer, done=at(21), promised=at(20))
    first = small_city.compute()
    again = small_city.compute(reason="diulang")
    assert first.inputs == again.inputs  # nothing changed: the same inputs, the same numbers
    assert differences.summary(first, again).officers == 0
    Exclusion.objects.create(
        officer=officer, period=PERIOD, about="request", subject=late.id, reason="blank_stock", words="blangko habis",
        decided_by="kabid", decided_at=timezone.now(),
    )  # fmt: skip
    third = small_city.compute(reason="keberatan diterima")
    assert third.inputs != first.inputs
    assert [run.is_current for run in Run.objects.order_by("made_at")] == [False, False, True]
    found = differences.changed(again, third)
    assert found[0].name == "Hadi"
    assert found[0].iki == (90, 100)
    assert found[0].difference > 0
    assert small_city.month_of(officer, first).iki == 90


def test_a_rule_is_tried_out_on_a_month_and_never_counts(small_city: SmallCity) -> None:
    from sync.server.indices import rules

    officer = small_city.officer("Joko", post="other")
    plan = small_city.plan(officer, 10)
    small_city.entry(officer, plan, 10)
    real = small_city.compute()
    body = rules.INDEX_RULES.in_force()
    body["individual"]["evidence"]["attached"] = 50
    tried = rules._text({"version": 9, "effective_from": date(2027, 1, 1), "legal_basis": "coba", **body})
    what_if = small_city.compute(rules_text=tried.text)
    assert (small_city.month_of(officer, real).iki, small_city.month_of(officer, what_if).iki) == (80, 50)
    assert Run.objects.get(is_current=True) == real
    assert differences.before(what_if) == real


def test_the_units_above_are_the_mean_of_those_below(small_city: SmallCity) -> None:
    officer = small_city.officer("Kiki")
    small_city.on_time(officer, 10)
    run = small_city.compute()
    unit = UnitMonth.objects.get(run=run, unit=small_city.unit)
    parent = UnitMonth.objects.get(run=run, unit=small_city.parent)
    assert unit.sheet["own"]["on_time"] == 10
    assert parent.iko == unit.iko
    assert (parent.requests, parent.officers) == (10, 1)
    assert parent.sheet["children"][1]["share"] == "1"


def test_behaviour_and_sanctions_come_from_people(small_city: SmallCity) -> None:
    officer = small_city.officer("Lina", post="other")
    small_city.entry(officer, small_city.plan(officer, 10), 10)
    small_city.whole_month(officer)
    stamp = {"decided_at": timezone.now()}
    BehaviourRating.objects.create(
        officer=officer, period=PERIOD, relation="superior", values=[90] * 7, decided_by="a", **stamp
    )
    Sanction.objects.create(
        officer=officer, percent=20, begins="2026-09", ends="2026-11", legal_basis="SK 1", decided_by="b", **stamp
    )
    month = small_city.month_of(officer, small_city.compute())
    assert term(month, "behaviour")["score"] == "90"
    paid = month.sheet["allowance"]
    assert month.allowance == paid["gross_idr"] > paid["net_idr"] == int(Fraction(paid["gross"]) * Fraction(4, 5))


@pytest.mark.parametrize("period", ["2026-13", "2026-1", "２０２６-10", "oktober", "2023-10", "2100-01"])
def test_what_is_no_month_is_said_so(db, period: str) -> None:
    with pytest.raises(PeriodError):
        computing.order(period, by="uji")
    assert not Run.objects.exists()


def test_a_survey_answer_is_the_halls_and_whose_presence_it_fell_into(small_city: SmallCity) -> None:
    from sync.server.indices.models import SurveyAnswer

    officer = small_city.officer("Maya")
    small_city.stay(officer, 5)
    for number in range(12):
        SurveyAnswer.objects.create(
            id=uuid4(), kiosk=small_city.kiosk, site=small_city.site, scores=[4, 3, 0, 4, 4, 4, 4, 4, 4],
            answered_at=at(5, "10:00") + timedelta(minutes=number),
        )  # fmt: skip
    SurveyAnswer.objects.create(
        id=uuid4(), kiosk=small_city.kiosk, site=small_city.site, scores=[1] * 9, answered_at=at(5, "19:00")
    )
    month = small_city.month_of(officer, small_city.compute())
    assert month.sheet["survey"]["answers"] == 12
    assert term(month, "skm")["score"] == str(Fraction(31, 8) * 25)


def test_hours_without_power_are_not_missing_from_a_halls_watch(small_city: SmallCity) -> None:
    """A day of darkness that nobody covered is off the plan; one that somebody covered all the same counts as covered."""
    from sync.server.deadlines.models import NotedOutage

    officer = small_city.officer("Nina")
    small_city.whole_month(officer, but=(5, 6))

    def coverage(run: Run) -> tuple[Fraction, int]:
        sheet = UnitMonth.objects.get(run=run, unit=small_city.unit).sheet
        score = next(one for one in sheet["own"]["terms"] if one["component"] == "coverage")["score"]
        return Fraction(score), sheet["own"]["dark_minutes"]

    score, lost = coverage(small_city.compute())
    assert lost == 0
    for day in (5, 7):
        NotedOutage.objects.create(kiosk=small_city.kiosk.id, away="power", began_at=at(day, "07:30"))
    better, lost = coverage(small_city.compute(reason="padam"))
    assert better > score
    assert lost >= 8 * 60
