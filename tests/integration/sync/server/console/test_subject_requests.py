"""A person asks for a right over their own data: 3×24 hours, identity by the slip, all that is kept, a copy, an answer with a reason."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.utils import timezone

from sync.protocol.fact import Actor
from sync.server.ingest.models import Part, PartOpening
from sync.server.ingest.parts_store import parts_store
from sync.server.records.models import Destruction, Hold, SubjectRequest
from sync.server.requests.models import Request
from sync.trust.pins import status_pin
from tests.integration.sync.server.console.conftest import PASSWORD, client_of

LIST = "/console/records/subjectrequest/"


@pytest.fixture
def second(hall, site):
    """Another supervisor of the hall."""
    return another("kedua", site)


def another(name: str, site):
    from django.contrib.auth.models import Group

    from sync.server.people.models import Account

    made = Account.objects.create_user(name, password=PASSWORD, is_staff=True)
    made.groups.set(Group.objects.filter(name="supervisor"))
    made.sites.set([site])
    return client_of(made)


def ask(client, site, right: str = "access", **changes: object) -> SubjectRequest:
    now = timezone.localtime()
    told = {"right": right, "person": "resident", "asked_by": "self", "channel": "hall", "site": str(site.pk)}
    answer = client.post(f"{LIST}add/", {**told, "received_at": f"{now:%Y-%m-%dT%H:%M}", **changes})
    assert answer.status_code == 302, answer.content.decode()
    return SubjectRequest.objects.latest("number")


def slip(hall) -> dict[str, str]:
    request = Request.objects.select_related("kiosk").get(pk=hall.request)
    return {"how": "slip", "code": request.code, "pin": status_pin(bytes(request.kiosk.status_key), request.code)}


def prove(client, asked: SubjectRequest, hall):
    return client.post(f"{LIST}{asked.pk}/identitas/", slip(hall))


def close(hall) -> None:
    officer = Actor("officer", str(hall.officer.id))
    kinds = ("request_taken", "request_completed")
    hall.kiosk.push([hall.kiosk.maker.add(kind, subject=str(hall.request), actor=officer) for kind in kinds])


def answer(client, asked: SubjectRequest, state: str = "granted", **changes: str):
    told = {"state": state, "ground": "", "words": "Salinan diserahkan langsung.", **changes}
    return client.post(f"{LIST}{asked.pk}/jawaban/", told)


def test_the_clock_runs_three_days_from_receipt_and_the_number_is_for_the_paper(hall, supervisor, site) -> None:
    asked = ask(supervisor, site, received_at=f"{timezone.localtime() - timedelta(hours=5):%Y-%m-%dT%H:%M}")
    assert asked.number == f"HSD-{timezone.localdate():%Y}-0001"
    assert asked.due_at == asked.received_at + timedelta(hours=72)
    assert (
        "Sisa 2 hari" in supervisor.get(LIST).content.decode() or "Sisa 66 jam" in supervisor.get(LIST).content.decode()
    )
    assert asked.number in supervisor.get(f"{LIST}{asked.pk}/surat/").content.decode()
    SubjectRequest.objects.update(due_at=timezone.now() - timedelta(hours=2))
    assert "Lewat 2 jam" in supervisor.get(f"{LIST}?keadaan=terlambat").content.decode()


def test_code_and_pin_of_the_slip_prove_whose_it_is_and_show_what_is_kept_without_opening(
    hall, supervisor, site
) -> None:
    asked = ask(supervisor, site)
    before = supervisor.get(f"{LIST}{asked.pk}/change/").content.decode()
    assert "Yang disimpan kota" not in before

    assert prove(supervisor, asked, hall).status_code == 302

    page = supervisor.get(f"{LIST}{asked.pk}/change/").content.decode()
    assert "Yang disimpan kota" in page
    assert "Belum ada yang membuka berkas ini" in page
    assert not PartOpening.objects.exists()
    asked.refresh_from_db()
    assert (asked.state, asked.identity, asked.identified_by) == ("identified", "slip", "supervisor")
    assert asked.requests == [str(hall.request)]


def test_a_wrong_pin_proves_nothing_and_after_ten_not_even_the_right_one(hall, supervisor, site) -> None:
    asked, right = ask(supervisor, site), slip(hall)
    wrong = {**right, "pin": "000000" if right["pin"] != "000000" else "111111"}
    for _ in range(10):
        page = supervisor.post(f"{LIST}{asked.pk}/identitas/", wrong)
        assert page.status_code == 422
    assert "Kode atau PIN tidak cocok" in page.content.decode()
    assert "Terlalu banyak salah" in prove(supervisor, asked, hall).content.decode()
    asked.refresh_from_db()
    assert asked.requests == []


def test_the_copy_opens_each_part_with_a_line_and_tells_who_looked_before(hall, supervisor, site) -> None:
    PartOpening.objects.create(
        sha256=hall.digest("kk"), account="lain", purpose="Kelengkapan", opened_at=timezone.now()
    )
    asked = ask(supervisor, site)
    url = f"{LIST}{asked.pk}/salinan/"
    assert supervisor.post(url).status_code == 302  # not before the identity is proved
    prove(supervisor, asked, hall)

    sent = supervisor.post(url)
    archive = zipfile.ZipFile(io.BytesIO(b"".join(sent.streaming_content)))

    (told,) = json.loads(archive.read("data.json"))["permohonan"]
    assert [one["oleh"] for one in told["dibuka"]] == ["lain"]
    assert b"Siti Contoh" in archive.read("permohonan-1/01.json")
    assert {one["keadaan"] for one in told["berkas"]} == {"here", "awaited", "elsewhere"}
    lines = PartOpening.objects.filter(account="supervisor")
    assert {line.sha256 for line in lines} == {hall.digest("form"), hall.digest("kk")}
    assert {line.purpose for line in lines} == {f"Permintaan warga atas datanya sendiri: {asked.number}"}
    assert supervisor.get(url).status_code == 302
    assert lines.count() == 2


def test_who_may_not_open_the_halls_parts_gets_no_copy(hall, supervisor, administrator, site) -> None:
    asked = ask(supervisor, site)
    prove(supervisor, asked, hall)
    assert "Unduh salinan" not in administrator.get(f"{LIST}{asked.pk}/change/").content.decode()
    assert administrator.post(f"{LIST}{asked.pk}/salinan/").status_code == 302
    assert not PartOpening.objects.exists()


def test_an_erasure_is_granted_by_a_second_person_and_leaves_a_record(hall, supervisor, second, site) -> None:
    close(hall)
    asked = ask(supervisor, site, "erase")
    prove(supervisor, asked, hall)
    assert "2 berkas tersegel dimusnahkan" not in supervisor.get(f"{LIST}{asked.pk}/change/").content.decode()
    refused = answer(supervisor, asked)
    assert refused.status_code == 422
    assert "orang lain daripada yang memeriksa identitasnya" in refused.content.decode()
    assert Part.objects.filter(sha256=hall.digest("form")).exists()

    assert answer(second, asked).status_code == 302

    assert parts_store().holds(hall.digest("form")) is None
    record = Destruction.objects.get()
    assert (record.kind, record.asked, record.count) == ("subject_erase", asked, 3)
    page = supervisor.get(f"{LIST}{asked.pk}/change/").content.decode()
    assert "Sudah dimusnahkan" in page
    assert record.number in page
    opened = supervisor.get(hall.open_url("kk"))
    assert opened.status_code == 410
    assert "sudah dimusnahkan" in opened.content.decode()
    assert "Sudah dimusnahkan" in supervisor.get(f"/console/requests/request/{hall.request}/change/").content.decode()
    assert parts_store().holds(hall.digest("presence")) is not None


def test_an_open_request_is_not_erased_and_a_restricted_one_is_held(hall, supervisor, second, site) -> None:
    erase = ask(supervisor, site, "erase")
    prove(supervisor, erase, hall)
    answer(second, erase)
    assert not Destruction.objects.exists()

    restrict = ask(supervisor, site, "restrict")
    prove(supervisor, restrict, hall)
    answer(supervisor, restrict)
    assert Hold.objects.get().subject == hall.request
    assert restrict.number in supervisor.get("/console/records/hold/").content.decode()

    close(hall)
    again = ask(supervisor, site, "erase")
    prove(supervisor, again, hall)
    answer(second, again)
    assert not Destruction.objects.exists()


def test_a_refusal_names_its_ground_and_stays(hall, supervisor, site) -> None:
    asked = ask(supervisor, site)
    page = answer(supervisor, asked, "refused")
    assert "Pilih dasarnya" in page.content.decode()
    assert answer(supervisor, asked, "granted").status_code == 422  # nobody is identified yet
    assert answer(supervisor, asked, "refused", ground="not_identified").status_code == 302
    letter = supervisor.get(f"{LIST}{asked.pk}/surat/").content.decode()
    assert "Identitas tidak dapat dibuktikan" in letter
    again = answer(supervisor, asked, "refused", ground="no_data")
    assert "sudah dijawab" in again.content.decode()


def test_no_number_of_a_resident_is_taken_into_the_words(hall, supervisor, site) -> None:
    asked = ask(supervisor, site)
    page = answer(supervisor, asked, "refused", ground="no_data", words="Milik 3578-0101-0190-0001 bukan kami")
    assert "nomor panjang" in page.content.decode()
    assert "bukan kami" in page.content.decode()  # what was typed is not lost


def test_an_officer_asks_too(hall, supervisor, site) -> None:
    missing = supervisor.post(f"{LIST}add/", {"person": "officer"})
    assert "Pilih petugasnya" in missing.content.decode()
    asked = ask(supervisor, site, person="officer", officer=str(hall.officer.pk))
    supervisor.post(f"{LIST}{asked.pk}/identitas/", {"how": "duty"})
    page = supervisor.get(f"{LIST}{asked.pk}/change/").content.decode()
    assert "Yang disimpan kota tentang petugas ini" in page


def test_the_future_and_long_ago_are_not_taken_as_receipt(hall, supervisor, site) -> None:
    for at, sentence in ((timedelta(days=1), "belum terjadi"), (-timedelta(days=60), "30 hari lalu")):
        told = {"received_at": f"{timezone.localtime() + at:%Y-%m-%dT%H:%M}"}
        assert sentence in supervisor.post(f"{LIST}add/", told).content.decode()


def test_another_halls_request_is_not_there(hall, supervisor, site) -> None:
    from sync.server.fleet.models import Site

    asked = ask(supervisor, site)
    other = Site.objects.create(name="Balai lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    elsewhere = another("elsewhere", other)
    assert asked.number not in elsewhere.get(LIST).content.decode()
    for page in ("change", "identitas", "jawaban", "salinan", "surat"):
        assert elsewhere.get(f"{LIST}{asked.pk}/{page}/").status_code == 404
    mine = ask(elsewhere, other)
    assert "di balai lain" in prove(elsewhere, mine, hall).content.decode()
