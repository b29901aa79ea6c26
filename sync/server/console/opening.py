"""Opening one sealed part in the browser: a stated purpose, a line in the record, then the content, once, in memory.

Invariants
- Who asks holds the permission by name and the hall is one of theirs; the right to see a list is not the right to open.
- The line in `PartOpening` is committed before a byte of the content leaves; if it cannot be written, nothing is shown.
- The content is in the answer to a POST, never under an address of its own; it may not be stored (`no-store`).
- Parts sealed to the inspectorate (set 2) are refused before anything is read.
"""

from __future__ import annotations

import base64
import logging
from dataclasses import dataclass, field

from django import forms

from sync.rules.service import Service
from sync.server.console.form_reading import Answer, WrongFormError, read_form, read_words
from sync.server.console.sealed_files import SealedFile
from sync.server.ingest.opening import open_part, operations_identity
from sync.server.ingest.parts_store import StoreUnreachableError
from sync.trust.sealing import CannotOpenError

logger = logging.getLogger(__name__)

PURPOSES = (
    ("proses", "Mengerjakan permohonan ini"),
    ("lengkap", "Memeriksa kelengkapan berkas"),
    ("hadir", "Memeriksa kehadiran petugas"),
    ("kerja", "Memeriksa catatan kerja petugas"),
    ("keberatan", "Memeriksa keberatan petugas"),
    ("aduan", "Menindaklanjuti pengaduan"),
    ("warga", "Permintaan warga atas datanya sendiri"),
    ("hukum", "Kewajiban hukum"),
)
_JPEG = b"\xff\xd8\xff"


class RefusedError(Exception):
    """A sentence for the page, and the HTTP status it comes with."""

    def __init__(self, words: str, status: int) -> None:
        super().__init__(words)
        self.words, self.status = words, status


class PurposeForm(forms.Form):
    purpose = forms.ChoiceField(label="Keperluan", choices=[("", "Pilih keperluan"), *PURPOSES])
    reason = forms.CharField(
        label="Alasan",
        max_length=140,
        required=False,
        help_text="Tidak wajib, kecuali untuk kewajiban hukum. Jangan menulis nama, NIK, atau nomor HP di sini.",
    )

    def clean(self) -> dict[str, str]:
        cleaned = super().clean() or {}
        if cleaned.get("purpose") == "hukum" and not cleaned.get("reason"):
            self.add_error("reason", "Sebutkan dasar hukumnya.")
        return cleaned

    def stated(self) -> str:
        """As it stands in the record of openings."""
        words = dict(PURPOSES)[self.cleaned_data["purpose"]]
        reason = self.cleaned_data["reason"]
        return f"{words}: {reason}" if reason else words


@dataclass(frozen=True, slots=True)
class Content:
    """One of the three; the others are None."""

    image: str | None = field(default=None, repr=False)  # a data: address
    answers: list[Answer] | None = field(default=None, repr=False)
    text: str | None = field(default=None, repr=False)


def refuse_unopenable(file: SealedFile) -> None:
    """Raises RefusedError for what cannot be opened here whoever asks."""
    if file.state == "elsewhere":
        raise RefusedError("Berkas ini disegel untuk Inspektorat. Di sini tidak ada kunci yang dapat membukanya.", 403)
    if file.state == "destroyed":
        raise RefusedError("Berkas ini sudah dimusnahkan karena masa simpannya berakhir atau atas permintaan.", 410)
    if file.state == "awaited":
        raise RefusedError(f"{file.awaited_words}.", 404)


def open_file(file: SealedFile, *, account: str, purpose: str, subject: str, service: Service | None) -> Content:
    """Leaves its line in the record first. Raises RefusedError."""
    return _content(open_bytes(file, account=account, purpose=purpose), file, subject=subject, service=service)


def open_bytes(file: SealedFile, *, account: str, purpose: str) -> bytes:
    """The same without a page around it. Raises RefusedError."""
    refuse_unopenable(file)
    try:
        return open_part(file.sha256, operations_identity(), account=account, purpose=purpose)
    except FileNotFoundError:
        raise RefusedError("Berkas atau kunci kota tidak ditemukan. Hubungi administrator.", 404) from None
    except StoreUnreachableError as error:
        logger.error("%s", error)  # noqa: TRY400 - the sentence says what to do; where it happened does not help
        raise RefusedError("Penyimpanan berkas sedang tidak menjawab. Coba lagi beberapa menit lagi.", 503) from None
    except CannotOpenError:
        raise RefusedError(
            "Berkas ini tidak tersegel untuk kunci kota, atau rusak. Hubungi administrator.", 422
        ) from None


def _content(plain: bytes, file: SealedFile, *, subject: str, service: Service | None) -> Content:
    if file.media == "image/jpeg" and plain.startswith(_JPEG):
        return Content(image=f"data:image/jpeg;base64,{base64.b64encode(plain).decode()}")
    if file.media == "application/json" and file.role == "text":
        return Content(answers=_read_words(plain, subject))
    if file.media == "application/json":
        try:
            return Content(answers=read_form(plain, request=subject, service=service))
        except WrongFormError as error:
            raise RefusedError(f"Tidak ditampilkan: {error}.", 422) from None
    if file.media == "text/plain":
        return Content(text=plain.decode("utf-8", "replace"))
    raise RefusedError("Isi berkas bukan seperti yang disebut kios; tidak ditampilkan.", 422)


def _read_words(plain: bytes, subject: str) -> list[Answer]:
    """Structured words of a step, such as the receipt number of another system."""
    try:
        return read_words(plain, request=subject)
    except WrongFormError as error:
        raise RefusedError(f"Tidak ditampilkan: {error}.", 422) from None
