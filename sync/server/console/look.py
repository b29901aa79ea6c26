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

_CITY_MONTH = ("indices.view_officermonth", "fleet.see_every_site")
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


def _page(title: str, icon: str, name: str, permission: str) -> dict[str, Any]:
    return {"title": title, "icon": icon, "link": reverse_lazy(f"admin:{name}"), "permission": _may(permission)}


def _is_at_concerns(request: HttpRequest) -> bool:
    """The leaders' list below it has an entry of its own."""
    return request.path.startswith("/console/concerns/concern/") and not request.path.endswith("/pimpinan/")


def _is_at_applications(request: HttpRequest) -> bool:
    here = request.path.removeprefix("/console/flexible/application/")
    return here != request.path and not here.startswith(("rota/", "siapa-di-mana/", "rekap/"))


UNFOLD = {
    "SIDEBAR": {
        "navigation": [
            {
                "title": "Pelayanan",
                "items": [
                    {"title": "Hari ini", "icon": "home", "link": reverse_lazy("admin:index")},
                    {
                        "title": "Halaman saya",
                        "icon": "user",
                        "link": reverse_lazy("own-today"),
                        "permission": lambda request: getattr(request.user, "officer_id", None) is not None,
                    },
                    _item("Permohonan", "list", "requests", "request"),
                    _item("Kompensasi", "calendar", "deadlines", "laterequest"),
                    _item("Kehadiran", "user", "people", "presence"),
                    _item("Periksa kehadiran", "eye", "reviews", "reviewcase"),
                    _item("Sasaran kerja (SKP)", "okc", "performance", "goal"),
                    _item("Rencana kerja", "calendar", "performance", "plan"),
                    _item("Tugas tim", "hand", "performance", "teamtask"),
                    _item("Catatan kerja", "pencil", "performance", "workentry"),
                    _item("Pola kerja", "eye", "performance", "surface"),
                    _item("Keberatan", "info", "performance", "objection"),
                    _item("Angka petugas", "list", "indices", "officermonth"),
                    _item("Rekomendasi bertanda tangan", "check", "recommendations", "monthsignature"),
                    _item("Berkas penggajian", "disk", "recommendations", "payrollfile"),
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
                "title": "Indeks dan jabatan",
                "items": [
                    _item("Penghitungan indeks", "list", "indices", "run"),
                    _item("Keputusan hari kerja", "calendar", "indices", "dayruling"),
                    _item("Cuti", "calendar", "leave", "leave"),
                    _item("Penilaian perilaku", "hand", "indices", "behaviourrating"),
                    _item("Hukuman disiplin", "warn", "indices", "sanction"),
                    _item("Jabatan petugas", "user", "organisation", "appointment"),
                ],
            },
            {
                "title": "Kerja fleksibel",
                "items": [
                    _item("Pengajuan", "home", "flexible", "application") | {"active": _is_at_applications},
                    _page("Rota mingguan", "calendar", "flexible_application_rota", "flexible.see_board"),
                    _page("Siapa di mana", "pin", "flexible_application_board", "flexible.see_board"),
                    _page("Rekap bulanan", "list", "flexible_application_recap", "flexible.see_board"),
                    _item("Aturan fleksibel", "list", "flexible", "regionchoice"),
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
                "title": "Merit dan efisiensi",
                "items": [
                    _page("Laporan bulanan kota", "city", "city_month", "indices.view_officermonth")
                    | {"permission": lambda request: request.user.has_perms(_CITY_MONTH)},
                    _page("Indikator kinerja", "list", "merit_kpi", "merit.view_kpitarget"),
                    _page("Efisiensi belanja", "free", "merit_efficiency", "merit.view_spending"),
                    _page("Denyut pegawai", "hand", "merit_pulse", "merit.view_pulsecell"),
                    _page("Talenta", "user", "merit_talent", "merit.view_assessment"),
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
                    _item("Aturan indeks", "list", "indices", "indexruleedition"),
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
