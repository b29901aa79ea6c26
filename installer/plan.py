"""From facts about a machine and a technician's wishes to what will be done, in order. Pure: reads nothing, does nothing.

Invariants
- The same facts and wishes give the same plan; a plan for a machine that is installed already has the same steps, and each
  of them says by itself that there is nothing to do.
- A plan with a refusal has no step: first what must be mended is told, all of it at once.
- The hall is locked down last: until the kiosk is enrolled and its services stand, a technician keeps every way in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from installer.facts import MachineFacts
from installer.layout import (
    AGENT,
    ASK_ENROLLED,
    DATA,
    FIREWALL,
    KEY_FILE,
    KIOSK,
    PACKAGE,
    SESSION,
    SETTINGS,
    UPDATE_ROOT,
)
from installer.lockdown import lockdown
from installer.steps import Step
from installer.steps.commands import CommandStep, EnrolStep, PackageStep, UnitsStep
from installer.steps.files import FileStep, LinkStep

MIN_MEMORY_MB = 3_400  # a PC of 4 GB whose graphics took their part
MIN_FREE_MB = 3_000  # the package unpacked, and room for the hall's first weeks
# Built against glibc 2.36: the oldest releases that have it.
OLDEST = {"debian": 12, "ubuntu": 24}
_RELEASE = re.compile(r"([0-9]{1,3})(?:\.[0-9]{1,3})?", re.ASCII)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]{1,253}(?:/[A-Za-z0-9._~/-]{0,100})?", re.ASCII)
_SPEC = re.compile(r"[A-Za-z0-9:./_-]{1,200}", re.ASCII)
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Asia/Pontianak")


@dataclass(frozen=True, slots=True)
class Wishes:
    """`package_file` and `offered` are what lies on the stick. `ticket` is the enrolment sheet's QR; "" leaves the kiosk
    to be enrolled later. `city` is the only address that the firewall lets the kiosk reach; a ticket names it too,
    and `root`, the SHA-256 of its key, with which a typed code alone is enough. `update_root` is the signed list of who
    may sign updates, as JSON; "": this kiosk takes none. Empty
    devices are chosen at the kiosk's own screen. `dpi` 0: what the first screen says of itself. `keep_desktop`: a PC for training, not for a hall.
    """

    package_file: str = ""
    offered: str = ""
    ticket: str = field(default="", repr=False)
    city: str = ""
    root: str = ""
    update_root: str = ""
    camera: str = ""
    printer: str = ""
    dpi: int = 0
    screen: str = ""
    zone: str = "Asia/Jakarta"
    keep_desktop: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """`cautions` do not stop anything; the technician reads them first."""

    steps: tuple[Step, ...] = ()
    refusals: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()


def plan(facts: MachineFacts, wishes: Wishes) -> Plan:
    refusals = tuple(_refusals(facts, wishes))
    if refusals:
        return Plan(refusals=refusals)
    return Plan(steps=tuple(_steps(facts, wishes)), cautions=tuple(_cautions(facts, wishes)))


def is_older(version: str, other: str) -> bool:
    """Of versions as we number packages (1.4.0, 1.4.0-1, 1.4.0~rc1); for anything finer dpkg itself refuses."""
    return _parts(version) < _parts(other)


def _parts(version: str) -> tuple[tuple[int, int], ...]:
    """A tilde sorts before nothing at all, as in Debian Policy 5.6.12."""
    words = re.findall(r"~|[0-9]+", version)
    return (*((-1, 0) if word == "~" else (1, int(word)) for word in words), (0, 0))


# --- what stands in the way ------------------------------------------------------------------------------------------


def _refusals(facts: MachineFacts, wishes: Wishes) -> Iterator[str]:
    if not facts.is_administrator:
        yield "Jalankan sebagai administrator: tulis sudo di depan perintahnya."
    yield from _unfit_system(facts)
    if facts.memory_mb < MIN_MEMORY_MB:
        yield f"Memori hanya {facts.memory_mb} MB; kios perlu 4 GB. Tambah memori atau pakai komputer lain."
    if facts.free_mb < MIN_FREE_MB and not facts.installed:
        yield f"Disk tersisa {facts.free_mb} MB; kosongkan sampai paling sedikit {MIN_FREE_MB} MB."
    yield from _unfit_package(facts, wishes)
    for spec, word in ((wishes.camera, "kamera"), (wishes.printer, "printer"), (wishes.screen, "layar")):
        if spec and not _SPEC.fullmatch(spec):
            yield f"Pilihan {word} tidak dikenal: {spec[:40]!r}. Pilih lagi dari daftar."
    yield from _unfit_city(wishes)
    if wishes.dpi and not 40 <= wishes.dpi <= 400:
        yield f"Kerapatan layar {wishes.dpi} dpi di luar 40 sampai 400; ukur lagi lebar layarnya."
    if wishes.zone not in ZONES:
        yield f"Zona waktu {wishes.zone[:40]!r} tidak dikenal; pilih {', '.join(ZONES)}."


def _unfit_city(wishes: Wishes) -> Iterator[str]:
    if (wishes.city or wishes.ticket) and not _ADDRESS.fullmatch(city_of(wishes)):
        yield "Alamat kota tidak dikenal; pakai lembar pendaftaran dari konsol kota, atau tulis seperti https://balai.contoh.go.id."
    if (root := _ticket(wishes)[1] or wishes.root) and not re.fullmatch("[0-9a-f]{64}", root, re.ASCII):
        yield "Sidik kunci kota harus 64 huruf dan angka; salin lagi dari konsol kota."
    if wishes.update_root and not _is_root(wishes.update_root):
        yield "Berkas update-root.json di stik rusak atau bukan dari kota; salin lagi."


def _is_root(text: str) -> bool:
    """By its form; the updater verifies it."""
    try:
        return bool(json.loads(text)["signed"]["_type"] == "root")
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def _unfit_system(facts: MachineFacts) -> Iterator[str]:
    oldest, release = OLDEST.get(facts.system), _RELEASE.fullmatch(facts.version)
    if oldest is None:
        yield "Sistem ini bukan Debian atau Ubuntu; untuk Windows pakai BalaiKios-Setup.exe dari stik yang sama."
    elif release is None or int(release[1]) < oldest:
        yield f"{facts.system.title()} {facts.version} terlalu lama; pasang {facts.system.title()} {oldest} atau yang lebih baru."
    if facts.processor not in {"x86_64", "AMD64"}:
        yield f"Prosesor {facts.processor} belum didukung; pakai komputer Intel atau AMD 64-bit."
    if not facts.has_systemd:
        yield "Sistem ini tidak memakai systemd; pasang Debian atau Ubuntu yang biasa."


def _unfit_package(facts: MachineFacts, wishes: Wishes) -> Iterator[str]:
    if not wishes.package_file and not facts.installed:
        yield "Berkas paket kios tidak ada; jalankan dari stik pemasang, atau sebutkan --package."
    elif facts.installed and wishes.offered and is_older(wishes.offered, facts.installed):
        yield (
            f"Terpasang versi {facts.installed}, lebih baru dari {wishes.offered} di stik; pakai stik yang lebih baru."
            " Untuk kembali ke versi sebelumnya pakai menu pembaruan, bukan pemasangan."
        )


def _cautions(facts: MachineFacts, wishes: Wishes) -> Iterator[str]:
    if not facts.has_tpm:
        yield "Tidak ada TPM: kunci disimpan terikat mesin ini saja. Nyalakan TPM di BIOS bila ada."
    if not facts.secure_boot:
        yield "Secure Boot mati: nyalakan di BIOS, lalu pasang kata sandi BIOS."
    if not facts.screens:
        yield "Tidak ada layar yang terbaca: sambungkan layar sebelum kios dinyalakan."
    if not city_of(wishes):
        yield "Alamat kota belum diketahui: dinding api menutup kios dari jaringan sampai kios didaftarkan dari stik ini."
    if not wishes.ticket and not facts.is_enrolled:
        yield "Belum ada kode pendaftaran: kios terpasang, tetapi belum mencatat untuk kota sampai didaftarkan."
    if facts.desktop and not wishes.keep_desktop:
        yield f"Meja kerja ({facts.desktop}) tidak dibuka lagi saat menyala; berkasnya tidak dihapus."


# --- what will be done -----------------------------------------------------------------------------------------------


def _steps(facts: MachineFacts, wishes: Wishes) -> Iterator[Step]:
    version = wishes.offered or facts.installed
    yield PackageStep(
        "package",
        f"Memasang program kios versi {version} dari stik.",
        "Program kios tidak terpasang utuh; periksa ruang disk, lalu ulangi pemasangan dari stik.",
        PACKAGE,
        version,
        file=wishes.package_file,
    )
    yield LinkStep(
        "zone",
        f"Menyetel zona waktu {wishes.zone}.",
        f"Zona waktu bukan {wishes.zone}; ulangi pemasangan.",
        "/etc/localtime",
        f"/usr/share/zoneinfo/{wishes.zone}",
    )
    yield FileStep(
        "settings",
        f"Mencatat pilihan balai: kamera {wishes.camera or 'dipilih di layar'}, printer {wishes.printer or 'dipilih di layar'},"
        f" layar {f'{dpi_of(facts, wishes)} dpi' if dpi_of(facts, wishes) else 'diukur di layar'}.",
        "Pilihan kamera, printer atau layar berubah dari catatan pemasangan; ulangi pemasangan.",
        SETTINGS,
        settings_text(facts, wishes),
        then=("systemctl", "start", FIREWALL),
    )
    if wishes.update_root:
        yield FileStep(
            "update-root",
            "Mencatat siapa yang boleh menandatangani pembaruan.",
            "Daftar penanda tangan pembaruan berubah; ulangi pemasangan dari stik kota.",
            UPDATE_ROOT,
            wishes.update_root,
        )
    if wishes.ticket or facts.is_enrolled:
        yield enrolment(wishes.ticket)
        yield keys()
    yield UnitsStep(
        "services",
        "Menyalakan layar kios dan pengirimannya setiap komputer menyala.",
        "Layanan kios tidak berjalan; nyalakan ulang komputer. Bila tetap mati, jalankan journalctl -u balai-kiosk.",
        (FIREWALL, AGENT, SESSION),
    )
    if not wishes.keep_desktop:
        yield from lockdown()


def city_of(wishes: Wishes) -> str:
    """The ticket's word counts: it is what the kiosk will enrol with. Its form: `sync.protocol.enrolment_ticket`."""
    return _ticket(wishes)[0] or wishes.city


def _ticket(wishes: Wishes) -> tuple[str, str]:
    """(address, root) as the ticket says them."""
    words = wishes.ticket.strip().split(".", 4)
    return (words[4], words[3]) if len(words) == 5 and words[:2] == ["BALAI1", "daftar"] else ("", "")


def dpi_of(facts: MachineFacts, wishes: Wishes) -> int:
    """The wish, else what the chosen or first screen says, else 0."""
    if wishes.dpi:
        return wishes.dpi
    chosen = [screen for screen in facts.screens if screen.connector == wishes.screen] or list(facts.screens)
    return chosen[0].dpi if chosen and 40 <= chosen[0].dpi <= 400 else 0


def settings_text(facts: MachineFacts, wishes: Wishes) -> str:
    lines = {
        "KIOSK_DATA": DATA,
        "KIOSK_KEY_FILE": KEY_FILE,
        "KIOSK_CITY": city_of(wishes),
        "KIOSK_CITY_ROOT": _ticket(wishes)[1] or wishes.root,
        "KIOSK_CAMERA": wishes.camera,
        "KIOSK_PRINTER": wishes.printer,
        "KIOSK_DPI": str(dpi_of(facts, wishes) or ""),
        "KIOSK_SCREEN": wishes.screen,
    }
    return "# Pilihan balai ini; ditulis oleh pemasang.\n" + "".join(
        f"{name}={value}\n" for name, value in lines.items()
    )


def as_root(*command: str) -> tuple[str, ...]:
    """The package's own command gives what root made to the kiosk's account."""
    return (KIOSK, *command, "--data", DATA, "--key-file", KEY_FILE)


def enrolment(ticket: str) -> EnrolStep:
    return EnrolStep(
        "enrol",
        "Mendaftarkan kios ke kota dengan kode dari lembar pendaftaran.",
        "Kios belum terdaftar; minta lembar pendaftaran baru dari kota, lalu ulangi.",
        ASK_ENROLLED,
        as_root("enrol"),
        ticket,
    )


def keys() -> CommandStep:
    return CommandStep(
        "keys",
        "Memindahkan kunci ke tempat paling aman di komputer ini (TPM bila ada).",
        "Kunci belum di tempat terbaik; jalankan sudo kiosk keys upgrade.",
        as_root("keys", "best"),
        as_root("keys", "upgrade"),
    )
