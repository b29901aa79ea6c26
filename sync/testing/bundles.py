"""Courier bundles as a kiosk would write them, and as somebody would who means ill: for tests of both ends.

Invariant: without changes `made_bundle` makes what the city takes; everything that can be wrong is asked for by name.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sync.protocol.bundle_framing import PiecesReader, write_volume
from sync.protocol.canonical import encode
from sync.protocol.chain_head import GENESIS, ChainHead
from sync.protocol.courier import BundlePart, Manifest
from sync.testing.facts import MadeFact
from sync.trust.bundles import sealed_into
from sync.trust.sealing import SealedPart
from sync.trust.signing import SigningKey, sign_statement


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """`plain` is the tar stream, `sealed` the file, `sha256` its name at the city."""

    manifest: Manifest
    plain: bytes
    sealed: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.sealed).hexdigest()

    @property
    def name(self) -> str:
        return self.manifest.bundle_name.file_name()


def made_bundle(
    facts: Sequence[MadeFact],
    parts: Sequence[SealedPart] | None = None,
    *,
    kiosk: str,
    key: SigningKey,
    recipients: Sequence[str],
    head: ChainHead | None = None,
    signer: str = "",
    **changes: object,
) -> MadeBundle:
    """A volume with these facts (if it is the first) and, unless others are given, their parts. `changes`: of the manifest."""
    manifest = manifest_of(facts, sealed_parts(facts) if parts is None else parts, kiosk=kiosk, head=head)
    without = {"facts": 0} if changes.get("volume", 1) != 1 else {}
    manifest = replace(manifest, **without, **changes)  # type: ignore[arg-type]
    bodies = sealed_parts(facts) if parts is None else parts
    envelope = sign_statement("courier", encode(manifest.to_object()), key, signer or kiosk).to_bytes()
    lines = [fact.envelope for fact in facts] if manifest.volume == 1 else None
    return sealed_bundle(manifest, framed(envelope, lines, bodies), recipients)


def manifest_of(
    facts: Sequence[MadeFact], parts: Sequence[SealedPart], *, kiosk: str, head: ChainHead | None = None
) -> Manifest:
    last = facts[-1].fact if facts else None
    end = head or (
        ChainHead(last.epoch, last.seq, hashlib.sha256(facts[-1].payload).hexdigest())
        if last
        else ChainHead(1, 0, GENESIS)
    )
    return Manifest(
        kiosk=kiosk,
        epoch=last.epoch if last else end.epoch,
        key_epoch=end.epoch,
        from_seq=facts[0].fact.seq if facts else end.seq + 1,
        to_seq=last.seq if last else end.seq,
        head=end,
        cursor="",
        facts=len(facts),
        facts_sha256=hashlib.sha256(b"".join(fact.envelope + b"\n" for fact in facts)).hexdigest(),
        parts=tuple(BundlePart(part.sha256, len(part.body)) for part in parts),
        set=str(uuid.uuid4()),
    )


def sealed_parts(facts: Iterable[MadeFact]) -> list[SealedPart]:
    found = {sealed.sha256: sealed for fact in facts for sealed in fact.sealed}
    return list(found.values())


def framed(envelope: bytes, lines: Sequence[bytes] | None, parts: Sequence[SealedPart]) -> bytes:
    """The plain stream of a volume."""
    bodies = {part.sha256: part.body for part in parts}
    named = [BundlePart(part.sha256, len(part.body)) for part in parts]
    size_bytes = sum(len(line) + 1 for line in lines or ())
    pieces = write_volume(envelope, lines, size_bytes, named, lambda part: [bodies[part.sha256]])
    return b"".join(pieces)


def sealed_bundle(manifest: Manifest, plain: bytes, recipients: Sequence[str]) -> MadeBundle:
    file = io.BytesIO()
    sealed_into(file, PiecesReader([plain]), recipients)
    return MadeBundle(manifest, plain, file.getvalue())
