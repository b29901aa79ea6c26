"""The pages of merit and efficiency: who sees what of whom, and that a step is done by who may."""

from __future__ import annotations

import uuid
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from sync.rules import pulse as pulse_rule
from sync.server.concerns.models import Concern
from sync.server.indices.models import OfficerMonth, Run
from sync.server.merit import pulse, talent
from sync.server.merit.models import Assessment, KpiTarget, Spending, TalentLook
from sync.server.people.models import Account, Officer, Unit
from tests.integration.sync.server.console.conftest import account, client_of

KPI, SERVICES, PULSE = "/console/kpi/", "/console/kpi/layanan/", "/console/denyut/"
TALENT, SAVINGS, IMPORT = "/console/talenta/", "/console/efisiensi/", "/console/efisiensi/impor/"
BEFORE = "/console/efisiensi/sebelum-sesudah/"
HEAD = "unit;bulan;pos;dasar;nyata\n"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return answer.content.decode()


@pytest.fixture
def agency(city) -> Unit:
    return Unit.objects.create(name="Dinas Sosial", short="Dinsos")


@pytest.fixture
def other(city) -> Unit:
    return Unit.objects.create(name="Dinas Lain", short="Dislain")


@pytest.fixture
def head(agency) -> Account:
    made = account("agency_head")
    made.leads.set([agency])
    return made


@pytest.fixture
def personnel(city) -> Account:
    return account("personnel")


def month_back() -> str:
    return f"{timezone.localdate().replace(day=1) - timedelta(days=1):%Y-%m}"


class TestIndicators:
    def test_figures_stand_beside_their_targets_with_how_many_cases(self, kiosk, oversight) -> None:
        for hours in (1, 2, 3, 4, 30):
            at = timezone.now() - timedelta(days=40)
            Concern.objects.create(
                id=uuid.uuid4(),
                kiosk=kiosk.row,
                site=kiosk.row.site,
                source="complaint",
                topic="facility",
                filed_at=at,
                due_at=at + timedelta(hours=24),
                answered_at=at + timedelta(hours=hours),
                epoch=1,
                seq=hours + 100,
            )
        month = f"{timezone.localtime(timezone.now() - timedelta(days=40)):%Y-%m}"
        page = text(oversight, f"{KPI}?dari={month}&sampai={month}")
        assert "80 persen" in page
        assert "paling sedikit 95 persen" in page
        assert "5 kasus" in page
        assert "<svg" in page
        assert page.index("<table") < page.index('class="chart"'), "tables before charts"

    def test_a_target_is_set_with_a_basis_and_counts_from_its_day(self, city) -> None:
        leader = client_of(account("city_leader"))
        tomorrow = timezone.localdate() + timedelta(days=1)
        given = {"value": "97,5", "begins": f"{tomorrow:%Y-%m-%d}", "legal_basis": "Kepwal 1/2026", "reason": "Naik"}
        assert leader.post(f"{KPI}target/on_time/", {**given, "reason": ""}).status_code == 200
        assert not KpiTarget.objects.exists()
        assert leader.post(f"{KPI}target/on_time/", given).status_code == 302
        assert "97,5 persen" not in text(leader, KPI), "it begins tomorrow"
        leader.post(f"{KPI}target/on_time/", {**given, "begins": f"{timezone.localdate():%Y-%m-%d}"})
        assert "97,5 persen" in text(leader, KPI)
        assert KpiTarget.objects.latest("id").value == Decimal("97.5")

    def test_who_may_only_look_has_no_button(self, oversight) -> None:
        assert "Ubah target" not in text(oversight, KPI)
        assert oversight.get(f"{KPI}target/on_time/").status_code == 403

    @pytest.mark.parametrize(
        "asked", ["?dari=2026-10", "?dari=x&sampai=y", "?dari=2026-10&sampai=2026-09", "?dari=2020-01&sampai=2026-01"]
    )
    def test_no_span_of_months_is_no_page(self, oversight, asked: str) -> None:
        assert oversight.get(f"{KPI}{asked}").status_code == 404

    def test_nothing_measured_says_what_will_be_here(self, oversight) -> None:
        assert "Di sini akan tampil" in text(oversight, KPI)
        assert "Di sini akan tampil" in text(oversight, SERVICES)


class TestPulse:
    def answer(self, unit: Unit, number: int, answers: list[int]) -> None:
        last_week = timezone.localdate() - timedelta(weeks=1)
        for place in range(number):
            pulse.answer(Officer.objects.create(name=f"P{place}", unit=unit), answers, last_week)

    def test_groups_of_five_and_more_of_a_week_that_has_ended(self, agency, other, personnel) -> None:
        self.answer(agency, 6, [4, 4, 4, 4, 3])
        self.answer(other, 5, [1, 5, 3, 3, 3])
        page = text(client_of(personnel), PULSE)
        assert "Dinas Sosial" in page
        assert "1,5 atau kurang" in page, "a mean of exactly one would tell of everybody"
        assert "4,5 atau lebih" in page
        assert "11 dari 11" in page

    def test_a_running_week_is_not_shown_at_all(self, agency, personnel) -> None:
        for place in range(9):
            pulse.answer(Officer.objects.create(name=f"P{place}", unit=agency), [4] * 5, timezone.localdate())
        page = text(client_of(personnel), PULSE)
        assert "Belum ada pekan yang selesai" in page
        assert "9 dari" not in page, "not even how many answered"
        assert "Dinas Sosial" not in page

    def test_a_head_sees_the_groups_that_are_theirs_whole(self, agency, other, head) -> None:
        self.answer(agency, 6, [4] * 5)
        self.answer(other, 6, [2] * 5)
        page = text(client_of(head), PULSE)
        assert "Dinas Sosial" in page
        assert "Dinas Lain" not in page

    def test_a_small_group_of_ones_own_that_was_joined_with_anothers_is_not_shown(self, agency, other, head) -> None:
        self.answer(agency, 4, [4] * 5)
        self.answer(other, 6, [2] * 5)
        assert "Belum ada pekan yang selesai" in text(client_of(head), PULSE)

    def test_the_questions_are_five_and_the_same_for_all(self) -> None:
        assert len(pulse_rule.shipped().questions) == 5


class TestTalent:
    @pytest.fixture
    def officer(self, agency) -> Officer:
        made = Officer.objects.create(name="Ratna Wulandari", unit=agency)
        for month in ("2026-08", "2026-09", "2026-10"):
            run = Run.objects.create(period=month, state="done", is_current=True, made_at=timezone.now(), made_by="uji")
            OfficerMonth.objects.create(run=run, officer=made, iki=Decimal(92))
        return made

    def test_head_proposes_personnel_confirms_officer_reads(self, officer, head, personnel) -> None:
        address = f"{TALENT}{officer.pk}/"
        heads, offices = client_of(head), client_of(personnel)
        assert heads.post(address, {"potential": "3", "reason": ""}).status_code == 200
        assert not Assessment.objects.exists()
        heads.post(address, {"potential": "3", "reason": "Melatih dua rekan."})
        assert "Kotak 9" not in text(heads, address)
        heads.post(f"{address}putus/", {"decision": "confirmed", "reason": "ya"})
        assert Assessment.objects.get().state == "proposed", "not by the one who proposed"
        offices.post(f"{address}putus/", {"decision": "confirmed", "reason": ""})
        assert Assessment.objects.get().state == "proposed", "not without a reason"
        offices.post(f"{address}putus/", {"decision": "confirmed", "reason": "Sesuai."})
        assert "Kotak 9" in text(heads, address)

        self_account = account("officer")
        self_account.officer = officer
        self_account.save()
        own = text(client_of(self_account), f"{TALENT}saya/")
        assert "Kotak 9" in own
        assert "Melatih dua rekan." in own
        assert "agency_head" in own, "who looked"
        assert TalentLook.objects.filter(officer=officer, account="agency_head").count() == 2

    def test_other_officers_are_not_there(self, officer, head, other) -> None:
        stranger = Officer.objects.create(name="Orang Lain", unit=other)
        heads = client_of(head)
        assert "Orang Lain" not in text(heads, TALENT)
        assert heads.get(f"{TALENT}{stranger.pk}/").status_code == 404
        assert heads.post(f"{TALENT}{stranger.pk}/putus/", {"decision": "withdrawn"}).status_code == 404

    def test_ones_own_place_is_on_ones_own_page_alone(self, officer, head) -> None:
        head.officer = officer
        head.save()
        heads = client_of(head)
        assert heads.get(f"{TALENT}{officer.pk}/").status_code == 404
        assert "Ratna" not in text(heads, TALENT)

    def test_the_boxes_count_and_the_search_finds(self, officer, head, personnel) -> None:
        talent.decide(talent.propose(officer, 2, "x", by=head), "confirmed", "y", by=personnel)
        page = text(client_of(personnel), f"{TALENT}?q=ratna")
        assert "Ada tempatnya" in page
        assert "Kotak 7" not in page, "which one is on the officer's page, where a look is noted"
        assert '<strong>1</strong> <small class="soft">kotak 7' in page
        assert "Ratna Wulandari" in page
        assert "Tidak ada petugas yang cocok" in text(client_of(personnel), f"{TALENT}?q=tidakada")

    def test_a_head_withdraws_their_own_word(self, officer, head) -> None:
        talent.propose(officer, 2, "x", by=head)
        client_of(head).post(f"{TALENT}{officer.pk}/putus/", {"decision": "withdrawn", "reason": "Salah orang."})
        assert Assessment.objects.get().state == "withdrawn"


class TestEfficiency:
    def upload(self, client: Client, *lines: str) -> str:
        file = SimpleUploadedFile("belanja.csv", (HEAD + "\n".join(lines)).encode())
        answer = client.post(IMPORT, {"file": file})
        assert answer.status_code == 302, answer.content.decode()
        return answer["Location"]

    def test_a_file_is_looked_over_then_taken_and_the_saving_shows(self, agency, head) -> None:
        heads, month = client_of(head), month_back()
        rows = self.upload(
            heads,
            f"Dinsos;{month};listrik;4200000;2940000",
            f"Dinsos;{month};air;1000000;",
            f"Dinsos;{month};bensin;1;1",
        )
        assert "Tulis pos salah satu dari" in text(heads, rows)
        assert not Spending.objects.exists()
        heads.post(rows, {"decision": "take"})
        page = text(heads, f"{SAVINGS}?dari={month}&sampai={month}")
        assert "30 persen" in page
        assert "Tercapai" in page
        assert "1 pos belum lengkap, tidak dihitung" in page
        assert "Permohonan selesai" in page, "output stands beside it"
        assert "<svg" in page

    def test_a_file_given_up_changes_nothing(self, agency, head) -> None:
        heads = client_of(head)
        rows = self.upload(heads, f"Dinsos;{month_back()};air;1;1")
        heads.post(rows, {"decision": "drop"})
        assert not Spending.objects.exists()
        assert "tidak ada yang berubah" in text(heads, rows)

    def test_units_of_others_are_neither_written_nor_seen(self, agency, other, head) -> None:
        heads, month = client_of(head), month_back()
        assert "Unit ini tidak ada pada Anda." in text(heads, self.upload(heads, f"Dislain;{month};air;1;1"))
        Spending.objects.create(unit=other, period=month, item="water", baseline_rupiah=10, actual_rupiah=5)
        assert "Dinas Lain" not in text(heads, SAVINGS)
        assert "Dinas Lain" in text(client_of(account("oversight")), SAVINGS)

    def test_anothers_file_is_not_there(self, agency, head) -> None:
        rows = self.upload(client_of(head), f"Dinsos;{month_back()};air;1;1")
        assert client_of(account("administrator")).get(rows).status_code == 404

    def test_a_picture_is_no_file_of_spending(self, head) -> None:
        answer = client_of(head).post(IMPORT, {"file": SimpleUploadedFile("x.csv", b"\x89PNG\r\n\x1a\n\x00")})
        assert "CSV" in answer.content.decode()
        assert answer.status_code == 200

    def test_before_and_after_stand_side_by_side(self, agency, oversight) -> None:
        Spending.objects.create(unit=agency, period="2026-09", item="travel", actual_rupiah=10_000_000)
        Spending.objects.create(unit=agency, period="2026-10", item="travel", actual_rupiah=6_000_000)
        page = text(oversight, f"{BEFORE}?dari=2026-10&sampai=2026-10")
        assert "turun 40 persen" in page
        Spending.objects.create(unit=agency, period="2026-09", item="water", actual_rupiah=1_000_000)
        page = text(oversight, f"{BEFORE}?dari=2026-10&sampai=2026-10")
        assert "1 pos sebuah unit belum lengkap tagihannya" in page, "a missing bill is no saving"
        assert "Rp1.000.000" not in page
        assert "September 2026" in page

    def test_nothing_yet_says_what_will_be_here(self, oversight) -> None:
        assert "akan tampil di sini" in text(oversight, SAVINGS)
        assert "akan tampil di sini" in text(oversight, BEFORE)
