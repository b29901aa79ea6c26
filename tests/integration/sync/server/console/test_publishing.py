"""The catalogue and the calendar: written by one, approved by another, used by kiosks, with what changed and why."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from sync.protocol.canonical import encode
from sync.rules import catalogue as rules
from sync.rules.calendar_told import read_calendar
from sync.server.console import catalogue_names
from sync.server.fleet import catalogues, feed
from sync.server.publishing.calendar import calendar_in_force
from sync.server.publishing.models import CalendarEdition, CatalogueEdition, HallHours, Step
from tests.integration.sync.server.console.conftest import account, client_of

CATALOGUE_URL = "/console/publishing/catalogueedition/"
CALENDAR_URL = "/console/publishing/calendaredition/"
HALLS_URL = "/console/publishing/hallhours/"


@pytest.fixture
def writer(site):
    return client_of(account("administrator", site))


@pytest.fixture
def approver(site):
    return client_of(account("agency_head", site))


def head(**changes: object) -> dict[str, object]:
    begins = timezone.localdate().isoformat()
    return {"title": "Nama KTP baru", "legal_basis": "Perwali 10/2022", "begins": begins, **changes}


def begun(writer, url: str = CATALOGUE_URL, **changes: object) -> str:
    answer = writer.post(f"{url}add/", head(**changes))
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].removesuffix("change/")


def form_of(client, address: str, **changes: object) -> dict[str, object]:
    """What a browser would send of this page's main form."""
    form = client.get(address).context["form"]
    told = {"revision": client.get(address).context["edition"].revision}
    for field in form:
        value = field.value()
        if value is not None and value is not False:
            told[field.html_name] = "on" if value is True else value
    return {**told, **changes}


def step(client, page: str, name: str, reason: str = "Sudah diperiksa"):
    return client.post(f"{page}langkah/", {"step": name, "reason": reason})


def items(kiosk, kind: str) -> list[dict]:
    return [dict(item.data) for item in feed.changes(kiosk.row, "").items if item.kind == kind]


def test_a_changed_service_reaches_the_kiosk_after_another_person_approved_it(kiosk, writer, approver) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-BARU/"
    assert writer.post(service, form_of(writer, service, short_name="KTP pertama")).status_code == 302
    assert items(kiosk, "catalogue") == []

    step(writer, page, "ajukan")
    assert "Anda ikut menulis" in writer.get(f"{page}change/").content.decode()
    assert step(writer, page, "terbitkan").status_code == 409
    shown = approver.get(f"{page}change/").content.decode()
    assert re.search(r"<del>KTP baru</del>.*?<ins>KTP pertama</ins>", shown, re.DOTALL)
    assert step(approver, page, "terbitkan").status_code == 302

    (told,) = items(kiosk, "catalogue")
    read = rules.load(told["document"].encode())
    assert read.service("ADM-KTP-BARU").short_name == "KTP pertama"
    assert told["version"] == read.version == CatalogueEdition.objects.get().version
    assert catalogue_names.service_names()["ADM-KTP-BARU"] == "KTP pertama"
    history = [(one.kind, one.by) for one in Step.objects.all()]
    assert history == [
        ("started", "administrator"),
        ("changed", "administrator"),
        ("proposed", "administrator"),
        ("published", "agency_head"),
    ]


def test_a_form_that_is_saved_as_it_was_shown_leaves_nothing_to_approve(writer) -> None:
    page = begun(writer)
    for address in ("", "syarat/lapor_polisi/", "pertanyaan/alasan/"):
        shown = f"{page}layanan/ADM-KTP-ULANG/{address}"
        assert writer.post(shown, form_of(writer, shown)).status_code == 302
    assert "Belum ada yang berubah" in step(writer, page, "ajukan").content.decode()


def test_a_version_of_a_later_day_goes_out_at_once_and_counts_from_that_day(kiosk, writer, approver) -> None:
    day = timezone.localdate() + timedelta(days=30)
    page = begun(writer, begins=day.isoformat())
    service = f"{page}layanan/ADM-KTP-BARU/"
    writer.post(service, form_of(writer, service, short_name="KTP pertama"))
    step(writer, page, "ajukan")
    step(approver, page, "terbitkan")

    (told,) = items(kiosk, "catalogue_coming")
    assert told["from"] == day.isoformat()
    assert items(kiosk, "catalogue") == []
    assert (catalogues.in_force(timezone.localdate()), catalogues.in_force(day)) == (None, told["version"])
    assert catalogue_names.service_names()["ADM-KTP-BARU"] == "KTP baru"
    assert "menunggu tanggal berlakunya" in writer.get(CATALOGUE_URL).content.decode()


def test_while_one_waits_for_its_day_no_other_overtakes_it(kiosk, writer, approver) -> None:
    later = (timezone.localdate() + timedelta(days=30)).isoformat()
    for begins in (later, timezone.localdate().isoformat()):
        page = begun(writer, begins=begins)
        service = f"{page}layanan/ADM-KTP-BARU/"
        writer.post(service, form_of(writer, service, short_name="KTP pertama"))
        step(writer, page, "ajukan")
        answer = step(approver, page, "terbitkan")
    assert answer.status_code == 409
    assert "Tarik dahulu" in answer.content.decode()

    waiting = CatalogueEdition.objects.get(state="published")
    step(approver, f"{CATALOGUE_URL}{waiting.pk}/", "tarik", "Dasar hukumnya diganti")
    assert items(kiosk, "catalogue_coming")[0]["document"] == ""
    assert step(approver, page, "terbitkan").status_code == 302
    assert (
        rules.load(items(kiosk, "catalogue")[0]["document"].encode()).service("ADM-KTP-BARU").short_name
        == "KTP pertama"
    )


def test_a_withdrawn_version_gives_way_to_the_one_before_under_a_new_number(kiosk, writer, approver) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-BARU/"
    writer.post(service, form_of(writer, service, short_name="KTP pertama"))
    step(writer, page, "ajukan")
    step(approver, page, "terbitkan")
    assert step(approver, page, "tarik", "").status_code == 409  # without a reason nothing happens
    step(approver, page, "tarik", "Keliru")

    (told,) = items(kiosk, "catalogue")
    edition = CatalogueEdition.objects.get()
    assert edition.state == "withdrawn"
    assert told["version"] > edition.version
    assert rules.load(told["document"].encode()).service("ADM-KTP-BARU").short_name == "KTP baru"
    assert "Keliru" in approver.get(f"{page}change/").content.decode()


def test_what_no_kiosk_could_read_stays_in_the_form_with_a_sentence(writer) -> None:
    page = begun(writer)
    address = f"{page}layanan/ADM-KTP-ULANG/syarat/lapor_polisi/"
    told = form_of(writer, address, when="alasan = dicuri", short="Surat hilang dari Polsek")
    answer = writer.post(address, told)
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "pilihan yang tidak ada di alasan" in shown
    assert "Surat hilang dari Polsek" in shown
    assert "dicuri" not in CatalogueEdition.objects.get().document

    told = form_of(writer, address, short="Formulir F-1.02")
    assert "Warga tidak membaca kode formulir" in writer.post(address, told).content.decode()


def test_a_question_that_a_paper_depends_on_is_not_deleted(writer) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-ULANG/"
    act = {"part": "pertanyaan", "item": "alasan", "act": "hapus", "revision": 1}
    answer = writer.post(f"{service}susun/", act, follow=True)
    assert "belum tentu dijawab" in answer.content.decode()
    assert '"alasan"' in CatalogueEdition.objects.get().document


def test_papers_and_services_are_moved_and_taken_away(writer) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-ULANG/"

    def act(**told: object) -> None:
        revision = CatalogueEdition.objects.get().revision
        assert writer.post(f"{service}susun/", {"revision": revision, **told}).status_code == 302

    act(part="syarat", item="lapor_polisi", act="naik")
    act(part="syarat", item="ktp_lama", act="hapus")
    act(act="naik")
    read = rules.check(json.loads(CatalogueEdition.objects.get().document))
    assert [one.id for one in read.service("ADM-KTP-ULANG").requirements] == ["lapor_polisi", "ktp_rusak", "kk"]
    assert [one.code for one in read.in_group("ktp")][:2] == ["ADM-KTP-ULANG", "ADM-KTP-BARU"]
    act(act="hapus")
    assert "ADM-KTP-ULANG" not in CatalogueEdition.objects.get().document
    shown = writer.get(f"{page}change/").content.decode()
    assert "Dihapus" in shown


def test_a_new_service_begins_as_a_copy_and_gets_a_paper_and_a_question(writer) -> None:
    page = begun(writer)
    new = {"code": "KEL-DOMISILI", "like": "KEL-UMUM", "name_id": "Surat domisili", "short_name": "Surat domisili"}
    assert writer.post(f"{page}layanan-baru/", {**new, "code": "kel domisili", "revision": 1}).status_code == 200
    assert writer.post(f"{page}layanan-baru/", {**new, "revision": 1}).status_code == 302
    service = f"{page}layanan/KEL-DOMISILI/"
    question = {
        "name": "lama_tinggal",
        "question": "Sudah berapa lama tinggal?",
        "label": "Lama tinggal",
        "type": "choice",
        "options": "baru = Kurang dari setahun\nlama = Setahun atau lebih",
        "required": "on",
        "stage": "papers",
    }
    assert writer.post(f"{service}pertanyaan/baru/", {**question, "revision": 2}).status_code == 302
    paper = {
        "name": "surat_rt",
        "short": "Surat RT",
        "label": "Surat pengantar RT",
        "kind": "paper",
        "photo": "on",
        "when": "lama_tinggal = baru",
        "only_if": "Kalau belum setahun",
    }
    assert writer.post(f"{service}syarat/baru/", {**paper, "revision": 3}).status_code == 302
    read = rules.check(json.loads(CatalogueEdition.objects.get().document)).service("KEL-DOMISILI")
    assert [one.id for one in read.requirements if one.when is not None][-1] == "surat_rt"
    assert "Lama tinggal: Kurang dari setahun" in writer.get(service).content.decode()

    preview = writer.get(f"{service}pratinjau/?j-lama_tinggal=lama&bahasa=jv").content.decode()
    assert "Tidak diminta" in preview
    assert "belum punya terjemahan" in preview
    assert re.search(
        r"Belum diterjemahkan: [0-9]+ kalimat dalam bahasa Jawa", writer.get(f"{page}change/").content.decode()
    )


def test_two_people_never_overwrite_each_other(writer) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-BARU/"
    mine, theirs = (form_of(writer, service, short_name=name) for name in ("KTP satu", "KTP dua"))
    assert writer.post(service, mine).status_code == 302
    answer = writer.post(service, theirs)
    assert "baru saja diubah orang lain" in answer.content.decode()
    assert "KTP dua" in answer.content.decode()  # what was typed is there
    again = {**theirs, "revision": answer.context["edition"].revision}
    assert writer.post(service, again).status_code == 302


def test_one_draft_at_a_time_and_a_dropped_one_stays_readable(writer) -> None:
    page = begun(writer)
    assert "Masih ada rancangan" in writer.post(f"{CATALOGUE_URL}add/", head()).content.decode()
    step(writer, page, "buang", "Salah mulai")
    begun(writer)
    assert "Salah mulai" in writer.get(f"{page}change/").content.decode()
    assert writer.post(f"{page}layanan/ADM-KTP-BARU/", {}).status_code == 403


def test_without_a_legal_basis_or_in_the_past_nothing_is_proposed(writer) -> None:
    page = begun(writer, legal_basis="")
    assert "dasar hukum" in step(writer, page, "ajukan").content.decode()
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    writer.post(f"{page}kepala/", head(begins=yesterday))
    assert "sudah lewat" in step(writer, page, "ajukan").content.decode()


def test_sent_back_it_can_be_written_again(writer, approver) -> None:
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-BARU/"
    writer.post(service, form_of(writer, service, short_name="KTP pertama"))
    step(writer, page, "ajukan")
    step(approver, page, "kembalikan", "Tanya Dispendukcapil dahulu")
    assert "Tanya Dispendukcapil dahulu" in writer.get(f"{page}change/").content.decode()
    assert writer.post(service, form_of(writer, service, short_name="KTP awal")).status_code == 302


def test_who_may_only_look_sees_everything_and_changes_nothing(writer, oversight) -> None:
    page = begun(writer)
    for address in ("change/", "layanan/ADM-KTP-BARU/", "layanan/ADM-KTP-BARU/pratinjau/", "unduh/"):
        assert oversight.get(f"{page}{address}").status_code == 200, address
    assert oversight.get(f"{CATALOGUE_URL}berlaku/ADM-KTP-BARU/").status_code == 200
    for address in ("kepala/", "layanan-baru/", "layanan/ADM-KTP-BARU/syarat/kk/"):
        assert oversight.get(f"{page}{address}").status_code == 403, address
    assert step(oversight, page, "buang").status_code == 403
    assert "Langkah berikutnya" not in oversight.get(f"{page}change/").content.decode()


# --- the calendar ----------------------------------------------------------------------------------------------------

HOLIDAY = {"day": "2026-12-09", "name": "Pemilihan kepala daerah", "kind": "libur_nasional"}


def test_a_holiday_reaches_the_kiosk_and_moves_what_is_promised(kiosk, writer, approver) -> None:
    page = begun(writer, CALENDAR_URL, title="Pilkada", legal_basis="Keppres 1/2026")
    assert writer.post(f"{page}isi/libur/baru/", {**HOLIDAY, "revision": 1}).status_code == 302
    assert "Pemilihan kepala daerah" in writer.get(f"{page}bulan/?bulan=2026-12").content.decode()
    step(writer, page, "ajukan")
    assert "Libur nasional: Pemilihan kepala daerah" in approver.get(f"{page}change/").content.decode()
    step(approver, page, "terbitkan")

    (told,) = items(kiosk, "calendar")
    day = timezone.datetime(2026, 12, 9).date()
    assert not read_calendar(told).is_working_day(day)
    assert not calendar_in_force().is_working_day(day)

    step(approver, page, "tarik", "Belum ada keputusannya")
    assert read_calendar(items(kiosk, "calendar")[0]).is_working_day(day)
    assert CalendarEdition.objects.get().state == "withdrawn"


def test_new_hours_begin_on_their_day_and_leave_the_days_before_alone(kiosk, writer, approver) -> None:
    page = begun(writer, CALENDAR_URL)
    address = f"{page}isi/jam/baru/"
    told = form_of(writer, address, begins="2027-01-04", working_fri="07.30-11.30", revision=1)
    assert writer.post(address, told).status_code == 302
    step(writer, page, "ajukan")
    step(approver, page, "terbitkan")
    calendar = calendar_in_force()
    fridays = [calendar.working_span(timezone.datetime(*day).date()) for day in ((2026, 12, 18), (2027, 1, 15))]
    assert [f"{span.end:%H:%M}" for span in fridays if span] == ["16:30", "11:30"]


def test_a_list_of_holidays_is_imported_whole_or_not_at_all(writer) -> None:
    page = begun(writer, CALENDAR_URL)
    wrong = "tanggal,jenis,nama\n2028-01-01, libur_nasional, Tahun Baru\n2028-02-31, libur_nasional, Tidak ada\n2028-03-01, hari raya, Apa"
    answer = writer.post(f"{page}daftar/", {"rows": wrong, "revision": 1})
    shown = answer.content.decode()
    assert "Baris 3: 2028-02-31 tidak ada di kalender." in shown
    assert "Baris 4: jenisnya libur_nasional atau cuti_bersama." in shown
    assert "Tahun Baru" in shown  # what was pasted is there
    assert "2028-01-01" not in CalendarEdition.objects.get().document

    right = "2028-01-01, libur_nasional, Tahun Baru Masehi\n2026-12-25, libur_nasional, Natal, perkiraan"
    assert writer.post(f"{page}daftar/", {"rows": right, "revision": 1}).status_code == 302
    shown = writer.get(f"{page}change/").content.decode()
    assert "Libur nasional: Natal (perkiraan)" in shown
    assert "2 perubahan" in shown


@pytest.mark.parametrize(
    ("address", "told", "words"),
    [
        ("isi/libur/baru/", {**HOLIDAY, "day": "2026-12-25"}, "sudah ada di daftar"),
        ("isi/libur/baru/", {**HOLIDAY, "day": "besok"}, "Pilih tanggal dari kalender"),
        ("isi/libur/baru/", {**HOLIDAY, "day": "1999-12-25"}, "Pilih tahun 2025"),
        ("isi/ramadan/baru/", {"first": "2028-01-28", "last": "2028-02-10"}, "29 atau 30 hari"),
    ],
)
def test_a_row_that_makes_no_calendar_says_why(writer, address: str, told: dict, words: str) -> None:
    page = begun(writer, CALENDAR_URL)
    answer = writer.post(f"{page}{address}", {**told, "revision": 1})
    assert answer.status_code == 200
    assert words in answer.content.decode()


def test_hours_that_overlap_or_end_before_they_start_say_why(writer) -> None:
    page = begun(writer, CALENDAR_URL)
    address = f"{page}isi/jam/kelurahan.2025-01-01/"
    for wrong, words in (
        ({"sessions_mon": "15.00-18.00"}, "bertabrakan"),
        ({"working_mon": "16.00-07.30"}, "sesudah jam mulai"),
    ):
        assert words in writer.post(address, form_of(writer, address, **wrong)).content.decode()


# --- one hall --------------------------------------------------------------------------------------------------------


def test_a_supervisor_sets_the_evenings_of_their_own_hall(kiosk, site, supervisor) -> None:
    told = {
        "site": str(site.pk),
        "own_evenings": "on",
        "evening_wed": "19.00-21.00",
        "saturday": "on",
        "shared_leave": "",
    }
    assert supervisor.post(f"{HALLS_URL}add/", told).status_code == 200  # a reason is missing
    assert supervisor.post(f"{HALLS_URL}add/", {**told, "reason": "Kesepakatan warga"}).status_code == 302
    wishes = {"sessions": {"wed": "19:00-21:00"}, "saturday": True, "works_on_shared_leave": None, "closed": []}
    assert items(kiosk, "hall_hours") == [wishes]
    assert len(calendar_in_force(site.pk).open_spans(timezone.datetime(2026, 11, 25).date())) == 2
    shown = supervisor.get(HALLS_URL).content.decode()
    assert "Rabu 19.00–21.00" in shown
    assert "Kesepakatan warga" in shown


def test_nobody_sets_the_hours_of_another_hall(site, supervisor) -> None:
    from sync.server.fleet.models import Site

    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    told = {"site": str(other.pk), "saturday": "on", "shared_leave": "", "reason": "x"}
    assert supervisor.post(f"{HALLS_URL}add/", told).status_code == 200
    assert not HallHours.objects.exists()
    hours = HallHours.objects.create(site=other)
    assert supervisor.get(f"{HALLS_URL}{hours.pk}/change/").status_code == 404


def test_text_that_was_pasted_in_pieces_can_still_be_signed(kiosk, writer, approver) -> None:
    """A decomposed letter in what the city signs would silence the whole feed."""
    page = begun(writer)
    service = f"{page}layanan/ADM-KTP-BARU/"
    assert writer.post(service, form_of(writer, service, notice="Cafe\u0301 tutup")).status_code == 302
    step(writer, page, "ajukan")
    step(approver, page, "terbitkan")
    (told,) = items(kiosk, "catalogue")
    assert encode(told)
    assert rules.load(told["document"].encode()).service("ADM-KTP-BARU").notice == "Café tutup"
