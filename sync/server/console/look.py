"""How Unfold is set up for us: name, mark and navigation. Colours are in static/console/console.css, from the tokens.

Unfold's own pages evaluate expressions in the browser (Alpine), which a policy without `unsafe-eval` forbids. So the console
uses Unfold's site, admin classes and navigation, and draws its pages with templates of its own that need no script.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy

TEMPLATES_FOLDER = Path(__file__).parent / "templates"


def static_folders() -> list[tuple[str, str]]:
    """The product's mark, and its typeface where it is installed (Unfold's Inter stands in)."""
    folders = [("art", str(resources.files("assets").joinpath("art")))]
    font = find_spec("fontpkg_lexend")
    if font is not None and font.origin is not None:
        folders.append(("lexend", str(Path(font.origin).parent / "files")))
    return folders


def _may(permission: str) -> Callable[[HttpRequest], bool]:
    return lambda request: bool(request.user.has_perm(permission))


def _item(title: str, icon: str, app: str, model: str) -> dict[str, Any]:
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(f"admin:{app}_{model}_changelist"),
        "permission": _may(f"{app}.view_{model}"),
    }


def _is_at_concerns(request: HttpRequest) -> bool:
    """The leaders' list below it has an entry of its own."""
    return request.path.startswith("/console/concerns/concern/") and not request.path.endswith("/pimpinan/")


UNFOLD = {
    "SITE_TITLE": "Balai RW Surabaya",
    "SITE_HEADER": "Balai RW Surabaya",
    "SIDEBAR": {
        "navigation": [
            {
                "title": "Pelayanan",
                "items": [
                    {"title": "Hari ini", "icon": "home", "link": reverse_lazy("admin:index")},
                    _item("Permohonan", "list", "requests", "request"),
                    _item("Kompensasi", "calendar", "deadlines", "laterequest"),
                    _item("Kehadiran", "user", "people", "presence"),
                    _item("Periksa kehadiran", "eye", "reviews", "reviewcase"),
                    _item("Rencana kerja", "calendar", "performance", "plan"),
                    _item("Catatan kerja", "pencil", "performance", "workentry"),
                    _item("Keberatan", "info", "performance", "objection"),
                    _item("Pengaduan dan masalah", "bell", "concerns", "concern") | {"active": _is_at_concerns},
                    {
                        "title": "Daftar pimpinan",
                        "icon": "megaphone",
                        "link": reverse_lazy("admin:concerns_concern_escalated"),
                        "permission": _may("concerns.see_escalated"),
                    },
                    _item("Pertanyaan ke dinas", "megaphone", "requests", "referral"),
                ],
            },
            {
                "title": "Warga di luar balai",
                "items": [
                    _item("Berkas dari HP", "photo", "outreach", "phonepaper"),
                    _item("Pesan ke warga", "sending", "outreach", "message"),
                    {"title": "Papan pengumuman", "icon": "printer", "link": reverse_lazy("boards")},
                ],
            },
            {
                "title": "Balai dan kios",
                "items": [
                    _item("Balai", "city", "fleet", "site"),
                    _item("Kios", "wifi", "fleet", "kiosk"),
                    _item("Petugas", "hand", "people", "officer"),
                    _item("Buka kunci petugas", "lock", "people", "unlock"),
                    _item("Kurir", "disk", "courier", "courierbundle"),
                    _item("Karantina", "warn", "ingest", "quarantinedfact"),
                ],
            },
            {
                "title": "Data pribadi",
                "items": [
                    _item("Ekspor", "disk", "records", "export"),
                    _item("Hak subjek data", "hand", "records", "subjectrequest"),
                    _item("Insiden data", "warn", "records", "incident"),
                    {
                        "title": "Jadwal simpan",
                        "icon": "calendar",
                        "link": reverse_lazy("admin:records_retentionrule_schedule"),
                        "permission": _may("records.view_retentionrule"),
                    },
                    _item("Pemusnahan", "close", "records", "destruction"),
                    _item("Penahanan", "lock", "records", "hold"),
                    {
                        "title": "Penilaian dampak",
                        "icon": "info",
                        "link": reverse_lazy("admin:records_retentionrule_impact"),
                        "permission": _may("records.view_retentionrule"),
                    },
                ],
            },
            {
                "title": "Aturan",
                "items": [
                    _item("Katalog layanan", "list", "publishing", "catalogueedition"),
                    _item("Kalender kerja", "calendar", "publishing", "calendaredition"),
                    _item("Jam buka balai", "clock", "publishing", "hallhours"),
                ],
            },
            {
                "title": "Pengawasan",
                "items": [
                    _item("Pembukaan berkas", "eye", "ingest", "partopening"),
                    _item("Pembukaan otomatis", "photo", "reviews", "automaticopening"),
                    _item("Kode pendaftaran", "key", "fleet", "enrolmentcode"),
                    _item("Aturan kehadiran", "pencil", "reviews", "presencepolicy"),
                    _item("Akun", "lock", "people", "account"),
                    _item("Catatan perubahan", "list", "admin", "logentry"),
                    _item("Organisasi", "city", "people", "unit"),
                    _item("Kemampuan kios", "shift", "organisation", "capabilityswitch"),
                ],
            },
        ]
    },
}
