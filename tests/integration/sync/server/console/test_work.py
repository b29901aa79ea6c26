"""Goals from the head to the staff, plans that are agreed, entries that are verified, a task of a team: as people do it in the browser."""

from __future__ import annotations

import base64
from datetime import date, timedelta
from fractions import Fraction
from uuid import uuid4

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.rules.performance_index import task_score
from sync.server.fleet import feed
from sync.server.performance import goals
from sync.server.performance.credits import credits_of, help_of
from sync.server.performance.models import Goal, Plan, TeamTask, WorkEntry, WorkReview
from sync.trust.sealing import new_identity, unseal
from tests.integration.sync.server.console.conftest import account, client_of

GOALS, PLANS, WORK, TEAMS = (f"/console/performance/{name}/" for name in ("goal", "plan", "workentry", "teamtask"))
YEAR = timezone.localdate().year
PERIOD = f"{timezone.localdate():%Y-%m}"


@pytest.fixture
def office(hall, site):
    """Kadis, kabid, ketua tim and staf (the hall's officer), each with an account that leads its unit."""
    return Office(hall, site)


class Office:
    def __init__(self, hall, site) -> None:
        from django.contrib.auth.models import Group

        from sync.server.organisation.models import Appointment
        from sync.server.people.models import Account, Officer, Unit

        self.hall, self.accounts, self.officers = hall, {}, {}
        parent = None
        ranks = (
            ("head", "agency", "agency_head"),
            ("division", "division", "division_head"),
            ("team", "team", "team_lead"),
        )
        for level, kind, role in ranks:
            unit = Unit.objects.create(name=f"Unit {kind}", short=kind, kind=kind, parent=parent)
            officer = Officer.objects.create(name=f"Ibu {level}", unit=unit)
            Appointment.objects.create(officer=officer, unit=unit, level=level, begins=date(2025, 1, 1))
            made = Account.objects.create_user(level, password="rahasia-konsol-uji", is_staff=True, officer=officer)
            made.groups.add(Group.objects.get(name=role))
            made.leads.add(unit)
            self.accounts[level], self.officers[level], parent = made, officer, unit
        Officer.objects.filter(pk=hall.officer.pk).update(unit=parent)
        hall.officer.refresh_from_db()
        self.officers["staff"] = hall.officer
        self.unit = parent

    def client(self, level: str):
        return client_of(self.accounts[level])

    def goal(self, by: str, of: str, parent: Goal | None = None, **told: object):
        plain = {"year": YEAR, "words": f"Hasil {of}", "indicator": "akta selesai tepat waktu", "target": 100}
        fields = {**plain, "unit": "documents", "weight": 40, "reference": "", "officer": str(self.officers[of].pk)}
        sent = {**fields, **({"parent": str(parent.pk)} if parent else {}), **told}
        return self.client(by).post(f"{GOALS}add/", sent)

    def log(self, officer, plan=None, quantity: int = 3, **told: object) -> WorkEntry:
        plain = {"day": timezone.localdate(), "unit": "documents", "minutes": 60, "place": "hall"}
        here = {"kiosk": self.hall.kiosk.row, "site": self.hall.kiosk.row.site}
        return WorkEntry.objects.create(
            id=uuid4(),
            officer=officer,
            plan=plan.pk if plan else None,
            quantity=quantity,
            **{**plain, **here, "logged_at": timezone.now(), **told},
        )


def photo() -> list[dict[str, str]]:
    return [{"role": "output", "sha256": uuid4().hex * 2}]


# --- the cascade -----------------------------------------------------------------------------------------------------


def test_goals_go_down_from_the_head_to_the_staff_and_what_was_done_goes_up(office) -> None:
    office.goal("head", "head")
    head = Goal.objects.get()
    assert head.state == "proposed"  # for oneself: somebody else agrees to it
    above = account("personnel")
    above.officer = office.officers["division"]
    above.save()
    client_of(above).post(f"{GOALS}{head.pk}/putuskan/", {"decision": "setuju", "comment": ""})

    parent = Goal.objects.get()
    assert parent.state == "approved"
    for by, of in (("head", "division"), ("division", "team"), ("team", "staff")):
        assert office.goal(by, of, parent).status_code == 302
        parent = Goal.objects.get(officer=office.officers[of])
        assert parent.state == "approved"

    plan = Plan.objects.create(officer=office.hall.officer, period=PERIOD, words="Akta", target=20, goal=parent)
    office.log(office.hall.officer, plan, 25, parts=photo())
    page = office.client("head").get(f"{GOALS}{head.pk}/change/").content.decode()
    assert [f"Hasil {of}" in page for of in ("head", "division", "team", "staff")] == [True] * 4
    assert "100 dari 100" in page  # what the one below promises of the target
    assert page.count("25 dokumen (25%)") == 4  # at every level, up to the head


def test_of_a_citys_goals_only_the_line_and_the_branch_are_read(office, django_assert_max_num_queries) -> None:
    """Two heads with a branch each; a goal that was withdrawn takes its branch along."""
    year = timezone.localdate().year
    told = {"year": year, "indicator": "x", "target": 10, "written_by": "uji", "state": "approved"}
    tops = [Goal.objects.create(officer=office.officers["head"], words=f"Puncak {n}", **told) for n in range(2)]
    below = [
        Goal.objects.create(officer=office.officers["division"], parent=top, words=f"{top.words}.{n}", **told)
        for top in tops
        for n in range(3)
    ]
    leaf = Goal.objects.create(officer=office.officers["staff"], parent=below[1], words="Daun", **told)
    Goal.objects.create(officer=office.officers["staff"], parent=below[2], words="Ditarik", is_ended=True, **told)

    with django_assert_max_num_queries(6):
        assert [one.words for one in goals.above(leaf)] == ["Puncak 0", "Puncak 0.1"]
        found = [(depth, one.words, carried) for depth, one, carried in goals.below(tops[0])]
    assert found == [
        (0, "Puncak 0", 30), (1, "Puncak 0.0", None), (1, "Puncak 0.1", 10), (2, "Daun", None), (1, "Puncak 0.2", None),
    ]  # fmt: skip
    assert goals.refusal(Goal(pk=tops[0].pk, officer=office.officers["head"], year=year), leaf) != ""


def test_a_goal_comes_from_somebody_higher_and_no_year_has_more_than_a_hundred(office) -> None:
    of_staff = Goal.objects.create(officer=office.hall.officer, year=YEAR, words="x", indicator="y", target=1)
    wrong = office.goal("head", "team", of_staff)
    assert "jenjangnya lebih tinggi" in wrong.content.decode()
    assert "Hasil team" in wrong.content.decode()  # nothing typed is lost
    office.goal("head", "division", None, weight=70)
    too_much = office.goal("head", "division", None, weight=31)
    assert "sisanya tinggal 30" in too_much.content.decode()
    assert Goal.objects.count() == 2


def test_a_goal_of_another_office_is_not_there(office) -> None:
    office.goal("head", "staff")
    goal = Goal.objects.get()
    stranger = client_of(account("team_lead"))
    assert stranger.get(f"{GOALS}{goal.pk}/change/").status_code == 404
    assert stranger.post(f"{GOALS}{goal.pk}/putuskan/", {"decision": "setuju"}).status_code == 404


# --- plans -----------------------------------------------------------------------------------------------------------


def proposal(office, **told: object) -> Plan:
    plain = {"period": PERIOD, "words": "Ukur saluran", "target": 4, "state": "proposed", "is_own": True}
    return Plan.objects.create(officer=office.hall.officer, **{**plain, **told})


def told_plans(office) -> list[dict]:
    return [dict(item.data) for item in feed.changes(office.hall.kiosk.row, "").items if item.kind == "plan"]


def test_a_plan_from_a_kiosk_counts_once_its_superior_agreed_and_goes_back_with_the_words(office) -> None:
    maker, actor = office.hall.kiosk.maker, Actor("officer", str(office.hall.officer.id))
    plan = maker.new_id()
    data = {"plan": plan, "period": PERIOD, "target": 5, "unit": "documents", "main": True}
    office.hall.kiosk.push([maker.add("work_planned", data, subject=plan, actor=actor)])
    entry = office.log(office.hall.officer, Plan.objects.get(), 5, parts=photo())
    assert entry.plan
    assert not credits_of(PERIOD)
    assert not told_plans(office)

    client, at = office.client("team"), f"{PLANS}{plan}/putuskan/"
    assert "Tulis kegiatan" in client.post(at, {"decision": "setuju", "weight": 2}).content.decode()
    client.post(at, {"decision": "setuju", "words": "Antar akta", "weight": 2})

    (told,) = told_plans(office)
    assert (told["plan"], told["words"], told["weight"], told["ended"]) == (plan, "Antar akta", 2, False)
    (credited,) = credits_of(PERIOD)[str(office.hall.officer.id)]
    assert (credited.task.weight, credited.task.target, credited.task.done) == (200, 5, ((5, "attached"),))
    assert [one.entries for one in credited.done] == [(str(entry.pk),)]


def test_a_returned_plan_says_why_and_reaches_no_kiosk(office) -> None:
    plan = proposal(office)
    client, at = office.client("team"), f"{PLANS}{plan.pk}/putuskan/"
    assert "Tulis apa yang perlu diubah" in client.post(at, {"decision": "kembali"}).content.decode()
    client.post(at, {"decision": "kembali", "comment": "Targetnya terlalu rendah"})
    plan.refresh_from_db()
    assert (plan.state, plan.comment, plan.decided_by) == ("returned", "Targetnya terlalu rendah", "team")
    assert [one["ended"] for one in told_plans(office)] == [True]


def test_nobody_agrees_to_their_own_plan(office) -> None:
    office.accounts["team"].officer = office.hall.officer
    office.accounts["team"].save()
    plan = proposal(office)
    client = office.client("team")
    client.post(f"{PLANS}{plan.pk}/putuskan/", {"decision": "setuju"})
    client.post(f"{PLANS}bersama/", {"rencana": [str(plan.pk)]})
    told = {"officer": str(office.hall.officer.pk), "words": "Sendiri", "target": 1, "unit": "events", "weight": 1}
    client.post(f"{PLANS}add/", told)
    assert set(Plan.objects.values_list("state", flat=True)) == {"proposed"}


def test_several_proposals_are_agreed_to_with_one_press(office) -> None:
    plans = [proposal(office, words=f"Tugas {n}") for n in range(3)]
    office.client("team").post(f"{PLANS}bersama/", {"rencana": [str(plan.pk) for plan in plans[:2]]})
    assert sorted(Plan.objects.values_list("words", "state")) == [
        ("Tugas 0", "approved"),
        ("Tugas 1", "approved"),
        ("Tugas 2", "proposed"),
    ]


def test_who_has_no_plan_for_a_day_is_named_and_the_last_day_is_copied(office) -> None:
    today = timezone.localdate()
    before = today - timedelta(days=2)
    for words in ("Jaga loket", "Antar akta"):
        proposal(office, words=words, state="approved", day=before, period=f"{before:%Y-%m}")
    client = office.client("team")
    at = f"{PLANS}hari/?hari={today}&hanya=belum"
    page = client.get(at).content.decode()
    assert "Ratna Wulandari" in page
    assert "Belum ada rencana" in page

    client.post(at, {"petugas": [str(office.hall.officer.pk)]})
    client.post(at, {"petugas": [str(office.hall.officer.pk)]})  # again is once

    copied = Plan.objects.filter(officer=office.hall.officer, day=today)
    assert sorted(copied.values_list("words", "state")) == [("Antar akta", "approved"), ("Jaga loket", "approved")]
    assert "Ratna Wulandari" not in client.get(at).content.decode()


# --- verifying -------------------------------------------------------------------------------------------------------


def judge(client, entry: WorkEntry, choice: str, words: str = "", seen: int = 0):
    return client.post(f"{WORK}{entry.pk}/periksa/", {"choice": choice, "words": words, "perubahan": seen})


def test_an_entry_is_returned_with_words_amended_and_verified(office) -> None:
    entry = office.log(office.hall.officer)
    client, page = office.client("team"), f"{WORK}{entry.pk}/change/"
    assert "Menunggu atasan" in client.get(page).content.decode()
    without = judge(client, entry, "returned:number_doubtful").content.decode()
    assert "Tulis dengan singkat" in without
    number = judge(client, entry, "returned:number_doubtful", "Lihat 3578010101900001").content.decode()
    assert "angka panjang" in number
    judge(client, entry, "returned:number_doubtful", "Jumlahnya berapa?")
    assert "Jumlahnya berapa?" in client.get(page).content.decode()
    assert "Dikembalikan" in client.get(WORK).content.decode()

    WorkEntry.objects.filter(pk=entry.pk).update(amendments=1, quantity=2)
    assert "tidak berlaku lagi" in client.get(page).content.decode()
    stale = judge(client, entry, "verified:result_seen", seen=0)
    assert WorkReview.objects.filter(verdict="verified").count() == 0
    assert stale.status_code == 302
    judge(client, entry, "verified:result_seen", seen=1)
    assert "Terverifikasi" in client.get(WORK).content.decode()
    steps = client.get(page).content.decode()
    assert steps.count("Catatan kegiatan diperiksa") == 2  # two signed facts, in the order in which they came


def test_a_verdict_is_taken_back_by_who_gave_it_and_stays_in_the_record(office) -> None:
    entry = office.log(office.hall.officer, parts=photo())
    client = office.client("team")
    judge(client, entry, "verified:evidence_clear")
    office.client("division").post(f"{WORK}{entry.pk}/tarik/")
    assert WorkReview.objects.get().withdrawn_at is None

    client.post(f"{WORK}{entry.pk}/tarik/")

    assert WorkReview.objects.get().withdrawn_at is not None
    assert "Menunggu atasan" in client.get(f"{WORK}{entry.pk}/change/").content.decode()


def test_many_are_verified_at_once_each_a_fact_of_its_own(office) -> None:
    entries = [office.log(office.hall.officer, parts=photo()) for _ in range(3)]
    client = office.client("team")
    client.post(f"{WORK}bersama/", {"catatan": [str(entry.pk) for entry in entries[:2]]})
    assert WorkReview.objects.filter(verdict="verified").values("fact").distinct().count() == 2
    waiting = client.get(f"{WORK}bersama/").content.decode()
    assert waiting.count('name="catatan"') == 1
    assert client.get(f"{WORK}?verifikasi=belum").content.decode().count("Menunggu atasan") == 1


def test_an_entry_left_alone_for_three_working_days_stands_by_its_evidence(office) -> None:
    long_ago = timezone.now() - timedelta(days=20)
    shown = office.log(office.hall.officer, logged_at=long_ago, parts=photo())
    office.log(office.hall.officer, logged_at=long_ago)
    page = office.client("team").get(WORK).content.decode()
    assert "Bukti terlampir" in page
    assert "Tanpa bukti" in page
    assert "masih dapat diperiksa" in office.client("team").get(f"{WORK}{shown.pk}/change/").content.decode()


def test_whoever_does_not_lead_the_officer_judges_nothing(office) -> None:
    entry = office.log(office.hall.officer, parts=photo())
    assert judge(client_of(account("team_lead")), entry, "verified:evidence_clear").status_code == 404
    assert judge(client_of(account("oversight")), entry, "verified:evidence_clear").status_code == 403
    assert not WorkReview.objects.exists()


# --- teams and help --------------------------------------------------------------------------------------------------


@pytest.fixture
def mates(office):
    from sync.server.people.models import Officer

    return [office.hall.officer, *(Officer.objects.create(name=n, unit=office.unit) for n in ("Adi", "Beni"))]


def team_form(mates, shares=(), **told: object) -> dict[str, object]:
    ids = [str(one.pk) for one in mates]
    typed = {f"bagian_{pk}": share for pk, share in zip(ids, shares, strict=False)}
    plain = {"words": "Pendataan RW 05", "period": PERIOD, "target": 10, "unit": "households", "weight": 2}
    return {**plain, "members": ids, **typed, **told}


def test_a_team_has_one_result_and_its_weight_is_shared(office, mates) -> None:
    client = office.client("team")
    offered = client.post(f"{TEAMS}add/", team_form(mates)).content.decode()
    assert [f'value="{share}"' in offered for share in (34, 33)] == [True, True]
    refused = client.post(f"{TEAMS}add/", team_form(mates, (50, 30, 30))).content.decode()
    assert "sekarang 110" in refused
    assert not TeamTask.objects.exists()

    client.post(f"{TEAMS}add/", team_form(mates, (50, 30, 20)))

    plans = {plan.officer.name: plan for plan in Plan.objects.all()}
    assert [plans[one.name].target for one in mates] == [5, 3, 2]
    office.log(mates[1], plans["Adi"], 8, parts=photo())
    found = credits_of(PERIOD)
    for mate, share in zip(mates, (50, 30, 20), strict=True):
        (credited,) = found[str(mate.pk)]
        assert (credited.task.target, credited.task.weight, credited.task.real) == (10, 2 * share, 8)
        assert credited.share_pct == share
    from sync.server.indices import rules

    rule = rules.rules_on(timezone.localdate()).rules.individual
    assert task_score(rule, found[str(mates[2].pk)][0].task) == Fraction(64)  # 8 of 10, by photographs
    assert "8 keluarga" in client.get(f"{TEAMS}{TeamTask.objects.get().pk}/change/").content.decode()


def test_nobody_gives_themselves_a_share(office, mates) -> None:
    office.accounts["team"].officer = mates[1]
    office.accounts["team"].save()
    office.client("team").post(f"{TEAMS}add/", team_form(mates, (50, 30, 20)))
    assert not TeamTask.objects.exists()


def test_who_leaves_a_team_keeps_what_was_logged_and_has_no_share(office, mates) -> None:
    client = office.client("team")
    client.post(f"{TEAMS}add/", team_form(mates, (50, 30, 20)))
    task = TeamTask.objects.get()
    client.post(f"{TEAMS}{task.pk}/change/", team_form(mates[:2], (60, 40)))
    left = Plan.objects.get(officer=mates[2])
    assert (left.is_ended, left.share_pct) == (True, 0)
    assert str(mates[2].pk) not in credits_of(PERIOD)


def test_an_answered_question_of_a_hall_is_the_helpers_credit(office) -> None:
    from sync.server.requests.models import Referral

    told = {"kiosk": office.hall.kiosk.row, "site": office.hall.kiosk.row.site, "request": uuid4(), "unit": uuid4()}
    plain = {"ticket": "A-001", "service": "ADM-KTP-BARU", "question": "data", "epoch": 1, "asked_at": timezone.now()}
    for seq, answer in enumerate(("done", "not_ours", "")):
        answered = timezone.now() if answer else None
        helper = office.officers["division"] if answer else None
        Referral.objects.create(
            id=uuid4(), seq=seq, answer=answer, answered_at=answered, helper=helper, **told, **plain
        )
    found = help_of(PERIOD)
    assert [one.answer for one in found[str(office.officers["division"].pk)]] == ["done"]
    assert len(found) == 1


def test_a_returned_entry_reaches_its_kiosk_with_words_that_only_the_kiosk_reads(office) -> None:
    entry = office.log(office.hall.officer)
    client, kiosk = office.client("team"), office.hall.kiosk.row
    identity, kiosk.reply_key = new_identity()
    kiosk.save(update_fields=["reply_key"])

    judge(client, entry, "returned:number_doubtful", "Jumlahnya berapa?")

    (told,) = told_reviews(kiosk)
    data = told.data
    assert (told.id, data["verdict"], data["reason"], data["amendments"]) == (
        str(entry.pk), "returned", "number_doubtful", 0,
    )  # fmt: skip
    assert "Jumlahnya" not in str(data)
    assert unseal(base64.b64decode(data["sealed"]), identity) == b"Jumlahnya berapa?"

    client.post(f"{WORK}{entry.pk}/tarik/")
    (told,) = told_reviews(kiosk)
    assert (told.data["verdict"], told.data["sealed"]) == ("none", "")

    judge(client, entry, "verified:result_seen")
    (after,) = told_reviews(kiosk)
    assert after.data["verdict"] == "verified"
    assert after.version > told.version


def test_a_kiosk_hears_nothing_of_what_was_never_sent_back(office) -> None:
    entry = office.log(office.hall.officer)
    judge(office.client("team"), entry, "verified:result_seen")
    own = office.log(office.hall.officer, kiosk=None, site=None)
    judge(office.client("team"), own, "returned:number_doubtful", "Jumlahnya berapa?")
    assert told_reviews(office.hall.kiosk.row) == []


def told_reviews(kiosk):
    return [item for item in feed.changes(kiosk, "").items if item.kind == "work_review"]
