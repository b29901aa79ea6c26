"""What the records of destructions say: which parts are gone on purpose, and whether the city signed just that list."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sync.protocol.canonical import MalformedError, decode
from sync.protocol.statements import MAX_STATEMENT_BYTES
from sync.server.city_keys import city_keys
from sync.server.records.models import DestroyedPart, Destruction
from sync.server.records.retention import list_digest
from sync.server.records.retention_kinds import KINDS
from sync.trust.signing import BadSignatureError, open_statement


def destroyed(digests: Collection[str]) -> set[str]:
    """Those of these parts whose destruction is on record."""
    return set(DestroyedPart.objects.filter(sha256__in=digests).values_list("sha256", flat=True)) if digests else set()


def findings() -> Iterator[str]:
    """For `cityserver verify`: plain sentences, nothing when all is well."""
    keys = {city_keys().keyid: city_keys().signing.public}
    for record in Destruction.objects.order_by("decided_at").iterator():
        try:
            payload = open_statement(bytes(record.statement), "destruction", keys.get)
            said = decode(payload, limit_bytes=MAX_STATEMENT_BYTES)
        except (MalformedError, BadSignatureError) as error:
            yield f"Destruction {record.number}: {error}."
            continue
        if not _agrees(record, said):
            yield f"Destruction {record.number}: its row or its list says something else than what was signed."


def _agrees(record: Destruction, said: dict[str, object]) -> bool:
    told = (said.get("number"), said.get("kind"), said.get("basis"), said.get("by"), said.get("count"))
    if told != (record.number, record.kind, record.legal_basis, record.ordered_by, record.count):
        return False
    if record.kind in KINDS and KINDS[record.kind].holds == "rows":
        return True
    return said.get("list") == list_digest(record.parts.values_list("sha256", flat=True))
