"""Every way to a sealed part leaves its line: who, why, when. A new way that has no row here fails."""

from __future__ import annotations

import argparse
import ast
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.utils import timezone

import sync.server
from sync.server.fleet.models import Kiosk
from sync.server.ingest.models import PartOpening
from sync.server.outreach import messages
from sync.server.people.models import Account
from sync.server.requests.models import Request
from tests.integration.sync.server.console.conftest import account, client_of

LOG = "/console/ingest/partopening/"
SERVER = Path(sync.server.__file__).parent
HERE = Path(__file__).parent
DOORS = {"unseal", "open_part", "open_bytes", "open_file"}

# Module that opens -> the test that goes this way and looks for the line (here, or in the named file beside or above).
WAYS = {
    "ingest/opening.py": "test_the_log_tells_who_why_and_when_of_every_way_through_a_page",
    "console/opening.py": "test_the_log_tells_who_why_and_when_of_every_way_through_a_page",
    "console/subject_pages.py": "test_the_log_tells_who_why_and_when_of_every_way_through_a_page",
    "console/requests_admin.py": "test_document_bundle.py::test_a_supervisor_gets_all_documents_in_one_file_and_each_is_recorded",
    "console/review_photos.py": "test_reviews.py::test_the_queue_leads_to_the_photos_and_the_judgement",
    "console/affected_people.py": "test_naming_the_people_of_a_stolen_kiosk_is_a_line_for_each_form",
    "console/exports_admin.py": "test_exports.py::test_words_leave_one_by_one_each_with_its_line_in_the_record",
    "console/subject_requests_admin.py": "test_subject_requests.py::test_the_copy_opens_each_part_with_a_line_and_tells_who_looked_before",
    "people/pin_settings.py": "../test_pin_settings.py::test_fact_and_part_in_either_order_set_the_pin_and_end_the_code",
    "reviews/evidence.py": "../reviews/test_evidence.py::test_each_opening_is_counted_and_none_is_said_to_be_a_persons",
    "own/work_pages.py": "../own/test_work.py::test_own_words_open_with_a_line_in_the_record_and_nobody_elses_open_at_all",
    "outreach/messages.py": "test_a_number_for_a_message_is_read_with_a_line",
    "part_commands.py": "test_the_command_line_leaves_a_line_too",
}
# No part of a fact: pieces of an upload under way, words that were typed as a sign-in ended; sealed to a key that only the
# sender's own visit, or browser, holds.
NO_PART = {"outreach/uploads.py", "own/kept_forms.py"}
# It is handed the way in by `console/subject_requests_admin.py`.
HANDED = {"records/subject_data.py"}


def ways_in() -> Iterator[str]:
    for path in SERVER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in DOORS:
                yield str(path.relative_to(SERVER))


def test_every_way_to_a_part_has_a_test_that_looks_for_its_line() -> None:
    assert set(ways_in()) == set(WAYS) | NO_PART | HANDED
    for named in WAYS.values():
        file, _, name = named.rpartition("::")
        source = (HERE / file).read_text("utf-8") if file else Path(__file__).read_text("utf-8")
        found = next(
            (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == name),
            None,
        )
        assert found is not None, named
        assert "Opening" in ast.unparse(found), f"{named} looks for no line"


def text(answer) -> str:
    return answer.getvalue().decode()


def test_the_log_tells_who_why_and_when_of_every_way_through_a_page(hall, supervisor, administrator) -> None:
    before = timezone.now()
    ways = (
        ("form", "proses", "Mengerjakan permohonan ini: berkas 7"),
        ("presence", "hadir", "Memeriksa kehadiran petugas: berkas 7"),
    )
    for number, (role, purpose, stated) in enumerate(ways, start=1):
        supervisor.post(hall.open_url(role), {"purpose": purpose, "reason": "berkas 7"})
        line = PartOpening.objects.latest("id")
        assert (line.account, line.purpose, line.sha256) == ("supervisor", stated, hall.digest(role))
        assert before <= line.opened_at <= timezone.now()
        assert PartOpening.objects.count() == number
    page = text(administrator.get(LOG))
    for words in (
        "supervisor",
        "Penyelia",
        "Mengerjakan permohonan ini: berkas 7",
        "Balai RW 05 Keputran",
        f"/console/requests/request/{hall.request}/change/",
    ):
        assert words in page
    Account.objects.filter(username="supervisor").delete()
    assert "Tanpa akun" in text(administrator.get(LOG)), "who is gone is still named"


def test_naming_the_people_of_a_stolen_kiosk_is_a_line_for_each_form(hall, supervisor) -> None:
    Kiosk.objects.update(revoked_at=timezone.now(), revoked_why=Kiosk.STOLEN)
    url = f"/console/fleet/kiosk/{hall.kiosk.id}/warga/"
    assert supervisor.get(url).status_code == 200
    assert not PartOpening.objects.exists()
    assert "Siti Contoh" in text(supervisor.post(url))
    (line,) = PartOpening.objects.all()
    assert (line.account, line.sha256) == ("supervisor", hall.digest("form"))
    assert line.purpose


def test_a_number_for_a_message_is_read_with_a_line(hall) -> None:
    messages._answers(Request.objects.get(id=hall.request))
    (line,) = PartOpening.objects.all()
    assert (line.account, line.purpose) == ("kota", messages.PURPOSE)


def test_the_command_line_leaves_a_line_too(hall, city_folder, capfdbinary, monkeypatch) -> None:
    from sync.server import part_commands

    monkeypatch.setenv("LOGNAME", "juru-kunci")
    asked = argparse.Namespace(
        sha256=hall.digest("presence"), identity=city_folder.keys / "city.agekey", purpose="Perintah pengadilan 12/2026"
    )
    part_commands._open(asked)
    assert capfdbinary.readouterr().out.startswith(b"\xff\xd8\xff")
    (line,) = PartOpening.objects.all()
    assert (line.account, line.purpose) == ("juru-kunci", "Perintah pengadilan 12/2026")


@pytest.fixture
def opened(hall) -> list[PartOpening]:
    """One of today, one of ten days ago, and one whose part no fact names any more."""
    now = timezone.now()
    rows = (
        ("ani", hall.digest("form"), "Mengerjakan permohonan ini", now),
        ("budi", hall.digest("presence"), "Memeriksa kehadiran petugas", now - timedelta(days=10)),
        ("juru-kunci", "ab" * 32, "cityserver open", now),
    )
    return [
        PartOpening.objects.create(account=who, sha256=what, purpose=why, opened_at=at) for who, what, why, at in rows
    ]


def test_the_log_is_found_by_day_purpose_hall_and_person(opened, hall, site) -> None:
    client = client_of(account("inspectorate"))

    def shown(query: str) -> set[str]:
        page = text(client.get(f"{LOG}?{query}"))
        return {row.account for row in opened if f">{row.account}<" in page}

    today = timezone.localdate()
    assert shown("") == {"ani", "budi", "juru-kunci"}
    assert shown(f"dari={today}") == {"ani", "juru-kunci"}
    assert shown(f"sampai={today - timedelta(days=1)}") == {"budi"}
    assert shown("keperluan=hadir") == {"budi"}
    assert shown("keperluan=lain") == {"juru-kunci"}
    assert shown(f"balai={site.id}") == {"ani", "budi"}
    assert shown("balai=x") == set()
    assert shown("q=ani") == {"ani"}
    assert shown("dari=kemarin&keperluan=iseng") == {"ani", "budi", "juru-kunci"}


def test_a_supervisor_reads_the_lines_of_the_own_halls_only(opened, supervisor) -> None:
    page = text(supervisor.get(LOG))
    assert ">ani<" in page
    assert ">juru-kunci<" not in page
    Account.objects.get(username="supervisor").sites.clear()
    assert "Belum ada berkas yang dibuka" in text(supervisor.get(LOG))


def test_who_changed_whose_rights_is_told_in_words(site, administrator) -> None:
    made = account("oversight")
    form = {
        "username": "oversight",
        "groups": [g.pk for g in made.groups.all()],
        "sites": [str(site.id)],
        "is_active": "on",
    }
    assert administrator.post(f"/console/people/account/{made.pk}/change/", form).status_code == 302
    page = text(administrator.get("/console/admin/logentry/"))
    for words in ("administrator", "Akun", "oversight", "balai"):
        assert words in page
    assert "Belum ada" in text(administrator.get("/console/admin/logentry/?sampai=2020-01-01"))
    assert LogEntry.objects.count() == 1
    assert client_of(account("supervisor", site)).get("/console/admin/logentry/").status_code == 403
