"""The console's page "Kurir": bringing bundles, what became of them in words, and the reply to take back."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sync.server.console import courier_words
from sync.testing.bundles import made_bundle
from tests.integration.sync.server.conftest import EnrolledKiosk
from tests.integration.sync.server.console.conftest import account, client_of

LIST, ADD = "/console/courier/courierbundle/", "/console/courier/courierbundle/add/"
# Whatever an import may end with; `test_hostile.py` and `test_import.py` meet each but the last two.
CODES = {"401.4", "404.3", "409.1", "409.2", "409.4", "422.1", "422.2", "422.4", "422.5", "422.6", "422.7"}
CODES |= {"409.7", "413.3", "500.1"}


def bundle(kiosk: EnrolledKiosk, count: int = 2):
    from sync.server.fleet.models import ConfigurationVersion

    recipients = tuple(ConfigurationVersion.objects.latest("version").recipient_sets["1"])
    facts = kiosk.maker.add_many(count)
    return made_bundle(facts, kiosk=kiosk.id, key=kiosk.maker.keys.kiosk_key, recipients=recipients)


def upload(client, *made, follow: bool = True):
    files = [SimpleUploadedFile(one.name, one.sealed) for one in made]
    return client.post(ADD, {"bundles": files}, follow=follow)


def read_all(city_folder) -> None:
    from sync.server.courier import importing
    from sync.server.courier.models import CourierBundle

    identity = (city_folder.keys / "city.agekey").read_text().strip()
    for sha256 in CourierBundle.objects.values_list("sha256", flat=True):
        importing.import_bundle(sha256, identity)


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_every_refusal_has_words_and_something_to_do() -> None:
    assert set(courier_words.REFUSALS) == CODES
    assert all(what and what_to_do.endswith(".") for what, what_to_do in courier_words.REFUSALS.values())


def test_several_files_are_brought_read_and_answered(kiosk, supervisor, city_folder) -> None:
    one, two = bundle(kiosk), bundle(kiosk, 3)
    page = upload(supervisor, one, two)
    assert "2 berkas diterima" in words(page)
    assert "Menunggu giliran" in words(page)
    assert page["Refresh"] == "5"
    read_all(city_folder)
    page = supervisor.get(LIST)
    assert words(page).count("Diterima") >= 2
    assert "3 catatan, 0 foto dan berkas" in words(page)
    assert "Refresh" not in page
    answer = supervisor.post(f"{LIST}{one.sha256}/balasan/")
    assert answer["Content-Disposition"].endswith(f'-{one.manifest.set}.reply"')
    assert answer.content.startswith(b"age-encryption.org/v1\n")
    page = supervisor.get(f"{LIST}{one.sha256}/change/")
    assert "Mengambil balasan supervisor" in words(page)
    assert "Membawa kiriman supervisor" in words(page)


def test_a_file_that_is_no_bundle_is_told_in_a_sentence_and_kept_nowhere(kiosk, supervisor, city_folder) -> None:
    for name, content in (("foto.jpg", b"\xff\xd8\xff" * 900), ("kosong.brw", b"")):
        page = supervisor.post(ADD, {"bundles": [SimpleUploadedFile(name, content)]})
        assert page.status_code == 200
        assert f"{name}: " in words(page) or "Pilih paling sedikit satu" in words(page)
    assert "Pilih paling sedikit satu berkas" in words(supervisor.post(ADD, {}))
    assert not [path for path in city_folder.courier.rglob("*") if path.is_file()]


def test_a_wrong_file_among_others_keeps_none_of_them_out(kiosk, supervisor) -> None:
    one = bundle(kiosk)
    files = [SimpleUploadedFile("foto.jpg", b"\xff\xd8\xff" * 9), SimpleUploadedFile(one.name, one.sealed)]
    page = words(supervisor.post(ADD, {"bundles": files}, follow=True))
    assert "1 berkas diterima" in page
    assert "foto.jpg: bukan berkas kiriman kios" in page


def test_a_damaged_bundle_says_what_to_do(kiosk, supervisor, city_folder) -> None:
    made = bundle(kiosk)
    supervisor.post(ADD, {"bundles": [SimpleUploadedFile("balai.brw", made.sealed[:-40])]})
    read_all(city_folder)
    page = words(supervisor.get(LIST))
    assert "Ditolak" in page
    assert "Salin lagi dari flashdisk." in page


def test_of_another_hall_a_supervisor_sees_counts_only_and_takes_the_reply(kiosk, supervisor, city_folder) -> None:
    from sync.server.fleet.models import Site
    from sync.server.people.models import Account

    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    Account.objects.get(username="supervisor").sites.set([other])
    made = bundle(kiosk)
    upload(supervisor, made)
    read_all(city_folder)
    for path in (LIST, f"{LIST}{made.sha256}/change/"):
        page = words(supervisor.get(path))
        assert "Balai lain" in page
        assert "2 catatan" in page
        assert "Keputran" not in page
        assert "1:1" not in page
    assert supervisor.post(f"{LIST}{made.sha256}/balasan/").status_code == 200


def test_what_others_brought_of_other_halls_is_not_there(kiosk, administrator, city_folder) -> None:
    from sync.server.fleet.models import Site

    made = bundle(kiosk)
    upload(administrator, made)
    read_all(city_folder)
    other = Site.objects.create(name="Balai RW 09 Lain", region="35.78.08.1001", rw="09", kelurahan="L", kecamatan="L")
    stranger = client_of(account("supervisor", other))
    assert "Belum ada kiriman" in words(stranger.get(LIST))
    assert stranger.get(f"{LIST}{made.sha256}/change/").status_code == 404
    assert stranger.post(f"{LIST}{made.sha256}/balasan/").status_code == 404


def test_oversight_sees_and_carries_nothing(kiosk, administrator, oversight, city_folder) -> None:
    made = bundle(kiosk)
    upload(administrator, made)
    read_all(city_folder)
    assert "Balai RW 05 Keputran" in words(oversight.get(LIST))
    assert oversight.get(ADD).status_code == 403
    assert upload(oversight, bundle(kiosk)).status_code == 403
    assert oversight.post(f"{LIST}{made.sha256}/balasan/").status_code == 403


def test_a_form_from_elsewhere_brings_nothing(kiosk, city_folder, site, expected_logs) -> None:
    expected_logs.add("django.security.csrf")
    from django.test import Client

    from sync.server.courier.models import CourierBundle

    made = account("supervisor", site)
    signed_in = client_of(made)
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed_in.cookies
    assert upload(client, bundle(kiosk)).status_code == 403
    assert not CourierBundle.objects.exists()
    assert not [path for path in city_folder.courier.rglob("*") if path.is_file()]
    page = client.get(ADD).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    one = bundle(kiosk)
    data = {"csrfmiddlewaretoken": token[1], "bundles": [SimpleUploadedFile(one.name, one.sealed)]}
    assert client.post(ADD, data).status_code == 302


def test_an_upload_is_never_in_memory(kiosk, supervisor, city_folder, monkeypatch) -> None:
    from sync.server.console import courier_uploads

    seen: list[int] = []
    original = courier_uploads.BundleUploadHandler.receive_data_chunk

    def noted(self, raw_data: bytes, start: int) -> None:
        seen.append(len(raw_data))
        original(self, raw_data, start)

    monkeypatch.setattr(courier_uploads.BundleUploadHandler, "receive_data_chunk", noted)
    content = b"age-encryption.org/v1\n" + bytes(3_000_000)
    supervisor.post(ADD, {"bundles": [SimpleUploadedFile("besar.brw", content)]})
    assert sum(seen) == len(content)
    assert max(seen) <= 256 * 1024


def test_a_full_disk_is_told_before_anything_is_read(kiosk, supervisor, monkeypatch) -> None:
    from sync.server.courier import bundle_store
    from sync.server.courier.models import CourierBundle

    monkeypatch.setattr(bundle_store, "free_bytes", lambda: 1024)
    page = upload(supervisor, bundle(kiosk))
    assert page.status_code == 503
    assert "Penyimpanan server hampir penuh" in words(page)
    assert not CourierBundle.objects.exists()


def test_without_the_citys_identity_bundles_wait_and_the_page_says_so(kiosk, supervisor, city_folder) -> None:
    upload(supervisor, bundle(kiosk))
    (city_folder.keys / "city.agekey").rename(city_folder.keys / "away")
    page = words(supervisor.get(LIST))
    assert "Menunggu kunci kota" in page
    assert "cityserver courier in" in page


@pytest.mark.parametrize("path", [LIST, ADD])
def test_the_pages_run_no_script(kiosk, supervisor, path) -> None:
    answer = supervisor.get(path)
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "<script" not in answer.content.decode()
    assert io.BytesIO(answer.content).read(1)
