"""Flexible work from the application to the proof of the day: who may ask, who answers, appeals, the rota, the board, reaching somebody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sync.server.flexible import (
    applying,
    board,
    checking_in,
    days,
    deciding,
    proofs,
    reaching,
    recap,
    regions,
    rotas,
)
from sync.server.flexible.applying import Wanted
from sync.server.flexible.models import Application, CheckIn, Contact, FlexibleDay, RegionChoice, Step
from sync.server.flexible.refusing import NotPossibleError
from sync.server.indices.models import DayRuling, OfficerMonth, Run, Sanction
from sync.server.ingest.models import FactTime
from sync.server.organisation.models import Appointment
from sync.server.people.models import Account, Officer, Unit
from sync.server.performance.models import WorkEntry
from tests.integration.sync.server.console.conftest import account, client_of

APPLICATIONS = "/console/flexible/application/"
FRIDAY = datetime(2026, 11, 20, 2, tzinfo=UTC)  # 09.00 WIB
TUESDAY, THURSDAY = date(2026, 11, 24), date(2026, 11, 26)
TUESDAY_9 = datetime(2026, 11, 24, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def team(city) -> Unit:
    return Unit.objects.create(name="Tim Data Kependudukan", short="Tim Data", kind="team", is_open=False)


def person(name: str, team: Unit, *, post: str = "other", iki: int | None = 85) -> Officer:
    made = Officer.objects.create(name=name, unit=team)
    Appointment.objects.create(officer=made, unit=team, post=post, begins=date(2025, 1, 1))
    if iki is not None:
        run, _ = Run.objects.get_or_create(
            period="2026-10",
            is_current=True,
            defaults={"state": "done", "rule_version": 1, "made_at": FRIDAY, "made_by": "uji"},
        )
        OfficerMonth.objects.create(run=run, officer=made, iki=iki)
    WorkEntry.objects.create(
        id=Application().id,
        officer=made,
        day=date(2026, 11, 3),
        quantity=1,
        unit="documents",
        minutes=120,
        place="office",
        is_flexible=True,
        logged_at=FRIDAY,
    )
    return made


@pytest.fixture
def ani(team) -> Officer:
    return person("Ani Lestari", team)


@pytest.fixture
def others(team) -> list[Officer]:
    return [person(name, team) for name in ("Budi Santoso", "Citra Dewi", "Dedi Kurnia")]


def leading(role: str, *units: Unit) -> Account:
    made = account(role)
    made.leads.set(units)
    return Account.objects.get(pk=made.pk)


@pytest.fixture
def lead(team) -> Account:
    return leading("team_lead", team)


@pytest.fixture
def boss(team) -> Account:
    return leading("agency_head", team)


def wanted(**change: Any) -> Wanted:
    told: dict[str, Any] = {
        "pattern": "3-2",
        "weekdays": (1, 3),
        "begins": date(2026, 11, 23),
        "ends": date(2026, 11, 27),
        "place": "home",
        "words": "Menyusun laporan bulanan",
    }
    return Wanted(**told | change)


def ask(officer: Officer, now: datetime = FRIDAY, **change: Any) -> Application:
    return applying.file(officer, wanted(**change), by="uji", now=now)


def given(officer: Officer, lead: Account, **change: Any) -> list[date]:
    return list(deciding.approve(ask(officer, **change), lead, only_free=False, now=FRIDAY))


# --- asking ----------------------------------------------------------------------------------------------------------


def test_an_application_keeps_what_the_record_said_and_when_it_is_answered(ani) -> None:
    found = ask(ani)
    assert (found.state, found.recommendation) == ("asked", "eligible")
    assert found.answer_by == date(2026, 11, 24), "two working days after Friday"
    assert {one["condition"]: one["found"] for one in found.findings}["index"] == "rata-rata 85"
    assert list(found.steps.values_list("kind", flat=True)) == ["filed"]


@pytest.mark.parametrize("level", ["head", "division", "team", "staff"])
def test_every_level_may_ask(ani, level) -> None:
    ani.appointments.update(level=level)
    assert ask(ani).recommendation == "eligible"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"begins": date(2026, 11, 20)}, "sehari sebelumnya"),
        ({"ends": date(2026, 11, 22)}, "sesudah tanggal mulai"),
        ({"ends": date(2027, 6, 1)}, "tiga bulan"),
        ({"place": "kafe"}, "tempat dari daftar"),
        ({"pattern": "1-4"}, "pola dari daftar"),
        ({"weekdays": ()}, "Pilih harinya"),
        ({"weekdays": (5,)}, "Senin sampai Jumat"),
        ({"weekdays": (0, 1, 2)}, "paling banyak 2 hari"),
        ({"words": "  "}, "Tulis pekerjaan"),
        ({"words": "Berkas 3578010101900001"}, "nomor panjang"),
        ({"begins": date(2026, 12, 25), "ends": date(2026, 12, 25), "weekdays": (4,)}, "Tidak ada hari"),
    ],
)
def test_what_cannot_be_asked_is_told_in_a_sentence(ani, change, words) -> None:
    with pytest.raises(NotPossibleError, match=words):
        ask(ani, **change)
    assert not Application.objects.exists()


def test_one_application_waits_at_a_time(ani) -> None:
    ask(ani)
    with pytest.raises(NotPossibleError, match="Masih ada pengajuan"):
        ask(ani)


def test_a_pattern_beyond_the_record_names_the_one_that_is_not(team) -> None:
    with pytest.raises(NotPossibleError, match="Pilih pola 4-1"):
        ask(person("Eka", team, iki=75))


def test_a_region_that_does_not_allow_it_says_so_from_its_day(ani, boss) -> None:
    regions.choose("surakarta", unit=None, begins=TUESDAY, legal_basis="SK 1", reason="uji", account=boss)
    assert ask(ani, ends=date(2026, 11, 23), weekdays=(0,)).state == "asked", "the rule of its first day counts"
    Application.objects.update(state="withdrawn")
    with pytest.raises(NotPossibleError, match="tidak berlaku"):
        ask(ani, begins=TUESDAY)


def test_the_nearest_choice_counts_and_a_study_gives_nothing(ani, team, boss) -> None:
    told = {"begins": date(2026, 11, 1), "legal_basis": "SK 1", "reason": "uji", "account": boss}
    regions.choose("surakarta", unit=None, **told)
    regions.choose("jawa_barat", unit=team, **told)
    assert ask(ani, pattern="3-2").region == "jawa_barat"
    regions.choose("bekasi", unit=team, **told)
    with pytest.raises(NotPossibleError, match="masih dikaji"):
        ask(ani)


def test_only_what_a_person_decided_speaks_against_somebody(ani, lead) -> None:
    said = {"officer": ani, "decided_by": "uji", "decided_at": FRIDAY}
    ruling = DayRuling.objects.create(day=date(2026, 11, 2), ruling="absent", reason="uji", **said)
    Sanction.objects.create(percent=10, begins="2026-09", ends="2026-10", legal_basis="uji", **said)
    found = ask(ani)
    assert found.recommendation == "not_eligible"
    assert [one["words"] for one in found.findings if one["finding"] == "not_met"] == [
        "Tidak hadir tanpa izin paling banyak 0 kali"
    ]
    with pytest.raises(NotPossibleError, match="belum terpenuhi"):
        deciding.approve(found, lead, only_free=False, now=FRIDAY)
    applying.withdraw(found, by="uji", now=FRIDAY)
    ruling.withdrawn_at = FRIDAY
    ruling.save()
    assert ask(ani).recommendation == "eligible", "taken back it does not count"


def test_without_an_index_a_person_decides(team, lead) -> None:
    found = ask(person("Fajar", team, iki=None), pattern="4-1", weekdays=(1,))
    assert found.recommendation == "unsure"
    with pytest.raises(NotPossibleError, match="Tidak ada hari yang masih"):
        deciding.approve(found, lead, only_free=True, now=FRIDAY)  # alone in the unit, and one must stay


# --- answering -------------------------------------------------------------------------------------------------------


def test_an_approval_gives_the_days_and_nobody_else_gives_them_again(ani, others, lead) -> None:
    assert given(ani, lead) == [TUESDAY, THURSDAY]
    assert days.approved_days(date(2026, 11, 1), date(2026, 11, 30)) == {ani.pk: {TUESDAY, THURSDAY}}
    application = Application.objects.get()
    assert (application.state, application.decided_by) == ("approved", "team_lead")
    with pytest.raises(NotPossibleError, match="sudah dijawab"):
        deciding.approve(application, lead, only_free=False, now=FRIDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        FlexibleDay.objects.create(officer=ani, day=TUESDAY, application=application, place="home")


def test_nobody_answers_their_own(ani, others, lead) -> None:
    lead.officer = ani
    lead.save()
    with pytest.raises(NotPossibleError, match="orang lain"):
        deciding.approve(ask(ani), lead, only_free=False, now=FRIDAY)


def test_enough_stay_on_site(ani, others, lead, team) -> None:
    """Four people, half of them must stay: the third one finds the day full."""
    given(ani, lead)
    given(others[0], lead)
    third = ask(others[1], weekdays=(1, 2))
    with pytest.raises(NotPossibleError, match="Selasa, 24 November 2026"):
        deciding.approve(third, lead, only_free=False, now=FRIDAY)
    assert list(deciding.approve(third, lead, only_free=True, now=FRIDAY)) == [date(2026, 11, 25)]
    rotas.set_minimum(team, 4, reason="uji", account=lead)
    assert rotas.full_days(others[2], [date(2026, 11, 27)]) == (date(2026, 11, 27),)


def test_returned_it_is_asked_again_and_refused_it_is_appealed(ani, others, lead, boss) -> None:
    application = ask(ani)
    with pytest.raises(NotPossibleError, match="Tulis alasannya"):
        deciding.answer_no(application, lead, kind="returned", comment=" ", now=FRIDAY)
    deciding.answer_no(application, lead, kind="returned", comment="Pilih hari lain", now=FRIDAY)
    again = applying.file_again(application, wanted(weekdays=(2,)), by="uji", now=FRIDAY)
    assert (again.pk, again.state, again.weekdays) == (application.pk, "asked", [2])
    deciding.answer_no(again, lead, kind="refused", comment="Sedang banyak kerja", now=FRIDAY)
    appeal = applying.appeal(again, "Tugas saya dapat dari rumah", by="uji", now=FRIDAY)
    assert appeal.decide_by == date(2026, 11, 27), "five working days"
    with pytest.raises(NotPossibleError, match="orang lain"):
        deciding.decide_appeal(appeal, lead, upheld=True, comment="ya", now=FRIDAY)
    assert list(deciding.decide_appeal(appeal, boss, upheld=True, comment="Beralasan", now=FRIDAY)) == [
        date(2026, 11, 25)
    ]
    with pytest.raises(NotPossibleError, match="sudah diputus"):
        deciding.decide_appeal(appeal, boss, upheld=False, comment="ya", now=FRIDAY)
    assert list(again.steps.values_list("kind", flat=True)) == [
        "filed",
        "returned",
        "changed",
        "refused",
        "appealed",
        "upheld",
    ]


def test_an_appeal_has_its_time_and_comes_once(ani, lead) -> None:
    application = ask(ani)
    with pytest.raises(NotPossibleError, match="tidak disetujui"):
        applying.appeal(application, "uji", by="uji", now=FRIDAY)
    deciding.answer_no(application, lead, kind="refused", comment="Tidak", now=FRIDAY)
    application.refresh_from_db()
    with pytest.raises(NotPossibleError, match="sudah lewat"):
        applying.appeal(application, "uji", by="uji", now=FRIDAY + 8 * 24 * HOUR)
    applying.appeal(application, "uji", by="uji", now=FRIDAY + 7 * 24 * HOUR)
    with pytest.raises(NotPossibleError, match="satu kali"):
        applying.appeal(application, "uji", by="uji", now=FRIDAY)


def test_a_post_that_serves_residents_is_given_no_day_by_anybody(team, others, lead, boss) -> None:
    gita = person("Gita", team, post="public")
    application = ask(gita)
    assert application.recommendation == "not_eligible"
    deciding.answer_no(application, lead, kind="refused", comment="Melayani warga", now=FRIDAY)
    appeal = applying.appeal(application, "Jabatan saya keliru dicatat", by="uji", now=FRIDAY)
    with pytest.raises(NotPossibleError, match="betulkan jabatannya"):
        deciding.decide_appeal(appeal, boss, upheld=True, comment="ya", now=FRIDAY)
    Appointment.objects.filter(officer=gita).update(post="other")
    assert deciding.decide_appeal(appeal, boss, upheld=True, comment="Jabatannya dibetulkan", now=FRIDAY)


def test_called_to_the_office_and_withdrawn_the_day_is_on_site_again(ani, others, lead) -> None:
    given(ani, lead)
    deciding.recall(FlexibleDay.objects.get(day=TUESDAY), lead, reason="Rapat", now=FRIDAY)
    assert days.approved_days(TUESDAY, THURSDAY) == {ani.pk: {THURSDAY}}
    assert Step.objects.get(kind="recalled").words == "Selasa, 24 November 2026: Rapat"
    applying.withdraw(Application.objects.get(), by="uji", now=FRIDAY)
    assert days.approved_days(TUESDAY, THURSDAY) == {}


# --- the day ---------------------------------------------------------------------------------------------------------


def test_a_check_in_only_on_a_given_day_and_an_end_nobody_said_is_a_claim(ani, others, lead) -> None:
    given(ani, lead)
    with pytest.raises(NotPossibleError, match="bukan hari kerja fleksibel"):
        checking_in.begin(ani, FRIDAY)
    with pytest.raises(NotPossibleError, match="belum memulai"):
        checking_in.end(ani, TUESDAY_9)
    first = checking_in.begin(ani, TUESDAY_9)
    assert checking_in.begin(ani, TUESDAY_9 + HOUR) == first
    second = checking_in.begin(ani, TUESDAY_9 + 48 * HOUR)
    first.refresh_from_db()
    assert (first.is_closed_by_day, second.day) == (True, THURSDAY)
    assert first.ended_at == datetime(2026, 11, 24, 9, tzinfo=UTC), "16.00, when working hours end"


def test_the_day_is_proved_by_hours_and_output(ani, others, lead) -> None:
    given(ani, lead)
    begin = datetime(2026, 11, 24, 0, 30, tzinfo=UTC)  # 07.30 WIB
    CheckIn.objects.create(officer=ani, day=TUESDAY, place="home", began_at=begin, ended_at=begin + 8.5 * HOUR)
    now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    assert proofs.proofs([ani.pk], TUESDAY, THURSDAY, now)[ani.pk, TUESDAY].missing == ("output",)
    entry = WorkEntry.objects.create(
        id=ani.pk,
        officer=ani,
        day=TUESDAY,
        quantity=3,
        unit="documents",
        minutes=300,
        place="home",
        parts=[{"role": "output"}],
        logged_at=now,
    )
    found = proofs.proofs([ani.pk], TUESDAY, THURSDAY, now)
    assert {key: proof.standing for key, proof in found.items()} == {(ani.pk, TUESDAY): "proved"}, "no day to come"
    entry.parts = []
    entry.save()
    assert proofs.proofs([ani.pk], TUESDAY, THURSDAY, now)[ani.pk, TUESDAY].standing == "claimed"


def test_a_stay_in_a_hall_counts_towards_the_day_too(hall, team, others, lead) -> None:
    """The hall's officer helps there on a day elsewhere; what a reviewer refused shows nothing."""
    from sync.server.reviews.models import ReviewCase

    officer = hall.officer
    Officer.objects.filter(pk=officer.pk).update(unit=team)
    officer.refresh_from_db()
    presence = officer.presence_set.get()
    day = timezone.localdate(presence.started_at)
    application = ask(others[0])
    FlexibleDay.objects.create(officer=officer, day=day, application=application, place="office")
    now = presence.started_at + HOUR
    # Its kiosk was enrolled today, whatever day that is; this is about a presence whose time is proved.
    FactTime.objects.filter(subject=presence.pk).update(earliest=presence.started_at, latest=presence.started_at)
    assert proofs.proofs([officer.pk], day, day, now)[officer.pk, day].worked > timedelta()
    ReviewCase.objects.update_or_create(
        presence=presence.pk,
        defaults={
            "site": presence.site,
            "officer": officer,
            "started_at": presence.started_at,
            "is_flagged": True,
            "queued_at": now,
            "state": "closed",
            "outcome": "rejected",
        },
    )
    assert proofs.proofs([officer.pk], day, day, now)[officer.pk, day].standing == "nothing"


def test_reaching_somebody_is_timed_and_kept_without_a_number(ani, others, lead) -> None:
    given(ani, lead)
    with pytest.raises(NotPossibleError, match="tidak bekerja di luar kantor"):
        reaching.call(others[0], "call", lead, TUESDAY_9)
    with pytest.raises(NotPossibleError, match="istirahat"):
        reaching.call(ani, "call", lead, datetime(2026, 11, 24, 5, 30, tzinfo=UTC))
    with pytest.raises(NotPossibleError, match="Di luar jam kerja"):
        reaching.call(ani, "call", lead, datetime(2026, 11, 24, 12, tzinfo=UTC))
    contact = reaching.call(ani, "message", lead, TUESDAY_9)
    assert reaching.call(ani, "call", lead, TUESDAY_9 + HOUR / 4) == contact, "it still waits"
    answered = reaching.answer(contact, by="ani", now=TUESDAY_9 + HOUR / 2)
    assert reaching.standing(answered, TUESDAY_9 + HOUR) == "in_time"
    assert reaching.answer(contact, by="lead", now=TUESDAY_9 + HOUR).answered_by == "ani", "the first answer stays"
    late = reaching.call(ani, "call", lead, TUESDAY_9 + HOUR)
    assert reaching.standing(late, TUESDAY_9 + 2 * HOUR) == "missed"
    with pytest.raises(NotPossibleError, match="sudah lewat"):
        reaching.answer(late, by="ani", now=TUESDAY_9 + 24 * HOUR)


def test_who_could_not_be_reached_too_often_is_told_when_asking_again(ani, others, lead) -> None:
    for number in range(3):
        Contact.objects.create(
            officer=ani,
            day=date(2026, 11, 17),
            way="call",
            within_min=30,
            called_by="uji",
            called_at=FRIDAY - (72 + number) * HOUR,
        )
    found = ask(ani)
    assert {one["condition"]: one["finding"] for one in found.findings}["reached"] == "not_met"


def test_the_board_tells_what_people_told_and_nothing_more(ani, others, lead) -> None:
    given(ani, lead)
    given(others[0], lead)
    checking_in.begin(ani, TUESDAY_9)
    found = board.board(Officer.objects.all(), TUESDAY_9 + HOUR)
    told = {one.officer.name: (one.state, one.where) for one in found.people}
    assert told == {
        "Ani Lestari": ("elsewhere", "Rumah yang terdaftar"),
        "Budi Santoso": ("planned", "Rumah yang terdaftar"),
        "Citra Dewi": ("nothing", ""),
        "Dedi Kurnia": ("nothing", ""),
    }
    checking_in.end(ani, TUESDAY_9 + 2 * HOUR)
    after = board.board(Officer.objects.all(), TUESDAY_9 + 3 * HOUR)
    assert next(one.state for one in after.people if one.officer == ani) == "ended"


def test_the_board_asks_as_much_for_many_as_for_few(ani, others, django_assert_max_num_queries, team) -> None:
    Officer.objects.bulk_create(Officer(name=f"Orang {n:03}", unit=team) for n in range(300))
    with django_assert_max_num_queries(7):
        found = board.board(Officer.objects.all(), TUESDAY_9)
    assert (found.people, found.units[0].staff) == ([], 304)


def test_a_month_of_a_unit_is_told_with_what_shows_it(ani, others, lead, team) -> None:
    given(ani, lead)
    reaching.answer(reaching.call(ani, "call", lead, TUESDAY_9), by="ani", now=TUESDAY_9 + HOUR / 4)
    month = (date(2026, 11, 1), date(2026, 11, 30))
    assert recap.recap([ani], *month, TUESDAY_9)[0].to_look_at == 0, "the day still runs"
    rows = recap.recap([ani, others[0]], *month, TUESDAY_9 + 24 * HOUR)
    assert [(row.days, row.to_look_at, row.called, row.fit_percent) for row in rows] == [(2, 1, 1, 100), (0, 0, 0, 100)]
    assert recap.total(rows)["in_time"] == 1
    page = text(client_of(lead).get(f"{APPLICATIONS}rekap/?unit={team.pk}&bulan=2026-11"))
    for words in ("Rekap November 2026", "1 dari 1", "Ani Lestari"):
        assert words in page


# --- pages -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def soon() -> dict[str, Any]:
    """Days to come, by the clock of the machine: what pages ask."""
    monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
    return {"begins": monday, "ends": monday + timedelta(days=4), "weekdays": (1,), "pattern": "4-1"}


@pytest.fixture
def waiting(ani, others, soon) -> Application:
    return ask(ani, now=timezone.now(), **soon)


def test_a_head_answers_on_the_page_and_the_officer_reads_it(waiting, lead) -> None:
    client = client_of(lead)
    page = text(client.get(f"{APPLICATIONS}{waiting.pk}/change/"))
    for words in ("Menyusun laporan bulanan", "Rekomendasi", "Rata-rata IKI paling sedikit 70", "Jawaban Anda"):
        assert words in page
    url = f"{APPLICATIONS}{waiting.pk}/jawab/"
    assert "Pilih satu jawaban" in text(client.post(url, {}))
    kept = text(client.post(url, {"answer": "refused", "comment": ""}))
    assert "Tulis alasannya" in kept
    assert 'value="refused"' in kept
    assert client.post(url, {"answer": "approved"}).status_code == 302
    page = text(client.get(f"{APPLICATIONS}{waiting.pk}/change/"))
    assert "Disetujui" in page
    assert "Panggil ke kantor" in page
    given_day = FlexibleDay.objects.get().day
    recall = f"{APPLICATIONS}{waiting.pk}/panggil/?hari={given_day}"
    assert "menjadi hari kantor" in text(client.get(recall))
    assert client.post(recall, {"reason": "Rapat dinas"}).status_code == 302
    assert FlexibleDay.objects.get().recalled_at is not None


def test_who_does_not_lead_the_officer_does_not_see_it(waiting, team) -> None:
    other = leading("team_lead", Unit.objects.create(name="Tim lain", short="lain", kind="team"))
    client = client_of(other)
    url = f"{APPLICATIONS}{waiting.pk}/"
    assert "Ani Lestari" not in text(client.get(APPLICATIONS))
    assert client.get(f"{url}change/").status_code == 404
    assert client.post(f"{url}jawab/", {"answer": "approved"}).status_code == 404
    assert client.get(f"{APPLICATIONS}rota/?unit={team.pk}").status_code == 404
    assert client.get(f"{APPLICATIONS}rota/{team.pk}/jumlah/").status_code == 404
    assert client.get(f"{APPLICATIONS}siapa-di-mana/?unit={team.pk}").status_code == 404
    assert client.post(f"{APPLICATIONS}hubungi/{waiting.officer_id}/").status_code == 404
    assert Application.objects.get().state == "asked"


def test_an_officer_sees_their_own_and_answers_nothing(waiting, ani) -> None:
    own = account("officer")
    own.officer = ani
    own.save()
    client = client_of(own)
    page = text(client.get(f"{APPLICATIONS}{waiting.pk}/change/"))
    assert "Syarat saat diajukan" in page
    assert "Jawaban Anda" not in page
    assert client.post(f"{APPLICATIONS}{waiting.pk}/jawab/", {"answer": "approved"}).status_code == 403
    assert client.get(f"{APPLICATIONS}siapa-di-mana/").status_code == 403


def test_oversight_reads_everything_and_changes_nothing(waiting, team, oversight: Client) -> None:
    assert "Ani Lestari" in text(oversight.get(APPLICATIONS))
    assert "Jawaban Anda" not in text(oversight.get(f"{APPLICATIONS}{waiting.pk}/change/"))
    assert "Ani Lestari" in text(oversight.get(f"{APPLICATIONS}siapa-di-mana/?unit={team.pk}"))
    assert oversight.get(f"{APPLICATIONS}rota/{team.pk}/jumlah/").status_code == 403
    assert oversight.get("/console/flexible/regionchoice/").status_code == 200
    assert oversight.get("/console/flexible/regionchoice/add/").status_code == 403


def test_the_rota_shows_the_week_its_conflicts_and_a_proposal(waiting, team, lead, others, soon) -> None:
    client = client_of(lead)
    url = f"{APPLICATIONS}rota/?unit={team.pk}&minggu={soon['begins']}"
    page = text(client.get(url))
    assert "Usul: luar kantor" in page
    assert "paling sedikit 2 dari 4 orang" in page
    deciding.approve(waiting, lead, only_free=False, now=timezone.now())
    form = {"minimum": "4", "reason": "Minggu pelayanan"}
    assert client.post(f"{APPLICATIONS}rota/{team.pk}/jumlah/", form).status_code == 302
    page = text(client.get(url))
    assert "hanya 3 orang di kantor, paling sedikit 4" in page
    assert "Minggu pelayanan" in page
    assert "Isi jumlahnya" in text(client.post(f"{APPLICATIONS}rota/{team.pk}/jumlah/", {"reason": "x"}))
    assert client.get(f"{APPLICATIONS}rota/?unit=bukan").status_code == 404
    assert client.get(f"{APPLICATIONS}rota/?minggu=besok").status_code == 200


def test_the_board_renews_itself_and_reaching_is_one_button(waiting, ani, lead, team) -> None:
    FlexibleDay.objects.create(officer=ani, day=timezone.localdate(), application=waiting, place="home")
    client = client_of(lead)
    page = client.get(f"{APPLICATIONS}siapa-di-mana/")
    assert "script-src 'self'" in page["Content-Security-Policy"]
    assert "Saya menghubungi" in text(page)
    live = client.get(f"{APPLICATIONS}siapa-di-mana/sekarang/")
    assert "<html" not in text(live)
    again = client.get(f"{APPLICATIONS}siapa-di-mana/sekarang/", headers={"If-None-Match": live["ETag"]})
    assert again.status_code == 304
    assert client.post(f"{APPLICATIONS}hubungi/{ani.pk}/", {"cara": "call"}).status_code == 302
    contact = Contact.objects.create(
        officer=ani, day=timezone.localdate(), way="call", within_min=30, called_by="x", called_at=timezone.now()
    )
    assert client.post(f"{APPLICATIONS}kontak/{contact.pk}/dijawab/").status_code == 302
    contact.refresh_from_db()
    assert contact.answered_by == "team_lead"


def test_of_very_many_units_those_with_somebody_elsewhere_are_listed(waiting, ani, team, oversight: Client) -> None:
    units = Unit.objects.bulk_create(Unit(name=f"Unit {n:03}", short=f"U{n}", is_open=False) for n in range(80))
    Officer.objects.bulk_create(Officer(name=f"Orang {one.name}", unit=one) for one in units)
    FlexibleDay.objects.create(officer=ani, day=timezone.localdate(), application=waiting, place="home")
    page = text(oversight.get(f"{APPLICATIONS}siapa-di-mana/"))
    assert "Tim Data Kependudukan" in page
    assert "Unit 005" not in page
    assert "80 unit lain" in page
    assert "Orang Unit 005" in text(oversight.get(f"{APPLICATIONS}siapa-di-mana/?unit={units[5].pk}"))


def test_the_personnel_office_chooses_a_rule_with_its_basis_from_a_day_to_come(team) -> None:
    client = client_of(account("personnel"))
    page = text(client.get("/console/flexible/regionchoice/"))
    for words in ("Provinsi Jawa Barat", "Di atas batas nasional", "Masih dikaji", "Tidak dipakai", "Dipakai kota"):
        assert words in page
    url = "/console/flexible/regionchoice/add/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    form = {
        "region": "nasional",
        "unit": "tim data",
        "begins": tomorrow,
        "legal_basis": "SE 1/2026",
        "reason": "Uji coba",
    }
    assert "Pilih tanggal sesudah hari ini" in text(client.post(url, form | {"begins": timezone.localdate()}))
    assert "Pilih salah satu" in text(client.post(url, form | {"unit": "tim"}))
    assert "Tidak ada unit" in text(client.post(url, form | {"unit": "dinas antah"}))
    assert client.post(url, form).status_code == 302
    made = RegionChoice.objects.get()
    assert (made.unit, made.region, made.chosen_by) == (team, "nasional", "personnel")
    assert "Uji coba" in text(client.get("/console/flexible/regionchoice/"))


def test_several_are_answered_with_one_press_and_full_days_are_left_out(waiting, others, lead, team, soon) -> None:
    for one in others[:2]:
        ask(one, now=timezone.now(), **soon)
    client, at = client_of(lead), f"{APPLICATIONS}rota/setujui/?unit={team.pk}"
    page = text(client.get(at))
    assert page.count('name="pengajuan"') == 3
    assert "Belum ada yang dicentang" in text(client.post(at, follow=True))

    ids = [str(one.pk) for one in Application.objects.filter(state="asked")]
    answer = text(client.post(at, {"pengajuan": ids}, follow=True))

    day = waiting.begins + timedelta(days=1)
    assert "2 pengajuan disetujui" in answer
    assert FlexibleDay.objects.filter(day=day).count() == 2, "two of four must stay"
    assert "Tidak ada hari yang masih dapat diberikan" in answer
    assert Application.objects.filter(state="asked").count() == 1


def test_nobody_answers_their_own_together_with_others_nor_those_whom_they_do_not_lead(
    waiting, ani, team, lead
) -> None:
    own = leading("division_head", team)
    own.officer = ani
    own.save()
    assert 'name="pengajuan"' not in text(client_of(own).get(f"{APPLICATIONS}rota/setujui/?unit={team.pk}"))
    client_of(own).post(f"{APPLICATIONS}rota/setujui/?unit={team.pk}", {"pengajuan": [str(waiting.pk)]})
    waiting.refresh_from_db()
    assert waiting.state == "asked"
    other = Unit.objects.create(name="Tim Lain", short="Lain", kind="team", is_open=False)
    stranger = leading("agency_head", other)
    assert client_of(stranger).get(f"{APPLICATIONS}rota/setujui/?unit={team.pk}").status_code == 404
