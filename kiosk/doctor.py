"""`kiosk doctor`: one line for each thing that a kiosk needs, in Indonesian, with what to do when it is not well.

Invariants
- It looks and never repairs; it makes no database, no key and no fact.
- One bad thing does not keep the others from being looked at. Nothing personal is printed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import timedelta

from kiosk import __version__
from kiosk.attention import words
from kiosk.clock_watch import LAST, tick
from kiosk.devices.clock import SystemClock
from kiosk.devices.disk import room_at
from kiosk.devices.machine_state import MachineState, machine_state
from kiosk.doctor_report import MORNING, Line, drawn, report_text, spoken
from kiosk.domain.clock_step import Tick, step_ms
from kiosk.errors import KeyUnreadableError, WorldError
from kiosk.flows.ports import CameraMissingError, StorageBrokenError, StorageFullError
from kiosk.program_told import ProgramTold, read_told
from kiosk.readiness import TROUBLES
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.store.connection import check_version
from kiosk.store.verify import head_findings
from kiosk.unlocking import unlock, vault_of
from sync.engine.answers import keys_of, read_time
from sync.engine.ports import CityBusyError, CityUnreachableError, CityUnreadableError
from sync.protocol.problems import ProblemError

CLOCK_TOLERANCE = timedelta(minutes=5)
LEAST_MEMORY_MB = 300  # below, reading a KTP and a photo at once may end the program

Look = Callable[[], str]


class NotWellError(Exception):
    """What is wrong and what to do, as one Indonesian sentence."""


def main(settings: Settings, *, aloud: bool = False, qr: bool = False) -> int:
    """Prints a line each. 0 when all is well, else 1. `aloud`: the voice says what was found; `qr`: the report to photograph."""
    lines = []
    for line in examine(settings):
        print(line, flush=True)
        lines.append(line)
    print(spoken(lines))
    if aloud:
        print(_line("Suara", lambda: _voice(settings, say=spoken(lines))))
    if qr:
        print(drawn(report(settings, lines)))
    return 0 if all(line.is_well for line in lines) else 1


def report(settings: Settings, lines: Sequence[Line]) -> str:
    """What the QR says."""
    try:
        with unlock(settings) as store:
            identity = store.sync_book.identity()
    except TROUBLES:
        identity = None
    kiosk = "" if identity is None else identity.kiosk
    return report_text(lines, kiosk=kiosk, version=__version__, at=SystemClock().now())


def examine(settings: Settings) -> Iterator[Line]:
    yield _line("SQLite", _sqlite)
    yield _line("Ruang disk", lambda: _disk(settings))
    state = machine_state()
    yield _line("Memori", lambda: _memory(state))
    yield _line("Layar", lambda: _screens(state))
    yield _line("Jaringan", lambda: _network(state))
    yield _line("Penguncian", lambda: _locked(state))
    yield _line("Kamera", lambda: _camera(settings))
    yield _line("Printer", lambda: _printer(settings))
    yield _line("Suara", lambda: _voice(settings))
    yield _line("Model wajah", _face_model)
    yield _line("Pembaca KTP", _card_reader)
    yield _line("Pembaruan", lambda: _program(settings))
    yield _line("Kunci", lambda: _key(settings))
    with ExitStack() as closing:
        store: list[Store] = []
        yield _line("Basis data", lambda: _database(settings, store, closing))
        if store:
            yield _line("Keutuhan berkas", lambda: _whole(store[0]))
            yield _line("Rantai catatan", lambda: _head(store[0]))
            yield _line("Kamera kios", lambda: _which_camera(settings, store[0]))
            yield _line("Jam komputer", lambda: _clock(store[0]))
            yield _line("Pemeriksaan pagi", lambda: _morning(store[0]))
            yield _line("Pendaftaran", lambda: _enrolled(store[0]))
        if store and store[0].is_enrolled():
            yield _line("Pengiriman", lambda: _sending(store[0]))
            yield _line("Sisa epoch lama", lambda: _leftovers(store[0]))
            yield _line("Tanda terima kota", lambda: _receipts(store[0]))
            yield _line("Kota dan jam", lambda: _city(store[0]))


def _line(subject: str, look: Look) -> Line:
    try:
        return Line(subject, is_well=True, sentence=look())
    except NotWellError as trouble:
        return Line(subject, is_well=False, sentence=str(trouble))


def _sqlite() -> str:
    try:
        check_version()
    except StorageBrokenError:
        raise NotWellError("versinya dapat kehilangan catatan; pasang ulang program kios.") from None
    return "versinya aman."


def _disk(settings: Settings) -> str:
    room = room_at(settings.data_dir)
    if room.is_low:
        raise NotWellError(f"tinggal {room.free_mb} MB; kosongkan disk atau panggil teknisi.")
    return f"tersisa {room.free_mb} MB."


def _memory(state: MachineState) -> str:
    if state.memory_mb is None:
        return "tidak terbaca di sistem ini."
    if state.memory_mb < LEAST_MEMORY_MB:
        raise NotWellError(f"sisa {state.memory_mb} MB; nyalakan ulang komputer. Bila berulang, tambah memori.")
    return f"sisa {state.memory_mb} MB."


def _screens(state: MachineState) -> str:
    if state.screens is None:
        return "tidak terbaca di sistem ini."
    if not state.screens:
        raise NotWellError("tidak ada yang tersambung; pasang kabel layarnya, nyalakan layarnya.")
    touch = "dengan sentuhan" if state.has_touch else "tanpa sentuhan, mouse dan papan ketik dipakai"
    return f"{state.screens} tersambung, {touch}."


def _network(state: MachineState) -> str:
    """A hall may have no line at all: then the courier carries, and that is no fault of this machine."""
    if state.has_route is False:
        return "tidak ada jalan ke luar; pencatatan tetap berjalan, catatan dibawa dengan stik atau menunggu kabel dipasang."
    return "tidak terbaca di sistem ini." if state.has_route is None else "ada jalan ke luar."


def _locked(state: MachineState) -> str:
    if state.ways_out is None:
        return "komputer ini bukan kios terpasang, tidak dikunci."
    if state.ways_out:
        raise NotWellError(f"terbuka lagi: {', '.join(state.ways_out)}; jalankan pemasang dari stik sekali lagi.")
    return "jalan keluar dari layar kios tertutup."


def _camera(settings: Settings) -> str:
    try:
        _take_a_frame(settings.camera)
    except ValueError:
        raise NotWellError(
            f"{settings.camera} tidak dikenal; tulis device:0, folder:DIR, file:VIDEO atau none."
        ) from None
    except CameraMissingError:
        raise NotWellError(f"{settings.camera} tidak menjawab; pasang kabelnya lagi atau ganti kamera.") from None
    return f"{settings.camera} memberi gambar."


def _which_camera(settings: Settings, store: Store) -> str:
    """Whether pictures of presence will say that they come from the hall's own camera."""
    from kiosk.camera_watch import CHOSEN
    from kiosk.capture.identity import find
    from kiosk.domain.camera_identity import judged

    try:
        identity = judged(find(settings.camera), store.notes.get(CHOSEN))
    except (CameraMissingError, ValueError):
        raise NotWellError("tidak terpasang; pasang kabelnya.") from None
    if identity.kind == "virtual":
        raise NotWellError("yang terpasang buatan program; lepas programnya, pasang kamera USB.")
    if identity.kind == "unlisted":
        raise NotWellError("belum dipilih atau diganti; jalankan kiosk camera, lalu kiosk camera choose N.")
    return "gambar pengganti untuk peragaan." if identity.kind == "stand_in" else "kamera yang dipilih teknisi."


def _take_a_frame(spec: str) -> None:
    from kiosk.capture.sources import source_of

    source = source_of(spec)
    if source.missing():
        raise CameraMissingError
    source.open("document")
    try:
        source.read()
    finally:
        source.close()


def _printer(settings: Settings) -> str:
    from kiosk.devices.printers import open_printer

    try:
        printer = open_printer(settings.printer)
        if printer is None:
            return "tidak dipakai; warga memfoto layar atau mencatat kodenya."
        printer.look()
    except WorldError as trouble:
        raise NotWellError(str(trouble)) from None
    return f"{settings.printer} siap."


def _face_model() -> str:
    from kiosk.capture.face import face_model_status

    if face_model_status() is not None:
        raise NotWellError("berkasnya hilang atau berubah, wajah tidak diperiksa; pasang ulang program kios.")
    return "ada dan utuh."


def _card_reader() -> str:
    from kiosk.capture.card_reader import ChildCardReader

    if not ChildCardReader().is_there():
        raise NotWellError("tidak terpasang, warga mengetik NIK-nya; pasang ulang program kios.")
    return "terpasang, jalan hanya saat KTP diperlihatkan."


def _program(settings: Settings) -> str:
    """Which version runs, and what the updater found."""
    told = read_told(settings.programs) if settings.programs else ProgramTold()
    if not told.is_well:
        raise NotWellError(told.sentence(__version__))
    return told.sentence(__version__)


def _voice(settings: Settings, *, say: str = "") -> str:
    """Plays nothing unless it is asked to."""
    from kiosk.devices.voice_sound import SpeakerMissingError, speaker_of
    from kiosk.devices.voice_speech import NoSpeechError, is_installed, synthesize

    if settings.sound == "none":
        return "tidak dipakai; warga membaca layar."
    try:
        speaker = speaker_of(settings.sound)
        names = speaker.look()
        if say:
            speaker.play(synthesize(say, "id"), lambda: True)
    except ValueError:
        raise NotWellError(f"{settings.sound} tidak dikenal; tulis device, file:DIR atau none.") from None
    except SpeakerMissingError:
        raise NotWellError("tidak ada pengeras suara, layar tetap melayani; pasang kabelnya.") from None
    except NoSpeechError:
        names = []
    if not is_installed() or not names:
        raise NotWellError("program espeak-ng tidak menjawab, hanya frasa tetap yang terdengar; pasang espeak-ng.")
    return f"{names[0]}, {'headset terpasang, hanya pemakainya mendengar' if speaker.is_private else 'terdengar di balai'}."


RUNG_WORDS = {
    "host_tpm2": "TPM2 dan mesin ini",
    "tpm2": "TPM2",
    "host": "mesin ini, tanpa TPM",
    "dpapi": "Windows DPAPI",
    "file": "berkas biasa; aman selama disk tidak disalin orang. Bila komputer punya TPM, jalankan kiosk keys upgrade",
}


def _key(settings: Settings) -> str:
    vault = vault_of(settings)
    try:
        for name in ("database", "device"):
            if name == "database" or vault.holds(name):
                vault.read(name)
    except KeyUnreadableError as trouble:
        raise NotWellError(str(trouble)) from None
    for path in vault.files():
        if (
            os.name == "posix" and path.stat().st_mode & 0o077
        ):  # on Windows the folder says who may (installer.windows.access)
            raise NotWellError(f"{path} dapat dibaca orang lain; jalankan chmod 600.")
    return f"{RUNG_WORDS[vault.rung]}."


def _database(settings: Settings, opened: list[Store], closing: ExitStack) -> str:
    try:
        store = closing.enter_context(unlock(settings))
        store.check_keys()
    except KeyUnreadableError:
        raise NotWellError("tidak dapat dibuka tanpa kunci.") from None
    except (StorageBrokenError, StorageFullError) as error:
        raise NotWellError(f"tidak terbuka, berkasnya dibiarkan; panggil teknisi. {error}") from None
    opened.append(store)
    return "terbuka."


def _whole(store: Store) -> str:
    """What the kiosk found when it last looked over the whole file; looking now could take minutes."""
    last = store.enrolment_book.integrity()
    if last is None:
        return "belum pernah diperiksa; kios memeriksa sendiri sesudah menyala dan tiap malam."
    at, findings = last
    if findings:
        raise NotWellError(f"ditemukan {findings} kerusakan pada {at}; jangan hapus berkasnya, panggil teknisi.")
    return f"utuh, diperiksa {at}."


def _head(store: Store) -> str:
    try:
        wrong = list(head_findings(store.database))
    except StorageBrokenError as error:
        wrong = [str(error)]
    if wrong:
        raise NotWellError(f"catatan terakhir tidak utuh; jalankan kiosk verify dan panggil teknisi. {wrong[0]}")
    return "catatan terakhir utuh."


def _clock(store: Store) -> str:
    """Whether somebody set it since the kiosk last looked; how right it is, the city says further down."""
    before = Tick.from_text(store.notes.get(LAST))
    if before is None:
        return "belum pernah dibaca; kios membacanya sendiri sesudah menyala."
    step = step_ms(before, tick(SystemClock()))
    if step is not None:
        raise NotWellError(f"baru diubah {step // 1000} detik; setel menurut jam internet, lalu nyalakan lagi kios.")
    return "tidak diubah sejak kios terakhir membacanya."


def _morning(store: Store) -> str:
    """What the kiosk itself found this morning, or the last morning that it ran; the lines here say how it is now."""
    at, _, found = store.notes.get(MORNING).partition("|")
    count, _, subjects = found.partition("|")
    if not at:
        return "belum pernah; kios memeriksa diri sendiri tiap pagi sejak pukul 6."
    return f"{at}: semua baik." if count == "0" else f"{at}: {subjects}."


def _enrolled(store: Store) -> str:
    who = store.book.identity()
    if who is None:
        raise NotWellError("kios belum didaftarkan; jalankan kiosk enrol dengan kode dari kota.")
    box = store.book.outbox()
    left = f" {box.left_behind} catatan dari epoch lama hanya ada di sini, jangan hapus." if box.left_behind else ""
    waiting = f"{box.facts_waiting} catatan dan {box.parts_waiting} berkas menunggu kota."
    return f"{who.site_name}, epoch {who.epoch}; {waiting}{left}"


def _sending(store: Store) -> str:
    """What the agent last saw outlives it."""
    if trouble := words(store.book.outbox().attention):
        raise NotWellError(trouble)
    return "tidak ada yang perlu perhatian."


def _leftovers(store: Store) -> str:
    """What the city refused is told as long as it is only here; what can be sent still follows by itself."""
    if aside := store.sync_book.leftovers_aside():
        told = ", ".join(f"epoch {one.epoch}: {one.facts} catatan ditolak kota ({one.reason})" for one in aside)
        raise NotWellError(f"{told}; catatannya tetap di sini, jangan hapus basis data, hubungi kota.")
    left = store.book.outbox().left_behind
    return f"{left} catatan masih menyusul." if left else "tidak ada."


def _receipts(store: Store) -> str:
    if lost := store.sync_book.forgotten():
        epoch, asked, covered = lost[-1]
        raise NotWellError(
            f"kota meminta lagi catatan {asked} epoch {epoch} yang sudah ditandatanganinya sampai {covered};"
            " laporkan ke kota, tanda terimanya tersimpan sebagai bukti."
        )
    return "kota memegang semua yang pernah ditandatanganinya."


def _city(store: Store) -> str:
    from sync.client.city_http import API, ask_time
    from sync.client.wire import Wire

    identity = store.sync_book.identity()
    assert identity is not None
    nonce = store.sync_book.head().digest
    wire = Wire()
    try:
        told = ask_time(wire, identity.city_url + API, nonce)
        city_time = read_time(told, nonce=nonce, resolve=keys_of(store.sync_book.configuration()))
    except CityUnreadableError:
        raise NotWellError("jawabannya bukan dari kota yang mendaftarkan kios; periksa alamat dan jaringan.") from None
    except (CityUnreachableError, CityBusyError, ProblemError):
        raise NotWellError("belum terjangkau; periksa jaringan, pencatatan tetap berjalan.") from None
    finally:
        wire.close()
    if abs(city_time - SystemClock().now()) > CLOCK_TOLERANCE:
        raise NotWellError("terjangkau, tetapi jam kios meleset lebih dari lima menit; setel jam komputer.")
    return "terjangkau, jam kios cocok."
