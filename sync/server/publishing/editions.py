"""An edition's way: written, proposed, looked at by somebody else, published, perhaps withdrawn.

Invariants
- Nobody publishes what they wrote, proposed or changed themselves (`Step` says who did): two people stand behind every version.
- Withdrawing is one person's, with a reason: it only goes back to what was approved before.
- Every passage locks its edition first and leaves a step. What cannot be done says why in one sentence and changes nothing.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from django.db import IntegrityError, transaction
from django.utils import timezone

from sync.rules.calendar import CalendarError
from sync.rules.catalogue import CatalogueError
from sync.server.publishing.faults import in_words
from sync.server.publishing.models import Edition, EditionModel, Step

Document = dict[str, Any]
WRITING = ("started", "changed", "proposed")


class RefusedError(Exception):
    """`args[0]`: why, in one Indonesian sentence that says what to do."""

    @property
    def words(self) -> str:
        return str(self.args[0])


class Subject(Protocol):
    """What there are editions of: the catalogue or the calendar."""

    model: EditionModel

    def in_force(self) -> Document:
        """What kiosks have now, to begin a draft with."""

    def shipped(self) -> Document:
        """What the program was built with."""

    def check(self, document: Mapping[str, Any]) -> None:
        """Raises CatalogueError, CalendarError: what a kiosk could not read."""

    def tell(self, edition: Edition, by: str) -> int:
        """Publish to the kiosks; the version given."""

    def take_back(self, edition: Edition, by: str) -> str:
        """Kiosks go back to what was before; says how. Raises RefusedError where there is nothing to go back to."""


def document_of(edition: Edition) -> Document:
    return dict(json.loads(edition.document))


def written(document: Mapping[str, Any]) -> str:
    """In NFC, as everything that is signed: text pasted from another system may be decomposed."""
    return unicodedata.normalize("NFC", json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def start(subject: Subject, *, title: str, by: str, legal_basis: str = "", begins: date | None = None) -> Edition:
    """Raises RefusedError while another one is being written."""
    edition = subject.model(
        title=title,
        legal_basis=legal_basis,
        begins=begins,
        started_by=by,
        document=written(subject.in_force()),
    )
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError:
        raise RefusedError("Masih ada rancangan yang terbuka. Selesaikan atau buang dahulu rancangan itu.") from None
    _note(edition, "started", by)
    return edition


@transaction.atomic
def change(subject: Subject, edition: Edition, document: Mapping[str, Any], *, by: str, words: str) -> None:
    """`edition` as the page was made of; `words`: what changed. Raises RefusedError."""
    kept = _locked(subject, edition)
    if kept.state != "draft":
        raise RefusedError("Versi ini tidak dapat diubah lagi. Buat rancangan baru.")
    if kept.revision != edition.revision:
        raise RefusedError("Rancangan ini baru saja diubah orang lain. Periksa isinya, lalu simpan lagi.")
    try:
        subject.check(document)
    except (CatalogueError, CalendarError) as error:
        raise RefusedError(in_words(error)) from error
    kept.document = written(document)
    kept.revision += 1
    kept.save(update_fields=["document", "revision"])
    edition.document, edition.revision = kept.document, kept.revision
    _note(kept, "changed", by, words)


@transaction.atomic
def propose(subject: Subject, edition: Edition, *, by: str) -> None:
    """Raises RefusedError."""
    kept = _locked(subject, edition, "draft")
    if not kept.legal_basis.strip() or kept.begins is None:
        raise RefusedError("Isi dahulu dasar hukum dan tanggal mulai berlaku.")
    if kept.begins < timezone.localdate():
        raise RefusedError("Tanggal mulai berlaku sudah lewat. Pilih hari ini atau sesudahnya.")
    if document_of(kept) == subject.in_force():
        raise RefusedError("Belum ada yang berubah dibanding versi yang berlaku.")
    _pass(kept, "proposed")
    _note(kept, "proposed", by)


@transaction.atomic
def send_back(subject: Subject, edition: Edition, *, by: str, reason: str) -> None:
    """To its writers, with what is to be mended. Raises RefusedError."""
    kept = _locked(subject, edition, "proposed")
    _pass(kept, "draft")
    _note(kept, "returned", by, reason)


@transaction.atomic
def publish(subject: Subject, edition: Edition, *, by: str, reason: str) -> None:
    """Raises RefusedError."""
    kept = _locked(subject, edition, "proposed")
    if Step.objects.filter(subject=kept.pk, kind__in=WRITING, by=by).exists():
        raise RefusedError("Anda ikut menulis rancangan ini. Orang lain yang harus menyetujuinya.")
    if kept.begins is None or kept.begins < timezone.localdate():
        raise RefusedError("Tanggal mulai berlaku sudah lewat. Kembalikan rancangan supaya tanggalnya diganti.")
    try:
        subject.check(document_of(kept))
        kept.version = subject.tell(kept, by)
    except (CatalogueError, CalendarError) as error:
        raise RefusedError(in_words(error)) from error
    kept.published_at = timezone.now()
    kept.save(update_fields=["version", "published_at"])
    _pass(kept, "published")
    _note(kept, "published", by, reason)


@transaction.atomic
def withdraw(subject: Subject, edition: Edition, *, by: str, reason: str) -> None:
    """Only the newest: what older versions said is history. Raises RefusedError."""
    kept = _locked(subject, edition, "published")
    newest = subject.model.objects.filter(state="published").order_by("-version").first()
    if newest is None or newest.pk != kept.pk:
        raise RefusedError("Hanya versi terbaru yang dapat ditarik.")
    how = subject.take_back(kept, by)
    _pass(kept, "withdrawn")
    _note(kept, "withdrawn", by, f"{reason} ({how})")


@transaction.atomic
def drop(subject: Subject, edition: Edition, *, by: str, reason: str) -> None:
    """A draft that leads nowhere; it stays readable. Raises RefusedError."""
    kept = _locked(subject, edition, "draft")
    _pass(kept, "dropped")
    _note(kept, "dropped", by, reason)


def steps_of(edition: Edition) -> list[Step]:
    return list(Step.objects.filter(subject=edition.pk))


def has_written(edition: Edition, account: str) -> bool:
    return Step.objects.filter(subject=edition.pk, kind__in=WRITING, by=account).exists()


def _locked(subject: Subject, edition: Edition, state: str = "") -> Edition:
    kept: Edition = subject.model.objects.select_for_update().get(pk=edition.pk)
    if state and kept.state != state:
        raise RefusedError(
            f"Keadaannya sudah berubah menjadi {kept.get_state_display().lower()}. Muat ulang halaman ini."
        )
    return kept


def _pass(edition: Edition, state: str) -> None:
    edition.state = state
    edition.save(update_fields=["state"])


def _note(edition: Edition, kind: str, by: str, words: str = "") -> None:
    Step.objects.create(subject=edition.pk, kind=kind, by=by, words=words[:300])
