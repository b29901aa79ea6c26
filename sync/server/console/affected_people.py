"""Whom to tell after a theft (UU 27/2022 art. 46: in writing, within 3×24 hours): name and phone of each request that may be on the kiosk.

Invariants
- The same right as for opening one form: a permission by name, and a hall that is the account's own.
- Each form is opened for this alone and leaves its own line in the record first; what cannot be opened stands in the list with
  the reason, so nobody is forgotten.
- The content is in the answer to a POST and may not be stored. What breaks off opened no form that it does not show.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sync.protocol.canonical import MalformedError, decode
from sync.server.console import catalogue_names
from sync.server.console.form_reading import MAX_FORM_BYTES
from sync.server.console.opening import RefusedError, open_bytes
from sync.server.console.sealed_files import SealedFile, files_of_each
from sync.server.fleet.models import Kiosk
from sync.server.people import stolen_kiosks
from sync.server.requests.models import Request

PURPOSE = "Kewajiban hukum: pemberitahuan menurut UU 27/2022 pasal 46, kios dicuri"
_NAMES, _PHONES = ("nama_pemohon", "nama", "nama_wali", "nama_pemilik"), ("no_hp", "hp")


@dataclass(frozen=True, slots=True)
class Affected:
    """`why_not`: the sentence for a form that could not be read; name and phone are empty then."""

    request: Request
    service: str
    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    why_not: str = ""


def people_of(kiosk: Kiosk, *, account: str) -> Iterator[Affected]:
    """One after the other as each form is opened: a list of hundreds begins at once."""
    names = catalogue_names.service_names()
    papers = list(stolen_kiosks.open_papers(kiosk))
    files = files_of_each([request.pk for request in papers], kiosk.pk, str)
    for request in papers:
        service = names.get(request.service, request.service)
        form = next((file for file in files[request.pk] if file.role == "form"), None)
        try:
            answers = _answers(form, account) if form is not None else None
        except RefusedError as error:
            yield Affected(request, service, why_not=error.words)
            continue
        if answers is None:
            yield Affected(request, service, why_not="Isiannya tidak dapat dibaca.")
        else:
            yield Affected(request, service, _first(answers, _NAMES), _first(answers, _PHONES))


def _answers(form: SealedFile, account: str) -> Mapping[str, Any] | None:
    """Raises RefusedError."""
    plain = open_bytes(form, account=account, purpose=PURPOSE)
    try:
        told = decode(plain, limit_bytes=MAX_FORM_BYTES)
    except MalformedError:
        return None
    answers = told.get("answers", told)
    return answers if isinstance(answers, Mapping) else None


def _first(answers: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((str(answers[key]) for key in keys if answers.get(key)), "")
