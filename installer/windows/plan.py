"""From facts about a Windows PC and a technician's wishes to steps, in order. Pure; `installer.apply` carries them out.

Invariants
- The kiosk's account, its folders and its services come first, enrolment after them, the lockdown last: until all else
  stands, a technician keeps every way in.
- A plan with a refusal has no step.
- What this edition does not have is left out and told, never tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from installer.plan import MIN_FREE_MB, MIN_MEMORY_MB, Plan
from installer.steps import Step
from installer.steps.commands import CommandStep, EnrolStep
from installer.steps.files import FileStep
from installer.windows import session_files as files
from installer.windows.facts import WindowsFacts
from installer.windows.lockdown import lockdown, user_shell
from installer.windows.places import ALONE, CONSOLE_PROGRAM, DATA, KEYS, PROGRAM_FILES, SETTINGS

OLDEST_BUILD = 17_763  # Windows 10 1809, the first with all that is used here
SESSIONS = ("auto", "shell", "launcher", "assigned", "none")


@dataclass(frozen=True, slots=True)
class WindowsWishes:
    """`ticket` is the enrolment sheet's QR, `city` the address in it; "" leaves the kiosk to be enrolled later."""

    ticket: str = field(default="", repr=False)
    city: str = ""
    camera: str = "device:0"
    printer: str = "none"
    session: str = "auto"
    keep_desktop: bool = False


def plan(facts: WindowsFacts, wishes: WindowsWishes) -> Plan:
    refusals = tuple(_refusals(facts, wishes))
    if refusals:
        return Plan(refusals=refusals)
    return Plan(steps=tuple(_steps(facts, wishes)), cautions=tuple(_cautions(facts, wishes)))


def _refusals(facts: WindowsFacts, wishes: WindowsWishes) -> Iterator[str]:
    if not facts.is_administrator:
        yield "Jalankan pemasang sebagai administrator: klik kanan, lalu Run as administrator."
    if facts.build < OLDEST_BUILD:
        yield "Windows ini terlalu lama; pasang Windows 10 versi 1809 atau yang lebih baru."
    if facts.memory_mb < MIN_MEMORY_MB:
        yield f"Memori hanya {facts.memory_mb} MB; kios perlu 4 GB. Tambah memori atau pakai komputer lain."
    if facts.free_mb < MIN_FREE_MB:
        yield f"Disk tersisa {facts.free_mb} MB; kosongkan sampai paling sedikit {MIN_FREE_MB} MB."
    if wishes.session not in SESSIONS:
        yield f"Pilihan layar {wishes.session[:20]!r} tidak dikenal; pilih {', '.join(SESSIONS)}."
    elif wishes.session == "launcher" and not facts.has_shell_launcher:
        yield "Shell Launcher hanya ada di Windows Enterprise, Education dan IoT; pilih auto."
    elif wishes.session == "assigned" and not facts.has_assigned_access:
        yield "Assigned Access tidak bisa dipakai di Windows ini; pilih auto."


def _cautions(facts: WindowsFacts, wishes: WindowsWishes) -> Iterator[str]:
    if not facts.has_shell_launcher and not wishes.keep_desktop:
        yield "Windows ini tanpa Shell Launcher dan penyaring tombol: Ctrl+Alt+Del dan Alt+Tab tetap ada. Lepas papan ketik biasa."
    if not wishes.ticket:
        yield "Belum ada kode pendaftaran: kios terpasang, tetapi belum mencatat untuk kota sampai didaftarkan."
    if not wishes.city:
        yield "Alamat kota belum diketahui: sambungan keluar dibatasi sesudah kios terdaftar."
    if wishes.keep_desktop:
        yield "Meja kerja Windows dibiarkan: ini komputer latihan, bukan untuk balai."


def _steps(facts: WindowsFacts, wishes: WindowsWishes) -> Iterator[Step]:
    yield FileStep(
        "settings",
        f"Mencatat pilihan balai: kamera {wishes.camera}, printer {wishes.printer}.",
        "Pilihan kamera atau printer berubah dari catatan pemasangan; ulangi pemasangan.",
        f"/{SETTINGS}",
        settings_text(wishes),
        0o666,  # Windows knows no other; who may write it is said by the folder
    )
    yield thing(
        "account", "Membuat akun kios tanpa kata sandi yang diketahui orang.", "Akun kios belum ada; ulangi pemasangan."
    )
    yield thing(
        "folders", "Membuat map catatan dan kunci yang hanya dibaca kios.", "Izin map kios berubah; ulangi pemasangan."
    )
    yield thing(
        "services", "Mendaftarkan layanan pengirim dan pembaruan.", "Layanan kios belum terdaftar; ulangi pemasangan."
    )
    if wishes.ticket:
        yield enrolment(wishes.ticket)
    yield thing(
        "running", "Menyalakan layanan kios.", "Layanan kios tidak berjalan; nyalakan ulang komputer, lalu ulangi."
    )
    yield thing(
        "outbound", "Membatasi sambungan keluar kios ke kota saja.", "Sambungan keluar terbuka; ulangi pemasangan."
    )
    if not wishes.keep_desktop:
        yield from _hall(facts, wishes)


def _hall(facts: WindowsFacts, wishes: WindowsWishes) -> Iterator[Step]:
    session = facts.session(wishes.session)
    if session == "launcher":
        yield bridge("ShellLauncher", "launcher", files.shell_launcher(), files.SHELL_PROFILE)
        yield feature("Client-KeyboardFilter", "keyboard-filter-feature")
        yield keyboard_filter()
    elif session == "assigned":
        yield bridge("Configuration", "assigned", files.assigned_access(), files.ASSIGNED_PROFILE)
    elif session == "shell":
        yield user_shell()
    yield from lockdown(has_keyboard_filter=session == "launcher")


def thing(name: str, sentence: str, mend: str) -> CommandStep:
    """Of `installer.windows.pc`, by the Python that was installed."""
    return CommandStep(name, sentence, mend, *(do(name, verb) for verb in ("look", "act", "back")))


def do(name: str, verb: str) -> tuple[str, ...]:
    return (str(PROGRAM_FILES / "python" / "python.exe"), *ALONE, "-m", "installer.windows", "do", name, verb)


def enrolment(ticket: str) -> EnrolStep:
    kiosk, where = str(PROGRAM_FILES / CONSOLE_PROGRAM), ("--data", str(DATA), "--key-file", str(KEYS / "kiosk.dbkey"))
    return EnrolStep(
        "enrol",
        "Mendaftarkan kios ke kota dengan kode dari lembar pendaftaran.",
        "Kios belum terdaftar; minta lembar pendaftaran baru dari kota, lalu ulangi.",
        (kiosk, "passport", "--enrolled", *where),
        (kiosk, "enrol", *where),
        ticket,
    )


def bridge(node: str, name: str, xml: str, profile: str) -> CommandStep:
    return CommandStep(
        name,
        f"Membuka kios sebagai satu-satunya layar akun kios ({'Shell Launcher' if name == 'launcher' else 'Assigned Access'}).",
        "Windows menolak setelan layar kios; pasang pembaruan Windows, nyalakan ulang, lalu ulangi. Atau pilih /SESSION=shell.",
        files.as_system(files.bridge_is(node, profile)),
        files.as_system(files.bridge(node, xml)),
        files.as_system(files.bridge(node, "")),
    )


def feature(feature_name: str, name: str) -> CommandStep:
    state = f"(Get-WindowsOptionalFeature -Online -FeatureName {feature_name}).State"
    return CommandStep(
        name,
        "Menyalakan penyaring tombol Windows.",
        "Penyaring tombol belum menyala; nyalakan ulang komputer, lalu jalankan pemasang lagi.",
        files.powershell(f"if({state} -in 'Enabled','EnablePending'){{exit 0}};exit 1"),
        files.powershell(
            f"Enable-WindowsOptionalFeature -Online -All -NoRestart -FeatureName {feature_name}|Out-Null;exit 0"
        ),
        files.powershell(
            f"Disable-WindowsOptionalFeature -Online -NoRestart -FeatureName {feature_name}|Out-Null;exit 0"
        ),
    )


def keyboard_filter() -> CommandStep:
    return CommandStep(
        "keyboard-filter",
        "Menutup tombol pintas Windows untuk akun kios.",
        "Penyaring tombol menunggu komputer dinyalakan ulang; nyalakan ulang, lalu jalankan pemasang lagi.",
        files.powershell(files.keyboard_filter_is_on()),
        files.powershell(files.keyboard_filter(blocked=True)),
        files.powershell(files.keyboard_filter(blocked=False)),
    )


def settings_text(wishes: WindowsWishes) -> str:
    lines = {"KIOSK_CAMERA": wishes.camera, "KIOSK_PRINTER": wishes.printer, "KIOSK_CITY": wishes.city}
    return "# Pilihan balai ini; ditulis oleh pemasang.\n" + "".join(
        f"{name}={value}\n" for name, value in lines.items()
    )
